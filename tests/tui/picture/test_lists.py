"""The lists of the dashboard are drawn without a screen, and know none."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.records import Project, Risk
from store.values.clock import Clock
from store.values.words import words
from tui.picture.arrangement import Wants
from tui.picture.canvas import Canvas
from tui.picture.header_line import header_cells
from tui.picture.lists.board_list import BoardList
from tui.picture.lists.contact_list import ContactList
from tui.picture.lists.milestone_list import MilestoneList
from tui.picture.lists.morale_list import MoraleList
from tui.picture.lists.risk_list import RiskList
from tui.picture.lists.week_list import CARD, WeekList, part_wants
from tui.picture.scope import Scope
from widgets.drawn.grid import Cell, LateCells, Row, fit_widths, natural_widths
from widgets.drawn.row_line import row_line
from widgets.drawn.row_list import MEASURED
from widgets.drawn.title_rule import TitleRule

ROOT = Path(__file__).parents[3]
LISTS: tuple[BoardList[Any, Any], ...] = (
    MilestoneList(),
    RiskList(),
    ContactList(),
    MoraleList(),
    WeekList(),
)


def drawn(each: BoardList[Any, Any], board: Any, canvas: Canvas, width: int) -> list[str]:
    rows = each.rows(each.found(board, "", canvas), board.span, canvas)
    columns = each.columns
    body = [type(row)(row.key, row.cells[1:]) for row in rows]
    widths = fit_widths(columns, natural_widths(columns, body), width)
    return ["".join(text for text, _ in row_line(row, columns, widths, "…")).rstrip() for row in body]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_list_is_drawn_from_its_board_alone(
    demo: Path, clock: Clock, tmp_path: Path, language: str
) -> None:
    workspace = Workspace.open(demo / "store.db", who="ann", clock=clock, private_dir=tmp_path)
    project = project_to_open(workspace, None)
    assert project is not None
    head, boards = Scope(project.id).read(workspace, LISTS)
    workspace.close()
    lists: tuple[Any, ...] = LISTS
    canvas = Canvas(language)
    pictures = [drawn(each, board, canvas, 60) for each, board in zip(lists, boards, strict=True)]
    assert any(row.startswith("M2  Blueprint") and canvas.say("met") in row for row in pictures[0])
    assert pictures[1][0].startswith("I-14 Data owner leaves")
    assert any("Qian" in row for row in pictures[2])
    late = canvas.say(words("{n}wd late", n=1))
    assert any(late in row for row in pictures[4])
    assert "ERP-North" in "".join(cell.text for cell in header_cells(head, language, 80)[0])
    for each, board in zip(lists, boards, strict=True):
        assert each.title_counts(board, "", 0, canvas) and each.none("", canvas) != each.none("x", canvas)


def test_the_picture_loads_neither_textual_nor_rich() -> None:
    program = "import sys, tui.picture.first_picture, tui.picture.talk_words, store.queries.record_detail; "
    program += "; ".join(f"import {type(each).__module__}" for each in LISTS)
    program += (
        "; print([name for name in ('textual', 'rich', 'pydantic', 'sqlite_utils') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_the_cards_of_a_long_week_are_not_written_for_the_widths() -> None:
    written = set()

    def cells(key: int) -> tuple[Cell, ...]:
        written.add(key)
        return (Cell("x" * 30), *(Cell("") for _ in CARD[1:]))

    cards = [Row(key, LateCells(cells, key)) for key in range(3000)]
    assert part_wants({"later": (TitleRule(), cards)}) == {"later": Wants(32, 3001)}
    assert written == set(range(MEASURED))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_risk_is_found_by_its_category_in_the_language_of_the_screen(
    workspace: Workspace, project: Project, language: str
) -> None:
    named = {"technical": "technical" if language == "en" else "技术", "Law": "law"}
    risks = (Risk(project=project.id, title=f"about {one}", category=one) for one in named)
    workspace.save(*risks, act=words("add"))
    each, canvas = RiskList(), Canvas(language)
    board = each.query(workspace, project.id)
    for category, sought in named.items():
        assert [line.record.category for line in each.found(board, sought, canvas)] == [category]
