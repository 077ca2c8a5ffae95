"""Whoever leaves has the prompt back at once, also when a backup is due."""

import subprocess
import sys
from pathlib import Path

import pytest

from store.disk.file.backup_files import folder_of
from store.disk.workspace import Workspace
from tui.terminal.backup_thread import BackupThread


def test_the_end_waits_for_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def begin(store: Path, private: Path) -> "subprocess.Popen[bytes]":
        begun.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
        return begun[-1]

    monkeypatch.setattr("store.disk.care.backup_process.begin", begin)
    thread = BackupThread(tmp_path / "a.db", tmp_path / "b.db")
    thread.close()
    (process,) = begun
    assert process.poll() is None and thread.problem is None
    # One that is under way is not begun a second time.
    thread.close()
    assert begun == [process] and process.stdin is not None
    process.stdin.close()
    process.wait()


def test_what_kept_this_session_from_a_backup_is_said_at_its_end(workspace: Workspace) -> None:
    folder_of(workspace.path).symlink_to(workspace.path.parent / "elsewhere")
    thread = BackupThread(workspace.path, workspace.private_path)
    thread.close()
    assert thread._process is not None and thread._process.wait() == 1
    thread.close()
    assert thread.problem is not None and "is not a folder of its own" in str(thread.problem.values["why"])
    thread._process.wait()
