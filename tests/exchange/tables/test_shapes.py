"""Files that are tables in another shape: forms above the header, Markdown, a pipe, sums below."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.exchange.tables import sheet as sheet_module
from store.exchange.tables.sheet import parse_sheet, parse_tables, read_sheet
from store.exchange.vocabulary.titles import knows
from store.records import Action, Risk
from store.values.words import say


def known(text: str) -> bool:
    return knows(Risk, text) or knows(Action, text)


@pytest.mark.parametrize(
    "form",
    [
        "项目名称：,移动,,准备日期：,2026-11-02",
        "项目名称: 移动,,日期: 2026-11-02,,",
        "Project:,Move,Owner:,Ann Berg,",
        "Owner: Ann Berg,,Status: open,,",
    ],
)
def test_a_form_above_the_header_is_no_title(form: str) -> None:
    text = f"Register,,,,\n{form}\nID,Risk,Probability,Impact,Owner\nR1,Press is late,3,4,Bo Lund\n"
    sheet = parse_sheet(text.encode(), known)
    assert sheet.headers == ("ID", "Risk", "Probability", "Impact", "Owner")
    assert [row.cells[0] for row in sheet.rows] == ["R1"]
    assert [say(note) for note in sheet.notes] == ["the header is row 3; the rows above it are not imported"]


def test_titles_that_end_in_a_colon_are_titles() -> None:
    sheet = parse_sheet(b"ID:,Risk:,Owner:\nR1,late,Li\n", known)
    assert (sheet.headers, len(sheet.rows)) == (("ID:", "Risk:", "Owner:"), 1)


MARKDOWN = r"""
# Actions of the week

| Action | Owner | Due |
|:---|:---:|---:|
| **Order** the press | Ann Berg | 2026-12-04 |
| Ask [the landlord](https://x.example) for a\|b | Bo Lund |  |

Some words | with a bar.

## Risks

Risk | Impact
--- | ---
Power fails | 4
"""


def test_a_markdown_table_is_read_without_its_line_of_dashes() -> None:
    sheet = parse_sheet(MARKDOWN.encode(), lambda text: knows(Action, text))
    assert sheet.headers == ("Action", "Owner", "Due")
    assert [row.cells for row in sheet.rows] == [
        ("Order the press", "Ann Berg", "2026-12-04"),
        ("Ask the landlord for a|b", "Bo Lund", ""),
    ]
    assert [row.number for row in sheet.rows] == [6, 7]
    assert say(sheet.notes[0]) == "read from the table Actions of the week; not read: Risks"
    assert [name for name, _ in parse_tables(MARKDOWN.encode(), known)] == ["Actions of the week", "Risks"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_pipe_brings_a_table(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Action{mark}Owner\nOrder{mark}Li\n"
    sheet_module._piped.cache_clear()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    for _ in range(2):
        assert read_sheet(Path("-"), known).rows[0].cells == ("Order", "Li")
    sheet_module._piped.cache_clear()


def test_a_row_of_sums_is_left_out_and_said() -> None:
    text = "Risk,Impact,Cost\nlate,3,10\ntotal eclipse,4,20\nTotal,,30.00 EUR\n"
    sheet = parse_sheet(text.encode(), known)
    assert [row.cells[0] for row in sheet.rows] == ["late", "total eclipse"]
    assert [say(note) for note in sheet.notes] == ["rows that only sum up the others are left out: 4"]
