"""Days in other people's tables: which of two numbers is the month, decided from whole columns."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from store.exchange.vocabulary.choices import is_blank
from store.values.dates import DateProblem, parse_date
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, Words, words

Order = Literal["", "dmy", "mdy"]
NAMES: dict[str, Words] = {"dmy": words(N_("day before month")), "mdy": words(N_("month before day"))}

_TIME = re.compile(
    r"(?:[t ,]| at )\s*(?:[上下]午|am|pm)?\s*\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:am|pm|a\.m\.|p\.m\.|uhr|uur)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_MARK = re.compile(r"(?<=\d)(?: a|\*)$")
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo)(?:day|sday|nesday|rsday"
    r"|urday)?\.?,?\s+|(?:周|星期)[一二三四五六日天]\s*)|\s*[(（]?(?:周|星期)[一二三四五六日天][)）]?$"
)
_NUMBERS = re.compile(r"(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4}|\d\d)")
_THREE_NUMBERS = re.compile(r"\d{4}[年/.-] ?\d\d?[月/.-] ?\d\d?[日号]?|\d\d?[/.-] ?\d\d?[/.-] ?\d{4}")
_SHORT_YEAR = re.compile(r"(?<=\D)[’']?(\d\d)$")
_NAMED = re.compile(
    r"(?:\d\d?(?:st|nd|rd|th|\.)?[ -]?[a-zä]+\.?|[a-zä]+\.? ?\d\d?(?:st|nd|rd|th)?)[, -]+[’']?\d{2}"
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_RANGE = re.compile(
    r"\s[-–—~]\s|[–—~至到]|(?<=\d)\s*-\s*(?=[a-z])|\s(?:to|bis|tot|until|till|through|and|und|en)\s"
)
_DUTCH = {"januari": "jan", "februari": "feb", "maart": "mar", "mrt": "mar", "mei": "may", "augustus": "aug"}
_DUTCH_MONTH = re.compile(r"\b(?:" + "|".join(_DUTCH) + r")\b")
_EXCEL_DAY_ZERO = date(1899, 12, 30)


@frozen
class DateOrder:
    """How days are read: `order`, the notes that say so, and the question that must be answered first, if any."""

    order: Order = ""
    notes: tuple[Words, ...] = ()
    asks: tuple[Words, ...] = ()


def decide(columns: Iterable[Iterable[tuple[int, str]]], given: str = "") -> DateOrder:
    """The order for all date columns together, each of (row, text) pairs; `given`: dmy or mdy, the reader's answer."""
    proofs: dict[Order, tuple[str, int]] = {}
    either: tuple[str, int] | None = None
    short: tuple[str, int] | None = None
    for row, text in (cell for cells in columns for cell in cells):
        form = _NUMBERS.fullmatch(day_part(text))
        if not form:
            continue
        first, second = int(form[1]), int(form[3])
        if len(form[4]) == 2:
            short = short or (text, row)
        if form[2] == ".":  # 7.20.2020 is written nowhere
            continue
        if first > 12 >= second:
            proofs.setdefault("dmy", (text, row))
        elif second > 12 >= first:
            proofs.setdefault("mdy", (text, row))
        elif first != second and first <= 12:
            either = either or (text, row)
    notes = []
    if short:
        text, row = short
        notes.append(
            words(N_("years of two digits are read as 20..: {text} in row {row}"), text=text, row=row)
        )
    if given:
        notes.append(words(N_("dates: {order}, as --dates says"), order=NAMES[given]))
        return DateOrder("dmy" if given == "dmy" else "mdy", tuple(notes))
    if len(proofs) == 1:
        ((order, (text, row)),) = proofs.items()
        notes.append(
            words(N_("dates: {order}, as {text} in row {row} shows"), order=NAMES[order], text=text, row=row)
        )
        return DateOrder(order, tuple(notes))
    return DateOrder("", tuple(notes), _questions(proofs, either))


def _questions(proofs: dict[Order, tuple[str, int]], either: tuple[str, int] | None) -> tuple[Words, ...]:
    if proofs:
        (one, row), (other, other_row) = proofs.values()
        return (
            words(
                N_(
                    "dates come in both orders: {one} in row {row}, {other} in row {other_row}; add --dates dmy or mdy"
                ),
                one=one,
                row=row,
                other=other,
                other_row=other_row,
            ),
        )
    if either:
        text, row = either
        sentence = N_(
            "{text} in row {row} can be read in two ways; say which comes first: --dates dmy or --dates mdy"
        )
        return (words(sentence, text=text, row=row),)
    return ()


def day_part(text: str) -> str:
    """A date-time or dated weekday as the day alone, folded: `7/20/2020 8:00:00 AM` is `7/20/2020`.

    Planning tools mark a day with `A` (actual) or `*` (fixed); the marks go too.
    """
    plain = _TIME.sub("", _MARK.sub("", fold(text))).strip(" ,")
    return _WEEKDAY.sub("", plain).strip()


def read_day(text: str, order: Order, today: date) -> date:
    """The day of a cell, which must name its year. Raises Unreadable with the reason for this row."""
    plain = day_part(text)
    if (number := day_number(text)) is not None:
        raise Unreadable(
            words(
                N_(
                    "{text} is a spreadsheet's day number, perhaps {day}: format the column as a date and export again"
                ),
                text=text,
                day=(_EXCEL_DAY_ZERO + timedelta(number)).isoformat(),
            )
        )
    written = _DUTCH_MONTH.sub(lambda month: _DUTCH[month[0]], plain)
    if _has_short_year(written):
        written = _SHORT_YEAR.sub(r"20\1", written)
    if not re.search(r"(?<!\d)\d{4}(?!\d)|^\d{8}$", written) or written.startswith(("+", "-")):
        raise Unreadable(_no_day(text, plain))
    try:
        return parse_date(written, today=today, order=order)
    except DateProblem as problem:
        if problem.readings or not _RANGE.search(plain):
            raise Unreadable(_sentence(problem, text, plain, order)) from None
        raise Unreadable(words(N_("{text} is a range of days; name one day"), text=text)) from None


def day_number(text: str) -> int | None:
    """The number that a spreadsheet counts a day by, where the cell is nothing else."""
    plain = day_part(text)
    number = float(plain.replace(",", ".")) if _SERIAL.fullmatch(plain) else 0
    return int(number) if 10_000 <= number < 80_000 else None


def _has_short_year(plain: str) -> bool:
    form = _NUMBERS.fullmatch(plain)
    return len(form[4]) == 2 if form else bool(_NAMED.fullmatch(plain))


def _no_day(text: str, plain: str) -> Words:
    if _RANGE.search(plain) and re.search(r"\d", plain):
        return words(N_("{text} is a range of days; name one day"), text=text)
    if re.search(r"\d", plain) and not is_blank(plain):
        return words(N_("{text} has no year; write the date as 2026-12-05"), text=text)
    return words(N_("{text} is not a date; write it as 2026-12-05"), text=text)


def _sentence(problem: DateProblem, text: str, plain: str, order: Order) -> Words:
    """The parser's reason, where its advice for typing a day fits a table too."""
    if problem.readings and order:
        return words(N_("{text} does not exist with the {order}"), text=text, order=NAMES[order])
    if problem.readings:
        return words(N_("{text} can be read in two ways: --dates dmy or --dates mdy"), text=text)
    return (
        problem.words
        if _THREE_NUMBERS.fullmatch(plain)
        else words(N_("{text} is not a date; write it as 2026-12-05"), text=text)
    )
