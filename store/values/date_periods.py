"""Days that are named by a week, a month, a quarter, a year or a feast: `next week`, `end of q1`, `下月初`, `国庆后`.

What is due in a period is due at its end unless its beginning or middle is named. A week ends on Friday.
Loaded with the first such text: whoever types `fri` or `5 dec` does not wait for these patterns.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from store.values.calendar import Calendar, add_months, month_end
from store.values.date_words import MONTHS, WEEKDAYS
from store.values.feasts import FEASTS, LUNAR_FEASTS, coming_feast
from store.values.frozen import frozen
from store.values.period_words import AWAY_OF, COUNTS, DAYS_IN, ENDS, PART_OF, UNIT_OF
from store.values.short_date import DAYS_AHEAD, DAYS_BACK

_FRIDAY = 4
NEAR_YEARS = 5
"""From this one, of a year in two figures behind a week."""


@frozen
class Seen:
    """From where a period is named: today, and the calendar that knows what is worked."""

    today: date
    calendar: Calendar


def read_period(typed: str, seen: Seen) -> date | None:
    """The day that the folded text names by its period; None when it names none."""
    if typed in ENDS:
        unit, away = ENDS[typed]
        return _in_part(*_span(unit, away, seen.today), "end", unit)
    for pattern, meaning in _FORMS:
        if (form := re.fullmatch(pattern, typed)) and (day := meaning(form, seen)) is not None:
            return day
    return None


def _span(unit: str, away: int, today: date) -> tuple[date, date]:
    """First and last day of the unit so many away from the one that holds today."""
    if unit == "week":
        monday = today + timedelta(7 * away - today.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return _months(add_months(today.replace(day=1), away), 1)
    if unit == "quarter":
        return _months(add_months(today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1), 3 * away), 3)
    return _months(date(today.year + away, 1, 1), 12)


def _months(first: date, n: int) -> tuple[date, date]:
    return first, month_end(add_months(first, n - 1))


def _in_part(first: date, last: date, part: str, unit: str) -> date:
    """The day of the period that is meant by one of its parts."""
    if part == "start":
        return first
    if unit == "week":
        return first + timedelta(2 if part == "middle" else _FRIDAY)
    if part == "end":
        return last
    if unit == "month":
        return first.replace(day=15)
    return month_end(add_months(first, 1 if unit == "quarter" else 5))


def _part(form: re.Match[str]) -> str:
    return PART_OF.get(form["part"] or "", "end")


def _relative(form: re.Match[str], seen: Seen) -> date | None:
    """`next week`, `end of the month`, `下个月初`; a bare `month` names none, and a bare `月初` the next that comes."""
    unit = UNIT_OF.get(form["unit"], "")
    if unit in ("", "day", "workday", "fortnight") or not (form["away"] or form["part"]):
        return None
    away = AWAY_OF.get(form["away"] or "this")
    if away is None:
        return None
    day = _in_part(*_span(unit, away, seen.today), _part(form), unit)
    if day < seen.today and not form["away"]:
        return _in_part(*_span(unit, away + 1, seen.today), _part(form), unit)
    return day


def _weekend(form: re.Match[str], seen: Seen) -> date | None:
    return _span("week", AWAY_OF.get(form["away"] or "this", 0), seen.today)[1]


def _weekday_after_next(form: re.Match[str], seen: Seen) -> date:
    return _span("week", 2, seen.today)[0] + timedelta(WEEKDAYS[form["weekday"]])


def _weekday_of(form: re.Match[str], seen: Seen) -> date | None:
    """`monday next week`, `next week friday`."""
    if form["weekday"] not in WEEKDAYS:
        return None
    return _span("week", AWAY_OF[form["away"]], seen.today)[0] + timedelta(WEEKDAYS[form["weekday"]])


def _week_after(form: re.Match[str], seen: Seen) -> date | None:
    """`friday week`: a week after the Friday that comes."""
    if form["weekday"] not in WEEKDAYS:
        return None
    return seen.today + timedelta((WEEKDAYS[form["weekday"]] - seen.today.weekday()) % 7 + 7)


def _weekday_that_comes(form: re.Match[str], seen: Seen) -> date | None:
    """`coming friday`: the first Friday behind today."""
    if form["weekday"] not in WEEKDAYS:
        return None
    return seen.today + timedelta((WEEKDAYS[form["weekday"]] - seen.today.weekday() - 1) % 7 + 1)


def _day_in_month(form: re.Match[str], seen: Seen) -> date | None:
    first, last = _span("month", AWAY_OF[form["away"]], seen.today)
    return first.replace(day=int(form["day"])) if 0 < int(form["day"]) <= last.day else None


def _day_in_year(form: re.Match[str], seen: Seen) -> date | None:
    try:
        return date(seen.today.year + AWAY_OF[form["away"]], int(form["month"]), int(form["day"]))
    except ValueError:
        return None


def _from_now(form: re.Match[str], seen: Seen) -> date | None:
    """`in 2 weeks`, `两周后`, `3个工作日`, `半年后`."""
    unit = UNIT_OF.get(form["unit"].replace("business ", "work").replace("working ", "work"), "")
    count = form["n"]
    n = float(count) if count.isdecimal() else COUNTS.get(count)
    if n is None or n > 10_000 or not unit:
        return None
    if unit == "workday":
        return seen.calendar.add(seen.today, int(n))
    if unit in DAYS_IN:
        return seen.today + timedelta(int(n * DAYS_IN[unit]))
    months = n * {"month": 1, "quarter": 3, "year": 12}[unit]
    return add_months(seen.today, int(months)) if months >= 1 else seen.today + timedelta(15)


def _named_month(form: re.Match[str], seen: Seen) -> date | None:
    """`mid december`, `end of Jan 2027`, `12月底`, `Jan 2027`; a month alone names no day."""
    name = form["month"]
    month = int(name) if name.isdecimal() else MONTHS.get(name, 0)
    away = form.groupdict().get("away")
    year = seen.today.year + AWAY_OF[away] if away else _year(form["year"])
    if not 1 <= month <= 12 or not (form["part"] or year):
        return None
    return _in_part(*_months(_first_of(year, month, seen), 1), _part(form), "month")


def _quarter(form: re.Match[str], seen: Seen) -> date | None:
    month = 3 * int(form["n"]) - 2
    first = _first_of(_year(form["year"] or form["before"]), month, seen, until=3)
    return _in_part(*_months(first, 3), _part(form), "quarter")


def _week(form: re.Match[str], seen: Seen) -> date | None:
    """An ISO week by its number: the one of the year named, else the nearest that is not long past."""
    n, year = int(form["n"]), _year(form["year"] or form["before"])
    if form["year"] and len(form["year"]) == 2 and abs(year - seen.today.year) > NEAR_YEARS:
        return None  # `week 49-50` are two of them
    years = [year] if year else [seen.today.year - 1, seen.today.year, seen.today.year + 1]
    fridays = [friday for one in years if (friday := _friday(one, n))]
    if year:
        return fridays[0] if fridays else None
    return min(_near(fridays, seen.today), key=lambda day: abs((day - seen.today).days), default=None)


def _friday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, _FRIDAY + 1)
    except ValueError:
        return None


def _year_part(form: re.Match[str], seen: Seen) -> date | None:
    """`年底`, `end of 2027`, `2027年初`."""
    year = _year(form["year"]) or seen.today.year
    part = _part(form)
    if not form["year"] and part != "end":
        found = _in_part(*_months(date(year, 1, 1), 12), part, "year")
        year += found < seen.today
    return _in_part(*_months(date(year, 1, 1), 12), part, "year")


def _feast(form: re.Match[str], seen: Seen) -> date | None:
    """A feast that comes; after it the first working day that follows its days off, before it the last one."""
    if (feast := coming_feast(form["feast"], seen.today)) is None:
        return None
    found, off = feast
    when = (form["before"] or form["after"] or "").strip()
    if when in ("after", "nach", "后", "节后", "假期后", "之后"):
        return seen.calendar.forward(found + timedelta(off))
    if when in ("before", "by", "vor", "bis", "前", "节前", "之前"):
        return seen.calendar.back(found - timedelta(1))
    return found


def _first_of(year: int, month: int, seen: Seen, until: int = 1) -> date:
    """The first day of the month, in the nearest year when none is named: the one that ends not long past."""
    if year:
        return date(year, month, 1)
    firsts = [date(seen.today.year + n, month, 1) for n in (-1, 0, 1)]
    ends = {month_end(add_months(first, until - 1)): first for first in firsts}
    return ends[min(_near(list(ends), seen.today), key=lambda day: abs((day - seen.today).days))]


def _near(days: list[date], today: date) -> Iterator[date]:
    return (day for day in days if -DAYS_BACK <= (day - today).days <= DAYS_AHEAD)


def _year(text: str | None) -> int:
    """The year of two or four figures; 0 for none."""
    return 0 if not text else int(text) + (2000 if len(text) == 2 else 0)


_EN_PART = (
    r"(?:the )?(?P<part>end|late|start|beginning|early|middle|mid|ende|anfang|beginn|mitte)(?:[ -]of)?[ -]"
    r"(?:the |der |des )?"
)
_EN_AWAY = r"(?P<away>this|the|next|last|coming|current|diese[rsn]?|(?:letzt|nächst|kommend)e[rsn]?) "
_CHINESE_FEASTS = "|".join(
    sorted((name for name in {**FEASTS, **LUNAR_FEASTS} if not name.isascii()), key=len)
)
_YEAR4 = r"(?P<year>\d{4})"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], Seen], date | None]], ...] = (
    (rf"(?:{_EN_PART})?(?:{_EN_AWAY})?(?P<unit>[a-z]+)", _relative),
    (r"(?P<away>下下|[上本这下])?个?周末", _weekend),
    (
        r"(?P<away>下下|[上本这下今当])?个?(?P<unit>周|星期|礼拜|月|季度|季)(?P<part>初|上旬|中旬|中|下旬|末|底|内)?",
        _relative,
    ),
    (r"(?P<away>[今明后去])(?P<unit>年)(?P<part>初|中|末|底)?", _relative),
    (r"(?P<weekday>[a-z]+),? (?:of )?(?P<away>this|next|last) week", _weekday_of),
    (r"(?P<away>this|next|last) week,? (?:on )?(?P<weekday>[a-z]+)", _weekday_of),
    (r"(?P<weekday>[a-z]+) week", _week_after),
    (r"a week (?:on|from) (?P<weekday>[a-z]+)", _week_after),
    (r"(?:the )?(?:coming|kommende[nrs]?) (?P<weekday>[a-z]+)", _weekday_that_comes),
    (r"下下个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])", _weekday_after_next),
    (r"(?P<away>下下|[上本这下])个?月(?P<day>\d\d?)[日号]?", _day_in_month),
    (r"(?P<away>[今明后去])年(?P<month>\d\d?)月(?P<day>\d\d?)[日号]?", _day_in_year),
    (
        r"(?:in|within|innerhalb von) (?P<n>\d{1,5}|[a-z]+(?: couple of)?) ?"
        r"(?P<unit>(?:business |working )?[a-z]+)(?:'? time)?",
        _from_now,
    ),
    (r"(?P<n>\d{1,5}|[a-z]+) (?P<unit>(?:business |working )?[a-z]+) from (?:now|today)", _from_now),
    (
        r"(?P<n>\d{1,3}|[a-z]+) "
        r"(?P<unit>(?:business |working )?(?:days?|weeks?|months?)|arbeitstage?|tage|wochen?|monate)",
        _from_now,
    ),
    (
        r"(?P<n>\d{1,5}|半) ?个?(?P<unit>天|日|周|星期|礼拜|月|季度|年|工作日)(?:之?后|以后|内|之内|以内)",
        _from_now,
    ),
    (r"(?P<n>\d{1,5}) ?个?(?P<unit>工作日|天)", _from_now),
    (r"(?P<n>[1-9]|1[0-2]) ?个?(?P<unit>周|星期)", _from_now),
    (r"(?P<n>\d{1,3}|半) ?个(?P<unit>月)", _from_now),
    (rf"(?:{_EN_PART})(?P<month>[a-zä]+)\.?(?:[ ,]+{_YEAR4})?", _named_month),
    (rf"(?P<part>)(?P<month>[a-zä]+)\.?[ ,/-]*{_YEAR4}", _named_month),
    (r"(?:(?P<year>\d{4}|\d\d)年)?(?P<month>\d\d?)月(?P<part>初|上旬|中旬|中|下旬|末|底)", _named_month),
    (
        r"(?P<away>[今明后去])年(?P<year>)(?P<month>\d\d?)月(?P<part>初|上旬|中旬|中|下旬|末|底)?",
        _named_month,
    ),
    (r"(?P<year>\d{4})年(?P<month>\d\d?)月(?P<part>)", _named_month),
    (
        rf"(?:{_EN_PART})?(?:(?P<before>\d{{4}})[ /-]?)?q(?P<n>[1-4])(?:[ /-]?'?(?P<year>\d{{4}}|\d\d))?",
        _quarter,
    ),
    (r"(?:(?P<before>\d{4})年)?(?P<year>)第?(?P<n>[1-4])季度(?P<part>初|中|末|底)?", _quarter),
    (
        r"(?:(?P<before>\d{4})[ -]?)?(?:calendar week|week|kw|cw|wk|w)[ .-]?(?P<n>\d\d?)"
        r"(?:[ /-]+(?P<year>\d{4}|\d\d))?",
        _week,
    ),
    (r"(?:(?P<before>\d{4})年)?(?P<year>)第(?P<n>\d\d?)周", _week),
    (rf"(?:{_EN_PART}){_YEAR4}", _year_part),
    (r"(?:(?P<year>\d{4}))?年(?P<part>初|中|末|底)", _year_part),
    (r"(?:(?P<before>after|before|by|nach|vor|bis) )?(?P<feast>[a-z' -]+)(?P<after>)", _feast),
    (
        rf"(?P<before>)(?P<feast>{_CHINESE_FEASTS})(?P<after>节后|节前|假期后|之后|之前|后|前)?",
        _feast,
    ),
)
