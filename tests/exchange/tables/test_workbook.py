"""Workbooks that somebody made: sheets, merged cells, days, errors, what is hidden, what is no workbook."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.tables.workbook import parse_workbook
from store.exchange.tables.workbook_limits import LARGEST
from store.values.words import say

TITLES = {"id", "title", "owner", "due", "p", "i", "cost", "风险", "负责人"}


def known(text: str) -> bool:
    return text.casefold() in TITLES


def book_of(*rows: tuple[Any, ...], then: Callable[[Any], object] = bool) -> bytes:
    """A workbook with these rows; `then` works on its sheet before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    then(book.active)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def notes(sheet: Sheet) -> list[str]:
    return [say(note) for note in sheet.notes]


def problem(data: bytes, chosen: str = "") -> str:
    with pytest.raises(SheetProblem) as caught:
        parse_workbook(data, known, chosen)
    return say(caught.value.words)


def test_cells_as_a_spreadsheet_shows_them() -> None:
    def form(sheet: Any) -> None:
        sheet["C3"].number_format = "0%"
        sheet["D3"].number_format = '#,##0.00 "EUR"'
        sheet["D4"].number_format = "[$$-409]#,##0"

    data = book_of(
        ("id", "title", "p", "cost", "due"),
        (1, "late ", 4.0, 1200, date(2026, 12, 5)),
        (2.5, "数据", 0.7, 40000.5, datetime.fromisoformat("2026-12-05 09:30")),
        (3, True, 0.1 + 0.2, 8, time(9, 30)),
        then=form,
    )
    assert cells(parse_workbook(data, known)) == [
        ("1", "late", "4", "1200", "2026-12-05"),
        ("2.5", "数据", "70 %", "40000.5 EUR", "2026-12-05 09:30"),
        ("3", "TRUE", "0.3", "8 $", "09:30"),
    ]


@pytest.mark.parametrize(("epoch", "day_zero"), [(None, date(1899, 12, 30)), (1904, date(1904, 1, 1))])
def test_days_count_from_the_workbooks_own_day(epoch: int | None, day_zero: date) -> None:
    book = Workbook()
    if epoch:
        book.epoch = CALENDAR_MAC_1904
    book.active.append(("id", "title", "due"))
    book.active.append((1, "x", date(2026, 12, 5)))
    sheet = parse_workbook(saved(book), known)
    assert cells(sheet) == [("1", "x", "2026-12-05")]
    assert sheet.day_zero == day_zero


def several() -> Workbook:
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(("Risk register of ERP North",))
    for name, state in (("Register", "visible"), ("Lists", "visible"), ("Archive", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(("id", "title", "owner") if name != "Lists" else ("owner", "x"))
        sheet.append((1, name, "Wang"))
    return book


def test_the_sheet_with_most_titles_is_read_and_the_others_are_named() -> None:
    sheet = parse_workbook(saved(several()), known)
    assert cells(sheet) == [("1", "Register", "Wang")]
    assert notes(sheet) == [
        "read from the sheet Register; another with --sheet NAME: Cover, Lists",
        "hidden sheets, not read: Archive; one of them with --sheet NAME",
    ]


def test_a_sheet_is_chosen_by_name() -> None:
    data = saved(several())
    assert cells(parse_workbook(data, known, "archive")) == [("1", "Archive", "Wang")]
    assert problem(data, "Zonk") == (
        "the workbook has no sheet Zonk; it has: Cover, Register, Lists, Archive"
    )


def test_a_banner_and_a_header_of_two_rows() -> None:
    def merge(sheet: Any) -> None:
        for cells in ("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4"):
            sheet.merge_cells(cells)

    data = book_of(
        ("Register of ERP",),
        (),
        ("ID", "Title", "Inherent", None, "Residual", None, "Owner"),
        (None, None, "P", "I", "P", "I", None),
        (1, "late", 4, 5, 1, 2, "Wang"),
        then=merge,
    )
    sheet = parse_workbook(data, known)
    assert sheet.headers == ("ID", "Title", "P", "I", "Residual P", "Residual I", "Owner")
    assert cells(sheet) == [("1", "late", "4", "5", "1", "2", "Wang")]
    assert notes(sheet) == [
        "the header is rows 3 and 4, read together",
        "the header is row 3; the rows above it are not imported",
    ]


def test_a_row_of_group_titles_above_the_header() -> None:
    data = book_of(
        ("What", None, "After response", None),
        ("id", "title", "P", "I"),
        (1, "late", 4, 5),
        then=lambda sheet: (sheet.merge_cells("A1:B1"), sheet.merge_cells("C1:D1")),
    )
    assert parse_workbook(data, known).headers == ("id", "title", "After response P", "After response I")


def test_merged_cells_in_the_body() -> None:
    data = book_of(
        ("id", "title", "owner"),
        ("Open risks",),
        (1, "late", "Wang"),
        (2, "later", None),
        then=lambda sheet: (sheet.merge_cells("A2:C2"), sheet.merge_cells("C3:C4")),
    )
    sheet = parse_workbook(data, known)
    assert cells(sheet) == [("1", "late", "Wang"), ("2", "later", "Wang")]
    assert notes(sheet) == [
        "rows that are one merged cell across the table are left out: 2",
        "a cell merged over several rows stands in each of them: 4",
    ]


def test_what_is_hidden_is_said() -> None:
    def hide(sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True

    sheet = parse_workbook(book_of(("id", "title"), (1, "a"), (2, "b"), then=hide), known)
    assert len(sheet.rows) == 2
    assert notes(sheet) == [
        "hidden columns are imported like the others: B title",
        "hidden rows are imported like the others: 3",
    ]


def test_a_formula_is_its_saved_value_or_said() -> None:
    data = book_of(("id", "title", "p"), (1, "a", "=1+1"))
    sheet = parse_workbook(data, known)
    assert cells(sheet) == [("1", "a", "")]
    assert notes(sheet) == [
        "formulas without a saved value are read as empty: C2; save the workbook in a spreadsheet"
        " program to include them"
    ]
    computed = edited(
        data, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r"<v ?/>|<v></v>", "<v>2</v>", xml)
    )
    assert cells(parse_workbook(computed, known)) == [("1", "a", "2")]


def test_an_error_in_the_first_cell_is_no_comment_row() -> None:
    assert cells(parse_workbook(book_of(("id", "title"), ("#REF!", "a")), known)) == [("#REF!", "a")]


def edited(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts changed."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()) if part == name else text)
    return buffer.getvalue()


def archive(**parts: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE, "this workbook cannot be read here; open it in a spreadsheet and save it as .xlsx"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "the workbook is locked with a password; save it without one and import that",
        ),
        (
            archive(readme="x"),
            "this is an archive or another program's file, not a workbook; save the sheet as .xlsx",
        ),
        (
            b"PK\x03\x04abc",
            "the workbook is damaged; open it in a spreadsheet, save it again and import that",
        ),
        (book_of(), "the file has no rows; export it again"),
        (
            edited(book_of(("id",)), "xl/worksheets/sheet1.xml", lambda xml: xml[:200]),
            "the workbook is damaged; open it in a spreadsheet, save it again and import that",
        ),
    ],
)
def test_what_is_no_workbook_is_one_sentence(data: bytes, sentence: str) -> None:
    assert problem(data) == sentence


def test_a_workbook_that_would_fill_the_memory() -> None:
    data = book_of(("id", "title"))
    sentence = "the workbook unpacks to more than 256 MB; export fewer rows"
    bomb = edited(data, "xl/styles.xml", lambda xml: xml + " " * (LARGEST + 1))
    assert len(bomb) < 2_000_000
    assert problem(bomb) == sentence
    bomb = edited(data, "xl/worksheets/sheet1.xml", lambda xml: xml + " " * (LARGEST - 1_000_000))
    assert "nearly all emptiness" in problem(bomb)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "SZ9999"])
