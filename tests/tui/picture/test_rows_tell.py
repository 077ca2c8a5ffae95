"""Rows never lie by cutting: what differs looks different, and nothing is cut beside blanks."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from store.demo import write
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.records import Action, Milestone, Morale, Person, Project, Risk, Stakeholder
from store.values.clock import Clock
from store.values.width import cell_width
from store.values.words import words
from tui.picture.arrangement import places
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import PROJECT, BoardList
from tui.picture.lists.contact_list import ContactList
from tui.picture.morning import LISTS, lines_wanted
from tui.picture.room import Cells, is_wide
from tui.picture.scope import Scope
from widgets.drawn.grid import pieces
from widgets.drawn.row_list import RowList
from widgets.drawn.tones import choose, current, use


class Size:
    """A terminal's."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height


SMALL, WIDE, LARGE = Size(80, 24), Size(120, 40), Size(200, 50)
OLD = 5200
"""Days, so that working days late have four digits."""
LONG = (
    "Supplier delivers the interface of the warehouse late",
    "Supplier delivers the interface of the finance module late",
    "Supplier delivers the interface of the web shop late",
    "Start of Science Verification (ComCam)",
    "Start of Science Verification (LSSTCam)",
    "Data cleansing for customers in the north is late",
    "Data cleansing for customers in the south is late",
    "供应商未按合同约定的日期提供仓库管理系统接口",
    "供应商未按合同约定的日期提供财务核算系统接口",
)


@pytest.fixture(autouse=True)
def unicode_look() -> Iterator[None]:
    before = current()
    use(choose({"TERM": "xterm-256color"}))
    yield
    use(before)


def registers_of_others(workspace: Workspace, clock: Clock, *, age: int = 0) -> None:
    """What comes in from somebody's files: long titles, long codes, long names; `age` days old, and all of it late."""
    today = clock.today()
    project = Project(code="WAREHOUSE", name="Warehouse")
    sun = Person(name="Bartholomäus Freiherr von Sonnenberg")
    boss = Person(name="Wilhelmina Konstantinopoulou-Oberhuber", organisation="North")
    top = Stakeholder(project=project.id, person=boss.id, role="sponsor", since=today - timedelta(days=age))
    records: list[Any] = [project, sun, boss, top] if age else [project, sun]
    for at, title in enumerate(LONG):
        due = today + timedelta(days=3 * at - age)
        records += [
            Risk(
                project=project.id,
                code=f"RSK-{at:03}",
                title=title,
                probability=1 + at % 5,
                impact=4,
                owner=sun.id if at % 2 else None,
                due=due if at % 3 else None,
                detected_on=today - timedelta(days=age),
            ),
            Milestone(
                project=project.id,
                code=f"LSST-{1500 + at}",
                title=title,
                baseline=due,
                forecast=due + timedelta(days=7 * (at % 2)),
            ),
            Action(project=project.id, title=title, owner=sun.id, due=today - timedelta(days=at + age)),
            Morale(project=project.id, text=title, on=today, mood=3, cause="uncertainty"),
        ]
        someone = Person(
            name=f"Wolfgang Amadeus Oberhuber-Lindenthal {'ABCDEFGHI'[at]}", organisation="North"
        )
        records += [
            someone,
            Stakeholder(project=project.id, person=someone.id, client_class="A", role="executive"),
        ]
    for home in ("store", "private"):
        workspace.save(*(record for record in records if record.home == home), act=words("import"))


@pytest.fixture(params=["en", "zh", "imported", "old", "old zh"])
def morning(request: Any, tmp_path: Path, clock: Clock) -> Iterator[tuple[Workspace, str]]:
    """A store, and the language of its screen."""
    with_what = request.param
    workspace = Workspace.open(
        tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann", create=True
    )
    if with_what in ("en", "zh"):
        write(workspace, clock.today(), with_what)
    else:
        registers_of_others(workspace, clock, age=OLD if "old" in with_what else 0)
    yield workspace, "zh" if "zh" in with_what else "en"
    workspace.close()


