"""When the feasts of the Chinese lunar year come. Loaded with the first that is named."""

from datetime import date
from functools import lru_cache

YEARS_AHEAD = 2
"""In which each feast comes at least once."""


@lru_cache(64)
def next_feast(name: str, today: date) -> date | None:
    """The first day of the feast on or after today, by the name that Chinese calendars give it; None beyond the years
    that the calendar is computed for."""
    for year in range(today.year, today.year + YEARS_AHEAD):
        day = _feasts(year).get(name)
        if day is not None and day >= today:
            return day
    return None


@lru_cache(16)
def _feasts(year: int) -> dict[str, date]:
    """The first day of each feast of a year, by name."""
    import holidays

    found: dict[str, date] = {}
    for day, names in sorted(holidays.country_holidays("CN", years=year, language="zh_CN").items()):
        for name in names.split("; "):
            found.setdefault(name, day)
    return found
