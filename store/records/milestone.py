"""A milestone: a promised date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from store.values.day import Day
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Record, Ref, kind_of_record
from store.values.words import N_, words

MilestoneType = Literal["delivery", "decision", "acceptance", "report", "payment", "gate"]
TYPES = {
    "delivery": N_("delivery"),
    "decision": N_("decision"),
    "acceptance": N_("acceptance"),
    "report": N_("report"),
    "payment": N_("payment"),
    "gate": N_("gate"),
}
Moved = Literal["forecast", "baseline"]
MOVED = {"forecast": N_("forecast"), "baseline": N_("baseline")}
Rag = Literal["green", "amber", "red", "unknown"]
IS_GATE = ("type", "gate")
OF_A_GATE = ("phase_from", "plan_agreed_on", "plan_agreed_with", "gate_review_on", "gate_review")
"""What only a gate has: it ends a phase, which began with an agreed plan and ends with a review."""


@kind_of_record
class Milestone(ProjectRecord):
    """Its baseline is what was promised, its forecast what is expected now; no forecast: as promised."""

    kind: ClassVar[str] = "milestone"
    singular: ClassVar[str] = N_("Milestone")
    plural: ClassVar[str] = N_("Milestones")
    prefix: ClassVar[str] = "M"
    code_form: ClassVar[str] = "{prefix}{n}"
    chain: ClassVar[tuple[str, ...]] = ("id", "after")
    named_by: ClassVar[str] = "title"
    changes_most: ClassVar[str] = "forecast"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: M3"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("Name"))]
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"))] = None
    type: Annotated[MilestoneType, Shown(N_("Type"), choices=TYPES)] = "delivery"
    baseline: Annotated[
        date | None,
        Shown(N_("Baseline"), N_("the promised day; after planning it moves only with an approval")),
    ] = None
    forecast: Annotated[
        date | None, Shown(N_("Forecast"), N_("expected now; +5wd counts from the present forecast"))
    ] = None
    met_on: Annotated[date | None, Shown(N_("Met on"))] = None
    confirmed_on: Annotated[date | None, Shown(N_("Confirmed on"), N_("last day it was confirmed"))] = None
    endorsed_on: Annotated[date | None, Shown(N_("Endorsed on"), N_("the sponsor agreed that it is met"))] = (
        None
    )
    tolerance: Annotated[
        int | None,
        Limit(ge=0, le=250),
        Shown(N_("Tolerance"), N_("working days; 0: a hard date; empty: the project's")),
    ] = None
    after: Annotated[int | None, LinksTo("milestone"), Shown(N_("After"), N_("the milestone it follows"))] = (
        None
    )
    after_wd: Annotated[
        int | None, Limit(ge=0, le=2000), Shown(N_("Lag"), N_("working days after that one"))
    ] = None
    phase_from: Annotated[
        date | None,
        Shown(N_("Phase from"), N_("its first day; empty: from the gate before it"), only=IS_GATE),
    ] = None
    plan_agreed_on: Annotated[
        date | None,
        Shown(N_("Plan agreed on"), N_("plan and staffing of the phase, at its start"), only=IS_GATE),
    ] = None
    plan_agreed_with: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("Plan agreed with"), N_("separated by ;"), only=IS_GATE)
    ] = ()
    gate_review_on: Annotated[
        date | None, Shown(N_("Gate review on"), N_("of the phase, at its end"), only=IS_GATE)
    ] = None
    gate_review: Annotated[
        Prose,
        Shown(N_("Gate review"), N_("what was met, open points, lessons, thanks"), only=IS_GATE),
    ] = ""
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    @property
    def due(self) -> date | None:
        """The day it is expected: met, else forecast, else baseline."""
        return self.met_on or self.forecast or self.baseline

    @property
    def expected(self) -> date | None:
        """The present forecast; a milestone never moved is expected on its baseline."""
        return self.forecast or self.baseline

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.met_on and self.met_on > today:
            yield Objection("met_on", words(N_("met on a day that has come: not after today")))
        if self.confirmed_on and self.confirmed_on > today:
            yield Objection("confirmed_on", words(N_("not after today")))
        if self.after == self.id:
            yield Objection("after", words(N_("a milestone cannot follow itself")))
        yield from self._gate_objections(today)

    def _gate_objections(self, today: date) -> Iterator[Objection]:
        if self.type != "gate":
            for name in OF_A_GATE:
                if getattr(self, name):
                    yield Objection(name, words(N_("only a gate has it")))
            return
        begins, ends = self.phase_from, self.due
        if begins is not None and ends is not None and ends < begins:
            yield Objection("phase_from", words(N_("the gate ends before it begins, on {day}"), day=ends))
        for name in ("plan_agreed_on", "gate_review_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.plan_agreed_on is not None and not self.plan_agreed_with:
            yield Objection("plan_agreed_with", words(N_("agreed with whom?")))
        if self.plan_agreed_with and self.plan_agreed_on is None:
            yield Objection("plan_agreed_on", words(N_("agreed on which day?")))
        if begins is not None and self.gate_review_on is not None and self.gate_review_on < begins:
            yield Objection("gate_review_on", words(N_("before its phase began")))

    def change_objections(self, before: Record, beside: Batch) -> Iterator[Objection]:
        """A promised date moves only together with the Reforecast that says why."""
        assert isinstance(before, Milestone)
        said = {_move(record) for record in beside.having("reforecast", "milestone", self.id)}
        moved = {what: (what, *dates_moved(what, before, self)) for what in moves(before, self)}
        if said - set(moved.values()):
            yield Objection("forecast", words(N_("a reforecast says what moved, and nothing else")))
        if "forecast" in moved and moved["forecast"] not in said:
            yield Objection("forecast", words(N_("moving a promised date needs a reason")))


SIGNED: tuple[MilestoneType, ...] = ("delivery", "decision", "acceptance", "report")
"""Milestones that the client has signed too."""


def agreed(milestone: Milestone, side: str) -> Milestone:
    """A new milestone with its audience: on the supplier's side what the client signed is the client's too. Those that
    say nothing and are there already keep the audience they had."""
    theirs = side == "supplier" and not milestone.rev and milestone.type in SIGNED and not milestone.audience
    return replace(milestone, audience=("internal", "client", "sponsor")) if theirs else milestone


def moves(before: Milestone, after: Milestone, *, planning: bool = False) -> tuple[Moved, ...]:
    """Which promised dates a change of the milestone moves, each of which needs a Reforecast beside it; while the plan
    is being made (`planning`) a baseline is no promise yet. A forecast that only follows its baseline did not move."""
    moved: list[Moved] = []
    if (
        before.expected is not None
        and before.expected != after.expected
        and (before.baseline == after.baseline or before.forecast != after.forecast)
    ):
        moved.append("forecast")
    if before.baseline is not None and before.baseline != after.baseline and not planning:
        moved.append("baseline")
    return tuple(moved)


def dates_moved(what: Moved, before: Milestone, after: Milestone) -> tuple[date | None, date | None]:
    """(from, to) of the promised date."""
    return (before.baseline, after.baseline) if what == "baseline" else (before.expected, after.expected)


def _move(record: Record) -> tuple[Any, ...]:
    """A Reforecast as (what, from, to); it is made of this file's milestones, so it cannot be imported here."""
    return tuple(getattr(record, name) for name in ("what", "moved_from", "moved_to"))