def test_a_stray_cell_far_out_takes_no_memory(far: str) -> None:
    def stray(sheet: Any) -> None:
        sheet[far] = "x"

    data = book_of(("id", "title"), (1, "a"), then=stray)
    if far == "A1048576":
        assert cells(parse_workbook(data, known))[0] == ("1", "a")
    else:
        assert problem(data) == "the workbook is larger than any register; export fewer rows"


def test_a_cell_that_nobody_wrote_by_hand() -> None:
    data = edited(
        book_of(("id", "title"), (1, "long")),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("long", "x" * 50_000_000),
    )
    assert problem(data) == "row 2: a cell holds more than 1,000,000 characters; shorten it in the file"


@settings(max_examples=40)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40))
def test_no_bytes_do_more_than_refuse(place: int, junk: bytes) -> None:
    data = book_of(("id", "title", "due"), (1, "a", date(2026, 12, 5)))
    broken = data[:place] + junk + data[place + len(junk) :]
    try:
        sheet = parse_workbook(b"PK\x03\x04" + broken[4:], known)
    except SheetProblem as refused:
        assert say(refused.words)
        return
    assert all(len(row.cells) >= len(sheet.headers) for row in sheet.rows)


def test_a_million_empty_rows_are_a_sentence() -> None:
    data = edited(
        book_of(("id", "title"), (1, "a")),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", '<row r="9" ht="15"/>' * 1_000_000 + "</sheetData>"),
    )
    sheet = parse_workbook(data, known)
    assert cells(sheet) == [("1", "a")]
    sentence = "the sheet goes on for 1,000,000 empty rows, which say nothing and are left out"
    assert sentence in notes(sheet)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_entities_that_unfold_without_end_are_a_sentence(part: str) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY e0 "{"x" * 1000}">{layers}]>'
    data = edited(
        book_of(("id", "title"), (1, "a")),
        part,
        lambda xml: (
            bomb
            + xml.replace("<sheetData>", "<x>&e11;</x><sheetData>")
            .replace("</styleSheet>", "&e11;</styleSheet>")
            .replace("</workbook>", "&e11;</workbook>")
        ),
    )
    try:
        assert cells(parse_workbook(data, known)) == [("1", "a")]
    except SheetProblem as refused:
        assert say(refused.words)


def test_what_comes_from_another_workbook_is_its_saved_value() -> None:
    data = edited(
        book_of(("id", "title", "cost"), (1, "a", "=[1]Costs!B2")),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r"(\[1\]Costs!B2</f>)<v ?/>", r"\1<v>250</v>", xml.replace("<v></v>", "<v/>")),
    )
    assert cells(parse_workbook(data, known)) == [("1", "a", "250")]
