"""Values behave as the standard library's frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError
from typing import Any, ClassVar

import pytest

from checker import model
from checker.model import DateMention, Span
from checker.values import dataclass, field, replace


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


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(TypeError, match="one"):
        Base()  # type: ignore[call-arg]


def test_every_value_of_the_model_is_made_here() -> None:
    values = [v for v in vars(model).values() if isinstance(v, type) and dataclasses.is_dataclass(v)]
    assert len(values) > 25
    assert DateMention in values
    assert all(v.__reduce__ is not object.__reduce__ for v in values)
