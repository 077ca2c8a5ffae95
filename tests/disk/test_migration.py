"""A store of an older version: backed up, updated alone, all or nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from store.disk import opening, schema
from store.disk.backup import backups
from store.disk.sqlite import Busy, StoreProblem, sqlite
from store.disk.workspace import Workspace
from store.records import Project
from store.values.words import say

Open = Callable[..., Workspace]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a later forewarn were running, whose schema is one further."""
    number = schema.SCHEMA + 1
    for module in (schema, opening):
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
    assert again.project("ERP") == project
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
        patch.setattr(opening, "SCHEMA", schema.SCHEMA + 1)
        patch.setattr("sqlite_utils.Migrations.apply", half)
        with pytest.raises(StoreProblem) as caught:
            open_again("ann")
    assert "cannot be used: no such thing" in say(caught.value.words)
    again = open_again("ann")
    assert number(again) == schema.SCHEMA and again.project("ERP") == project
    assert not again.store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
