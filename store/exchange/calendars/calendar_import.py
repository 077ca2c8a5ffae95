"""A file of holidays as a calendar of the store: every day that changes a working day, and the record it comes to."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from store.disk.workspace import Workspace
from store.exchange.calendars.calendar_file import read_calendar
from store.exchange.calendars.calendar_update import merged
from store.exchange.calendars.day_list import CalendarDays as Days
from store.exchange.calendars.day_list import CalendarProblem
from store.queries.calendar_list import calendar_named
from store.records import CalendarDays
from store.values.dates import full_date
from store.values.frozen import frozen
from store.values.words import N_, Words, words

Sign = Literal["-", "+", " "]


@frozen
class DayLine:
    """`sign`: `-` a day off, `+` one that is worked to make up, a blank one that changes nothing; `why`: a msgid."""

    day: date
    sign: Sign
    name: str
    why: str


@frozen
class CalendarPlan:
    """What a file comes to: the record, and the one that is here; equal to it where there is nothing to save."""

    days: Days
    new: CalendarDays
    before: CalendarDays | None

    @property
    def is_known(self) -> bool:
        """Whether nothing is new in it."""
        return self.before is not None and self.new == self.before

    @property
    def act(self) -> Words:
        """The name of the act that saves it."""
        return words(N_("import calendar {code}"), code=self.new.code)


def days_of(path: Path, today: date, code: str = "") -> Days:
    """What the file says, under another code where one is given. Raises CalendarProblem."""
    days = read_calendar(path, today.year)
    return replace(days, code=code) if code else days


def with_regional(days: Days) -> Days:
    """With the days off of a region as days off."""
    return replace(days, holidays=days.holidays | days.regional, regional={})


def plan_calendar(workspace: Workspace, path: Path, days: Days, today: date) -> CalendarPlan:
    """The calendar with these days. Raises CalendarProblem where no day is off for everybody, or all are past."""
    if not days.holidays and not days.makeup:
        raise CalendarProblem(path, N_("{file} has no day off for everybody"))
    before = calendar_named(workspace, days.code)
    new = merged(days, before)
    if new.last is not None and new.last < today:
        past = N_("{file} ends on {last}: import one that continues; nothing was saved")
        raise CalendarProblem(path, past, last=full_date(days.last))
    return CalendarPlan(days, new, before)


def day_lines(days: Days) -> tuple[DayLine, ...]:
    """Each day that is worked otherwise than Monday to Friday are, and those of the file that change nothing."""
    lines = (
        *(DayLine(day, "-", name, N_("holiday")) for day, name in days.holidays.items() if day.weekday() < 5),
        *(
            DayLine(day, "+", name, N_("worked, to make up"))
            for day, name in days.makeup.items()
            if day.weekday() >= 5
        ),
        *(DayLine(day, " ", name, N_("worked as usual")) for day, name in days.worked.items()),
        *(
            DayLine(day, " ", name, N_("of a region, left out: --regional takes it"))
            for day, name in days.regional.items()
        ),
    )
    return tuple(sorted(lines, key=lambda line: (line.day, line.sign, line.name)))
