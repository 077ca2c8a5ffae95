"""Two versions of one record, brought together field by field. No screen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from store.values.fields import Field, fields_of
from store.values.journal import OWN, Conflict, merge
from store.values.record import Record

Side = Literal["mine", "theirs", "was"]
"""`was`: as it was before both."""


class ThreeWayMerge:
    """What does not collide is merged from the start; for what does, a side is chosen."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self._merged, collide = merge(conflict)
        self.sides: dict[str, Side | None] = dict.fromkeys(collide)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The fields that both changed and for which nothing is chosen yet."""
        return tuple(name for name, side in self.sides.items() if side is None)

    @property
    def merged(self) -> Record:
        """The record as chosen, ready to be saved on top of theirs; undecided fields hold mine."""
        from_whom = {"theirs": self.conflict.theirs, "was": self.conflict.base}
        taken = {n: getattr(from_whom[side], n) for n, side in self.sides.items() if side in from_whom}
        return replace(self._merged, **taken)

    @property
    def disputed(self) -> Iterator[Field]:
        """The fields that both changed, in order."""
        return (field for field in fields_of(type(self._merged)) if field.name in self.sides)

    @property
    def one_sided(self) -> Iterator[tuple[Field, Side]]:
        """The fields that only one changed, and who; a change that both made alike is in neither."""
        base, mine, theirs = self.conflict.base, self.conflict.mine, self.conflict.theirs
        for field in fields_of(type(base)):
            was, my, their = (getattr(record, field.name) for record in (base, mine, theirs))
            if field.name in self.sides or field.name in OWN or my == their:
                continue
            yield field, "mine" if their == was else "theirs"
