"""Values behave as the standard library's dataclasses with slots and named tuples do."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import pickle
import typing
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any, ClassVar

import pytest

import checker
from checker import model
from checker.model import DateMention, Span
from checker.values import NamedTuple, cached_property, dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Base:
    kind: ClassVar[str] = "base"
    one: int
    two: tuple[str, ...] = ()

    @property
    def doubled(self) -> int:
        return 2 * self.one


@dataclass(frozen=True, slots=True)
class Derived(Base):
    kind: ClassVar[str] = "derived"
    three: dict[str, int] = field(default_factory=dict, repr=False)


def test_fields_defaults_and_class_variables_are_those_of_a_dataclass() -> None:
    value = Derived(1)
    assert (value.one, value.two, value.three, value.kind, value.doubled) == (1, (), {}, "derived", 2)
    assert [f.name for f in dataclasses.fields(Derived)] == ["one", "two", "three"]
    assert dataclasses.is_dataclass(value)
    assert Derived(1).three is not Derived(1).three


def test_values_are_equal_by_their_class_and_fields() -> None:
    assert Base(1, ("a",)) == Base(one=1, two=("a",))
    assert Base(1) != Base(2)
    assert Base(1) != Derived(1)
    assert len({Base(1), Base(1), Base(2)}) == 2


def test_values_are_frozen_and_have_no_other_attributes() -> None:
    value: Any = Base(1)
    with pytest.raises(FrozenInstanceError):
        value.one = 2
    with pytest.raises(FrozenInstanceError):
        del value.one
    with pytest.raises(FrozenInstanceError):
        value.other = 2
    assert not hasattr(value, "__dict__")
    assert value.__dataclass_params__.frozen


def test_values_are_replaced_copied_pickled_matched_and_shown() -> None:
    value = Derived(1, ("a",), {"b": 2})
    assert dataclasses.replace(value, one=3) == replace(value, one=3) == Derived(3, ("a",), {"b": 2})
    assert copy.deepcopy(value) == value
    assert repr(value) == "Derived(one=1, two=('a',))"
    span = Span("text", 1, 2)
    assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301
    match span:
        case Span(part, start, _):
            assert (part, start) == ("text", 1)


@dataclass(slots=True)
class Open:
    names: list[str] = field(default_factory=list)
    value: int = 1


def test_what_is_not_frozen_can_be_changed_and_any_field_replaced() -> None:
    made = Open(value=2)
    made.names.append("a")
    assert Open().names == []
    assert replace(made, value=3) == Open(["a"], 3)
    made.value = 3
    assert repr(made) == "Open(names=['a'], value=3)"


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(TypeError, match="one"):
        Base()  # type: ignore[call-arg]


def test_every_value_of_the_model_is_made_here() -> None:
    values = [v for v in vars(model).values() if isinstance(v, type) and dataclasses.is_dataclass(v)]
    assert len(values) > 25
    assert DateMention in values
    assert all(v.__reduce__ is not object.__reduce__ for v in values)


@dataclass(slots=True)
class Loose:
    words: list[str] = field(default_factory=list)
    count: int = 0


class Remembering:
    pass


@dataclass(frozen=True, slots=True)
class Worked(Remembering):
    one: int

    @cached_property
    def doubled(self) -> list[int]:
        return [2 * self.one]


def test_a_value_may_remember_what_is_worked_out_of_it() -> None:
    value = Worked(1)
    assert value.doubled is value.doubled
    assert value == Worked(1)


def test_values_that_are_not_frozen_change_and_are_no_keys() -> None:
    value = Loose(["a"])
    value.count += 2
    assert value == Loose(["a"], 2)
    assert copy.deepcopy(value) == value
    assert dataclasses.replace(value, words=[]) == Loose(count=2)
    assert not hasattr(value, "__dict__")
    with pytest.raises(TypeError, match="unhashable"):
        hash(value)


class Named(NamedTuple):
    """A pair."""

    one: int
    two: tuple[str, ...] = ()

    @property
    def doubled(self) -> int:
        return 2 * self.one


class Standard(typing.NamedTuple):
    """A pair."""

    one: int
    two: tuple[str, ...] = ()


def test_named_tuples_are_tuples_with_names_and_defaults() -> None:
    value = Named(two=("a",), one=1)
    assert (value, value.one, value.two, value[1], value.doubled) == ((1, ("a",)), 1, ("a",), ("a",), 2)
    assert Named(1) == (1, ()) == Standard(1)
    assert hash(value) == hash(Standard(1, ("a",)))
    assert isinstance(value, tuple)
    assert not hasattr(value, "__dict__")
    assert not hasattr(Loose(), "__dict__")
    with pytest.raises(AttributeError):
        value.one = 2  # type: ignore[misc]
    with pytest.raises(TypeError, match="one"):
        Named()  # type: ignore[call-arg]


def test_named_tuples_are_made_replaced_copied_pickled_matched_and_shown() -> None:
    value = Named(1, ("a",))
    assert value._replace(one=3) == Named(3, ("a",))
    assert (Named._make((1, ("a",))), value._asdict()) == (value, {"one": 1, "two": ("a",)})
    assert type(copy.deepcopy(value)) is type(pickle.loads(pickle.dumps(value))) is Named  # noqa: S301
    assert repr(value) == repr(Standard(1, ("a",))).replace("Standard", "Named")
    with pytest.raises(ValueError, match="three"):
        value._replace(three=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Named._make((1, (), 3))
    match value:
        case Named(one, _):
            assert one == 1


def test_what_is_said_of_a_named_tuple_is_what_the_standard_library_says() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__slots__"):
        assert getattr(Named, name) == getattr(Standard, name)
    assert typing.get_type_hints(Named) == typing.get_type_hints(Standard)
    assert str(inspect.signature(Named)) == "(one, two=())"
    assert type(Named) is type


def test_a_cached_property_is_made_once_and_tells_what_it_is() -> None:
    class Text:
        made = 0

        @cached_property
        def words(self) -> list[str]:
            """The words."""
            self.made += 1
            return ["a", "b"]

    text = Text()
    assert text.words is text.words
    assert (text.made, Text().made, Text.words.__doc__) == (1, 0, "The words.")


def test_every_named_tuple_of_the_package_is_made_here() -> None:
    modules = Path(checker.__file__).parent.rglob("*.py")
    wrong = [
        module.name
        for module in modules
        if module.name != "values.py"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "typing" and "NamedTuple" in {a.name for a in node.names}
    ]
    assert wrong == []
