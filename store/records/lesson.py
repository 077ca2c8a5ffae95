"""A lesson: what was learned from an event, and what keeps it from coming again."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class Lesson(ProjectRecord):
    """After the event. A promise that it will not recur needs the prevention behind it, and a day to look again."""

    kind: ClassVar[str] = "lesson"
    singular: ClassVar[str] = N_("Lesson")
    plural: ClassVar[str] = N_("Lessons")
    prefix: ClassVar[str] = "L"
    chain: ClassVar[tuple[str, ...]] = ("id", "same_as")

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: L-03"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("Event"), N_("in a few words"))]
    on: Annotated[date, Shown(N_("Day"))]
    issue: Annotated[int | None, LinksTo("risk"), Shown(N_("Issue"), N_("the one it was learned from"))] = (
        None
    )
    milestone: Annotated[
        int | None, LinksTo("milestone"), Shown(N_("Milestone"), N_("the one it was learned from"))
    ] = None
    expected: Annotated[Prose, Shown(N_("Expected"), N_("what should have happened"))] = ""
    happened: Annotated[Prose, Shown(N_("Happened"), N_("what actually happened"))] = ""
    my_part: Annotated[Prose, Shown(N_("My part"))] = ""
    cause: Annotated[Prose, Shown(N_("Cause"), N_("no names: people are not causes"))] = ""
    prevention: Annotated[Prose, Shown(N_("Prevention"), N_("what keeps it from coming again"))] = ""
    check_on: Annotated[date | None, Shown(N_("Check on"), N_("the day to see whether it works"))] = None
    checked_on: Annotated[date | None, Shown(N_("Checked on"))] = None
    same_as: Annotated[
        int | None, LinksTo("lesson"), Shown(N_("Same cause as"), N_("the lesson that had it before"))
    ] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in ("on", "checked_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.same_as == self.id:
            yield Objection("same_as", words(N_("a lesson cannot have its own cause")))
