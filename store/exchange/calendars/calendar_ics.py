"""Holidays and make-up working days from an .ics: all-day events, of one day or several, single or yearly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

from store.exchange.calendars.day_list import CalendarDays, CalendarProblem
from store.values.frozen import frozen
from store.values.text import clean_line, fold
from store.values.width import cut
from store.values.words import N_, words

Sort = Literal["holidays", "makeup", "worked", "regional"]
YEARS = 5  # how far yearly events are followed
LONGEST = 366  # days of one event

# China's 班, 补班 (but not 不上班); "non-working day" and "make-up holiday" are days off.
_MAKEUP = re.compile(
    r"(?<!不上)班|make-? ?up(?! (?:holiday|day off))|(?<!non-)(?<!non )(?<!no )(?<!not a )"
    r"work(?:ing )?(?:day|saturday|sunday)|(?<!nicht)(?<!kein )arbeitstag|振替(?:出勤|営業)"
    r"|(?<!не)рабоч(?:ий|ая) (?:день|суббота)|(?:jour|samedi) travaillé|día laborable|dia útil"
    r"|giorn(?:o|ata) lavorativ[oa]|werkdag"
)
_HALF = re.compile(
    r"half[ -]?(?:day|working)|half[ -]holiday|½|半天|半日|halbtag|halber (?:tag|feiertag)|demi-journée|medio día"
)
# What a calendar of holidays says of days that people observe and work.
_OBSERVED = re.compile(
    r"^(?:observance|celebration|season|gedenktag|kein gesetzlicher|pas de jour férié|jour commémoratif|observancia"
    r"|celebración|data comemorativa|observância|ricorrenza|herdenking|памятная|not a public holiday"
    r"|纪念日|紀念日|節日|节日|祭日|記念日)"
)
# Where a file marks its days off so, its other days are observed and worked.
_OFF = re.compile(
    r"(?:(?:public|bank|national|legal|statutory) )?holidays?|(?:gesetzliche[rn]? )?feiertage?|jours? fériés?|festivos?"
    r"|feriados?|festività|feestdag(?:en)?|法定节假日|节假日|公众假期|國定假日|祝日|праздник|выходной"
)
_IN_PART = re.compile(
    r"^(?:public|bank|regional|local|state|common local) holiday (?:in|for) .+|^(?:regional|local) holiday"
    r"|^(?:gesetzlicher )?feiertag in .+|\((?:regional|local) holiday\)|^regionaler feiertag|^jour férié \(.+\)"
)
# Apple's calendars mark what counts; their other events are days that people celebrate and work.
_MARK = "X-APPLE-SPECIAL-DAY"
_MARKS = {"WORK-HOLIDAY": False, "ALTERNATE-WORKDAY": True}
_SPAN = ("DTSTART", "DTEND", "DURATION")
# What a yearly rule may consist of; hours and seconds would only multiply the days.
_YEARLY = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
_YEARLY |= {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYSETPOS"}


@frozen
class _Event:
    """An all-day event: `length` days from `first`, and again by `rule`, a yearly `icalendar.vRecur`."""

    name: str
    first: date
    length: int
    rule: Any
    skipped: frozenset[date]
    mark: bool | None  # whether it is worked, where the file says so
    about: str = ""  # what the file says of it, folded
    unmarked: bool = False  # while others of the file are marked as days off

    @property
    def sort(self) -> Sort:
        """Which of the lists of `CalendarDays` its days belong to."""
        if self.mark is not None:
            return "makeup" if self.mark else "holidays"
        said = (self.name.casefold(), *self.about.splitlines())
        if any(map(_HALF.search, said)):
            return "worked"
        if any(map(_MAKEUP.search, said)):
            return "makeup"
        if any(map(_OBSERVED.search, said)):
            return "worked"
        if any(map(_IN_PART.search, said)):
            return "regional"
        return "worked" if self.unmarked else "holidays"

    @property
    def marked_off(self) -> bool:
        """Whether the file calls it a day off, in a line of its description or in a category."""
        return any(map(_OFF.fullmatch, self.about.splitlines()))

    def days(self, final_year: int) -> Iterator[date]:
        """Its days until the end of `final_year`; a yearly one begins at most five years before."""
        end = date(final_year, 12, 31).toordinal()
        for start in map(date.toordinal, self._starts(final_year)):
            yield from map(date.fromordinal, range(start, min(start + self.length - 1, end) + 1))

    def _starts(self, final_year: int) -> list[date]:
        if self.rule is None:
            return [self.first]
        from dateutil.rrule import rrulestr

        # UNTIL may be a day, or a moment with or without a zone; dateutil wants what DTSTART is.
        until = _day(self.rule.get("UNTIL", [date.max])[0])
        rule = self.rule.copy()
        rule.pop("UNTIL", None)
        start, after, before = (
            datetime.combine(day, time())
            for day in (self.first, date(max(final_year - YEARS + 1, 1), 1, 1), date(final_year, 12, 31))
        )
        moments = rrulestr(rule.to_ical().decode(), dtstart=start).between(after, before, inc=True)
        days = [moment.date() for moment in moments]
        return [day for day in days if day <= until and day not in self.skipped]


def days_in_ics(text: str, path: Path, first_year: int | None) -> CalendarDays:
    """The days of all all-day events; `last` is the end of the last year in which a single event begins.

    If all events repeat, it is the end of five years from `first_year`, or else from the latest year in which
    one begins. Raises CalendarProblem.
    """
    events = _events(text, path)
    if any(event.mark is not None for event in events):
        events = [event for event in events if event.mark is not None]
    if any(event.marked_off for event in events):
        events = [event if event.marked_off else replace(event, unmarked=True) for event in events]
    single = [event.first.year for event in events if event.rule is None]
    begun = first_year or max((event.first.year for event in events), default=date.min.year)
    final_year = max(single) if single else min(begun + YEARS - 1, date.max.year)
    days: dict[Sort, dict[date, str]] = {"holidays": {}, "makeup": {}, "worked": {}, "regional": {}}
    for event in events:
        try:
            for day in event.days(final_year):
                days[event.sort].setdefault(day, event.name)
        except ValueError:
            raise _problem(path, event.name, N_("its dates make no sense")) from None
    for sort in ("worked", "regional"):
        for day in (*days["holidays"], *days["makeup"]):
            days[sort].pop(day, None)
    return CalendarDays(path.stem, last=date(final_year, 12, 31), **days)


def _events(text: str, path: Path) -> list[_Event]:
    from icalendar import Calendar

    try:
        # The line end keeps icalendar from taking one line of text for the name of a file to read.
        parts = Calendar.from_ical(text + "\n", multiple=True)
        found = [event for part in parts for event in part.walk("VEVENT")]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sentence = N_("{file} is not an iCalendar file: export it again, or write the days as TOML.")
        raise CalendarProblem(path, sentence) from None
    read = (_event(event, path) for event in found if str(event.get("STATUS", "")).upper() != "CANCELLED")
    return [event for event in read if event]


def _event(event: Mapping[str, Any], path: Path) -> _Event | None:
    """None for an event that has its hours: a meeting is no holiday."""
    name = clean_line(str(event.get("SUMMARY", "")))
    try:
        # icalendar keeps what it cannot parse until it is looked at, and makes a list of what is given twice.
        start, end, duration = (event[key].dt if key in event else None for key in _SPAN)
        skipped = _skipped(event)
    except (ValueError, AttributeError):
        raise _problem(path, name, N_("its dates make no sense")) from None
    if not isinstance(start, date):
        raise _problem(path, name, N_("it has no start day"))
    if isinstance(start, datetime):
        # Outlook writes whole days from midnight to midnight.
        if not isinstance(end, datetime) or end.date() == start.date():
            return None
        if (start.time(), end.time()) != (time(), time()):
            return None
    if isinstance(end, date):
        length = (_day(end) - _day(start)).days
    else:
        length = duration.days if isinstance(duration, timedelta) else 1
    if length > LONGEST:
        raise _problem(path, name, N_("it lasts longer than a year"))
    rule = event.get("RRULE")
    if "RDATE" in event or "RECURRENCE-ID" in event or not (rule is None or _is_yearly(rule)):
        raise _problem(path, name, N_("it does not repeat yearly"))
    mark = _MARKS.get(str(event.get(_MARK, "")).strip().upper())
    return _Event(name, _day(start), max(length, 1), rule, skipped, mark, _about(event))


def _about(event: Mapping[str, Any]) -> str:
    """Its description and its categories, a line each, folded."""
    found = event.get("CATEGORIES", [])
    categories = [str(name) for one in (found if isinstance(found, list) else [found]) for name in one.cats]
    return "\n".join(fold(line) for line in (*str(event.get("DESCRIPTION", "")).splitlines(), *categories))


def _is_yearly(rule: object) -> bool:
    return (
        isinstance(rule, Mapping)
        and [str(freq).upper() for freq in rule.get("FREQ", ())] == ["YEARLY"]
        and rule.keys() <= _YEARLY
        and min(rule.get("INTERVAL", [1])) > 0
        and all(isinstance(day, date) for day in rule.get("UNTIL", []))
    )


def _skipped(event: Mapping[str, Any]) -> frozenset[date]:
    given = event.get("EXDATE", [])
    lists = given if isinstance(given, list) else [given]
    return frozenset(_day(moment.dt) for some in lists for moment in some.dts)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _problem(path: Path, event: str, reason: str) -> CalendarProblem:
    sentence = N_('{file} has an event "{event}" that cannot be read, {reason}: correct it or take it out.')
    return CalendarProblem(path, sentence, event=cut(event, 40), reason=words(reason))
