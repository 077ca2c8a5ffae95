"""Days in other people's tables: which of two numbers is the month, decided from whole columns."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from store.exchange.vocabulary.month_names import MONTHS, month_names
from store.values.date_words import WEEKDAYS
from store.values.dates import DateProblem, parse_date
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, Words, words

Order = Literal["", "dmy", "mdy"]
FIRST_NUMBER, LAST_NUMBER = 32_874, 73_051  # 1990 up to 2099: other numbers of five figures are amounts
DISTINCT = 8192  # cells that are read once however often a register repeats them
NAMES: dict[Order, Words] = {"dmy": words(N_("day before month")), "mdy": words(N_("month before day"))}

_TIME = re.compile(
    r"(?:[t ,]| at )\s*(?:[上下]午|am|pm)?\s*\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:am|pm|a\.m\.|p\.m\.|uhr|uur)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_MARK = re.compile(r"(?<=\d)(?: a|\*)$")
_WEEKDAY = re.compile(
    r"^(?:[周週]|星期|礼拜|禮拜)(?P<first>[一二三四五六日天])\s*(?=\d)"
    r"|^(?P<before>[^\W\d_]{2,12})(?:-feira)?\.?,?\s+(?=\d)"
    r"|\s*[(（]?(?:[周週]|星期|礼拜|禮拜)(?P<last>[一二三四五六日天])[)）]?$"
    r"|\s*(?:[(（](?P<kanji>[月火水木金土日一二三四五六天])(?:曜日?)?[)）]|(?P<youbi>[月火水木金土日])曜日?)$"
    r"|[ ,]+[(]?(?P<after>[a-z]{2,9})[)]?$"
)
_NO_MONTH = re.compile(r"\d\d?(?:st|nd|rd|th)?(?:,? ?[’']?\d{2,4})?")
"""What is left of `mar 6, 2025`, where the first word is the month and no Tuesday."""
_NUMBERS = re.compile(r"(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4}|\d\d)")
_THREE_NUMBERS = re.compile(r"\d{4}[年/.-] ?\d\d?[月/.-] ?\d\d?[日号]?|\d\d?[/.-] ?\d\d?[/.-] ?\d{4}")
_SHORT_YEAR = re.compile(r"(?<=\D)[’']?(\d\d)$")
_NAMED = re.compile(
    r"(?:\d\d?(?:st|nd|rd|th|\.)?[ -]?[a-zä]+\.?|[a-zä]+\.? ?\d\d?(?:st|nd|rd|th)?)[, -]+[’']?\d{2}"
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_UNTIL = re.compile(
    r"\s[-–—~]\s|[–—~至到]|(?<=\d)\s*-\s*(?=[a-z])|\s(?:to|bis|tot|until|till|through|and|und|en|à|au|a|al|по|—)\s"
)
_DAYS_OF_MONTH = re.compile(
    r"([a-z]+\.?) \d\d?\s*[-–]\s*(\d\d?,? \d{4})|\d\d?\.?\s*[-–]\s*(\d\d?\.? ?[a-z]+.*)"
)
_WHOLE = re.compile(
    rf"\d{{8}}|{_THREE_NUMBERS.pattern}|\d\d?\D{{0,4}}[^\W\d_]{{3,}}[ .,-]{{0,3}}\d{{4}}"
    r"|(?!week)[^\W\d_]{3,}[ .,-]{0,3}\d\d?\D{0,4}\d{4}"
)
_MONTH_OF_YEAR = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d\d?)|(?P<m>\d\d?)[-/.](?P<y>\d{4})")
_MONTH_AS_EXCEL = re.compile(r"([^\W\d_]{3,})-(\d\d)")
_SLASHED = re.compile(r"(\d\d?)[/.]([^\W\d_]+)[/.](\d{2,4})")
_OF = re.compile(r"(?<=[\d.a-zа-яà-ÿ]) (?:de|del|of|г\.?)(?= |$)")
_WORD = re.compile(r"[^\W\d_]+")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_WEEKDAYS = WEEKDAYS | {
    word: n
    for n, listed in enumerate(
        (
            "mo montag ma maandag lun lundi lunes lunedì seg segunda пн понедельник 月",
            "di dienstag dinsdag mar mardi martes martedì ter terça вт вторник 火",
            "mi mittwoch wo woensdag mer mercredi mié mie miércoles mercoledì qua quarta ср среда 水",
            "do donnerstag donderdag jeu jeudi jue jueves gio giovedì qui quinta чт четверг 木",
            "fr freitag vr vrijdag ven vendredi vie viernes venerdì sex sexta пт пятница 金",
            "sa samstag za zaterdag sam samedi sáb sab sábado sabato сб суббота 土",
            "so sonntag zo zondag dim dimanche dom domingo domenica вс воскресенье",
        )
    )
    for word in listed.split()
}


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
        plain = day_part(text)
        if _has_short_year(plain):
            short = short or (text, row)
        form = _NUMBERS.fullmatch(plain)
        if not form:
            continue
        first, second = int(form[1]), int(form[3])
        if form[2] == ".":  # 7.20.2020 is written nowhere
            continue
        if (settled := _settled(text, form)) and first != second:
            proofs.setdefault(settled, (text, row))
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
        order: Order = "dmy" if given == "dmy" else "mdy"
        notes.append(words(N_("dates: {order}, as --dates says"), order=NAMES[order]))
        return DateOrder(order, tuple(notes))
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
    return _parted(text)[0]


@lru_cache(DISTINCT)
def _parted(text: str) -> tuple[str, int | None]:
    """(the day alone, the weekday that stands with it: days after Monday)."""
    plain = _TIME.sub("", _MARK.sub("", fold(text))).strip(" ,")
    if form := _WEEKDAY.search(plain):
        name = next((name for name in form.groups() if name), "")
        weekday = _WEEKDAYS.get(name, _WEEKDAYS.get(name.removesuffix("s")))
        a_month = name in MONTHS and _NO_MONTH.fullmatch(plain[form.end() :])
        if weekday is not None and not a_month:
            return (plain[: form.start()] + plain[form.end() :]).strip(" ,"), weekday
    return plain, None


def _settled(text: str, form: re.Match[str]) -> Order:
    """The order in which the day falls on the weekday that is written with it, where the other does not."""
    weekday = _parted(text)[1]
    if weekday is None:
        return ""
    year = int(form[4]) + (2000 if len(form[4]) == 2 else 0)
    fits: list[Order] = []
    orders: tuple[tuple[Order, str, str], ...] = (("dmy", form[3], form[1]), ("mdy", form[1], form[3]))
    for order, month, day in orders:
        try:
            if date(year, int(month), int(day)).weekday() == weekday:
                fits.append(order)
        except ValueError:
            continue
    return fits[0] if len(fits) == 1 else ""


@frozen
class CellDay:
    """The day that a cell means; `written`: it stands there whole, so that nothing has to be said about it."""

    day: date
    written: bool = True


@lru_cache(DISTINCT)
def read_day(text: str, order: Order, today: date) -> CellDay:
    """The day of a cell. Of a range it is the last, of a week, a month or a quarter its end; a day without its year is
    the nearest. Raises Unreadable with the reason for this row."""
    if (number := day_number(text)) is not None:
        return CellDay(_EXCEL_DAY_ZERO + timedelta(number), written=False)
    plain = day_part(text)
    if (plain.isdecimal() and len(plain) < 8) or plain.startswith(("+", "-")):
        raise Unreadable(_no_day(text))
    written = _month_alone(_in_english(plain), today)
    if form := _NUMBERS.fullmatch(written):
        order = _settled(text, form) or order
    if _has_short_year(written):
        written = _SHORT_YEAR.sub(r"20\1", written)
    try:
        return CellDay(parse_date(written, today=today, order=order), _WHOLE.fullmatch(written) is not None)
    except DateProblem as problem:
        last = _last_of_range(written)
        if not last:
            raise Unreadable(_sentence(problem, text, written, order)) from None
    try:
        return CellDay(parse_date(last, today=today, order=order), written=False)
    except DateProblem as problem:
        raise Unreadable(_sentence(problem, text, last, order)) from None


def _month_alone(written: str, today: date) -> str:
    """A month without its year, as the month of the year in which its end is nearest; any other text as it is."""
    if written.rstrip(".")[:3] not in MONTHS or _WORD.fullmatch(written.rstrip(".")) is None:
        return written
    try:
        ends = [parse_date(f"{written.rstrip('.')} {today.year + n}", today=today) for n in (-1, 0, 1)]
    except DateProblem:
        return written
    return f"{written.rstrip('.')} {min(ends, key=lambda end: abs(end - today)).year}"


def _in_english(plain: str) -> str:
    """The day with the month's name as the date reader knows it, `10/jan/27` and `5 de enero de 2027` with spaces."""
    if form := _MONTH_OF_YEAR.fullmatch(plain):
        return f"{form['year'] or form['y']}年{form['month'] or form['m']}月"
    names = month_names()
    plain = _MONTH_AS_EXCEL.sub(r"\1 20\2", plain) if _MONTH_AS_EXCEL.fullmatch(plain) else plain
    spaced = _OF.sub("", _SLASHED.sub(r"\1 \2 \3", plain))
    return (
        _WORD.sub(lambda word: names.get(word[0], word[0]), spaced).replace(". ", " ")
        if _WORD.search(spaced)
        else spaced
    )


