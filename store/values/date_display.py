"""Dates as people read them: one format per language, short where that is unambiguous.

English `4 Dec`, Chinese `12-04`; `parse_date` reads both back to the same day.
"""

from datetime import date

from store.values.calendar import Calendar
from store.values.short_date import DAYS_AHEAD, DAYS_BACK, show_date
from store.values.unknown_value import UnknownDay, marked
from store.values.words import N_, Words, words

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_ZH_WEEKDAYS = "一二三四五六日"


def show_weekday(day: date, language: str) -> str:
    """`Thu` or `周四`."""
    if language.startswith("zh"):
        return "周" + _ZH_WEEKDAYS[day.weekday()]
    return _WEEKDAYS[day.weekday()]


def show_day(day: date, language: str) -> str:
    """`Thu 26 Nov` or `11月26日 周四`."""
    if isinstance(day, UnknownDay):
        return marked(day)
    if language.startswith("zh"):
        return f"{day.month}月{day.day}日 {show_weekday(day, language)}"
    return f"{show_weekday(day, language)} {show_date(day, language)}"


def dated(day: date, today: date) -> date | Words:
    """A day as a part of a sentence: with its year where that is not plain from `today`."""
    if -DAYS_BACK <= (day - today).days < DAYS_AHEAD:
        return day
    return words(N_("{short} {year}"), short=day, year=f"{day.year:04}")


def with_years(sentence: Words, today: date) -> Words:
    """The sentence with the year behind every day of it whose year is not plain from `today`."""
    changed = {
        name: dated(value, today) if isinstance(value, date) else with_years(value, today)
        for name, value in sentence.values.items()
        if isinstance(value, date | Words)
    }
    return Words(sentence.msgid, {**sentence.values, **changed}) if changed else sentence


def full_date(day: date) -> Words:
    """`Fri 4 Dec 2026`: the day beyond doubt."""
    if isinstance(day, UnknownDay):
        return words("{text}", text=marked(day))
    weekday = words(_WEEKDAYS[day.weekday()])
    return words(N_("{weekday} {day} {year}"), weekday=weekday, day=day, year=day.year)


def day_and_weekday(day: date) -> Words:
    """`Fri 4 Dec`, `12-04 周五`: the echo of a day in a line."""
    return words(N_("{weekday} {day}"), weekday=words(_WEEKDAYS[day.weekday()]), day=day)


def describe_date(day: date, today: date, calendar: Calendar) -> Words:
    """The echo under a form field: `Fri 4 Dec 2026, in 6wd`, and what the reader should know of that day."""
    notes = [_distance(day, today, calendar)]
    if not calendar.is_working(day):
        notes.append(words(N_("not a working day")))
    if calendar.last is not None and not calendar.is_known(day):
        notes.append(words(N_("holidays known only until {last}"), last=full_date(calendar.last)))
    echo = full_date(day)
    for note in notes:
        echo = words(N_("{echo}, {note}"), echo=echo, note=note)
    return echo


def _distance(day: date, today: date, calendar: Calendar) -> Words:
    """In working days; in calendar days where no working day lies between."""
    if day == today:
        return words(N_("today"))
    if n := calendar.workdays(today, day):
        return words(N_("in {n}wd"), n=n) if n > 0 else words(N_("{n}wd ago"), n=-n)
    n = (day - today).days
    return words(N_("in {n}d"), n=n) if n > 0 else words(N_("{n}d ago"), n=-n)


def far_from_that(n: int) -> Words:
    """How many working days something was after (`n` above 0) or before what was said just before it: never by a
    sign, which says nothing of the direction."""
    if not n:
        return words(N_("that day"))
    return words(N_("{n}wd after that"), n=n) if n > 0 else words(N_("{n}wd before that"), n=-n)
