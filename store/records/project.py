"""A project: what I run."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import CodeOf, Limit, Line, LinksTo, Prose, Shown
from store.values.pattern import pattern
from store.values.record import Batch, Objection, Record, Ref, kind_of_record
from store.values.words import N_, words

Side = Literal["client", "supplier"]
SIDES = {"client": N_("client's side"), "supplier": N_("supplier's side")}
ProjectState = Literal["planning", "active", "paused", "closed"]
STATES = {"planning": N_("planning"), "active": N_("active"), "paused": N_("paused"), "closed": N_("closed")}
RUNNING: tuple[ProjectState, ...] = ("planning", "active")
"""Neither paused nor closed: asked about every morning."""
CURRENCY = pattern(r"[A-Za-z]{3}")
"""The form of an ISO 4217 code; new ones appear, so no list is kept."""
CLOCK = pattern(r"([01]?\d|2[0-3]):[0-5]\d")


@kind_of_record
class Project(Record):
    """One project of the store, found by its code."""

    kind: ClassVar[str] = "project"
    singular: ClassVar[str] = N_("Project")
    plural: ClassVar[str] = N_("Projects")
    named_by: ClassVar[str] = "code"
    changes_most: ClassVar[str] = "sponsor_meeting"

    code: Annotated[
        Line, Limit(min_length=1, max_length=20), Shown(N_("Code"), N_("short, without spaces: ERP-North"))
    ]
    name: Annotated[Line, Limit(min_length=1), Shown(N_("Name"))]
    goal: Annotated[Prose, Shown(N_("Goal"))] = ""
    side: Annotated[Side, Shown(N_("Side"), N_("whose people you lead"), SIDES)] = "client"
    manager: Annotated[int | None, LinksTo("person"), Shown(N_("Manager"))] = None
    deputy: Annotated[int | None, LinksTo("person"), Shown(N_("Deputy"))] = None
    cover: Annotated[int | None, LinksTo("person"), Shown(N_("Covered by"))] = None
    cover_from: Annotated[date | None, Shown(N_("Cover from"))] = None
    cover_until: Annotated[date | None, Shown(N_("Cover until"), N_("last day"))] = None
    sponsor_meeting: Annotated[date | None, Shown(N_("Next sponsor meeting"))] = None
    sponsor_meeting_time: Annotated[Line, Shown(N_("Meeting time"), N_("hours and minutes: 9:30"))] = ""
    tolerance: Annotated[
        int | None,
        Limit(ge=0, le=250),
        Shown(N_("Tolerance"), N_("working days a milestone may slip before it is red; empty: the setting")),
    ] = None
    notice: Annotated[
        int | None,
        Limit(ge=0, le=250),
        Shown(N_("Notice"), N_("working days the sponsor wants to hear before a date is missed")),
    ] = None
    hear_first: Annotated[
        int | None, LinksTo("person"), Shown(N_("Hears first"), N_("who is told before the sponsor"))
    ] = None
    executive: Annotated[
        int | None, LinksTo("person"), Shown(N_("My executive"), N_("my own line manager, who is told too"))
    ] = None
    calendar: Annotated[
        Line, CodeOf("calendar"), Shown(N_("Calendar"), N_("e.g. CN or DE-BY; empty: Mon to Fri"))
    ] = ""
    zone: Annotated[Line, Shown(N_("Time zone"), N_("Europe/Berlin; empty: this machine's"))] = ""
    currency: Annotated[Line, Limit(max_length=3), Shown(N_("Currency"), N_("three letters: EUR, CNY"))] = ""
    phase: Annotated[Line, Shown(N_("Phase"))] = ""
    state: Annotated[
        ProjectState, Shown(N_("State"), N_("planning ends when the first plan is agreed"), STATES)
    ] = "active"
    ref: Ref = ""

    @property
    def running(self) -> bool:
        """Neither paused nor closed."""
        return self.state in RUNNING

    def covered(self, today: date) -> bool:
        """Whether somebody stands in for its manager on that day."""
        begun = self.cover_from is None or self.cover_from <= today
        return self.cover is not None and begun and (self.cover_until is None or today <= self.cover_until)

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if any(character.isspace() for character in self.code):
            yield Objection("code", words(N_("a code must not contain spaces")))
        if self.sponsor_meeting_time and not CLOCK.fullmatch(self.sponsor_meeting_time):
            yield Objection("sponsor_meeting_time", words(N_("hours and minutes, e.g. 9:30")))
        if self.cover_from and self.cover_until and self.cover_until < self.cover_from:
            yield Objection("cover_until", words(N_("ends before it begins")))
        if self.currency and not CURRENCY.fullmatch(self.currency):
            yield Objection("currency", words(N_("three letters, e.g. EUR, CNY or USD")))
        if self.zone and not known_zone(self.zone):
            yield Objection(
                "zone", words(N_("no time zone of that name; e.g. Europe/Berlin or Asia/Shanghai"))
            )


def known_zone(name: str) -> bool:
    """Whether `name` is an IANA time zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
