"""`forewarn check`: it says what is wrong, and nothing when nothing is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import Finding, check
from store.disk.draft_files import Draft, Drafts
from store.disk.file.backup_files import folder_of
from store.disk.file.replay import differences, replay, tables
from store.disk.file.schema import SCHEMA
from store.disk.undo import redo, undo
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project, Risk
from store.values.words import Words, say

NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)
Look = Callable[..., list[str]]


@pytest.fixture
def look(workspace: Workspace, project: Project) -> Look:
    """What `check` says of the test's store, of one severity."""
    path, private = workspace.path, workspace.private_path.parent
    back_up(path, now=NOW)
    back_up(workspace.private_path, home="private", now=NOW)

    def sentences(severity: str = "", now: datetime = NOW) -> list[str]:
        found = check(path, private_dir=private, now=now)
        assert all(isinstance(finding, Finding) for finding in found)
        return [say(finding.words) for finding in found if finding.severity == (severity or finding.severity)]

    return sentences


def test_nothing_is_wrong_with_a_store_in_use(workspace: Workspace, project: Project, look: Look) -> None:
    note = Morale(project=project.id, on=workspace.clock.today(), mood=1)
    (risk, _) = workspace.save(Risk(project=project.id, title="a"), note, act=Words("add")).records
    workspace.save(replace(risk, archived=True), act=Words("archive"))
    undo(workspace)
    redo(workspace)
    assert look("trouble") == look("warning") == []
    assert [line.split(": ")[-1] for line in look("fine")] == [
        f"{workspace.path} is intact",
        "last good backup 0 days ago",
        f"{workspace.private_path} is intact",
        "last good backup 0 days ago",
    ]


def test_checking_changes_nothing(workspace: Workspace, look: Look) -> None:
    workspace.close()
    before = {path: path.read_bytes() for path in workspace.path.parent.rglob("*") if path.is_file()}
    look()
    assert {path: path.read_bytes() for path in workspace.path.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE project SET name = 'x'", "does not match its history: name"),
        ("UPDATE project SET rev = 7", "does not match its history: rev"),
        ("DELETE FROM project", "does not match its history: -"),
        ("DELETE FROM journal", "does not match its history: -"),
        ("UPDATE journal SET after = json_set(after, '$.goal', 'x')", "does not match its history: goal"),
        ("UPDATE journal SET rev = 2", "does not match its history: rev"),
        (
            "INSERT INTO risk (id, rev, archived, project, code, title, state, plan, cause, trigger, contingency,"
            " my_part, options, audience, remark, ref)"
            " VALUES (5, 1, 0, 77, 'R', 't', 'open', '', '', '', '', '', '', '[]', '', '')",
            "broken links in Risks",
        ),
    ],
)
def test_a_table_that_its_journal_does_not_tell(
    workspace: Workspace, look: Look, statement: str, said: str
) -> None:
    workspace.store.connection.execute("PRAGMA foreign_keys=OFF")
    workspace.store.connection.execute(statement)
    assert any(line.endswith(said) for line in look("trouble"))


def test_many_differences_are_counted(workspace: Workspace, look: Look) -> None:
    workspace.save(*(Person(name=f"p{n}") for n in range(9)), act=Words("add"))
    workspace.store.connection.execute("UPDATE person SET name = name || '!'")
    found = [line for line in look("trouble") if "can be rebuilt" not in line]
    assert len(found) == 6 and found[-1].endswith("and 4 more like that")


def test_replaying_gives_the_tables(workspace: Workspace, project: Project) -> None:
    risk: Any
    for title in ("a", "b"):
        (risk,) = workspace.save(Risk(project=project.id, title=title), act=Words("add")).records
    workspace.save(replace(risk, owner=None, impact=5), act=Words("edit"))
    connection = workspace.store.connection
    assert replay(connection) == tables(connection, "store")
    assert not list(differences(connection, "store"))


def test_a_damaged_private_file_is_found(workspace: Workspace, look: Look) -> None:
    workspace.close()
    workspace.private_path.write_bytes(b"junk")
    assert [line for line in look("trouble") if "restore --private" in line]


def test_a_damaged_store_is_found(workspace: Workspace, look: Look) -> None:
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[4096 * 3 :: 7] = b"\xff" * len(content[4096 * 3 :: 7])
    workspace.path.write_bytes(content)
    assert any("is damaged" in line for line in look("trouble"))


def test_an_older_store_is_left_for_opening_to_update(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.disk.care.integrity.SCHEMA", SCHEMA + 1)
    assert look("trouble") == []
    assert "opening it updates it" in look("warning")[0]


def test_a_missing_store_is_one_sentence(tmp_path: Path) -> None:
    (finding, backup) = check(tmp_path / "none.db", now=NOW)
    assert finding.severity == "trouble" and "there is no store" in say(finding.words)
    assert backup.severity == "warning"


def test_rights_that_are_too_wide(workspace: Workspace, look: Look) -> None:
    Drafts(workspace.drafts).keep(Draft("a" * 32, "risk", "t", {}))
    for path, mode in (
        (workspace.path, 0o644),
        (workspace.private_path, 0o640),
        (folder_of(workspace.path), 0o755),
        (workspace.drafts, 0o750),
    ):
        path.chmod(mode)
        line, *log = look("warning")
        assert line.startswith(f"others can access {path} (mode {mode:o})")
        # SQLite gives an empty log the rights of its store.
        assert all(f"{path}-wal" in one for one in log)
        path.chmod(mode & 0o700)
    folder_of(workspace.path).chmod(0o2700)  # made where a group is passed on: nobody is let in by that
    assert look("warning") == []


def test_old_broken_and_missing_backups(workspace: Workspace, look: Look) -> None:
    assert any(line.endswith("last good backup 8 days ago") for line in look("warning", NOW + timedelta(8)))
    (only,) = folder_of(workspace.path).iterdir()
    only.write_bytes(only.read_bytes()[:-3])
    assert [line.split(": ")[-1] for line in look("warning")] == [
        "forewarn backup",
        "1 backup is unreadable",
    ]
