"""Immutable values: what `@dataclass(frozen=True, slots=True)` gives, made without compiling anything.

A dataclass writes and compiles six methods for each class. With a hundred such classes that is a fifth of the time
to the first screen, so here one set of methods serves all of them; making an instance takes some microseconds longer.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from itertools import repeat
from operator import attrgetter, call
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A frozen, slotted dataclass of `cls`; equal to another of the same class with equal fields.

    Not for a class with `__post_init__` or fields that are not arguments; those are plain dataclasses.
    """
    return made_frozen(cls, named=False)


def made_frozen(cls: type[T], named: bool) -> type[T]:
    """What `frozen` does; `named`: its values are given by name only, so that subclasses may add required ones."""
    made: type[Any] = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=named)(cls)
    own: tuple[Field[Any], ...] = fields(made)
    names = tuple(f.name for f in own)
    only = len(names) == 1
    values: Callable[[Any], Any] = attrgetter(*names)

    def equal(self: T, other: object) -> bool:
        return values(self) == values(other) if type(other) is made else NotImplemented

    def hashed(self: T) -> int:
        return hash(values(self))

    def shown(self: T) -> str:
        parts = zip(names, (values(self),) if only else values(self), strict=True)
        return f"{made.__name__}({', '.join(f'{name}={value!r}' for name, value in parts)})"

    def refused(self: T, name: str, *value: object) -> None:
        raise FrozenInstanceError(f"{made.__name__}.{name} does not change")

    def state(self: T) -> list[Any]:
        return [values(self)] if only else list(values(self))

    setters = tuple(getattr(made, name).__set__ for name in names)

    def put(self: T, kept: list[Any]) -> None:
        for setter, value in zip(setters, kept, strict=True):
            setter(self, value)

    def copied(self: T) -> T:
        new = object.__new__(type(self))
        put(new, state(self))
        return new

    methods: dict[str, Any] = {
        "__init__": _init(made, own, 0 if named else len(own)),
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": shown,
        "__setattr__": refused,
        "__delattr__": refused,
        "__getstate__": state,
        "__setstate__": put,
        "__copy__": copied,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _init(made: type, own: tuple[Field[Any], ...], positions: int) -> Callable[..., None]:
    """`__init__` with positions, names, defaults and factories, as a dataclass writes it."""
    places = {f.name: place for place, f in enumerate(own)}
    setters = tuple(getattr(made, f.name).__set__ for f in own)
    missing = MISSING
    defaults = tuple(f.default for f in own)
    factories: tuple[Any, ...] = tuple(f.default_factory for f in own)
    undefined = tuple(place for place, value in enumerate(defaults) if value is missing)

    def __init__(self: object, *given: Any, **named: Any) -> None:
        filled = [*given, *defaults[len(given) :]]
        if len(given) > positions:
            raise TypeError(f"{made.__name__} takes {positions} values, not {len(given)}")
        for name, value in named.items():
            place = places.get(name, -1)
            if place < len(given):
                raise TypeError(f"{made.__name__} has no field {name}, or has it twice")
            filled[place] = value
        for place in undefined:
            if filled[place] is missing:
                if factories[place] is missing:
                    raise TypeError(f"{made.__name__} needs {own[place].name}")
                filled[place] = factories[place]()
        deque(
            map(call, setters, repeat(self), filled), 0
        )  # in C: an import makes records by the ten thousand

    return __init__
