"""Calendars out of the `holidays` library: which places it knows, their days, and until when it really knows them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from store.exchange.calendars.day_list import CalendarDays
from store.values.dates import full_date
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.text import clean_line, fold
from store.values.width import cut
from store.values.words import N_, Words, say, words

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

SATURDAY = 5
OFFERED = 4
MOVES_NO_LONGER = ("AM", "BG", "TW", "UA")
"""Countries that used to exchange working days and have stopped: their years follow from rules alone."""


class PlaceProblem(Problem):
    """The library has no such place, or not its days; `words` says what to do."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(words(msgid, **values))


@frozen
class Place:
    """A country, and the part of it whose holidays count; empty: those of the whole country."""

    country: str
    part: str = ""

    @property
    def code(self) -> str:
        """`DE-BY`, or `CN`."""
        return f"{self.country}-{self.part}" if self.part else self.country


@frozen
class Filled:
    """The days of a place. `unknown`: the first year asked for that nobody has published, or None; `estimates`: how
    many of the days may still move, since the moon decides."""

    days: CalendarDays
    unknown: int | None
    estimates: int


def place_named(typed: str) -> Place:
    """The place of `CN`, `de-by`, `DE-Bayern`. Raises PlaceProblem with the nearest ones."""
    import holidays

    text = clean_line(typed).replace("_", "-").replace("/", "-")
    country, _, part = (piece.strip() for piece in text.partition("-"))
    if country.upper() not in holidays.list_supported_countries(include_aliases=True):
        raise PlaceProblem(
            N_(
                'there is no calendar for "{text}"{near}; write a country such as CN, or a region such as DE-BY'
            ),
            text=cut(text, 40),
            near=_near_countries(country),
        )
    found = holidays.country_holidays(country.upper())
    code = str(found.country)
    return Place(code, _part_meant(found, code, part)) if part else Place(code)


def fill(place: Place, first: int, final: int, language: str) -> Filled:
    """The days of the years `first` to `final`, as far as they are known. Raises PlaceProblem if none is."""
    import holidays

    how: dict[str, Any] = {"subdiv": place.part or None}
    spoken = holidays.country_holidays(place.country).supported_languages
    how["language"] = next((one for one in (language, "en_US") if one in spoken), None)
    found = holidays.country_holidays(place.country, **how)
    known = _known_until(found, place.country)
    if known < first:
        raise PlaceProblem(
            N_(
                "{code} is known until {last}, {year} is not yet: try again once it is published and in a "
                "newer holidays library, or import a file: forewarn calendar import FILE"
            ),
            code=place.code,
            last=full_date(date(known, 12, 31)),
            year=first,
        )
    if hasattr(found, "substituted_date_format"):
        # Its translations write 01/04/2026, which may be two days; %F is translated by nobody.
        found.substituted_date_format = "%F"
    last = min(final, known)
    holidays_, makeup = _days(found, first, last, language)
    estimates = sum("estimated" in name for name in _in_english(place, first, last))
    days = CalendarDays(place.code, holidays_, makeup, date(last, 12, 31))
    return Filled(days, last + 1 if last < final else None, estimates)


def _days(
    found: "HolidayBase", first: int, last: int, language: str
) -> tuple[dict[date, str], dict[date, str]]:
    """(days off, weekend days that are worked). Holidays on a weekend are kept: people look for them."""
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    # Where Friday is a day of rest, Mon-Fri is wrong every week, so every weekend is written out.
    elsewhere = any(weekday < SATURDAY for weekday in found.weekend)
    for day in _every_day(first, last):
        name = clean_line(found.get(day) or "")
        if day.weekday() < SATURDAY:
            if not found.is_working_day(day):
                off[day] = name or say(N_("weekend"), language)
        elif day in found.weekend_workdays or (elsewhere and found.is_working_day(day)):
            worked[day] = ""
        elif name:
            off[day] = name
    return off, worked


def _every_day(first: int, last: int) -> Iterator[date]:
    start = date(first, 1, 1)
    return (start + timedelta(n) for n in range((date(last, 12, 31) - start).days + 1))


def _known_until(found: "HolidayBase", country: str) -> int:
    """The last year that is more than a guess: where a government exchanges working days for days off year by year,
    the last one for which it did; elsewhere as far as the rules reach."""
    special: Mapping[int, Any] = getattr(found, "special_public_holidays", {})
    moved = [year for year, entries in special.items() if any(map(_is_exchange, _entries(entries)))]
    if moved and country not in MOVES_NO_LONGER:
        return min(max(moved), found.end_year)
    return found.end_year


def _entries(entries: Any) -> Iterable[Any]:
    """The library writes a single entry without the tuple around it."""
    return entries if entries and isinstance(entries[0], tuple) else (entries,)


def _is_exchange(entry: tuple[Any, ...]) -> bool:
    """(month, day, name) is a holiday; (to month, to day, from month, from day) an exchange."""
    return len(entry) > 3


def _in_english(place: Place, first: int, last: int) -> Iterator[str]:
    import holidays

    spoken = holidays.country_holidays(place.country).supported_languages
    language = "en_US" if "en_US" in spoken else None
    years = range(first, last + 1)
    found = holidays.country_holidays(
        place.country, subdiv=place.part or None, years=years, language=language
    )
    return iter(found.values())


def _part_meant(found: "HolidayBase", country: str, typed: str) -> str:
    aliases = {fold(name): part for name, part in found.subdivisions_aliases.items()}
    parts = {fold(part): part for part in found.subdivisions} | aliases
    if fold(typed) in parts:
        return parts[fold(typed)]
    if not parts:
        raise PlaceProblem(N_("{country} is known as a whole only: write {country}"), country=country)
    near = _near(fold(typed), parts)
    codes = tuple(dict.fromkeys(f"{country}-{parts[name]}" for name in near))
    raise PlaceProblem(
        N_('{country} has no region "{text}"; did you mean {codes}?')
        if codes
        else N_('{country} has no region "{text}"; available: {codes}'),
        country=country,
        text=cut(typed, 40),
        codes=codes or (*(f"{country}-{part}" for part in found.subdivisions[:12]), "…")[:13],
    )


def _near_countries(typed: str) -> Words:
    """`; did you mean DE (Germany)?`, or nothing: names are looked through too, which is what people type."""
    from holidays.registry import COUNTRIES

    names = {name.replace("_", " "): codes[1] for name, codes in COUNTRIES.items()}
    begun = [name for name in names if fold(typed) and name.startswith(fold(typed))]
    near = begun or _near(fold(typed), names)
    shown = tuple(f"{names[name]} ({name.title()})" for name in near[:OFFERED])
    return words(N_(" (did you mean {places}?)"), places=shown) if shown else words("")


def _near(typed: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(typed, list(known), OFFERED, 0.6)
