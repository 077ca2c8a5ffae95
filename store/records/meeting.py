"""A meeting, planned or held; and the series it may belong to."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal, get_args

from store.records.project import CLOCK
from store.values.calendar import Calendar, add_months
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

MeetingState = Literal["planned", "held", "cancelled"]
STATES = {"planned": N_("planned"), "held": N_("held"), "cancelled": N_("cancelled")}
Place = Literal["meeting", "video", "call", "visit"]
PLACES = {
    "meeting": N_("in one room"),
    "video": N_("video"),
    "call": N_("call"),
    "visit": N_("visit"),
}
Rhythm = Literal["weekly", "fortnightly", "monthly", "quarterly"]
RHYTHMS = {
    "weekly": N_("weekly"),
    "fortnightly": N_("every two weeks"),
    "monthly": N_("monthly"),
    "quarterly": N_("quarterly"),
}
NO_TIME = N_("hours and minutes, e.g. 9:30")


@kind_of_record
class Series(ProjectRecord):
    """What recurs: its usual people, its rhythm, the body that meets."""

    kind: ClassVar[str] = "series"
    singular: ClassVar[str] = N_("Series")
    plural: ClassVar[str] = N_("Series of meetings")

    title: Annotated[Line, Limit(min_length=1), Shown(N_("Title"), N_("e.g. steering committee, weekly"))]
    people: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("Usual people"), N_("separated by ; e.g. Chen; Wang"))
    ] = ()
    rhythm: Annotated[Rhythm, Shown(N_("Rhythm"), choices=RHYTHMS)] = "weekly"
    time: Annotated[Line, Shown(N_("Begins at"), N_("hours and minutes: 9:30"))] = ""
    place: Annotated[Place, Shown(N_("How"), choices=PLACES)] = "meeting"
    body: Annotated[Line, Shown(N_("Body"), N_("the board or committee that meets, if it is one"))] = ""
    ended_on: Annotated[
        date | None, Shown(N_("Ended on"), N_("its last day; a day to come ends it by itself"))
    ] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.time and not CLOCK.fullmatch(self.time):
            yield Objection("time", words(NO_TIME))

    def runs(self, day: date) -> bool:
        """Whether it has not ended before that day; it may have been given its end from the beginning."""
        return self.ended_on is None or day <= self.ended_on


@kind_of_record
class Meeting(ProjectRecord):
    """Its notes are what others may see; lines about morale are kept in the author's own file."""

    kind: ClassVar[str] = "meeting"
    singular: ClassVar[str] = N_("Meeting")
    plural: ClassVar[str] = N_("Meetings")

    title: Annotated[Line, Limit(min_length=1), Shown(N_("Title"))]
    on: Annotated[date, Shown(N_("Day"))]
    time: Annotated[Line, Shown(N_("Begins at"), N_("hours and minutes: 9:30"))] = ""
    state: Annotated[MeetingState, Shown(N_("State"), choices=STATES)] = "planned"
    series: Annotated[int | None, LinksTo("series"), Shown(N_("Series"))] = None
    place: Annotated[Place, Shown(N_("How"), choices=PLACES)] = "meeting"
    attendees: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("Attendees"), N_("separated by ; e.g. Chen; Wang"))
    ] = ()
    notes: Annotated[Prose, Shown(N_("Notes"))] = ""
    audience: Audiences = ()
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.time and not CLOCK.fullmatch(self.time):
            yield Objection("time", words(NO_TIME))
        if self.state == "held" and self.on > today:
            yield Objection("on", words(N_("held on a day that has come: not after today")))
        from store.values.aside import is_aside, lines_of

        if any(map(is_aside, lines_of(self.notes))):
            yield Objection(
                "notes", words(N_("lines that begin with ~ are private: only the meeting form keeps them"))
            )


def next_day(series: Series, last: date, calendar: Calendar) -> date:
    """The day of the next meeting after `last`, rolled forward to a working day."""
    months = {"monthly": 1, "quarterly": 3}.get(series.rhythm)
    weeks = {"weekly": 1, "fortnightly": 2}.get(series.rhythm, 0)
    due = add_months(last, months) if months else last + timedelta(weeks=weeks)
    return calendar.forward(due)


def place_of(channel: str, otherwise: Place) -> Place:
    """How a meeting is held that a contact over this channel was."""
    return next((place for place in get_args(Place) if place == channel), otherwise)
