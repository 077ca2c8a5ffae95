"""Backups by a process of their own: nobody waits for one, and it is whole or absent whatever becomes of it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from patience import PATIENCE, until

from store.disk.care.backup_process import begin, last_failure
from store.disk.care.backups import back_up, due
from store.disk.care.surroundings import examine
from store.disk.file.backup_files import backups, folder_of, sound
from store.disk.file.files import one_at_a_time
from store.disk.file.user_files import failure_note
from store.disk.workspace import Workspace
from store.records import Person, Project
from store.values.words import say, words


def ended(process: "subprocess.Popen[bytes] | None") -> int:
    assert process is not None
    return process.wait(PATIENCE)


def test_both_files_are_backed_up_wherever_it_is_begun(
    workspace: Workspace, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store/__init__.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    store, private = workspace.path, workspace.private_path
    assert ended(begin(Path(os.path.relpath(store)), private)) == 0
    for path in (store, private):
        (made,) = backups(path)
        assert sound(made.path)
    assert begin(store, private) is None
    assert last_failure(store, private) is None and not failure_note(private).exists()


def test_it_has_no_terminal_to_lose(workspace: Workspace, project: Project) -> None:
    process = begin(workspace.path, workspace.private_path)
    assert process is not None
    try:
        assert os.getsid(process.pid) == process.pid != os.getsid(0)
    finally:
        ended(process)


def test_it_is_left_to_whoever_is_at_it(workspace: Workspace, project: Project) -> None:
    path = workspace.path
    folder_of(path).mkdir()
    with one_at_a_time(folder_of(path)):
        assert due(path) is None
        assert ended(begin(path, workspace.private_path)) == 0
    assert backups(path) == [] and len(backups(workspace.private_path)) == 1
    assert due(path) is not None


def test_two_that_are_begun_at_once_make_one(workspace: Workspace, project: Project) -> None:
    both = [begin(workspace.path, workspace.private_path) for _ in range(2)]
    assert [ended(process) for process in both] == [0, 0]
    for path in (workspace.path, workspace.private_path):
        (made,) = backups(path)
        assert sound(made.path)


@pytest.mark.parametrize("underway", [".store.db.*", ".2*.db.gz.*"], ids=["copied", "packed"])
def test_one_that_is_ended_leaves_nothing_for_long(
    workspace: Workspace, project: Project, underway: str
) -> None:
    blob = os.urandom(400_000).hex()
    for _ in range(20):
        workspace.save(
            *(Person(name=f"P{n}", remark=blob[n : n + 9000]) for n in range(90)), act=words("many")
        )
    path = workspace.path
    process = begin(path, workspace.private_path)
    assert process is not None
    until(lambda: folder_of(path).is_dir() and list(folder_of(path).glob(underway)))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert [backup for backup in backups(path) if not sound(backup.path)] == []
    if not backups(path):
        assert ended(begin(path, workspace.private_path)) == 0
    (made,) = backups(path)
    assert sound(made.path) and list(folder_of(path).glob(".*")) == []


def test_what_kept_it_from_one_is_said_until_there_is_one(workspace: Workspace, project: Project) -> None:
    store, private = workspace.path, workspace.private_path
    folder_of(store).symlink_to(store.parent / "elsewhere")
    assert ended(begin(store, private)) == 1
    failed = last_failure(store, private)
    assert failed is not None and "is not a folder of its own" in say(failed)
    assert say(failed).startswith("no backup was made on ")

    def findings() -> list[str]:
        found = examine(store, private_dir=private.parent)
        return [say(one.words) for one in found if one.topic == "backup"]

    assert say(failed) in findings()
    folder_of(store).unlink()
    # Made by hand, of both.
    back_up(store)
    back_up(private, home="private")
    assert last_failure(store, private) is None and say(failed) not in findings()
