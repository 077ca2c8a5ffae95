"""A store of an older version: backed up, updated alone, all or nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.disk import database_file
from store.disk.file import schema
from store.disk.file.backup_files import backups
from store.disk.file.files import lock
from store.disk.file.replay import differences
from store.disk.file.sqlite import Busy, StoreProblem, sqlite
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.records import Project
from store.values.words import say, words

ROOT = Path(__file__).parents[3]
Open = Callable[..., Workspace]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a later forewarn were running, whose schema is one further."""
    number = schema.SCHEMA + 1
    for module in (schema, database_file):
        monkeypatch.setattr(module, "SCHEMA", number)


def number(workspace: Workspace) -> int:
    return int(workspace.store.connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_store_is_backed_up_and_updated(
    workspace: Workspace, project: Project, open_again: Open, request: pytest.FixtureRequest
) -> None:
    old = number(workspace)
    workspace.close()
    request.getfixturevalue("later")
    again = open_again("ann")
    assert number(again) == old + 1
    assert project_by_code(again, "ERP") == project
    assert len(backups(workspace.path)) == len(backups(workspace.private_path)) == 1
    open_again("ann")
    assert len(backups(workspace.path)) == 1


def test_an_older_store_in_use_is_not_updated_under_others(
    workspace: Workspace, project: Project, open_again: Open, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("later")
    old = number(workspace)
    with pytest.raises(Busy) as caught:
        open_again("bob")
    assert "close forewarn everywhere first" in say(caught.value.words)
    assert number(workspace) == old
    workspace.close()
    assert number(open_again("bob")) == old + 1


def test_an_update_that_fails_leaves_the_store_as_it_was(
    workspace: Workspace, project: Project, open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: object, database: Any) -> None:
        database.execute("CREATE TABLE half (x)")
        raise sqlite.OperationalError("no such thing")

    workspace.close()
    with monkeypatch.context() as patch:
        patch.setattr(database_file, "SCHEMA", schema.SCHEMA + 1)
        patch.setattr("sqlite_utils.Migrations.apply", half)
        with pytest.raises(StoreProblem) as caught:
            open_again("ann")
    assert "cannot be used: no such thing" in say(caught.value.words)
    again = open_again("ann")
    assert number(again) == schema.SCHEMA and project_by_code(again, "ERP") == project
    assert not again.store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


KILLED = """
import os, signal, sys
from pathlib import Path
from store.disk import database_file as opening; from store.disk.file import schema
from store.disk.workspace import Workspace
path, private, where = sys.argv[1:]
def die():
    os.kill(os.getpid(), signal.SIGKILL)
known = schema.statements
def statements(name):
    if name != "further":
        yield from known(name)
        return
    yield "ALTER TABLE act RENAME COLUMN who TO whom"
    yield "UPDATE journal SET after = hex(zeroblob(3000000))" if where == "spilt" else "UPDATE act SET whom = ''"
    if where != "after":
        die()
schema.statements = statements
schema.SCHEMA = opening.SCHEMA = schema.SCHEMA + 1
schema.STEPS += (("further", {"store": ("further",), "private": ("further",)}),)
if where == "after":
    opening.relock = lambda held, alone: die() if not alone else True
Workspace.open(Path(path), who="ann", private_dir=Path(private))
"""


@pytest.mark.parametrize("where", ["in it", "spilt", "after"])
def test_an_update_that_is_killed_is_not_there_or_whole(
    workspace: Workspace, project: Project, open_again: Open, where: str
) -> None:
    path, private = workspace.path, workspace.path.parent / "ann"
    old, acts = number(workspace), workspace.store.connection.execute("SELECT * FROM act").fetchall()
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, path, private, where],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    assert len(backups(path)) == 1, "taken before"
    if where == "after":
        with pytest.raises(StoreProblem, match="newer"):
            open_again("ann")
        return
    again = open_again("ann")
    assert number(again) == old and project_by_code(again, "ERP") == project
    assert again.store.connection.execute("SELECT * FROM act").fetchall() == acts
    assert not list(differences(again.store.connection, "store"))
    again.save(Project(code="CRM", name="next"), act=words("goes on"))


def test_the_backup_before_an_update_holds_all_that_was_acknowledged(
    workspace: Workspace, project: Project, open_again: Open, request: pytest.FixtureRequest
) -> None:
    workspace.close()
    request.getfixturevalue("later")
    taken: list[bool] = []

    def look(path: Path, **more: Any) -> None:
        taken.append(lock(path, alone=False) is None)

    request.getfixturevalue("monkeypatch").setattr("store.disk.care.backups.back_up", look)
    open_again("ann")
    assert taken == [True, True], "nobody can write between the backup and the update"
