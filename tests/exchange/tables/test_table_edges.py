"""What is a table's own: no legend, no sums and no other table below it; a file without titles loses no row."""

import pytest

from store.exchange.tables.sheet import parse_sheet
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.titles import knows
from store.records import Risk
from store.values.words import say

TABLE = "ID,Risk,Probability,Owner\nR1,Rain,2,Bo\nR2,Mud,4,Bo\n"
LEFT = "a legend or another table begins in row 5; it is not imported, up to row {last}"


def read(text: str) -> Sheet:
    return parse_sheet(text.encode(), lambda cell: knows(Risk, cell))


def codes(sheet: Sheet) -> list[str]:
    return [row.cells[0] for row in sheet.rows]


def said(sheet: Sheet) -> list[str]:
    return list(map(say, sheet.notes))


@pytest.mark.parametrize(
    ("below", "last"),
    [
        ("Legend,,,\n1,low,,\n5,high,,\n", 7),
        ("Note: from 1 to 5,,,\n", 5),
        ("图例：,,,\n1,低,,\n", 6),
        ("ID,Owner,Due,\n7,Ann,2026-12-01,\n", 6),
        ("Probability,Meaning,,\n1,Rare,,\n", 6),
        (",Probability,,Impact\n,5: High,,5: High\n", 6),
    ],
)
def test_what_begins_below_a_gap_is_no_row(below: str, last: int) -> None:
    sheet = read(f"{TABLE}\n{below}")
    assert codes(sheet) == ["R1", "R2"]
    assert said(sheet) == [LEFT.format(last=last)]


def test_a_legend_right_below_the_last_row_is_none_either() -> None:
    sheet = read(f'{TABLE}"Legend: R = red, A = amber",,,\n')
    assert codes(sheet) == ["R1", "R2"]
    assert said(sheet) == ["a legend or another table begins in row 4; it is not imported, up to row 4"]


def test_a_row_of_nothing_but_spreadsheet_errors_is_none() -> None:
    sheet = read(f"{TABLE},,#REF!,\nR3,Wind,#N/A,Bo\n")
    assert codes(sheet) == ["R1", "R2", "R3"]
    assert said(sheet) == ["rows that hold nothing but spreadsheet errors are left out: 4"]


def test_sums_above_a_legend_are_no_rows() -> None:
    sheet = read(f"{TABLE}Total,,6,\n\nLegend,,,\n")
    assert codes(sheet) == ["R1", "R2"]
    assert said(sheet)[0] == "rows that only sum up the others are left out: 4"


@pytest.mark.parametrize(
    "below",
    ["R3,Ice,1,Bo\n", "Risk,,,\n", "ID,Risk,Probability,Owner\nR3,Ice,1,Bo\n", "R3,Notes,3,Bo\n"],
)
def test_a_table_goes_on_below_a_gap(below: str) -> None:
    sheet = read(f"{TABLE}\n{below}")
    assert len(sheet.rows) == 2 + below.count("\n") and not sheet.notes


def test_a_file_without_titles_loses_no_row() -> None:
    sheet = read("R1,Rain,3,2026-12-01\nR2,Mud,4,2026-12-02\n")
    assert (sheet.headers, codes(sheet)) == (("column 1", "column 2", "column 3", "column 4"), ["R1", "R2"])
    assert said(sheet) == [
        'no row holds titles; the columns are called by their places: --map title="column 2"'
    ]


@pytest.mark.parametrize(
    "total",
    [
        "合计,5 条,,",
        "合计 5 条,,,",
        "共5条,,,",
        "Count: 5,,,",
        "Total (5 risks),,,",
        "Summe,5 Risiken,3.2,",
        ",Total:,6,",
        "3,Total,6,",
        "总计,高 2 条、中 3 条,,Bo",
    ],
)
def test_what_sums_up_is_no_row_wherever_it_stands_and_is_said(total: str) -> None:
    table = "ID,Risk,Probability,Owner\n1,Rain,2,Bo\n2,Mud,4,Bo\n"
    sheet = read(f"{table}{total}\n3,Ice,4,Bo\n")
    assert codes(sheet) == ["1", "2", "3"]
    assert said(sheet) == ["rows that only sum up the others are left out: 4"]


@pytest.mark.parametrize(
    "row", ["R3,Total,4,Bo", ",Total outage,4,", "Total,Nobody sums it up,4,Bo", "共识,不足,4,"]
)
def test_a_row_that_says_more_than_a_total_stays(row: str) -> None:
    sheet = read(f"{TABLE}{row}\n")
    assert len(sheet.rows) == 3 and said(sheet) == []
