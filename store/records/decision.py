"""A decision: what was decided, by whom, when."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class Decision(ProjectRecord):
    """It holds until another one reverses it."""

    kind: ClassVar[str] = "decision"
    singular: ClassVar[str] = N_("Decision")
    plural: ClassVar[str] = N_("Decisions")
    prefix: ClassVar[str] = "D"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: D-05"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("Decided"), N_("what was decided, in one sentence"))]
    by: Annotated[int | None, LinksTo("person"), Shown(N_("Decided by"))] = None
    on: Annotated[date, Shown(N_("Day"))]
    options: Annotated[
        Prose, Shown(N_("Options"), N_("what was weighed, one a line, the chosen one first"))
    ] = ""
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"))] = None
    reversed_by: Annotated[
        int | None, LinksTo("decision"), Shown(N_("Reversed by"), N_("the decision that took its place"))
    ] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("decided on a day that has come: not after today")))
        if self.reversed_by == self.id:
            yield Objection("reversed_by", words(N_("a decision does not reverse itself")))


def options_of(decision: Decision) -> tuple[str, ...]:
    """What was weighed, one a line, the chosen one first."""
    return tuple(line.strip() for line in decision.options.splitlines() if line.strip())
