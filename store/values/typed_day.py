"""A day that somebody types, read as their settings and their language have it."""

import re
import unicodedata
from datetime import date

from store.values.day import Day
from store.values.pattern import pattern

MONTH_FIRST = pattern(r"(?<![\d./-])(?:0?[1-9]|1[0-2])[-/.]\d\d?(?![\d./-])", re.ASCII)


def typed_day(text: str, day: Day, language: str, base: date | None = None) -> date:
    """The day that `text` means on that day; `base` is what `+5wd` counts from, if not the day. Raises DateProblem."""
    from store.values.dates import parse_date

    order = day.settings.date_order or order_assumed(text, language)
    return parse_date(text, today=day.date, calendar=day.calendar, order=order, base=base)


def order_assumed(text: str, language: str) -> str:
    """How to read a day in figures where no setting says it: `12-5`, `12/5` and `12.5` have the month first in Chinese,
    where nobody writes it otherwise. A year behind them is no Chinese habit, so such a day stays in doubt."""
    if not language.startswith("zh"):
        return ""
    return "mdy" if MONTH_FIRST.search(unicodedata.normalize("NFKC", text)) else ""
