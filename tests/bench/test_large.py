"""The large store is a store like any other: its journal tells its tables, its index knows its texts."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from store.disk.file.replay import differences
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.queries.boards.risk_board import risks
from store.queries.search_results import find
from store.records import Contact, Milestone, Person, Risk
from store.values.clock import Clock

ROOT = Path(__file__).parents[2]


def test_one_project_of_it(tmp_path: Path) -> None:
    out = tmp_path / "large.db"
    command = [sys.executable, "tests/bench/large.py", str(out), "--projects", "1", "--today", "2026-11-26"]
    subprocess.run(
        [*command, "--private", str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    workspace = Workspace.open(out, who="bench", clock=Clock(date(2026, 11, 26)), private_dir=tmp_path)
    assert [len(workspace.live(kind)) for kind in (Person, Contact, Risk, Milestone)] == [100, 4000, 400, 20]
    assert workspace.store.journal.last() == 20_000
    for ledger in (workspace.store, workspace.private):
        assert list(differences(ledger.connection, ledger.file.home)) == []
    board = risks(workspace, project_by_code(workspace, "P01").id)
    assert len(board.lines) == 150 and any(line.trend for line in board.lines)
    assert find(workspace, "R-400").lines[0].project == "P01"
    workspace.close()
