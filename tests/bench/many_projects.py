"""What a morning over many projects costs: `python tests/bench/many_projects.py STORE`, on a store of large.py.

Every verdict is saved as the review saves it, the queue is read again, and the verdict is undone.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.boards.touch_grid import touch_grid
from store.queries.briefing.briefing_data import weekly_report
from store.queries.project_list import active_projects
from store.queries.project_situation import situation
from store.queries.review.review_board import review
from store.queries.review.review_line import ReviewLine
from store.records import Contact, Stakeholder, Told
from store.rules.registers.hearing_order import hears
from store.rules.review.verdicts import judged, snoozed, stands
from store.values.clock import Clock
from store.values.outcome import Save
from store.values.words import words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import PROJECT
from tui.picture.morning import REGISTERS, WEEK
from tui.picture.scope import Scope
from widgets.drawn.row_list import RowList

TURNS = 9
WIDTH, LINES = 100, 25
"""Of a list on a large screen."""
Verdict = Callable[[Workspace, ReviewLine], Save | None]


def _space(workspace: Workspace, line: ReviewLine) -> Save | None:
    return stands(line.item, line.day, line.name)


def _reviewed(workspace: Workspace, line: ReviewLine) -> Save | None:
    return stands(line.item, line.day, line.name) if line.item.record.kind == "risk" else None


def _snooze(workspace: Workspace, line: ReviewLine) -> Save | None:
    done = snoozed(line.item, line.day, line.name, line.day.date + timedelta(days=3), "later")
    return done if isinstance(done, Save) else None


def _tell(workspace: Workspace, line: ReviewLine) -> Save | None:
    record = line.item.record
    person, _ = hears(situation(workspace, line.item.project), record)
    if record.kind != "risk" or person is None:
        return None
    on = line.day.date
    told = Told(
        project=line.item.project,
        subject=record.id,
        subject_kind=record.kind,
        subject_rev=record.rev,
        person=person,
        on=on,
        entered_on=on,
    )
    return judged(Save((told,), words("told")), line.item, line.day, "told")


def _call(workspace: Workspace, line: ReviewLine) -> Save | None:
    called = next((one for one in line.item.each if isinstance(one.record, Stakeholder)), None)
    if called is None or not isinstance(called.record, Stakeholder):
        return None
    contact = Contact(person=called.record.person, on=line.day.date, projects=(called.project,))
    return judged(Save((contact,), words("called")), called, line.day, "contacted")


VERDICTS: dict[str, Verdict] = {
    "the first confirmed": _space,
    "snoozed": _snooze,
    "told": _tell,
    "called": _call,
}


def _took(work: Callable[[], object]) -> float:
    """Milliseconds of processor."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _answered(workspace: Workspace, verdict: Verdict, work: Callable[[], object]) -> Iterator[float]:
    """What each reading took after a verdict, and after it was undone."""
    for _ in range(TURNS):
        found = (verdict(workspace, line) for line in review(workspace).lines)
        if (done := next(filter(None, found), None)) is None:
            return
        workspace.save(*done.records, act=done.act)
        yield _took(work)
        undo(workspace)
        yield _took(work)


def _anew(workspace: Workspace, work: Callable[[], object]) -> Iterator[float]:
    """What it takes where nothing is known."""
    for _ in range(TURNS):
        workspace.memory.clear()
        yield _took(work)


def _everything(workspace: Workspace) -> None:
    """The dashboard of all projects, with what is in view of its lists."""
    lists, canvas = (*REGISTERS, WEEK), Canvas("en", False)
    _, boards = Scope(active_projects(workspace)[0], everything=True).read(workspace, lists)
    for each, board in zip(lists, boards, strict=True):
        shown = RowList.of((PROJECT, *each.columns), each.edge, each.rows(board.lines, board.span, canvas))
        for at in range(LINES):
            shown.line(at, WIDTH, LINES)


def main() -> None:
    """The command line: medians in milliseconds of processor, the slowest behind them."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--today", type=date.fromisoformat, default=Clock().today())
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(asked.today)
        # What is saved here is no part of the store's years.
        copied = Path(shutil.copy(asked.store, folder))
        workspace = Workspace.open(copied, who="bench", private_dir=Path(folder), clock=clock)
        mine = active_projects(workspace)
        sys.stdout.write(f"{len(mine)} projects, {len(review(workspace).lines)} items\n")
        works: dict[str, Callable[[], object]] = {
            "review": lambda: review(workspace),
            "0: all projects": lambda: _everything(workspace),
            "g: contact grid": lambda: touch_grid(workspace, mine[0]),
            "weekly of all": lambda: weekly_report(workspace, mine),
        }
        for name, work in works.items():
            _say(f"{name}, nothing known", list(_anew(workspace, work)))
        for name, work in works.items():
            work()
            _say(f"{name}, risk confirmed", list(_answered(workspace, _reviewed, work)))
        for name, verdict in VERDICTS.items():
            _say(f"review, {name}", list(_answered(workspace, verdict, works["review"])))
        workspace.close()


def _say(name: str, took: list[float]) -> None:
    figures = f"{statistics.median(took):7.1f} {max(took):7.1f}" if took else "      -"
    sys.stdout.write(f"{name:34} {figures}\n")


if __name__ == "__main__":
    main()
