"""A seat: a role that somebody must fill."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

SeatState = Literal["held", "announced", "empty"]


@kind_of_record
class Seat(ProjectRecord):
    """Data owner, key user finance, client project manager …; `until` is the holder's last day."""

    kind: ClassVar[str] = "seat"
    singular: ClassVar[str] = N_("Seat")
    plural: ClassVar[str] = N_("Seats")
    changes_most: ClassVar[str] = "until"

    title: Annotated[
        Line, Limit(min_length=1), Shown(N_("Seat"), N_("a role somebody must fill: data owner"))
    ]
    key: Annotated[bool, Shown(N_("Key seat"), N_("the project suffers when it is empty"))] = False
    holder: Annotated[int | None, LinksTo("person"), Shown(N_("Holder"))] = None
    since: Annotated[date | None, Shown(N_("From"))] = None
    until: Annotated[date | None, Shown(N_("Until"), N_("the holder's last day"))] = None
    known_on: Annotated[date | None, Shown(N_("Known on"), N_("the day the leaving became known"))] = None
    successor: Annotated[int | None, LinksTo("person"), Shown(N_("Successor"))] = None
    audience: Audiences = ()
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.since and self.until and self.until < self.since:
            yield Objection("until", words(N_("ends before it begins")))
        if self.successor is not None and self.successor == self.holder:
            yield Objection("successor", words(N_("the holder cannot succeed themselves")))


def seat_state(seat: Seat, day: date) -> SeatState:
    """Announced empty from the day `until` is entered, empty the day after it; a successor fills it."""
    if seat.holder is None:
        return "empty" if seat.successor is None else "held"
    if seat.until is None or seat.successor is not None:
        return "held"
    return "empty" if day > seat.until else "announced"
