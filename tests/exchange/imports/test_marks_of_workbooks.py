"""Comments, fills, misspelt titles and histories in one cell, from the file to the preview and into the record."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import plan_raid
from store.exchange.imports.saved_mappings import with_mapping, words_of
from store.records import Action, Project, Risk
from store.values.words import say

Bring = Callable[..., Plan]


def book(*rows: tuple[Any, ...], then: Callable[[Any], object] = bool) -> bytes:
    made = Book()
    for row in rows:
        made.active.append(row)
    then(made.active)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def notes(plan: Plan) -> list[str]:
    return [say(note) for note in plan.notes]


def marked(sheet: Any) -> None:
    for row in (2, 3):
        for cell in sheet[row]:
            cell.fill = PatternFill("solid", fgColor="FFC000")
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    sheet["C3"].comment = Comment("on leave\nuntil May", "x")


REGISTER = book(
    ("ID", "Risk", "Owner", "Probabilty"),
    ("R1", "Rain", "Ann Berg", 4),
    ("R2", "Mud", "Bo Lund", 3),
    ("R3", "Ice", "Ann Berg", 2),
    then=marked,
)


def test_fills_and_lines_are_asked_about_once(bring: Bring) -> None:
    plan = bring(Risk, REGISTER, name="r.xlsx")
    assert [(one.text, one.rows) for one in plan.unread] == [
        ("fill FFC000", (2, 3)),
        ("struck through", (4,)),
    ]
    assert plan.counts["new"] == 3
    assert [record.remark for row in plan.rows for record in row.records if isinstance(record, Risk)] == [
        "Status (fill): fill FFC000",
        "Status (fill): fill FFC000\nOwner (comment): on leave until May",
        "Status (fill): struck through",
    ]
    assert "Probabilty is read as Probability, which it is but for one letter" in notes(plan)


def test_what_they_mean_is_kept_in_the_saved_mapping(bring: Bring, workspace: Workspace) -> None:
    values = ("fill FFC000=open", "struck through=closed")
    plan = with_mapping(workspace, bring(Risk, REGISTER, name="r.xlsx", values=values), "mine")
    plan.save(workspace)
    assert [risk.state for risk in workspace.live(Risk)] == ["open", "open", "closed"]
    assert [(one.word, one.value) for one in words_of(workspace, "mine", "risk")] == [
        ("fill FFC000", "open"),
        ("struck through", "closed"),
    ]


def test_a_history_in_one_cell_stays_as_it_is(bring: Bring) -> None:
    said = "19.11. he confirms; 12.11. called the supplier"
    plan = bring(Risk, f'Risk,Comments,Log\nRain,"{said}",\nMud,"3.5 days late",1.2 and 1.3\n')
    (record,) = plan.rows[0].records
    assert isinstance(record, Risk) and said in record.remark
    sentence = "Comments: a history of several days in 1 cell is kept whole in the remark, as it stands"
    assert [note for note in notes(plan) if "history" in note] == [sentence]


def test_risks_and_actions_beside_and_below_each_other_are_one_preview(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "raid.xlsx"
    file.write_bytes(
        book(
            ("Risk ID", "Risk", "Probability", "Impact", "Risk Owner"),
            ("R1", "Rain", 3, 4, "Ann Berg"),
            (),
            ("Actions",),
            ("Action ID", "Action", "Due date", "Action owner"),
            ("A1", "Order tents", "2026-12-04", "Ann Berg"),
        )
    )
    plan = plan_raid(workspace, file, project=project, options=Options())
    assert [type(record) for row in plan.rows for record in row.records] == [Risk, Action]
    assert len(plan.rows) == sum(plan.counts.values()) == 2


@pytest.mark.parametrize("chosen", [False, True])
def test_no_cell_vanishes_unsaid(bring: Bring, chosen: bool) -> None:
    """Every text of the file stands in a record or in what is said of the file."""
    rows: tuple[tuple[Any, ...], ...] = (
        ("ID", "Risk", "Status", "Odd", None, "Due"),
        ("R1", "Rain", "Paused", "walrus", "stray", "soonish"),
        ("R2", "Mud", None, None, None, "2026-12-04"),
        (None, None, None, "orphan", None, None),
    )
    values = ("Paused=open",) if chosen else ()
    plan = bring(
        Risk,
        book(*rows, then=lambda sheet: sheet["F9"].__setattr__("value", "below")),
        name="r.xlsx",
        values=values,
    )
    said = "\n".join(
        [
            *notes(plan),
            *(say(reason.words) for row in plan.rows for reason in row.reasons),
            *(row.label for row in plan.rows),
            *(str(record) for row in plan.rows for record in row.records),
        ]
    )
    for text in ("R1", "Rain", "Paused", "walrus", "stray", "soonish", "R2", "Mud", "orphan"):
        assert text in said or (chosen and text == "Paused"), text
    assert sum(plan.counts.values()) == len(plan.rows)
