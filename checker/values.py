"""Frozen dataclasses with slots, and named tuples, made in a fraction of the time: there are many, and every start makes them all.

`dataclass` and `NamedTuple` here take the place of the standard ones, which compile methods for each class. Here the code of what
must be a class's own, `__init__` or `__new__`, is compiled once for each number of fields and only renamed, and the other methods
are shared. Type checkers see the standard ones; `dataclasses.replace`, `fields`, pickling and pattern matching work as on those.
`replace` is that of the standard library in a third of its time, `cached_property` without the lock that it has before Python 3.12.
"""

from __future__ import annotations

import dataclasses
from collections import namedtuple
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from functools import cache, partial
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
    from functools import cached_property
    from typing import NamedTuple
else:

    def dataclass(*, slots: bool, frozen: bool = False):  # noqa: ANN201  # the standard one has the types
        """A decorator for values with slots; without them is the standard library's to make."""
        assert slots
        return partial(_value, frozen=frozen)

    def replace(value: Any, /, **changes: Any) -> Any:
        """The value with other fields."""
        cls = type(value)
        fields = list(value._key(value))  # noqa: SLF001  # made here
        for name, new in changes.items():
            fields[cls.__match_args__.index(name)] = new
        return cls(*fields)

    class cached_property:  # noqa: N801  # the name of the standard one
        """A property that is made when it is first asked for, and then is an attribute."""

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, value: Any, owner: type) -> Any:
            if value is None:
                return self
            made = value.__dict__[self._name] = self._make(value)
            return made


__all__ = ["NamedTuple", "cached_property", "dataclass", "field", "replace"]

_Declared = dict[str, tuple[Any, Any]]  # field → its annotation and its default, a Field or MISSING


