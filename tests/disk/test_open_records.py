"""Who has a record of a shared store open: told to whoever opens it too, and gone with them."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store.disk.file.open_folder import open_at
from store.disk.open_records import OpenRecord, open_with, others_at
from store.disk.workspace import Workspace
from store.records import Morale, Project, Risk
from store.values.words import say, words

Open = Callable[..., Workspace]
OPENS = """
import sys
from pathlib import Path
from store.disk.open_records import OpenRecord
from store.disk.workspace import Workspace
from store.records import Risk
w = Workspace.open(Path(sys.argv[1]), who="Sun", private_dir=Path(sys.argv[2]))
one = OpenRecord(w.get(Risk, int(sys.argv[3])))
one.announce(w)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def li(workspace: Workspace, open_again: Open) -> Workspace:
    """Another who works on the store, which a group shares."""
    workspace.path.parent.chmod(0o2770)
    workspace.path.chmod(0o660)
    return open_again("Li")


@pytest.fixture
def risk(workspace: Workspace, project: Project) -> Risk:
    (saved,) = workspace.save(Risk(project=project.id, title="secret"), act=words("x")).records
    assert isinstance(saved, Risk)
    return saved


@pytest.fixture
def opened(risk: Risk) -> Iterator[OpenRecord]:
    one = OpenRecord(risk)
    yield one
    one.leave()


def names(workspace: Workspace, risk: Risk) -> list[str]:
    return [one.who for one in others_at(workspace, risk)]


def test_it_is_told_and_gone_when_they_leave(
    workspace: Workspace, li: Workspace, risk: Risk, opened: OpenRecord
) -> None:
    assert opened.announce(li) and names(workspace, risk) == ["Li"]
    assert opened.others(li) == ()
    (file,) = open_at(li.path).iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o660
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o2770
    assert json.loads(file.read_text()).keys() == {"who", "since"} and "secret" not in file.read_text()
    said = open_with(workspace, risk, others_at(workspace, risk))
    assert said is not None and say(said, "en").startswith("also open with Li since ")
    opened.leave()
    assert names(workspace, risk) == [] and not list(open_at(li.path).iterdir())
    assert opened.announce(li) and names(workspace, risk) == []


def test_it_is_gone_when_they_die(workspace: Workspace, li: Workspace, risk: Risk, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENS, str(li.path), str(tmp_path / "sun"), str(risk.id)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"open\n"
        assert names(workspace, risk) == ["Sun"]
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    assert names(workspace, risk) == [] and not list(open_at(li.path).iterdir())


def test_nothing_private_new_or_alone_is_announced(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    risk = Risk(project=project.id, title="a")
    (saved,) = workspace.save(risk, act=words("x")).records
    assert not OpenRecord(saved).announce(workspace)
    workspace.path.parent.chmod(0o2770)
    workspace.path.chmod(0o660)
    note = Morale(project=project.id, on=date(2026, 11, 1), mood=2, text="tired")
    (kept,) = workspace.save(note, act=words("x")).records
    for record in (kept, replace(risk, id=risk.id + 1)):
        assert not OpenRecord(record).announce(workspace)
    assert not open_at(workspace.path).exists()


def test_what_others_put_there_is_harmless(
    workspace: Workspace, li: Workspace, risk: Risk, opened: OpenRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.announce(li)
    (file,) = open_at(li.path).iterdir()
    folder = file.parent
    os.mkfifo(folder / f"{risk.id}.fifo")
    (folder / f"{risk.id}.link").symlink_to("/etc/passwd")
    (folder / f"{risk.id}.folder").mkdir()
    for content, known in (
        ('{"who": "Li\\u001b[2J\\u202e", "since": "2026-11-26T08:00:00Z"}', "Li"),
        ('{"who": "Li"}', ""),
        ("[" * 3000, ""),
        ('{"who": 3, "since": []}', ""),
    ):
        file.write_text(content)
        found = names(workspace, risk)
        assert len(found) == 1 and found[0].startswith(known) if known else not found, content
        assert "\x1b" not in "".join(found) and "\u202e" not in "".join(found)


def test_where_files_or_locks_are_refused_nobody_is_told(
    workspace: Workspace, li: Workspace, risk: Risk, opened: OpenRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    with monkeypatch.context() as patch:
        patch.setattr("store.disk.open_records.fcntl.flock", refuse)
        assert opened.announce(li)
    assert names(workspace, risk) == [] and not list(open_at(li.path).iterdir())
    open_at(li.path).rmdir()
    open_at(li.path).write_text("in the way")
    assert opened.announce(li) and names(workspace, risk) == []
