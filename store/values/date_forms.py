"""The forms in which people type a date and what each means.

Every form is one line of `_FORMS`: a pattern over folded text (NFKC, lower case, single spaces), its meaning.
`re` compiles the patterns when first needed: a screen that only shows dates does not wait for them.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from store.values.calendar import Calendar, add_months, month_end
from store.values.clock import FIRST_YEAR, LAST_YEAR
from store.values.date_display import full_date
from store.values.date_words import MONTH_ENDS, MONTHS, NEAR_DAYS, WEEKDAYS, WEEKS
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.short_date import DAYS_AHEAD, DAYS_BACK
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import N_, Words, words

_UNKNOWN = N_('"{text}" is not a date: write 2026-12-05, 5 dec, fri, +3, +5wd or eom.')
_IMPOSSIBLE = N_('"{text}" does not exist: correct the day or the month.')
_NEEDS_YEAR = N_('"{text}" does not come in the months around today: write its year too.')
_SHORT_YEAR = N_('"{text}" has a short year: write it with four digits, such as 2026.')
_OUTSIDE = N_('"{text}" lies outside the years {first} to {last}: write a nearer day.')
_AMBIGUOUS = N_('"{text}" may be {one} or {other}: write the year first, or set the date order.')
_OTHER_ORDER = N_('"{text}" does not exist as {order}: write the year first, or change the date order.')
_OTHER_WEEKDAY = N_('"{text}" is {day}: correct the day or the weekday.')
_ORDERS = {"dmy": N_("day-month"), "mdy": N_("month-day")}


class DateProblem(Problem):
    """The text is no date, or more than one: `words` says what to do, `readings` are the days it may mean; `formed`: it
    is written as a day is, and none is meant, such as 31 Nov."""

    def __init__(self, sentence: Words, readings: tuple[date, ...] = (), *, formed: bool = False) -> None:
        super().__init__(sentence)
        self.readings = readings
        self.formed = formed


@frozen
class Asked:
    """What a meaning depends on beside the form; `store.values.dates.parse_date` explains each."""

    text: str
    today: date
    calendar: Calendar
    order: str
    base: date

    def problem(self, msgid: str, *readings: date, **values: object) -> DateProblem:
        sentence = words(msgid, text=cut(clean_line(self.text), 40), **values)
        return DateProblem(sentence, readings, formed=msgid not in (_UNKNOWN, _SHORT_YEAR))

    def outside(self) -> DateProblem:
        return self.problem(_OUTSIDE, first=FIRST_YEAR, last=LAST_YEAR)


def read_date(typed: str, asked: Asked) -> date:
    """The day that the folded `typed` means. Raises DateProblem; OverflowError beyond the ends of `date`."""
    try:
        return _read_plain(typed, asked)
    except DateProblem as problem:
        if problem.readings:
            raise
        from store.values.date_periods import Seen, read_period
        from store.values.date_ranges import last_of_range
        from store.values.plain_day import plainly

        plain = plainly(typed)
        if (day := read_period(plain, Seen(asked.today, asked.calendar))) is not None:
            return day
        if before := re.fullmatch(_BEFORE, plain):
            return _day_before(read_date(before["day"], asked), before["day"], asked)
        if (ends := last_of_range(plain, lambda one: read_date(one, asked), DateProblem)) is not None:
            return ends
        if plain != typed:
            return _read_plain(plain, asked)
        raise


def _day_before(day: date, typed: str, asked: Asked) -> date:
    """`before the 10th` is the last working day before it, 12月5日前 counts that day in; `before Thursday` of today is
    before the one that comes."""
    before = asked.calendar.add(day, -1)
    return (
        asked.calendar.add(day + timedelta(7), -1) if typed in WEEKDAYS and before < asked.today else before
    )


def _read_plain(typed: str, asked: Asked) -> date:
    for pattern in _WITH_WEEKDAY:
        if (form := re.fullmatch(pattern, typed)) and form["weekday"] in WEEKDAYS:
            return _on_weekday(_read(form["rest"].strip(), asked), WEEKDAYS[form["weekday"]], asked)
    return _read(typed, asked)


def _read(typed: str, asked: Asked) -> date:
    if typed in NEAR_DAYS:
        return asked.today + timedelta(NEAR_DAYS[typed])
    if typed in MONTH_ENDS:
        return month_end(add_months(asked.today, MONTH_ENDS[typed]))
    for pattern, meaning in _FORMS:
        if form := re.fullmatch(pattern, typed, re.ASCII):
            return meaning(form, asked)
    raise asked.problem(_UNKNOWN)


def _on_weekday(day: date, weekday: int, asked: Asked) -> date:
    """The day, if it falls on the weekday that was typed with it."""
    if day.weekday() != weekday:
        raise asked.problem(_OTHER_WEEKDAY, day, day=full_date(day))
    return day


def _numbers(form: re.Match[str], asked: Asked) -> date:
    return _day(form["year"], int(form["month"]), int(form["day"]), asked)


def _named_month(form: re.Match[str], asked: Asked) -> date:
    if form["month"] not in MONTHS:
        raise asked.problem(_UNKNOWN)
    return _day(form["year"], MONTHS[form["month"]], int(form["day"]), asked)


def _either_order(form: re.Match[str], asked: Asked) -> date:
    """Day and month as `order` says; without one, only if they cannot be taken for each other."""
    first, second = int(form["first"]), int(form["second"])
    readings: dict[str, date] = {}
    refusals: dict[str, DateProblem] = {}
    for order, month, day in (("dmy", second, first), ("mdy", first, second)):
        try:
            readings[order] = _day(form["year"], month, day, asked)
        except DateProblem as problem:
            refusals[order] = problem
    days = tuple(dict.fromkeys(readings.values()))
    if asked.order in readings:
        return readings[asked.order]
    if not days:
        raise refusals["mdy" if first <= 12 else "dmy"]
    if asked.order in _ORDERS:
        raise asked.problem(_OTHER_ORDER, *days, order=words(_ORDERS[asked.order]))
    if len(days) == 2:
        raise asked.problem(_AMBIGUOUS, *days, one=full_date(days[0]), other=full_date(days[1]))
    return days[0]


def _day_of_month(form: re.Match[str], asked: Asked) -> date:
    first = asked.today.replace(day=1)
    for months in range(3):  # no three months in a row lack a day that any month has
        month = add_months(first, months)
        day = _real(month.year, month.month, int(form["day"]))
        if day and day >= asked.today:
            return day
    raise asked.problem(_IMPOSSIBLE)


def _weekday(form: re.Match[str], asked: Asked) -> date:
    if form["weekday"] not in WEEKDAYS:
        raise asked.problem(_UNKNOWN)
    ahead = WEEKDAYS[form["weekday"]] - asked.today.weekday()
    days = 7 * WEEKS[form["week"]] + ahead if form["week"] else ahead % 7
    return asked.today + timedelta(days)


def _distance(form: re.Match[str], asked: Asked) -> date:
    n = int(form["n"]) * (-1 if form["sign"] in ("-", "前") else 1)
    match form["unit"]:
        case "wd" | "工作日":
            return asked.calendar.add(asked.base, n)
        case "w" | "周":
            return asked.base + timedelta(7 * n)
        case "m" | "月":
            return add_months(asked.base, n)
    return asked.base + timedelta(n)


_YEAR = r"(?P<year>\d{4}|\d\d)"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], Asked], date]], ...] = (
    (r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)", _numbers),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _numbers),
    (rf"(?:{_YEAR} ?年 ?)?(?P<month>\d\d?) ?月 ?(?P<day>\d\d?) ?[日号]?", _numbers),
    (rf"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?{_YEAR}?", _numbers),
    (rf"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?[ -]?(?P<month>[a-zä]+)\.?(?:[, -] ?{_YEAR})?", _named_month),
    (rf"(?P<month>[a-zä]+)\.?[ -]?(?P<day>\d\d?)(?:st|nd|rd|th)?(?:[, -] ?{_YEAR})?", _named_month),
    (rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?:(?P=mark){_YEAR})?", _either_order),
    (r"(?P<day>\d\d?)[.日号]?", _day_of_month),
    (r"(?:(?P<week>next|last|this) )?(?P<weekday>[a-z]+)", _weekday),
    (r"(?:(?P<week>[上本这下])个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])", _weekday),
    (r"(?P<sign>[+-]) ?(?P<n>\d{1,6}) ?个?(?P<unit>d|w|wd|m|天|周|月|工作日)?", _distance),
    (r"(?P<n>\d{1,6}) ?个?(?P<unit>天|周|月|工作日)(?P<sign>[前后])", _distance),
)
_BEFORE = r"(?:before|vor(?: dem)?) (?:the )?(?P<day>.+)"
# A day with its weekday, as screens and echoes show it; a text without a figure is a weekday alone.
_WITH_WEEKDAY = (
    r"(?P<weekday>[a-z]+)\.?,? (?P<rest>.*\d.*)",
    r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]) ?[(]?(?P<rest>[^)]*\d[^)]*)[)]?",
    r"(?P<rest>.*\d.*?) ?[(]?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])[)]?",
)


def _day(year: str | None, month: int, day: int, asked: Asked) -> date:
    """The day with this year, or the nearest to today without one."""
    if year is None:
        return _nearest(month, day, asked)
    if len(year) == 2:
        raise asked.problem(_SHORT_YEAR)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise asked.outside()
    if found := _real(int(year), month, day):
        return found
    raise asked.problem(_IMPOSSIBLE)


def _nearest(month: int, day: int, asked: Asked) -> date:
    around = range(asked.today.year - 1, asked.today.year + 2)
    distances = [(found - asked.today).days for year in around if (found := _real(year, month, day))]
    if near := [days for days in distances if -DAYS_BACK <= days <= DAYS_AHEAD]:
        return asked.today + timedelta(min(near, key=abs))
    a_leap_year = 2000
    raise asked.problem(_NEEDS_YEAR if _real(a_leap_year, month, day) else _IMPOSSIBLE)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
