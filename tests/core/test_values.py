"""What every value of the engine promises: it cannot be changed, is equal by what it holds, a key of sets, and sent between processes."""

from __future__ import annotations

import ast
import copy
import importlib
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import force_setattr, replace

import checker
from checker.core import amounts, claims, documents, findings, mentions
from checker.core.documents import Span
from checker.core.findings import Report
from checker.core.mentions import DateMention, Mention

PACKAGE = Path(checker.__file__).parent
COPY = "وصل الوفد يوم الأحد 11 نوفمبر/شباط 2024، وارتفع العدد من 9 إلى 25 مليار دولار بزيادة 66%، قرب مدينة رفح، قال الوزير «نعم»."


def own_values() -> list[type[Struct]]:
    """The classes of values that the package itself defines."""
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(("checker", *path.relative_to(PACKAGE).with_suffix("").parts))
        if path.stem != "__main__":
            importlib.import_module(name.removesuffix(".__init__"))
    return [value for value in derived(Struct) if value.__module__.startswith("checker.")]


def derived(value: type[Struct]) -> Iterator[type[Struct]]:
    for below in value.__subclasses__():
        yield below
        yield from derived(below)


def inside(value: object) -> Iterator[Struct]:
    """A value and all values that it holds."""
    if isinstance(value, Struct):
        yield value
        for field in value.__struct_fields__:
            yield from inside(getattr(value, field))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from inside(each)


REPORT = checker.check(COPY, title="زيادة 7%")
VALUES = {type(value): value for value in inside(REPORT)}


def test_a_report_holds_values_of_many_kinds() -> None:
    assert len(VALUES) >= 18
    assert {DateMention, Span, Report} <= VALUES.keys()


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda v: type(v).__name__)
def test_a_value_cannot_be_changed_and_takes_nothing_else(value: Any) -> None:
    for name in (*value.__struct_fields__, "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
    with pytest.raises(AttributeError):
        delattr(value, value.__struct_fields__[0])
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda v: type(v).__name__)
def test_a_value_is_equal_by_its_class_and_fields_and_a_key(value: Struct) -> None:
    again = type(value)(*(getattr(value, name) for name in value.__struct_fields__))
    assert (again == value, again is value, hash(again) == hash(value)) == (True, False, True)
    assert {value: 1}[again] == 1
    for name in value.__struct_fields__:
        other = copy.copy(value)
        force_setattr(other, name, "something else")
        assert other != value


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda v: type(v).__name__)
def test_a_value_is_sent_between_processes(value: Struct) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    assert copy.deepcopy(value) == value


def test_values_of_two_classes_are_never_equal() -> None:
    span = Span("text", 0, 1)
    mention = Mention(span, "x")
    assert mention != DateMention(span, "x", span)
    assert (mention.kind, DateMention(span, "x", span).kind) == ("mention", "date")


def test_a_value_with_other_fields_is_another_value() -> None:
    span = Span("text", 0, 1)
    assert (replace(span, end=2), span) == (Span("text", 0, 2), Span("text", 0, 1))
    with pytest.raises(TypeError):
        replace(span, other=2)


def test_every_value_of_the_model_is_frozen() -> None:
    values = [
        v
        for module in (amounts, claims, documents, findings, mentions)
        for v in vars(module).values()
        if isinstance(v, type) and issubclass(v, Struct) and v is not Struct
    ]
    assert len(values) > 25
    assert [v.__name__ for v in values if not v.__struct_config__.frozen] == []


def test_a_value_derived_from_a_frozen_one_is_frozen() -> None:
    frozen = [value for value in own_values() if value.__struct_config__.frozen]
    assert [below.__name__ for value in frozen for below in derived(value) if not below.__struct_config__.frozen] == []


def test_the_package_has_one_kind_of_value() -> None:
    """Named tuples stand only where they are used as tuples: what is known at every start, and pairs that are iterated."""
    assert len(own_values()) > 100
    other = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and {"dataclass", "NamedTuple"} & {alias.name for alias in node.names}
    }
    assert len(other) <= 2, other
