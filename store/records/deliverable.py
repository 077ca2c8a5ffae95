"""A deliverable: what is handed over. A document that is sent and waits for its answer is one too."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

Scope = Literal["baseline", "added"]
SCOPES = {"baseline": N_("baseline"), "added": N_("added")}


@kind_of_record
class Deliverable(ProjectRecord):
    """In the baseline of the scope, or added by a change; handed over with a milestone, then accepted or refused."""

    kind: ClassVar[str] = "deliverable"
    singular: ClassVar[str] = N_("Deliverable")
    plural: ClassVar[str] = N_("Deliverables")
    prefix: ClassVar[str] = "DL"
    changes_most: ClassVar[str] = "sent_on"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: DL-04"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("What is handed over"))]
    number: Annotated[Line, Limit(max_length=200), Shown(N_("Number"), N_("of the document"))] = ""
    edition: Annotated[Line, Limit(max_length=60), Shown(N_("Version"))] = ""
    scope: Annotated[
        Scope, Shown(N_("Scope"), N_("added: it was not in the scope that was agreed"), SCOPES)
    ] = "baseline"
    added_by: Annotated[
        int | None, LinksTo("change"), Shown(N_("Added by"), N_("the change that added it"))
    ] = None
    milestone: Annotated[
        int | None, LinksTo("milestone"), Shown(N_("Due with"), N_("the milestone it is handed over by"))
    ] = None
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"))] = None
    sent_to: Annotated[int | None, LinksTo("person"), Shown(N_("Sent to"))] = None
    sent_on: Annotated[date | None, Shown(N_("Sent on"), N_("the day it was handed over"))] = None
    answer_by: Annotated[date | None, Shown(N_("Answer by"))] = None
    accepted_on: Annotated[date | None, Shown(N_("Accepted on"))] = None
    refused_on: Annotated[date | None, Shown(N_("Refused on"))] = None
    decided_by: Annotated[int | None, LinksTo("person"), Shown(N_("Accepted or refused by"))] = None
    missing: Annotated[Prose, Shown(N_("What is missing"))] = ""
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in ("sent_on", "accepted_on", "refused_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.sent_on is not None:
            for name in ("answer_by", "accepted_on", "refused_on"):
                if (day := getattr(self, name)) is not None and day < self.sent_on:
                    yield Objection(name, words(N_("before it was sent")))
        if self.accepted_on is not None and self.refused_on is not None:
            yield Objection("refused_on", words(N_("accepted or refused, not both")))
        if self.added_by is not None and self.scope == "baseline":
            yield Objection("added_by", words(N_("what is in the baseline was added by no change")))

    @property
    def open(self) -> bool:
        """Nobody has accepted it yet."""
        return self.accepted_on is None

    @property
    def refused(self) -> bool:
        """It came back, and was not accepted since."""
        return self.refused_on is not None and self.open

    @property
    def handed_over(self) -> bool:
        """It lies with whoever answers, or was accepted."""
        return not self.open or (self.sent_on is not None and not self.refused)

    @property
    def awaited(self) -> bool:
        """It was sent, and neither accepted nor refused."""
        return self.sent_on is not None and self.open and not self.refused