def _last_of_range(written: str) -> str:
    """The last day of `1-3 mar 2027`, `Oct 1 – Nov 30`; empty where no range stands."""
    if form := _DAYS_OF_MONTH.fullmatch(written):
        return f"{form[1]} {form[2]}" if form[1] else form[3]
    return _UNTIL.split(written)[-1].strip() if re.search(r"\d", written) and _UNTIL.search(written) else ""


def day_number(text: str) -> int | None:
    """The number that a spreadsheet counts a day by, where the cell is nothing else."""
    plain = day_part(text)
    number = float(plain.replace(",", ".")) if _SERIAL.fullmatch(plain) else 0
    return int(number) if FIRST_NUMBER <= number < LAST_NUMBER else None


def _has_short_year(plain: str) -> bool:
    form = _NUMBERS.fullmatch(plain)
    return len(form[4]) == 2 if form else bool(_NAMED.fullmatch(plain))


def _no_day(text: str) -> Words:
    return words(N_("{text} is not a date; write it as 2026-12-05"), text=text)


def _sentence(problem: DateProblem, text: str, plain: str, order: Order) -> Words:
    """The parser's reason, where its advice for typing a day fits a table too."""
    if problem.readings and order:
        return words(N_("{text} does not exist with the {order}"), text=text, order=NAMES[order])
    if problem.readings:
        return words(N_("{text} can be read in two ways: --dates dmy or --dates mdy"), text=text)
    return problem.words if _THREE_NUMBERS.fullmatch(plain) else _no_day(text)
