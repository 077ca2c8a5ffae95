"""Told: who heard what, when, how."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.records.contact import CHANNELS, Channel
from store.values.day import Day
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Batch, Objection, ProjectRecord, Record, Ref, kind_of_record
from store.values.words import N_, words

ToldState = Literal["told", "sent", "elsewhere", "need_not", "before"]
STATES = {
    "told": N_("told"),
    "sent": N_("sent"),
    "elsewhere": N_("heard it elsewhere"),
    "need_not": N_("need not hear"),
    "before": N_("heard before it came in here"),
}


@kind_of_record
class Told(ProjectRecord):
    """One record said to one person. A mail is `sent` and becomes `told` with the answer.

    `subject_rev` is the revision of the subject that the teller saw; without one (it was not always kept) the Told
    covers what had begun by its day; `made_with`: it was said in the act that made that revision, whichever day that
    is. `need_not` holds until it gets worse. `before`: heard until a day that was
    asked for once, when it came in or they took over.
    """

    kind: ClassVar[str] = "told"
    singular: ClassVar[str] = N_("Told")
    plural: ClassVar[str] = N_("Told")
    named_by: ClassVar[str] = "person"

    subject: Annotated[int, LinksTo("*"), Shown(N_("What was told"), asked=False)]
    subject_kind: Annotated[Line, Shown(N_("Kind"), asked=False)]
    subject_rev: Annotated[
        int | None, Limit(ge=0, le=1_000_000_000), Shown(N_("As of revision"), asked=False)
    ] = None
    person: Annotated[int, LinksTo("person"), Shown(N_("To whom"))]
    on: Annotated[date, Shown(N_("Day"))]
    channel: Annotated[Channel, Shown(N_("How"), choices=CHANNELS)] = "call"
    state: Annotated[ToldState, Shown(N_("State"), N_("a mail is sent until it is answered"), STATES)] = (
        "told"
    )
    reaction: Annotated[
        Prose,
        Shown(
            N_("Reaction"),
            N_("what they said, or why they need not hear; > … is a promise"),
        ),
    ] = ""
    made_with: Annotated[bool, Shown(N_("Said with what was entered"), asked=False)] = False
    entered_on: Annotated[date | None, Shown(N_("Entered on"), asked=False)] = None
    briefing: Annotated[int | None, LinksTo("briefing"), Shown(N_("Briefing"), asked=False)] = None
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("told on a day that has come: not after today")))
        if self.state == "need_not" and not self.reaction.strip():
            yield Objection("reaction", words(N_("why they need not hear of it is said in a line")))


def told_too(told: Told, record: Record, id: int, person: int | None = None) -> Told:
    """The same said of another record, as it is now, to the same person if none is named."""
    whom = told.person if person is None else person
    return replace(
        told, id=id, person=whom, subject=record.id, subject_kind=record.kind, subject_rev=record.rev
    )


def entered_late(told: Told, day: Day) -> bool:
    """Entered more than 2 wd after the day it was said; such an entry is marked wherever it counts."""
    return (
        told.entered_on is not None
        and day.calendar.workdays(told.on, told.entered_on) > day.settings.told_late_wd
    )
