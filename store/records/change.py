"""A change: the plan is to change, and everybody is to know why, by whom approved and at what cost."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from store.values.day import Day
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

ChangeType = Literal["scope", "time", "resource", "quality", "cost"]
TYPES = {
    "scope": N_("scope"),
    "time": N_("time"),
    "resource": N_("resource"),
    "quality": N_("quality"),
    "cost": N_("cost"),
}
Gate = Literal["identified", "assessed", "approved", "rejected", "implemented"]
GATES: dict[Gate, str] = {
    "identified": N_("identified"),
    "assessed": N_("assessed"),
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "implemented": N_("implemented"),
}
LOW_HIGH = (("effort", "effort_high"), ("fixed_cost", "fixed_cost_high"), ("delay_weeks", "delay_weeks_high"))


@kind_of_record
class Change(ProjectRecord):
    """A date per gate it has passed; its cost as a range, or why nobody can tell it."""

    kind: ClassVar[str] = "change"
    singular: ClassVar[str] = N_("Change")
    plural: ClassVar[str] = N_("Changes")
    prefix: ClassVar[str] = "C"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: C-02"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("What changes"))]
    type: Annotated[ChangeType, Shown(N_("Type"), choices=TYPES)] = "scope"
    why: Annotated[Prose, Shown(N_("Reason"), N_("why the plan has to change"))] = ""
    identified_on: Annotated[date | None, Shown(N_("Identified on"))] = None
    assessed_on: Annotated[date | None, Shown(N_("Assessed on"))] = None
    approved_on: Annotated[date | None, Shown(N_("Approved on"))] = None
    rejected_on: Annotated[date | None, Shown(N_("Rejected on"))] = None
    implemented_on: Annotated[date | None, Shown(N_("Implemented on"))] = None
    approver: Annotated[int | None, LinksTo("person"), Shown(N_("Approver"))] = None
    unapproved_because: Annotated[
        Line, Shown(N_("Not approved because"), N_("why it was implemented without an approval"))
    ] = ""
    effort: Annotated[Decimal | None, Shown(N_("Effort"), N_("days, at the least"))] = None
    effort_high: Annotated[Decimal | None, Shown(N_("Effort, high"), N_("days, at the most"))] = None
    fixed_cost: Annotated[
        Decimal | None, Shown(N_("Fixed cost"), N_("at the least, in the project's currency"))
    ] = None
    fixed_cost_high: Annotated[Decimal | None, Shown(N_("Fixed cost, high"), N_("at the most"))] = None
    delay_weeks: Annotated[
        Decimal | None, Shown(N_("Delay"), N_("weeks that the benefit comes later, at the least"))
    ] = None
    delay_weeks_high: Annotated[Decimal | None, Shown(N_("Delay, high"), N_("weeks, at the most"))] = None
    benefit_per_week: Annotated[
        Decimal | None, Shown(N_("Benefit per week"), N_("what a week of the benefit is worth"))
    ] = None
    not_estimable: Annotated[
        Line, Shown(N_("Cannot be estimated because"), N_("instead of a cost, when nobody can tell it"))
    ] = ""
    milestones: Annotated[
        tuple[int, ...],
        LinksTo("milestone"),
        Shown(N_("Milestones it moves"), N_("the last of them carries the benefit")),
    ] = ()
    must_hear: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("Must hear of it"), N_("t records who has"))
    ] = ()
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for gate in GATES:
            if (day := getattr(self, f"{gate}_on")) is not None and day > today:
                yield Objection(f"{gate}_on", words(N_("not after today")))
        if self.approved_on and self.rejected_on:
            yield Objection("rejected_on", words(N_("approved or rejected, not both")))
        if self.implemented_on and not self.approved_on and not self.unapproved_because:
            yield Objection(
                "unapproved_because", words(N_("implemented without an approval: say why, or who approved"))
            )
        for low, high in LOW_HIGH:
            least, most = getattr(self, low), getattr(self, high)
            for name, value in ((low, least), (high, most)):
                if value is not None and value < 0:
                    yield Objection(name, words(N_("not below 0")))
            if least is not None and most is not None and most < least:
                yield Objection(high, words(N_("less than the low figure")))

    @property
    def approved(self) -> bool:
        """Somebody said yes, and nobody took it back."""
        return self.approved_on is not None and self.rejected_on is None and not self.archived

    @property
    def open(self) -> bool:
        """Neither implemented nor rejected."""
        return self.implemented_on is None and self.rejected_on is None


def gate(change: Change) -> Gate:
    """The last gate it has passed; one that was just entered is identified."""
    if change.implemented_on is not None:
        return "implemented"
    if change.rejected_on is not None:
        return "rejected"
    if change.approved_on is not None:
        return "approved"
    return "assessed" if change.assessed_on is not None else "identified"


def unapproved(change: Change) -> bool:
    """Implemented though nobody had approved it by then: red for good."""
    done = change.implemented_on
    return done is not None and (change.approved_on is None or change.approved_on > done)


def since_gate(change: Change, day: Day) -> int | None:
    """Working days that an open change has waited at its gate; None when it is decided and done, or without days."""
    passed = getattr(change, f"{gate(change)}_on")
    return day.since(passed) if change.open and passed is not None else None
