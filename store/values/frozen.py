"""Immutable values: what `@dataclass(frozen=True, slots=True)` gives, made without compiling anything.

A dataclass writes and compiles six methods for each class. With a hundred such classes that is a fifth of the time
to the first screen, so here one set of methods serves all of them; making an instance takes half as long again.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A frozen, slotted dataclass of `cls`; equal to another of the same class with equal fields, but for those that
    are not to be compared. What it says once (`cached_property`) it keeps. A method of its own stays.

    Not for a class with `__post_init__` or fields that are not arguments; those are plain dataclasses.
    """
    return made_frozen(cls, named=False)


def made_frozen(cls: type[T], named: bool) -> type[T]:
    """What `frozen` does; `named`: its values are given by name only, so that subclasses may add required ones."""
    plain: type[Any] = dataclass(init=False, repr=False, eq=False, kw_only=named)(cls)
    own: tuple[Field[Any], ...] = fields(plain)
    names = tuple(f.name for f in own)
    setters: list[Callable[[Any, Any], None]] = []
    """One for each field; the slots are there once the class is."""
    only = len(names) == 1
    values: Callable[[Any], Any] = attrgetter(*names)
    looked_at = tuple(f.name for f in own if f.compare)
    compared: Callable[[Any], Any] = values if looked_at == names else attrgetter(*looked_at)

    def equal(self: T, other: object) -> bool:
        return compared(self) == compared(other) if type(other) is made else NotImplemented

    def hashed(self: T) -> int:
        return hash(compared(self))

    def shown(self: T) -> str:
        parts = zip(names, (values(self),) if only else values(self), strict=True)
        return f"{made.__name__}({', '.join(f'{name}={value!r}' for name, value in parts)})"

    def refused(self: T, name: str, *value: object) -> None:
        raise FrozenInstanceError(f"{made.__name__}.{name} does not change")

    def state(self: T) -> list[Any]:
        return [values(self)] if only else list(values(self))

    def put(self: T, kept: list[Any]) -> None:
        for setter, value in zip(setters, kept, strict=True):
            setter(self, value)

    def copied(self: T) -> T:
        new = object.__new__(type(self))
        put(new, state(self))
        return new

    methods: dict[str, Any] = {
        "__init__": _init(cls.__name__, own, setters, 0 if named else len(own)),
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": shown,
        "__setattr__": refused,
        "__delattr__": refused,
        "__getstate__": state,
        "__setstate__": put,
        "__copy__": copied,
    }
    # Slots have to be there when a class is made, and are known when its fields are; a method that is put into a class
    # afterwards has the interpreter look through all that it may mean.
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    written = dict(vars(cls))
    for name in (*names, "__dict__", "__weakref__"):
        written.pop(name, None)
    slots = [name for name in names if name not in inherited]
    if any(type(one) is cached_property for one in written.values()):
        slots.append("__dict__")
    of_cls: Any = type(cls)
    made: type[T] = of_cls(cls.__name__, cls.__bases__, {**methods, **written, "__slots__": tuple(slots)})
    setters += (getattr(made, name).__set__ for name in names)
    return made


def _init(
    name_of_class: str, own: tuple[Field[Any], ...], setters: list[Callable[[Any, Any], None]], positions: int
) -> Callable[..., None]:
    """`__init__` with positions, names, defaults and factories, as a dataclass writes it."""
    places = {f.name: place for place, f in enumerate(own)}
    missing = MISSING
    defaults = tuple(f.default for f in own)
    factories: tuple[Any, ...] = tuple(f.default_factory for f in own)
    undefined = tuple(place for place, value in enumerate(defaults) if value is missing)

    def __init__(self: object, *given: Any, **named: Any) -> None:
        filled = [*given, *defaults[len(given) :]]
        if len(given) > positions:
            raise TypeError(f"{name_of_class} takes {positions} values, not {len(given)}")
        for name, value in named.items():
            place = places.get(name, -1)
            if place < len(given):
                raise TypeError(f"{name_of_class} has no field {name}, or has it twice")
            filled[place] = value
        for place in undefined:
            if filled[place] is missing:
                if factories[place] is missing:
                    raise TypeError(f"{name_of_class} needs {own[place].name}")
                filled[place] = factories[place]()
        # They are as long as each other; to have that checked would cost every value that is made.
        for setter, value in zip(setters, filled, strict=False):
            setter(self, value)

    return __init__