def slip(milestone: Milestone, day: Day) -> int | None:
    """Working days from baseline to forecast, or to the day it was met; + is late. None without a baseline."""
    if milestone.baseline is None or milestone.due is None:
        return None
    return day.calendar.workdays(milestone.baseline, milestone.due)


def overdue(milestone: Milestone, day: Day) -> bool:
    """Forecast in the past and not met."""
    return milestone.met_on is None and milestone.expected is not None and milestone.expected < day.date


def days_overdue(milestone: Milestone, day: Day) -> int:
    """Working days since it was expected, at least 1; 0 for one that is not overdue."""
    return max(1, day.since(milestone.expected)) if milestone.expected and overdue(milestone, day) else 0


def unconfirmed(milestone: Milestone, day: Day, touched: date | None) -> bool:
    """Nobody confirmed or moved it for 10 wd, 20 if it is due in more than 30 wd; `touched`: last move or entry."""
    if milestone.met_on is not None or milestone.expected is None:
        return False
    last = max((d for d in (milestone.confirmed_on, touched) if d is not None), default=None)
    if last is None:
        return True
    far = day.until(milestone.expected) > day.settings.far_wd
    return day.since(last) > (day.settings.unconfirmed_far_wd if far else day.settings.unconfirmed_wd)


def review_owed(milestone: Milestone) -> bool:
    """A gate that was met, and nobody has looked back on its phase."""
    return milestone.type == "gate" and milestone.met_on is not None and milestone.gate_review_on is None


def tolerance_of(milestone: Milestone, day: Day) -> int:
    """Working days that it may be late: its own, else the settings'."""
    return day.settings.tolerance if milestone.tolerance is None else milestone.tolerance


def rag(milestone: Milestone, day: Day) -> Rag:
    """By slip against its own tolerance, else the settings'; overdue is red; without a date unknown."""
    if overdue(milestone, day):
        return "red"
    late = slip(milestone, day)
    if late is None:
        return "unknown"
    if late <= 0:
        return "green"
    return "amber" if late <= tolerance_of(milestone, day) else "red"
