"""A file with parts that our steps did not make: refused by name before any of them runs."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.care.restore import restore
from store.disk.care.surroundings import examine
from store.disk.file.schema import SCHEMA, migrate
from store.disk.file.schema_steps import made_by
from store.disk.file.sqlite import StoreProblem, connect, sqlite
from store.disk.workspace import Workspace
from store.records import Project, Risk
from store.values.record import Home
from store.values.words import Words, say

ENDLESS = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS name, i AS value FROM n"
)
PARTS = {
    "trigger": "CREATE TRIGGER eat AFTER INSERT ON journal BEGIN DELETE FROM journal; END",
    "trigger on a view": "CREATE TRIGGER eat INSTEAD OF INSERT ON lessons BEGIN DELETE FROM journal; END",
    "view": f"CREATE VIEW more AS {ENDLESS}",
    "table": "CREATE TABLE more (x)",
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5 (x)",
    "index": "CREATE INDEX more ON risk (title)",
    "index of an expression": "CREATE INDEX more ON risk (abs(impact))",
    "computed column": "ALTER TABLE risk ADD COLUMN more TEXT AS (upper(title))",
    "column": "ALTER TABLE risk ADD COLUMN more TEXT",
    "a tool's table that computes": "CREATE TABLE _litestream_seq (id INTEGER, more TEXT AS (hex(id)))",
    "a tool's trigger": "CREATE TABLE _litestream_seq (id); CREATE TRIGGER eat AFTER INSERT ON _litestream_seq"
    " BEGIN DELETE FROM journal; END",
}
REPLACED = {
    "our view": f"DROP VIEW lessons; CREATE VIEW lessons AS {ENDLESS}",
    "our table by a view": f"DROP TABLE about; CREATE VIEW about AS {ENDLESS}",
    "our index": "DROP INDEX risk_code; CREATE INDEX risk_code ON risk (hex(title))",
    "our search": "DROP TABLE search; CREATE VIRTUAL TABLE search USING fts5 (kind, code, name, text)",
}


@pytest.fixture
def closed(tmp_path: Path, blank: Path) -> Path:
    """A store that nobody has open, alone in its folder."""
    path = tmp_path / "alone" / "store.db"
    path.parent.mkdir()
    path.write_bytes((blank / "store.db").read_bytes())
    return path


def put(path: Path, script: str) -> None:
    connection = sqlite.connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.executescript(script)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


@pytest.mark.parametrize("script", [*PARTS.values(), *REPLACED.values()], ids=[*PARTS, *REPLACED])
def test_what_is_not_ours_is_refused_and_nothing_of_it_runs(
    closed: Path, tmp_path: Path, script: str
) -> None:
    put(closed, script)
    before = closed.read_bytes()
    began = time.process_time()
    with pytest.raises(StoreProblem) as caught:
        Workspace.open(closed, who="ann", private_dir=tmp_path / "ann")
    sentence = say(caught.value.words)
    assert "not forewarn's" in sentence and "forewarn restore" in sentence
    assert any(one in sentence for one in ("more", "eat", "risk", "about", "search", "lessons", "_lite"))
    for look in (check, examine):
        found = [say(finding.words) for finding in look(closed, private_dir=tmp_path / "ann")]
        assert any("not forewarn's" in one for one in found), found
    with pytest.raises(StoreProblem):
        back_up(closed)
    assert time.process_time() - began < 5
    assert closed.read_bytes() == before and not (tmp_path / "ann").exists()


def test_a_private_file_with_a_trigger_is_refused(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    private = workspace.private_path
    workspace.close()
    put(private, "CREATE TRIGGER eat AFTER INSERT ON note BEGIN DELETE FROM note; END")
    with pytest.raises(StoreProblem) as caught:
        open_again("ann")
    assert "trigger eat" in say(caught.value.words)


def test_a_backup_with_a_trigger_is_not_put_in_place(closed: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(closed.read_bytes())
    put(bad, PARTS["trigger"])
    packed = tmp_path / "bad.db.gz"
    packed.write_bytes(gzip.compress(bad.read_bytes()))
    before = closed.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        restore(closed, packed)
    assert "trigger eat" in say(caught.value.words)
    assert closed.read_bytes() == before


def test_what_is_put_in_under_an_open_store_is_refused_at_the_next_save(
    workspace: Workspace, project: Project
) -> None:
    other = connect(workspace.path)
    other.execute(PARTS["trigger"])
    other.close()
    rows = workspace.store.journal.last()
    with pytest.raises(StoreProblem) as caught:
        workspace.save(Risk(project=project.id, title="late"), act=Words("add"))
    assert "trigger eat" in say(caught.value.words)
    assert workspace.store.journal.last() == rows and workspace.live(Risk) == []


def test_what_is_put_in_under_an_open_store_is_refused_at_the_next_look(
    workspace: Workspace, project: Project
) -> None:
    other = connect(workspace.path)
    other.execute("PRAGMA foreign_keys=OFF")
    other.executescript(f"DROP TABLE risk; CREATE VIEW risk AS {ENDLESS}")
    other.close()
    for _ in range(2):
        with pytest.raises(StoreProblem) as caught:
            workspace.poll()
        assert "view risk" in say(caught.value.words)


@pytest.mark.parametrize(
    "script",
    [
        "ANALYZE",
        "VACUUM",
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);"
        "CREATE TABLE _litestream_lock (id INTEGER)",
    ],
)
def test_what_tools_leave_is_no_reason(closed: Path, tmp_path: Path, script: str) -> None:
    put(closed, script)
    Workspace.open(closed, who="ann", private_dir=tmp_path / "ann").close()


@pytest.mark.parametrize("home", ["store", "private"])
def test_the_texts_are_those_that_sqlite_keeps(home: Home) -> None:
    connection = sqlite.connect(":memory:", isolation_level=None)
    migrate(connection, home)
    kept = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master").fetchall()}
    assert made_by(home, SCHEMA) <= kept


def test_many_names_are_cut(closed: Path, tmp_path: Path) -> None:
    put(closed, ";".join(f"CREATE TABLE more{n}{'x' * 500} (x)" for n in range(50)))
    with pytest.raises(StoreProblem) as caught:
        Workspace.open(closed, who="ann", private_dir=tmp_path / "ann")
    assert len(say(caught.value.words)) < 600


def test_the_schema_is_not_trusted(workspace: Workspace) -> None:
    for ledger in (workspace.store, workspace.private):
        assert ledger.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
