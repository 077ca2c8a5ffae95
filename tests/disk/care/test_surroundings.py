"""`forewarn doctor`: what a store stands on."""

import os
import shutil
import sys
import time
from collections import namedtuple
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import Finding
from store.disk.care.repair import mended
from store.disk.care.surroundings import examine
from store.disk.draft_files import Draft, Drafts
from store.disk.file.backup_files import folder_of
from store.disk.workspace import Workspace
from store.records import CalendarDays, Project
from store.values.words import say, words

NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)
TODAY = date(2026, 11, 26)
Look = Callable[..., list[Finding]]
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def look(workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch) -> Look:
    """The findings on the test's store; of one topic, when one is named."""
    path, private = workspace.path, workspace.private_path.parent
    private.chmod(0o700)
    back_up(path, now=NOW)
    back_up(workspace.private_path, home="private", now=NOW)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1 << 40, 0, 1 << 39))

    def found(topic: str = "", **how: object) -> list[Finding]:
        findings = examine(path, private_dir=private, now=NOW, today=TODAY, **how)  # type: ignore[arg-type]
        return [finding for finding in findings if topic in ("", finding.topic)]

    return found


def aged(path: Path, hours: float) -> Path:
    path.write_bytes(b"half")
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))
    return path


def test_a_store_in_use_is_in_order(look: Look) -> None:
    assert {finding.severity for finding in look()} == {"fine"}
    assert {finding.topic for finding in look()} == {
        "sqlite", "compiled", "file system", "space", "content", "journal", "rights", "backup",
    }  # fmt: skip
    assert "the journal mode is " in say(look("journal")[0].words)


def test_looking_changes_nothing(workspace: Workspace, look: Look) -> None:
    Drafts(workspace.drafts).keep(Draft("a" * 32, "risk", "t", {}))
    aged(workspace.path.parent / f".{workspace.path.name}.0a.part", 2)
    workspace.close()

    def everything() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in workspace.path.parent.rglob("*") if path.is_file()}

    before = everything()
    look()
    assert everything() == before


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
@pytest.mark.parametrize(("kind", "severity"), [("nfs4", "trouble"), ("9p", "warning"), ("ext4", "fine")])
def test_the_file_system(look: Look, tmp_path: Path, kind: str, severity: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / {kind} rw 0 0\n")
    (finding,) = look("file system", mounts=mounts)
    assert finding.severity == severity and f"({kind})" in say(finding.words)


@pytest.mark.parametrize(
    ("free", "severity", "said"),
    [
        (1 << 20, "trouble", "only 1 MB are free"),
        (1 << 35, "warning", "3 % are free"),
        (1 << 39, "fine", "50 %"),
    ],
)
def test_space(look: Look, monkeypatch: pytest.MonkeyPatch, free: int, severity: str, said: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1 << 40, 0, free))
    (finding,) = look("space")
    assert finding.severity == severity and said in say(finding.words)


def test_an_sqlite_without_the_fix_is_named(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.disk.care.surroundings.VERSION", (3, 45, 1))
    (finding,) = look("sqlite")
    assert finding.severity == "warning" and "SQLite 3.45.1" in say(finding.words)


def test_every_mend_ends_its_finding(workspace: Workspace, look: Look) -> None:
    Drafts(workspace.drafts).keep(Draft("a" * 32, "risk", "t", {}))
    (workspace.drafts / f"{'a' * 32}.json").chmod(0o644)
    workspace.path.chmod(0o664)
    workspace.private_path.parent.chmod(0o755)
    for backup in folder_of(workspace.path).iterdir():
        backup.unlink()
    parts = [
        aged(workspace.path.parent / f".{workspace.path.name}.0a.part", 2),
        aged(folder_of(workspace.path) / ".x.db.gz.0b.part", 2),
        aged(workspace.drafts / ".x.json.0c.part", 2),
    ]
    wrong = [f for f in look() if f.severity != "fine" and f"{workspace.path}-wal" not in say(f.words)]
    assert len(wrong) == 7 and all(finding.mend is not None for finding in wrong)
    done = [say(sentence) for f in wrong if f.mend is not None and (sentence := mended(f.mend)) is not None]
    assert len(done) == 6, "a backup sweeps its own folder"
    assert [say(f.words) for f in look() if f.severity != "fine"] == []
    assert not any(part.exists() for part in parts)
    assert all(mended(finding.mend) is None for finding in wrong if finding.mend is not None), "and only once"


def test_what_is_being_written_is_left_alone(workspace: Workspace, look: Look) -> None:
    aged(workspace.path.parent / f".{workspace.path.name}.0a.part", 0.5)
    aged(workspace.path.parent / ".somebody-elses.0a.part", 5)
    assert look("leftover") == []


def test_drafts(workspace: Workspace, look: Look) -> None:
    drafts = Drafts(workspace.drafts)
    drafts.keep(Draft("a" * 32, "risk", "t", {}, at="2026-11-24T08:00:00"))
    drafts.keep(Draft("b" * 32, "risk", "t", {}, at="2026-11-25T08:00:00"))
    (workspace.drafts / "junk.json").write_text("{")
    (workspace.drafts / "junk.json").chmod(0o600)
    kept, broken = look("drafts")
    assert say(kept.words) == "2 drafts are kept, the oldest of 2026-11-24" and kept.severity == "fine"
    assert say(broken.words).startswith("1 draft in ") and broken.severity == "warning"
    assert broken.mend is None, "what somebody typed is not thrown away"


@pytest.mark.parametrize(
    ("last", "severity", "said"),
    [
        (TODAY - timedelta(1), "warning", "calendar CN ended Wed 25 Nov 2026"),
        (TODAY + timedelta(35), "warning", "calendar CN ends Thu 31 Dec 2026"),
        (TODAY + timedelta(400), "fine", "calendar CN is known until Fri 31 Dec 2027"),
    ],
)
def test_the_end_of_calendars_in_use(
    workspace: Workspace, project: Project, look: Look, last: date, severity: str, said: str
) -> None:
    from dataclasses import replace

    unused = CalendarDays(code="DE", last=date(2020, 1, 1))
    workspace.save(CalendarDays(code="CN", last=last), unused, act=words("set"))
    workspace.save(replace(project, calendar="cn"), act=words("edit"))
    (finding,) = look("calendar")
    assert finding.severity == severity and say(finding.words).startswith(said)


def test_anybody_elses_file_is_never_mended(tmp_path: Path) -> None:
    other = tmp_path / "diary.txt"
    other.write_text("Dear diary")
    other.chmod(0o664)
    for path in (other, tmp_path, tmp_path / "none.db"):
        findings = examine(path, now=NOW, today=TODAY)
        assert any(finding.severity == "trouble" for finding in findings)
        assert [
            finding for finding in findings if finding.mend is not None or finding.topic == "rights"
        ] == []