class _Late:
    """An attribute of a class that is made when somebody asks for it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def __get__(self, value: object, owner: type) -> Any:
        made = self.make()
        setattr(self.owner, self.name, made)
        return made


def _value(cls: type, *, frozen: bool) -> type:
    """The class with its fields as slots, its methods as they are, and those that every value has."""
    inherited: _Declared = {}
    for base in reversed(cls.__mro__[1:]):
        inherited |= getattr(base, "_declared", {})
    own = {
        name: (annotation, cls.__dict__.get(name, MISSING))
        for name, annotation in cls.__annotations__.items()
        if not str(annotation).startswith("ClassVar")
    }
    declared = inherited | own
    namespace = {k: v for k, v in cls.__dict__.items() if k not in own and k not in ("__dict__", "__weakref__")}
    for name, method in (_METHODS | _FROZEN if frozen else _METHODS).items():
        namespace.setdefault(name, method)
    namespace["__slots__"] = tuple(name for name in own if name not in inherited)
    namespace["__match_args__"] = tuple(declared)
    namespace["__dataclass_fields__"] = _Late(lambda: {name: _field(name, *declared[name]) for name in declared})
    namespace["__dataclass_params__"] = _Late(lambda: _standard(frozen=frozen).__dataclass_params__)
    namespace["_declared"] = declared
    namespace["_key"] = staticmethod(attrgetter(*declared) if len(declared) > 1 else _single(*declared))
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__init__ = _init(made, declared, frozen=frozen)  # type: ignore[misc]
    return made


def _single(name: str) -> Any:
    """The only field as a tuple, as several are."""
    get = attrgetter(name)
    return lambda value: (get(value),)


def _field(name: str, annotation: Any, default: Any) -> Field[Any]:
    """What the standard library says of a field."""
    made: Field[Any] = default if isinstance(default, Field) else field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001  # what `dataclasses.fields` asks for
    return made


@cache
def _standard(*, frozen: bool) -> Any:
    """A class made by the standard library, which knows what it says of its like."""
    return dataclasses.dataclass(frozen=frozen, slots=True)(type("_Standard", (), {}))


def _init(cls: type, declared: _Declared, *, frozen: bool) -> Any:
    """The `__init__`: where the class is frozen, it sets every slot by its own descriptor, past the `__setattr__`."""
    scope: dict[str, Any] = {"MISSING": MISSING}
    defaults, made = [], []
    for number, (name, (_, default)) in enumerate(declared.items()):
        if frozen:
            scope[f"set_{number}"] = getattr(cls, name).__set__
        if isinstance(default, Field) and default.default_factory is not MISSING:
            scope[f"make_{number}"] = default.default_factory
            made.append(number)
            defaults.append(MISSING)
        elif default is not MISSING and (not isinstance(default, Field) or default.default is not MISSING):
            defaults.append(default.default if isinstance(default, Field) else default)
    code = _init_code(len(declared), tuple(made), frozen=frozen).replace(co_varnames=("self", *declared))
    if not frozen:
        attributes = {f"f{number}": name for number, name in enumerate(declared)}
        code = code.replace(co_names=tuple(attributes.get(name, name) for name in code.co_names))
    return FunctionType(code, scope, "__init__", tuple(defaults))


@cache
def _init_code(size: int, made: tuple[int, ...], *, frozen: bool) -> CodeType:
    """The code of an `__init__` of so many fields; the defaults of those at `made` are made anew each time."""
    store = " set_{0}(self, f{0})" if frozen else " self.f{0} = f{0}"
    body = [f" if f{n} is MISSING: f{n} = make_{n}()" for n in made]
    body += [store.format(n) for n in range(size)] or [" pass"]
    return _compiled(f"__init__(self, {_parameters(size)})", "\n".join(body))


def _parameters(size: int) -> str:
    return "".join(f"f{n}, " for n in range(size))


def _compiled(head: str, body: str) -> CodeType:
    """The code of a function."""
    scope: dict[str, Any] = {}
    exec(f"def {head}:\n{body}", scope)  # noqa: S102  # written above
    (function,) = (value for value in scope.values() if isinstance(value, FunctionType))
    return function.__code__


def _repr(self: Any) -> str:
    words = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in self.__dataclass_fields__.values() if f.repr)
    return f"{type(self).__qualname__}({words})"


def _eq(self: Any, other: Any) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    return self._key(self) == self._key(other)


def _hash(self: Any) -> int:
    return hash(self._key(self))


def _setattr(self: Any, name: str, value: Any) -> None:
    del self, value
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    del self
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[Any, ...]:
    """Pickled and copied as a call with its fields."""
    return type(self), self._key(self)


_METHODS = {"__repr__": _repr, "__eq__": _eq, "__hash__": None, "__reduce__": _reduce}
_FROZEN = {"__hash__": _hash, "__setattr__": _setattr, "__delattr__": _delattr}


# ----------------------------------------------------------------------------------------------------------- named tuples


class _Row(tuple[Any, ...]):
    """What all named tuples have in common."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> _Row:
        """A tuple of as many values as there are fields."""
        return cls(*values)

    def _replace(self, /, **changed: Any) -> _Row:
        """The tuple with some values changed."""
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise ValueError(f"Got unexpected field names: {list(changed)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        """The values by field."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        words = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({words})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Pickled and copied as a call with its values."""
        return tuple(self)


_NEW: dict[str, Any] = {"new": tuple.__new__}
_getter = type(namedtuple("_getter", "field").field)  # type: ignore[attr-defined]  # noqa: PYI024  # the quickest way to an item


def _row(name: str, namespace: dict[str, Any]) -> type:
    """The class of a body with annotated fields, some with a default."""
    fields = tuple(namespace.get("__annotations__", ()))
    defaults = {each: namespace[each] for each in fields if each in namespace}
    code = _new_code(len(fields)).replace(co_varnames=("_cls", *fields))
    namespace["__new__"] = FunctionType(code, _NEW, "__new__", tuple(defaults.values()))
    namespace |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
    for number, each in enumerate(fields):
        namespace[each] = _getter(number, f"Alias for field number {number}")
    return type(name, (_Row,), namespace)


@cache
def _new_code(size: int) -> CodeType:
    """The code of a `__new__` of so many fields."""
    return _compiled(f"__new__(_cls, {_parameters(size)})", f" return new(_cls, ({_parameters(size)}))")


if not TYPE_CHECKING:

    class _Rows(type):
        """Makes a named tuple of every class that is derived from `NamedTuple`."""

        def __new__(cls, name, bases, namespace):  # noqa: ANN001, ANN204  # the standard one has the types
            return _row(name, namespace) if bases else super().__new__(cls, name, bases, namespace)

    class NamedTuple(metaclass=_Rows):
        """A tuple whose values have names."""
