"""Which SQLite we use, what it may do, and the store suite once more on the standard library's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.disk.file.sqlite import VERSION, fixed
from store.disk.workspace import Workspace
from store.values.words import say

ROOT = Path(__file__).parents[3]
STDLIB = os.environ | {"FOREWARN_SQLITE": "stdlib", "PYTHONPATH": str(ROOT)}
SUITE = ("test_save.py",)
DEEPER = (
    "test_undo.py",
    "care/test_backups.py",
    "care/test_integrity.py",
    "care/test_derived_parts.py",
    "file/test_bad_stores.py",
    "file/test_leftover_logs.py",
    "file/test_presence.py",
    "file/test_write_limit.py",
)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((3, 51, 2), False),
        ((3, 50, 7), True),
        ((3, 50, 6), False),
        ((3, 44, 6), True),
        ((3, 44, 5), False),
        ((3, 45, 0), False),
        ((3, 40, 1), False),
        ((4, 0, 0), True),
    ],
)
def test_the_versions_with_the_wal_fix(version: tuple[int, ...], safe: bool) -> None:
    assert fixed(version) is safe


def test_a_new_store_uses_wal_only_where_that_is_safe(workspace: Workspace) -> None:
    mode = workspace.store.connection.execute("PRAGMA journal_mode").fetchone()[0]
    assert mode == ("wal" if fixed(VERSION) else "delete")
    assert workspace.private.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_every_connection_has_our_pragmas(workspace: Workspace) -> None:
    for ledger in (workspace.store, workspace.private):
        values = {
            name: ledger.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous", "busy_timeout")
        }
        assert values == {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


def on_stdlib(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=STDLIB,
        cwd=ROOT,
        check=False,
    )


def test_a_wal_store_is_refused_by_a_sqlite_without_the_fix(workspace: Workspace) -> None:
    import sqlite3

    if fixed(sqlite3.sqlite_version_info) or not fixed(VERSION):
        pytest.skip("needs two SQLites, one with the WAL fix and one without")
    path = workspace.path
    workspace.close()
    before = path.read_bytes()
    code = (
        "import sys; from pathlib import Path; from store.disk.workspace import StoreProblem, Workspace\n"
        "from store.values.words import say\n"
        "try: Workspace.open(Path(sys.argv[1]), who='ann')\n"
        "except StoreProblem as problem: print(say(problem.words))"
    )
    done = on_stdlib("-c", code, path)
    assert done.stderr == ""
    assert done.stdout == (
        f"SQLite {sqlite3.sqlite_version} can lose data in this store; get a newer one: pip install pysqlite3\n"
    )
    assert path.read_bytes() == before and not path.with_name("store.db-wal").exists()


@pytest.mark.skipif(os.environ.get("FOREWARN_SQLITE") == "stdlib", reason="this is that run")
@pytest.mark.parametrize("name", [*SUITE, *(pytest.param(name, marks=pytest.mark.deep) for name in DEEPER)])
def test_the_store_suite_on_the_standard_librarys_sqlite(name: str) -> None:
    file = ROOT / "tests/disk" / name
    done = on_stdlib("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", file)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_both_modules_write_stores_that_the_other_opens(tmp_path: Path) -> None:
    """In rollback mode, which the standard library's chooses where it lacks the fix."""
    path = tmp_path / "store.db"
    code = (
        "import sys; from pathlib import Path; from store.disk.workspace import Workspace\n"
        "Workspace.open(Path(sys.argv[1]), who='ann', create=True).close()"
    )
    assert on_stdlib("-c", code, path).returncode == 0
    opened = Workspace.open(path, who="ann", private_dir=tmp_path / "ann")
    assert say("ok") and opened.poll() == frozenset()
    opened.close()
