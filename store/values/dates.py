"""Dates that people type and read: strict, so that nothing is guessed, and echoed."""

from datetime import date

from store.values.calendar import MON_FRI, Calendar
from store.values.clock import FIRST_YEAR, LAST_YEAR
from store.values.date_display import describe_date, full_date, show_day, show_weekday
from store.values.date_forms import Asked, DateProblem, read_date
from store.values.short_date import show_date
from store.values.text import fold
from store.values.words import N_, words

__all__ = [
    "DateProblem",
    "describe_date",
    "full_date",
    "parse_date",
    "show_date",
    "show_day",
    "show_weekday",
]

_DASHES = str.maketrans("−–—‐", "----")


def parse_date(
    text: str,
    *,
    today: date,
    calendar: Calendar = MON_FRI,
    order: str = "",
    base: date | None = None,
) -> date:
    """The day that `text` means. Raises DateProblem, and nothing else, for text that means none or several.

    `order`: "dmy" or "mdy" says how to read `12-05`, `12/05` and `12.05`; "" refuses those with two readings.
    `base`: the day that `+5wd`, `-3`, `+2w` and `+1m` count from, if not `today`.
    A day without its year is the nearest in [today - 91, today + 274]; a day without its month, and a weekday
    alone, the next one, today included; `last`, `this`, `next` with a weekday are ISO weeks.
    """
    asked = Asked(text, today, calendar, order, base or today)
    typed = fold(text).translate(_DASHES)
    if not typed:
        raise DateProblem(words(N_("Give a date, such as 2026-12-05, 5 dec, fri or +5wd.")))
    try:
        day = read_date(typed, asked)
    except OverflowError:
        raise asked.outside() from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise asked.outside()
    return day
