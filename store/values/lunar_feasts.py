"""When the feasts of the Chinese lunar year come."""

from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR = 2024
"""Of the table; a test compares it with the `holidays` library, which takes longer to load than a key may cost."""
_DAYS = {
    "春节": "2.10 1.29 2.17 2.6 1.26 2.13 2.3 1.23 2.11 1.31 2.19 2.8 1.28 2.15 2.4 1.24 2.12 2.1 1.22 2.10"
    " 1.30 2.17 2.6 1.26 2.14 2.2 1.23 2.11 2.1 2.19 2.8 1.28 2.15 2.4 1.24 2.12 2.2 1.21 2.9 1.29",
    "清明节": "4.4 4.4 4.5 4.5 4.4 4.4 4.5 4.5 4.4 4.4 4.5 4.5 4.4 4.4 4.5 4.5 4.4 4.4 4.4 4.5 4.4 4.4 4.4 4.5"
    " 4.4 4.4 4.4 4.5 4.4 4.4 4.4 4.5 4.4 4.4 4.4 4.5 4.4 4.4 4.4 4.5",
    "端午节": "6.10 5.31 6.19 6.9 5.28 6.16 6.5 6.24 6.12 6.1 6.20 6.10 5.30 6.18 6.7 5.27 6.14 6.3 6.22 6.11"
    " 5.31 6.19 6.8 5.29 6.15 6.4 6.23 6.13 6.1 6.20 6.10 5.30 6.17 6.6 6.25 6.14 6.3 6.22 6.11 6.1",
    "中秋节": "9.17 10.6 9.25 9.15 10.3 9.22 9.12 10.1 9.19 9.8 9.27 9.16 10.4 9.24 9.13 10.2 9.20 9.10 9.28"
    " 9.17 10.5 9.25 9.15 10.4 9.22 9.11 9.30 9.19 9.7 9.26 9.16 10.5 9.24 9.13 10.2 9.21 9.9 9.28"
    " 9.17 10.6",
}
"""Month and day of each year, by the name that Chinese calendars give the feast."""
_EVE = "农历除夕"


@lru_cache(64)
def next_feast(name: str, today: date) -> date | None:
    """The first day of the feast on or after today, by the name that Chinese calendars give it; None where the table
    has none."""
    if name == _EVE:
        spring = next_feast("春节", today + timedelta(1))
        return spring - timedelta(1) if spring else None
    return next((day for day in _days(name) if day >= today), None) if today.year >= FIRST_YEAR else None


@lru_cache(8)
def _days(name: str) -> tuple[date, ...]:
    return tuple(
        date(year, *(int(part) for part in typed.split(".")))
        for year, typed in enumerate(_DAYS.get(name, "").split(), FIRST_YEAR)
    )
