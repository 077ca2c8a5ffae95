"""A calendar of holidays and make-up working days from a file: TOML written by hand, or an .ics from the net.

code = "CN"
last = 2026-12-31              # published until here; without it, the end of the last year named

[holidays]                     # or a list: holidays = [2026-10-01, 2026-10-02]
2026-10-01 = "National Day"

[makeup]                       # weekend days that are worked
2026-10-10 = "for 7 Oct"
"""

import tomllib
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from store.exchange.calendars.day_list import CalendarDays, CalendarProblem
from store.values.dates import full_date
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import N_

LARGEST = 5_000_000  # bytes; the calendars of a whole country over twenty years are below 1 MB


def read_calendar(path: Path, first_year: int | None = None) -> CalendarDays:
    """The days in the file at `path`, an .ics or a TOML. Raises CalendarProblem; nothing is half read.

    `first_year` matters for an .ics in which every event repeats: five years from it are read.
    """
    text = _read_text(path)
    if path.suffix.casefold() == ".ics" or text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        from store.exchange.calendars.calendar_ics import days_in_ics

        days = days_in_ics(text, path, first_year)
    else:
        days = _days_in_toml(text, path)
    return _checked(days, path)


def _read_text(path: Path) -> str:
    try:
        if not path.is_file():
            raise CalendarProblem(path, N_("{file} is not a file: name an .ics or a TOML file."))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        sentence = N_("{file} cannot be read ({reason}): check its name and permissions.")
        raise CalendarProblem(path, sentence, reason=error.strerror or "") from None
    if len(content) > LARGEST:
        raise CalendarProblem(path, N_("{file} is too large for a calendar: check its name."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        sentence = N_("{file} is not text in UTF-8: save it as an .ics or a TOML in UTF-8.")
        raise CalendarProblem(path, sentence) from None


def _days_in_toml(text: str, path: Path) -> CalendarDays:
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        sentence = N_(
            '{file} is not TOML ({reason}): write [holidays] and days as 2026-10-01 = "National Day".'
        )
        raise CalendarProblem(path, sentence, reason=clean_line(str(error))) from None
    for key in table:
        if key not in ("code", "last", "holidays", "makeup"):
            sentence = N_('{file} has an unknown key "{key}": it may have code, last, holidays and makeup.')
            raise CalendarProblem(path, sentence, key=clean_line(key))
    holidays = _days_in_table(table.get("holidays", {}), path)
    makeup = _days_in_table(table.get("makeup", {}), path)
    latest = max((*holidays, *makeup), default=date.min)
    last = _day(table["last"], path) if "last" in table else date(latest.year, 12, 31)
    if last < latest:
        sentence = N_("{file} names {day} after its last known day {last}: correct one of them.")
        raise CalendarProblem(path, sentence, day=full_date(latest), last=full_date(last))
    return CalendarDays(clean_line(str(table.get("code", ""))) or path.stem, holidays, makeup, last)


def _days_in_table(days: object, path: Path) -> dict[date, str]:
    if isinstance(days, dict):
        return {_day(day, path): clean_line(str(name)) for day, name in days.items()}
    listed = [_day(day, path) for day in (days if isinstance(days, list) else [days])]
    for day, next_day in pairwise(sorted(listed)):
        if day == next_day:
            raise CalendarProblem(
                path, N_("{file} names {day} twice: remove one of them."), day=full_date(day)
            )
    return dict.fromkeys(listed, "")


def _day(value: object, path: Path) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        sentence = N_('{file} has "{value}" where a day belongs: write it as 2026-10-01.')
        raise CalendarProblem(path, sentence, value=cut(clean_line(str(value)), 40)) from None


def _checked(days: CalendarDays, path: Path) -> CalendarDays:
    if not days.holidays and not days.makeup and not days.regional:
        raise CalendarProblem(path, N_("{file} has no all-day holidays: check that it is the right file."))
    if both := days.holidays.keys() & days.makeup.keys():
        sentence = N_("{file} has {day} both as a holiday and as a make-up working day: remove one of them.")
        raise CalendarProblem(path, sentence, day=full_date(min(both)))
    return days