def shown_lists(
    workspace: Workspace, language: str, size: Cells, everything: bool
) -> Iterator[tuple[BoardList[Any, Any], RowList, int, int]]:
    """Every list of the dashboard, with the cells and lines it has."""
    project = project_to_open(workspace, None)
    assert project is not None
    canvas, lists = Canvas(language, is_wide(size)), LISTS
    _, boards = Scope(project.id, everything).read(workspace, lists)
    room = places(size, lines_wanted(zip(lists, boards, strict=True), is_wide(size)))
    for each, board in zip(lists, boards, strict=True):
        lines = each.found(board, "", canvas)
        rows = each.rows(lines, board.span, canvas)
        box = room[each.kind.kind]
        yield each, RowList.of((PROJECT, *each.columns), each.edge, rows), box.width, box.height - 1


def title_of(each: BoardList[Any, Any], drawn: RowList, at: int, width: int, height: int) -> tuple[str, str]:
    """The whole title of a row, without its code, and what of the row is seen."""
    place = next(n for n, column in enumerate(drawn.columns) if column.flex)
    cells = drawn.rows[at].cells
    parts = pieces(cells[place if len(cells) > place else 0])
    text = "".join(part for part, _ in drawn.line(at, width, height))
    return next(cell.text for cell in parts if cell.tone != "code" or len(parts) == 1), text


@pytest.mark.parametrize("size", [SMALL, WIDE, LARGE], ids=["80x24", "120x40", "200x50"])
@pytest.mark.parametrize("everything", [False, True], ids=["one project", "all"])
def test_nothing_is_cut_beside_blanks(morning: tuple[Workspace, str], size: Any, everything: bool) -> None:
    workspace, language = morning
    for each, drawn, width, height in shown_lists(workspace, language, size, everything):
        for at in range(len(drawn.rows)):
            _, line = title_of(each, drawn, at, width, height)
            assert "…" not in line or "   " not in line.strip(), (type(each).__name__, line)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [WIDE, LARGE], ids=["120x40", "200x50"])
def test_everybody_has_a_role_and_stands_in_columns(
    clock: Clock, tmp_path: Path, language: str, size: Any
) -> None:
    workspace = Workspace.open(
        tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann", create=True
    )
    write(workspace, clock.today(), language)
    _, drawn, width, height = next(
        shown for shown in shown_lists(workspace, language, size, False) if isinstance(shown[0], ContactList)
    )
    letters = set()
    for at in range(height):
        name, letter, role = drawn.rows[at].cells[1:4]
        if not letter.text:
            continue
        line = "".join(part for part, _ in drawn.line(at, width, height))
        before, _, behind = line.partition(f" {letter.text} {role.text} ")
        assert behind and before.strip() == name.text, line
        letters.add(cell_width(before))
    assert len(letters) == 1
    workspace.close()


@pytest.mark.parametrize("everything", [False, True], ids=["one project", "all"])
def test_different_titles_look_different(morning: tuple[Workspace, str], everything: bool) -> None:
    workspace, language = morning
    for each, drawn, width, height in shown_lists(workspace, language, SMALL, everything):
        for top in range(max(1, len(drawn.rows) - height + 1)):
            seen: dict[str, str] = {}
            for at in range(top, min(len(drawn.rows), top + height)):
                if drawn.rows[at].below:  # it belongs to the row before
                    continue
                title, line = title_of(each, drawn, at, width, height)
                shown = _title_seen(title, line)
                assert seen.setdefault(shown, title) == title, (type(each).__name__, shown)


def _title_seen(title: str, line: str) -> str:
    """What of the title stands in the line: all of it, or its beginning, the sign of a cut, and its end."""
    if title in line:
        return title
    head, tail = line.split("…", 1)
    start = max((n for n in range(1, len(title)) if head.endswith(title[:n])), default=0)
    end = next(
        (title[n:] for n in range(1, len(title)) if re.match(re.escape(title[n:]) + r"(\s|$)", tail)), ""
    )
    return title[:start] + "…" + (end or tail.split("…")[0] if "…" in tail else end)


def test_what_a_column_holds_today_does_not_decide_whether_it_stands(workspace: Workspace) -> None:
    """A long name in one row, and the owners of all others were gone."""
    each: BoardList[Any, Any]
    for each in LISTS:
        droppable = [column for column in each.columns if column.drop]
        assert all(column.usual or column.width for column in droppable), type(each).__name__
