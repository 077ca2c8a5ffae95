"""kill -9 at the worst moment: what was acknowledged stays, what was half done is completed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from store.disk.file.replay import differences
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.records import Morale, Project, Risk
from store.values.words import Words

ROOT = Path(__file__).parents[2]
Open = Callable[..., Workspace]
BETWEEN = """
import os, signal, sys
from datetime import date
from pathlib import Path
from store.disk.workspace import Workspace
from store.records import Morale, Risk
from store.values.words import Words
path, private, project, uuid, risk, note, where = sys.argv[1:]
w = Workspace.open(Path(path), who="ann", private_dir=Path(private))
commit = w.store.commit
def die():
    if where == "after":
        commit()
    os.kill(os.getpid(), signal.SIGKILL)
w.store.commit = die
w.save(Risk(id=int(risk), project=int(project), title="half"),
       Morale(id=int(note), project=int(project), on=date(2026, 11, 1), mood=1, text="half"),
       act=Words("both"), uuid=uuid)
"""


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )


def killed_while_saving(workspace: Workspace, project: Project, where: str) -> tuple[Risk, Morale, str]:
    """The records of an act over both files, whose process was killed before or after the second commit."""
    risk = Risk(project=project.id, title="half")
    note = Morale(project=project.id, on=workspace.clock.today().replace(day=1), mood=1, text="half")
    uuid = "c" * 32
    private = workspace.path.parent / "ann"
    done = run("-c", BETWEEN, workspace.path, private, project.id, uuid, risk.id, note.id, where)
    assert done.returncode == -9, done.stderr
    return risk, note, uuid


def test_an_act_killed_between_the_two_files_is_completed_by_saving_it_again(
    workspace: Workspace, project: Project
) -> None:
    risk, note, uuid = killed_while_saving(workspace, project, "before")
    assert workspace.live(Risk) == []
    assert [found.text for found in workspace.live(Morale)] == ["half"]
    for _ in range(2):
        saved = workspace.save(risk, note, act=Words("both"), uuid=uuid)
        assert [record.rev for record in saved.records] == [1, 1]
    assert len(workspace.live(Risk)) == len(workspace.live(Morale)) == 1
    undo(workspace)
    assert workspace.live(Risk) == workspace.live(Morale) == []
    assert not list(differences(workspace.store.connection, "store"))
    assert not list(differences(workspace.private.connection, "private"))


def test_an_act_killed_after_both_is_there_and_saving_it_again_changes_nothing(
    workspace: Workspace, project: Project
) -> None:
    risk, note, uuid = killed_while_saving(workspace, project, "after")
    assert len(workspace.live(Risk)) == len(workspace.live(Morale)) == 1
    last = workspace.store.journal.last()
    workspace.save(risk, note, act=Words("both"), uuid=uuid)
    assert workspace.store.journal.last() == last


def test_acknowledged_acts_survive_a_storm_of_kills() -> None:
    """The full run is `python tests/bench/storm.py --kills 200`."""
    done = run(ROOT / "tests/bench/storm.py", "--kills", 12)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("12 kills, nothing lost\n")
