"""What a workbook says beside its values: comments, fills, text struck through, several tables, hidden sheets."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from store.exchange.tables.sheet_grid import Sheet
from store.exchange.tables.workbook import parse_sheets, parse_workbook
from store.exchange.vocabulary.titles import knows
from store.records import Action, Risk
from store.values.words import say

Rows = list[tuple[Any, ...]]
GREEN, AMBER, GREY = "92D050", "FFC000", "BFBFBF"


def known(text: str) -> bool:
    return knows(Risk, text) or knows(Action, text)


def book(rows: Rows, then: Callable[[Any], object] = bool) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    then(made.active)
    return saved(made)


def saved(made: Workbook) -> bytes:
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def read(rows: Rows, then: Callable[[Any], object] = bool) -> Sheet:
    return parse_workbook(book(rows, then), known)


def notes(sheet: Sheet) -> list[str]:
    return [say(note) for note in sheet.notes]


def fill(sheet: Any, row: int, colour: str | Color, columns: str = "ABC") -> None:
    for column in columns:
        sheet[f"{column}{row}"].fill = PatternFill("solid", fgColor=colour)


RISKS: Rows = [
    ("ID", "Risk", "Owner"),
    ("R1", "Rain", "Ann"),
    ("R2", "Mud", "Bo"),
    ("R3", "Ice", "Cy"),
    ("R4", "Fog", "Di"),
]


def test_a_comment_goes_with_its_column_and_one_elsewhere_is_said() -> None:
    def comment(sheet: Any) -> None:
        sheet["C2"].comment = Comment("away until May", "x")
        sheet["C1"].comment = Comment("who acts", "x")

    sheet = read(RISKS, comment)
    assert sheet.headers == ("ID", "Risk", "Owner", "Owner (comment)")
    assert [row.cells[3] for row in sheet.rows] == ["away until May", "", "", ""]
    assert notes(sheet) == [
        "comments on cells are kept in the remark: C2",
        "a comment outside of the rows is not imported: C1: who acts",
    ]


def test_fills_of_rows_are_the_state_of_a_register_that_has_none() -> None:
    def colour(sheet: Any) -> None:
        fill(sheet, 1, GREEN)
        fill(sheet, 2, AMBER)
        fill(sheet, 3, AMBER)
        fill(sheet, 5, GREY)

    sheet = read(RISKS, colour)
    assert sheet.headers[-1] == "Status (fill)"
    assert [row.cells[3] for row in sheet.rows] == ["fill FFC000", "fill FFC000", "", "fill BFBFBF"]
    assert notes(sheet) == [
        'the fill FFC000 of 2 rows is read as their state; what it means: --value "fill FFC000=open"',
        'the fill BFBFBF of 1 row is read as its state; what it means: --value "fill BFBFBF=open"',
    ]


@pytest.mark.parametrize("rows", [(2, 4), (3, 5), (2, 3, 4, 5), ()])
def test_fills_that_only_alternate_are_no_state(rows: tuple[int, ...]) -> None:
    def stripe(sheet: Any) -> None:
        for row in rows:
            fill(sheet, row, GREY)

    assert read(RISKS, stripe).headers == ("ID", "Risk", "Owner")


def test_a_fill_in_the_column_of_states_and_its_legend() -> None:
    def colour(sheet: Any) -> None:
        fill(sheet, 2, AMBER, "C")
        fill(sheet, 4, GREEN, "C")
        sheet["A6"], sheet["B7"], sheet["B8"] = "Legend", "Closed", "whatever"
        fill(sheet, 7, GREEN, "A")

    rows: Rows = [("ID", "Risk", "Status"), ("R1", "Rain", None), ("R2", "Mud", "Open"), ("R3", "Ice", None)]
    sheet = read(rows, colour)
    assert [row.cells for row in sheet.rows] == [
        ("R1", "Rain", "fill FFC000"),
        ("R2", "Mud", "Open"),
        ("R3", "Ice", "Closed"),
    ]
    assert "the fill 92D050 of 1 row means Closed, as the legend says" in notes(sheet)


def test_a_colour_of_the_theme_is_a_colour() -> None:
    sheet = read(RISKS, lambda sheet: fill(sheet, 3, Color(theme=5, tint=0.4)))
    assert [row.cells[3] for row in sheet.rows] == ["", "fill D99694", "", ""]


def strike(sheet: Any) -> None:
    for cell in sheet[3]:
        cell.font = Font(strike=True)


def test_a_row_that_is_struck_through_says_so() -> None:
    assert [row.cells[3] for row in read(RISKS, strike).rows] == ["", "struck through", "", ""]
    rows: Rows = [("ID", "Risk", "Status"), ("R1", "Rain", "Open"), ("R2", "Mud", "Open")]
    sheet = read(rows, strike)
    assert [row.cells[2] for row in sheet.rows] == ["Open", "Open, struck through"]
    assert notes(sheet) == [
        '1 row is struck through, which is read as its state; what it means: --value "struck through=closed"'
    ]


BELOW: Rows = [
    *RISKS[:3],
    (),
    ("Closed risks",),
    ("ID", "Owner", "Risk", "Cause"),
    ("R8", "Ann", "Wind", "a storm"),
]


def test_tables_below_each_other_are_read_by_their_own_titles() -> None:
    sheet = read(BELOW)
    assert sheet.headers == ("ID", "Risk", "Owner", "Cause")
    assert [row.cells for row in sheet.rows] == [
        ("R1", "Rain", "Ann", ""),
        ("R2", "Mud", "Bo", ""),
        ("R8", "Wind", "Ann", "a storm"),
    ]
    assert "tables of one sheet are read together; their rows begin at: 2, 7" in notes(sheet)


def test_tables_beside_each_other() -> None:
    rows: Rows = [
        ("ID", "Risk", "Owner", None, "ID", "Risk", "Owner", "Impact"),
        ("R1", "Rain", "Ann", None, "R5", "Snow", "Bo", 4),
        (None, None, None, None, "R6", "Hail", "Di", 2),
    ]
    sheet = read(rows)
    assert [(str(row.number), row.cells[:3]) for row in sheet.rows] == [
        ("2", ("R1", "Rain", "Ann")),
        ("E 2", ("R5", "Snow", "Bo")),
        ("E 3", ("R6", "Hail", "Di")),
    ]
    assert [row.cells[sheet.headers.index("Impact")] for row in sheet.rows] == ["", "4", "2"]


def test_an_empty_column_within_a_table_parts_nothing() -> None:
    rows: Rows = [("ID", "Risk", None, "Probability", "Impact"), ("R1", "Rain", None, 3, 4)]
    assert len(read(rows).rows) == 1


def test_a_table_of_another_register_is_left_and_said() -> None:
    sheet = read([*RISKS[:2], (), ("Action", "Due"), ("Order", "2026-12-04")])
    assert [row.cells[0] for row in sheet.rows] == ["R1"]
    assert "another table of the sheet is not imported: Action, Due; its rows: 5" in notes(sheet)


def hidden() -> bytes:
    made = Workbook()
    made.active.append(("nothing", "here"))
    sheet = made.create_sheet("Risks", 0)
    for row in RISKS:
        sheet.append(row)
    sheet.sheet_state = "hidden"
    made.active = 1
    return saved(made)


def test_a_hidden_register_is_read_and_said() -> None:
    sheet = parse_workbook(hidden(), known)
    assert len(sheet.rows) == 4
    assert "the sheet Risks is hidden and is read all the same" in notes(sheet)
    assert [(name, one.hidden) for name, one in parse_sheets(hidden(), known)] == [
        ("Risks", True),
        ("Sheet", False),
    ]
