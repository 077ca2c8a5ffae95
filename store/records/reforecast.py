"""A reforecast: a date that moved. Written by moving it, never by hand, never overwritten. That of a baseline is a
rebaseline, which somebody approved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar

from store.records.milestone import MOVED, Milestone, Moved, dates_moved, moves
from store.values.fields import Limit, LinksTo, Prose, Shown
from store.values.record import Batch, Objection, ProjectRecord, Record, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class Reforecast(ProjectRecord):
    """One move of a milestone's forecast, or of its baseline, with its reason."""

    kind: ClassVar[str] = "reforecast"
    singular: ClassVar[str] = N_("Reforecast")
    plural: ClassVar[str] = N_("Reforecasts")
    named_by: ClassVar[str] = "reason"
    written_by: ClassVar[str] = N_(
        "a reforecast is written by moving a date: forewarn edit CODE --forecast DAY --reason TEXT"
    )

    milestone: Annotated[int, LinksTo("milestone"), Shown(N_("Milestone"))]
    on: Annotated[date, Shown(N_("Day"))]
    what: Annotated[Moved, Shown(N_("What moved"), choices=MOVED)] = "forecast"
    moved_from: Annotated[date | None, Shown(N_("From"))]
    moved_to: Annotated[date | None, Shown(N_("To"))]
    reason: Annotated[Prose, Limit(min_length=1), Shown(N_("Reason"))]
    approver: Annotated[
        int | None, LinksTo("person"), Shown(N_("Approver"), N_("who approved the new baseline"))
    ] = None
    change: Annotated[
        int | None, LinksTo("change"), Shown(N_("Change"), N_("the approved one behind it"))
    ] = None
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.rev:
            yield Objection("reason", words(N_("a recorded move is never overwritten; move the date again")))
        elif not beside.having("milestone", "id", self.milestone):
            yield Objection("milestone", words(N_("a reforecast is written by moving the milestone's date")))


def move(
    before: Milestone,
    after: Milestone,
    reason: str,
    on: date,
    *,
    planning: bool = False,
    approver: int | None = None,
    change: int | None = None,
) -> tuple[Record, ...]:
    """`after`, confirmed on the day it was moved, with one Reforecast for every date that moved; that of a baseline
    says who approved it, and by which change. `planning`: as of `moves`."""
    moved = moves(before, after, planning=planning)
    return (
        replace(after, confirmed_on=on) if moved else after,
        *(
            Reforecast(
                project=after.project,
                milestone=after.id,
                on=on,
                what=what,
                moved_from=dates_moved(what, before, after)[0],
                moved_to=dates_moved(what, before, after)[1],
                reason=reason,
                approver=approver if what == "baseline" else None,
                change=change if what == "baseline" else None,
            )
            for what in moved
        ),
    )
