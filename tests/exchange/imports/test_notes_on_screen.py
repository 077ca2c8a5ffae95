"""Beside keys nobody types flags: no sentence of a reading names one there."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from store.disk.workspace import Workspace
from store.exchange.imports.import_choices import Choices, read_incoming
from store.exchange.imports.import_questions import notes_beside
from store.exchange.imports.notes_on_screen import on_screen
from store.records import Project
from store.values.words import say


def _filled() -> bytes:
    book, out = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    rows = (("Risk", "Probability", "Impact"), ("Late press", 4, 10), ("Wet hall", 1, 7), ("Strike", 3, 1))
    for row in rows:
        sheet.append(row)
    for cell in sheet[2]:
        cell.fill = PatternFill("solid", fgColor="FF0000")
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    hidden = book.create_sheet("Lists")
    hidden.append(("Open", "Closed"))
    hidden.sheet_state = "hidden"
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("called", "name", "content"),
    [
        ("risk", "list.xlsx", _filled()),
        ("raid", "log.csv", b"Type,Title,Impact\nRisk,Late press,3\nA,Rent stays,3\nZonk,Gate,2\n"),
        ("risk", "bare.csv", b"R1,Late press,4,4\nR2,Wet hall,2,2\n"),
        ("action", "days.csv", b"Task,Due,Status\nGate,03/04/2027,75%\nHall,05/06/2027,Open\n"),
    ],
)
def test_no_flag_is_named(
    called: str, name: str, content: bytes, workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    incoming = read_incoming(workspace, file, project, Choices(called), "en")
    reasons = [on_screen(reason.words) for row in incoming.plan.rows for reason in row.reasons]
    said = [say(one) for one in (*notes_beside(incoming.plan), *reasons)]
    assert said
    assert not [one for one in said if "--" in one]
