"""A calendar of the store after more years came in: theirs anew, all others as they were."""

from datetime import date

from store.exchange.calendars.day_list import CalendarDays as Days
from store.records.calendar_days import CalendarDays, named_days


def merged(days: Days, before: CalendarDays | None, first: int | None = None) -> CalendarDays:
    """The record that holds `days` for the years from `first` (else their own first) to their last, and for other
    years what `before` holds."""
    first = first or min(day.year for day in (*days.holidays, *days.makeup))
    if before is None:
        return CalendarDays(
            code=days.code, holidays=_lines(days.holidays), makeup=_lines(days.makeup), last=days.last
        )
    kept = [
        {
            day: name
            for day, name in named_days(text)
            if not first <= day.year <= days.last.year and day not in other
        }
        for text, other in ((before.holidays, days.makeup), (before.makeup, days.holidays))
    ]
    later = max((date(day.year, 12, 31) for part in kept for day in part), default=days.last)
    known = before.last or later
    return CalendarDays(
        id=before.id,
        rev=before.rev,
        code=before.code,
        holidays=_lines(kept[0] | days.holidays),
        makeup=_lines(kept[1] | days.makeup),
        last=known if known.year > days.last.year else days.last,
        ref=before.ref,
    )


def begin_at(first: int, before: CalendarDays | None) -> int:
    """The year to begin with, so that none lies unknown between what `before` knows and `first`."""
    if before is None or before.last is None:
        return first
    return min(first, before.last.year + 1)


def _lines(days: dict[date, str]) -> str:
    return "\n".join(f"{day} {name}".rstrip() for day, name in sorted(days.items()))
