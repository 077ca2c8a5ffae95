"""How the columns of a sheet are read: decided from all rows, without a trace of having looked."""

from datetime import date
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.columns.people_lookup import People
from store.exchange.imports.reading_notes import reading_notes
from store.exchange.imports.sheet_columns import columns_of
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.tables.sheet import read_sheet
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.titles import knows
from store.records import Person, Risk
from store.values.calendar import MON_FRI
from store.values.day import Day
from store.values.reader import Reader

LOG = """ID,Title,Status,Probability,Impact,Owner,Spare
R-1,Delay,Offen,10,3,Ann Baker,x
R-2,Leak,nowhere,7,3,Ann Baker,y
R-3,Noise,occurred,4,2,Bob,z
"""


def sheet(tmp_path: Path) -> Sheet:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return read_sheet(path, lambda text: knows(Risk, text))


def columns(sheet: Sheet, people: People) -> TypedColumns:
    day = Day(date(2026, 9, 15), MON_FRI)
    return columns_of(Risk, sheet, (), "", Reader(day, people, "en"), people)


def test_a_row_reads_alike_however_often_it_is_read(tmp_path: Path, workspace: Workspace) -> None:
    log = sheet(tmp_path)
    read = columns(log, People(workspace.live(Person)))
    first, again = ([read.read(row) for row in log.rows] for _ in range(2))
    assert [(r.values, r.wrong, r.translated, r.unknown) for r in first] == [
        (r.values, r.wrong, r.translated, r.unknown) for r in again
    ]
    assert [*reading_notes(read, first)] == [*reading_notes(read, again)]
    assert first[0].unknown == ["Ann Baker"] and first[2].unknown == ["Bob"]
    assert [[one.text for one in row.unread] for row in first] == [[], ["nowhere"], []]
    assert not any(row.wrong for row in first)


def test_what_is_said_of_the_words_is_of_the_rows_that_were_read(
    tmp_path: Path, workspace: Workspace
) -> None:
    log = sheet(tmp_path)
    read = columns(log, People(workspace.live(Person)))
    rows = [read.read(row) for row in log.rows]
    assert rows[0].translated == [("state", "Offen", "open")]
    assert len([*reading_notes(read, rows)]) == len([*reading_notes(read, ())]) + 2, (
        "a word that was read, and one that was not"
    )
