"""A table of people × days with a mark for each contact: a row for every mark, on its day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from store.exchange.columns.choice_words import meaning
from store.exchange.columns.date_order import Order, day_number, read_day
from store.exchange.tables.sheet_grid import Sheet, SheetNumber, SheetRow
from store.exchange.vocabulary.choices import is_blank, words_for
from store.exchange.vocabulary.titles import knows, targets_called
from store.records import Contact
from store.values.dates import full_date
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, words

FEWEST = 3  # days of a table of marks
ADDED = ("Date", "Channel", "Summary")
ORDERS: tuple[Order, ...] = ("mdy", "dmy")
MARKS = frozenset(["v", "x", "y", "1", "✓", "✔", "√", "☑", "●", "○", "*", "+", "是", "有", "ok", "yes", "ja"])
"""What says that there was a contact, and not of which form."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_PAIR = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\.?")
_LONGER = re.compile(
    r"\b(?:q|kw|cw|w|wk|week|woche|quarter|quartal|sprint|phase)\s*\d|周|季度", re.IGNORECASE
)
"""Titles of columns that are weeks or quarters: a mark in one says no day."""
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/月.\-]\s*(\d{1,2})(?!\d)")
_DAY_ALONE = re.compile(r"(?<![\d月])(\d{1,2})\s*[日号]")


def has_day_marks(sheet: Sheet, today: date) -> bool:
    """Whether the table has columns that are days, with marks in them."""
    days = _days(sheet, today)
    if len(days) < FEWEST or any(
        knows(Contact, header) and _is_day_title(header) for header in sheet.headers
    ):
        return False
    said = [row.cells[place] for row in sheet.rows for place in days if not is_blank(row.cells[place])]
    return bool(said) and sum(map(_is_mark, said)) * 2 > len(said)


def marked_contacts(sheet: Sheet, today: date) -> Sheet:
    """A row for each mark. What describes the person is left to the import of stakeholders, and that is said."""
    days = _days(sheet, today)
    beside = [place for place in range(len(sheet.headers)) if place not in days]
    persons = [p for p in beside if p < max(days) and not knows(Contact, sheet.headers[p])]
    remarks = [p for p in beside if p > max(days)]
    kept = [p for p in beside if p not in persons and p not in remarks]
    rows = tuple(row for one in sheet.rows for row in _rows(sheet, one, days, kept, remarks))
    first, last = min(days.values()), max(days.values())
    sentence = N_("a contact for each mark: {n}, on the days from {first} to {last}")
    notes = [words(sentence, n=len(rows), first=full_date(first), last=full_date(last))]
    if persons:
        left = tuple(sheet.headers[place] for place in persons)
        sentence = N_(
            "about the person, not the contact; they come in with forewarn import stakeholder: {columns}"
        )
        notes.append(words(sentence, columns=left))
    headers = (*(sheet.headers[place] for place in kept), *ADDED)
    return Sheet(headers, rows, (*sheet.notes, *notes), sheet.day_zero)


def _days(sheet: Sheet, today: date) -> dict[int, date]:
    """The columns whose titles are days, in the order of day and month in which they lie closest together."""
    found: list[dict[int, date]] = []
    for order in ORDERS:
        days = {
            place: day
            for place, header in enumerate(sheet.headers)
            if header not in sheet.beside and (day := _day(header, order, today))
        }
        if days:
            found.append(days)
    return max(found, key=lambda days: (len(days), min(days.values()) - max(days.values())), default={})


def _day(title: str, order: Order, today: date) -> date | None:
    """The day that a title is; without a year the nearest one."""
    if not any(map(str.isdigit, title)) or title.isdecimal() or day_number(title) is not None:
        return None
    if _YEAR.search(title):
        return _read(title, order, today)
    years = (today.year - 1, today.year, today.year + 1)
    read = (_read(_with_year(title, year), order, today) for year in years)
    return min((day for day in read if day is not None), key=lambda day: abs(day - today), default=None)


def _with_year(title: str, year: int) -> str:
    if "月" in title:
        return f"{year}年{title}"
    form = _PAIR.fullmatch(title.strip())
    return f"{form[1]}{form[2]}{form[3]}{form[2]}{year}" if form else f"{title} {year}"


def _read(text: str, order: Order, today: date) -> date | None:
    try:
        found = read_day(text, order, today)
    except Unreadable:
        return None
    return None if _LONGER.search(text) else found.day


def _is_day_title(header: str) -> bool:
    return any(target.name == "on" for target in targets_called(Contact, header))


def _is_mark(text: str) -> bool:
    return fold(text) in MARKS or bool(meaning(Contact.kind, "channel", text))


def _rows(
    sheet: Sheet, row: SheetRow, days: Mapping[int, date], kept: Sequence[int], remarks: Sequence[int]
) -> Iterator[SheetRow]:
    marked = [place for place in days if not is_blank(row.cells[place])]
    said = [row.cells[place] for place in remarks if row.cells[place]]
    for n, place in enumerate(marked):
        text, title = row.cells[place], sheet.headers[place]
        here = [one for one in said if _is_about(one, days[place], [days[p] for p in marked], n)]
        channel = text if meaning(Contact.kind, "channel", text) else _channel_in(" ".join(here))
        summary = [*([] if _is_mark(text) else [text]), *here]
        number = SheetNumber.of(title, place, row.number)
        cells = (*(row.cells[p] for p in kept), days[place].isoformat(), channel, "\n".join(summary))
        yield SheetRow(number, cells)


def _is_about(remark: str, day: date, marked: Sequence[date], place: int) -> bool:
    """Whether a remark of the row is about this day: it names it, or it names none of them and this is the last."""
    named = [one for one in marked if _names(remark, one)]
    return day in named if named else place == len(marked) - 1


def _names(remark: str, day: date) -> bool:
    pairs = [(int(first), int(second)) for first, second in _MONTH_DAY.findall(remark)]
    alone = {int(number) for number in _DAY_ALONE.findall(remark)}
    return (day.month, day.day) in pairs or (day.day, day.month) in pairs or day.day in alone


def _channel_in(text: str) -> str:
    """The word for the one way of contact that a remark names."""
    found = {
        value: word
        for word, value in words_for(Contact.kind, "channel").items()
        if len(word) > 1 and word in fold(text)
    }
    return next(iter(found.values())) if len(found) == 1 else ""
