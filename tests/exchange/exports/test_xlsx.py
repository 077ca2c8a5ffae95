"""A register as a workbook, read by another library."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.exports.column_choice import columns_as
from store.exchange.exports.register_table import Cell, Table, table_of
from store.exchange.exports.xlsx import LONGEST, workbook
from store.records import Person, Project, Risk
from store.values.words import say, words

MADE = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)


def book(*rows: tuple[Cell, ...], title: str = "Risks") -> tuple[Any, list[str]]:
    """The first sheet of a workbook of these rows, and its notes."""
    heads = tuple(f"Column {n}" for n in range(len(rows[0])))
    content, notes = workbook(Table(title, heads, rows), MADE)
    return openpyxl.load_workbook(io.BytesIO(content)).active, [say(note) for note in notes]


def test_days_and_numbers_are_real() -> None:
    sheet, notes = book((date(2026, 12, 4), 4, Decimal("12.50"), "text", None))
    day, number, amount, text, nothing = sheet[2]
    assert (str(day.value), day.number_format) == ("2026-12-04 00:00:00", "yyyy-mm-dd")
    assert (number.value, amount.value, text.value, nothing.value) == (4, 12.5, "text", None)
    assert notes == []


def test_the_header_stays_and_filters() -> None:
    sheet, _ = book(("a", 1), ("b", 2))
    assert [cell.value for cell in sheet[1]] == ["Column 0", "Column 1"]
    assert sheet[1][0].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_columns_are_as_wide_as_what_is_shown() -> None:
    sheet, _ = book(("数据负责人离职后无人接替工作", "x" * 500, "two\nlines of it"))
    wide, longest, lines = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert 28 <= wide <= 31 and 60 <= longest <= 63 and 11 <= lines <= 14


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "@here", "－1", "http://example.org", "{=A1}", "007"])
def test_text_stays_text(text: str) -> None:
    sheet, _ = book((text,))
    cell = sheet[2][0]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert bool(cell.quotePrefix) == (text[0] in "=+@－")


def test_a_text_that_no_cell_takes_is_cut_and_said() -> None:
    sheet, notes = book(("x" * (LONGEST + 1),))
    assert len(sheet[2][0].value) == LONGEST
    assert notes[0].startswith("1 text is longer")


def test_a_title_that_no_sheet_may_have() -> None:
    sheet, _ = book(("a",), title="Risks: [all]/*" + "x" * 40)
    assert sheet.title == "Risks   all   " + "x" * 17


def test_days_before_the_calendar_of_workbooks_are_text() -> None:
    sheet, _ = book((date(1900, 2, 1),))
    assert sheet[2][0].value == "1900-02-01"


@pytest.fixture
def risk(workspace: Workspace, project: Project) -> Risk:
    sun = Person(name="Sun")
    made = Risk(project=project.id, title="=late", probability=3, impact=4, owner=sun.id)
    workspace.save(sun, made, act=words("add"))
    return made


def test_the_columns_of_somebody_elses_form(workspace: Workspace, risk: Risk) -> None:
    pairs = ["title=Risk event", "impact=I:1-10", "probability=L (1-3)", "owner=First+Last", "score=Rating"]
    table = table_of(workspace, Risk, workspace.live(Risk), "en", choose=columns_as(pairs))
    assert [*table.heads] == ["Risk event", "I", "L (1-3)", "First", "Rating"]
    assert table.rows == (("=late", 8, 2, "Sun", 12),)


@pytest.mark.parametrize(
    ("pair", "said"),
    [("nonsense", "is not a pair"), ("title=", "is not a pair"), ("colour=Colour", "no field colour")],
)
def test_a_pair_that_is_none(workspace: Workspace, pair: str, said: str) -> None:
    with pytest.raises(OptionProblem) as caught:
        table_of(workspace, Risk, [], "en", choose=columns_as([pair]))
    assert said in say(caught.value.words)
