"""Values are as good as frozen dataclasses."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property

import pytest

from store.values.frozen import frozen


@frozen
class Point:
    """Two numbers and a list of its own."""

    x: int
    y: int = 2
    more: tuple[int, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 2
    more: tuple[int, ...] = field(default_factory=tuple)


def test_made_like_a_dataclass() -> None:
    assert [f.name for f in fields(Point)] == [f.name for f in fields(Twin)]  # type: ignore[arg-type]
    assert (Point(1).x, Point(1).y, Point(1).more) == (1, 2, ())
    assert Point(1, 3) == Point(x=1, y=3) == replace(Point(1), y=3)  # type: ignore[type-var]
    assert repr(Point(1)) == repr(Twin(1)).replace("Twin", "Point")
    assert hash(Point(1)) == hash(Point(1, 2))
    assert Point(1) != Twin(1) and Point(1) != Point(2)


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, (), 4), {}), ((1,), {"x": 2}), ((1,), {"z": 2})]
)
def test_wrong_arguments_are_refused(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*given, **named)  # type: ignore[arg-type]


def test_nothing_changes_it() -> None:
    point = Point(1)
    for change in (
        lambda: setattr(point, "x", 2),
        lambda: delattr(point, "x"),
        lambda: setattr(point, "z", 2),
    ):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            change()
    assert not hasattr(point, "__dict__")


def test_copies_are_equal() -> None:
    for other in (copy.copy(Point(1)), copy.deepcopy(Point(1)), pickle.loads(pickle.dumps(Point(1)))):
        assert other == Point(1)


@frozen
class Measured:
    """What it says once it keeps; what it stands for is not compared."""

    text: str
    payload: object = field(default=None, compare=False)

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()


def test_what_was_worked_out_is_kept_and_belongs_to_no_comparison() -> None:
    one = Measured("two words", 1)
    assert one.words is one.words == ["two", "words"]
    assert one == Measured("two words", 2) and hash(one) == hash(Measured("two words"))
    assert repr(one) == "Measured(text='two words', payload=1)"
    with pytest.raises(FrozenInstanceError):
        one.text = "three"  # type: ignore[misc]


@frozen
class Named:
    """A method of its own stays."""

    name: str

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "name", name.title())

    __eq__, __hash__ = object.__eq__, object.__hash__


def test_methods_of_its_own_stay() -> None:
    assert Named("ann").name == "Ann" and Named("ann") != Named("ann")
    assert copy.copy(Named("ann")).name == "Ann"
