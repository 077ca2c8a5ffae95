"""A morale note: mine alone. Others see at most one sentence that I wrote and released."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Batch, Home, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

About = Literal["team", "role", "person"]
ABOUTS = {"team": N_("team"), "role": N_("role"), "person": N_("person")}
Cause = Literal["workload", "process", "tools", "people", "recognition", "uncertainty", "unsaid"]
CAUSES = {
    "workload": N_("workload"),
    "process": N_("process"),
    "tools": N_("tools"),
    "people": N_("people"),
    "recognition": N_("recognition"),
    "uncertainty": N_("uncertainty"),
    "unsaid": N_("not said"),
}


@kind_of_record
class Morale(ProjectRecord):
    """An impression, 1 (bad) to 5 (good); kept in the private file."""

    kind: ClassVar[str] = "morale"
    singular: ClassVar[str] = N_("Morale note")
    plural: ClassVar[str] = N_("Morale notes")
    named_by: ClassVar[str] = "text"
    changes_most: ClassVar[str] = "text"
    home: ClassVar[Home] = "private"

    on: Annotated[date, Shown(N_("Day"))]
    mood: Annotated[int, Limit(ge=1, le=5), Shown(N_("Mood"), N_("1 to 5; 5 is good"))]
    cause: Annotated[Cause, Shown(N_("Cause"), choices=CAUSES)] = "workload"
    text: Annotated[Prose, Shown(N_("Note"), N_("visible only to you; never leaves this pane"))] = ""
    about: Annotated[About, Shown(N_("About"), choices=ABOUTS)] = "team"
    role: Annotated[Line, Shown(N_("Role"), N_("when it is about a role"))] = ""
    person: Annotated[int | None, LinksTo("person"), Shown(N_("Person"), N_("when it is about a person"))] = (
        None
    )
    follow_up: Annotated[Line, Shown(N_("Follow-up"), N_("what you will do"))] = ""
    follow_up_on: Annotated[date | None, Shown(N_("Follow-up on"))] = None
    followed_up_on: Annotated[date | None, Shown(N_("Followed up on"))] = None
    meeting: Annotated[int | None, LinksTo("meeting"), Shown(N_("Meeting"), asked=False)] = None
    line: Annotated[int | None, Limit(ge=0, le=1_000_000), Shown(N_("Line"), asked=False)] = None
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.on > today:
            yield Objection("on", words(N_("not after today")))
