"""A verdict: what I decided in review about one record, and until when that holds."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Line, LinksTo, Shown
from store.values.record import Batch, Home, Objection, ProjectRecord, kind_of_record
from store.values.words import N_, words

Decided = Literal["stands", "finished", "told", "contacted", "changed", "action", "snoozed", "seen"]
DECIDED = {
    "stands": N_("confirm"),
    "finished": N_("finished"),
    "told": N_("told"),
    "contacted": N_("contacted"),
    "changed": N_("changed"),
    "action": N_("an action for it"),
    "snoozed": N_("snoozed"),
    "seen": N_("seen"),
}


@kind_of_record
class Judged(ProjectRecord):
    """What both sorts of verdict share. `reasons` names the rules it answers, so that a new reason asks again."""

    written_by: ClassVar[str] = N_("a verdict is given in the review: r, or forewarn review")

    subject: Annotated[int, LinksTo("*"), Shown(N_("About"), asked=False)]
    subject_kind: Annotated[Line, Shown(N_("Kind"), asked=False)]
    on: Annotated[date, Shown(N_("Day"), asked=False)]
    decided: Annotated[Decided, Shown(N_("Decided"), choices=DECIDED, asked=False)]
    reasons: Annotated[Line, Shown(N_("Answers"), asked=False)] = ""
    until: Annotated[date | None, Shown(N_("Until"), N_("asked again on this day"))] = None
    why: Annotated[Line, Shown(N_("Why"), N_("why it can wait"))] = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.decided == "snoozed" and self.until is None:
            yield Objection("until", words(N_("until when? a snooze needs an end date")))
        if self.until is not None and self.until <= self.on:
            yield Objection("until", words(N_("snoozed until a day that is to come")))


@kind_of_record
class Verdict(Judged):
    """Belongs to the project: whoever covers for me sees what was decided."""

    kind: ClassVar[str] = "verdict"
    singular: ClassVar[str] = N_("Verdict")
    plural: ClassVar[str] = N_("Verdicts")
    named_by: ClassVar[str] = "decided"


@kind_of_record
class PrivateVerdict(Judged):
    """About a private record, or that I have seen something: mine alone."""

    kind: ClassVar[str] = "private_verdict"
    singular: ClassVar[str] = N_("Private verdict")
    plural: ClassVar[str] = N_("Private verdicts")
    named_by: ClassVar[str] = "decided"
    home: ClassVar[Home] = "private"
