"""The store of every released version opens here: it is read, replayed, undone, looked back into, and checked; its dump
gives the same records."""

import gzip
import runpy
import shutil
from pathlib import Path

import pytest

from store.disk.care.integrity import check
from store.disk.file.backup_files import backups
from store.disk.file.replay import differences
from store.disk.file.schema import SCHEMA
from store.disk.file.schema_steps import STEPS
from store.disk.file.sqlite import connect
from store.disk.file.user_files import private_path
from store.disk.project_by_code import project_by_code
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import FIRST, dump, load
from store.records import KINDS, Morale, Project

KEPT = Path(__file__).parent / "released"


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kept stores, and one of the present schema when that is not released yet."""
    folder = tmp_path_factory.mktemp("released")
    for path in KEPT.glob("*.gz"):
        shutil.copy(path, folder)
    if not (folder / f"v{SCHEMA}.db.gz").exists():
        runpy.run_path(str(KEPT / "keep.py"))["keep"](folder)
    return folder


def opened(releases: Path, folder: Path, number: int) -> Workspace:
    """The store of a release with its private file, opened by this version and by the account that wrote it."""
    store = folder / "store.db"
    store.write_bytes(gzip.decompress((releases / f"v{number}.db.gz").read_bytes()))
    connection = connect(store)
    (uuid,) = connection.execute("SELECT value FROM about WHERE name = 'uuid'").fetchone()
    connection.close()
    secret = private_path(uuid, folder / "ann")
    secret.parent.mkdir(mode=0o700)
    secret.write_bytes(gzip.decompress((releases / f"v{number}.private.db.gz").read_bytes()))
    for file in (store, secret):
        file.chmod(0o600)
    workspace = Workspace.open(store, who="ann", private_dir=folder / "ann")
    (wrote,) = workspace.store.connection.execute("SELECT login FROM act ORDER BY id LIMIT 1").fetchone()
    workspace.login = wrote or workspace.login
    return workspace


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_the_store_of_a_release_opens_replays_and_undoes(releases: Path, tmp_path: Path, number: int) -> None:
    workspace, store = opened(releases, tmp_path, number), tmp_path / "store.db"
    assert bool(backups(store)) == (number < SCHEMA), "a backup is taken before a migration, and only then"
    if number == SCHEMA:
        for kind in KINDS.values():
            assert workspace.select(kind), f"the store of version {number} has no {kind.kind}"
    assert project_by_code(workspace, "ERP").name == "ERP-North"
    while stack(workspace).undo:
        undo(workspace)
        _sound(workspace)
    assert not workspace.live(Project) and not workspace.live(Morale)
    while stack(workspace).redo:
        redo(workspace)
    _sound(workspace)
    assert all(workspace.live(kind) for kind in (Project, Morale))
    workspace.close()
    assert not [f for f in check(store, private_dir=tmp_path / "ann") if f.severity == "trouble"]


@pytest.mark.parametrize("number", range(FIRST, SCHEMA + 1))
def test_the_dump_of_a_release_gives_what_its_store_gives(
    releases: Path, tmp_path: Path, number: int
) -> None:
    store = opened(releases, tmp_path, number)
    new = Workspace.open(tmp_path / "new.db", who="ann", private_dir=tmp_path / "new", create=True)
    lines = gzip.decompress((releases / f"v{number}.dump.jsonl.gz").read_bytes()).splitlines()
    assert load(new, lines).unlike == 0
    assert list(dump(new, private=True)) == list(dump(store, private=True))
    while undo(new):
        _sound(new)
    store.close()
    new.close()


def test_what_every_earlier_release_left_is_kept() -> None:
    """Before SCHEMA is raised, run `tests/disk/released/keep.py` and add what it writes."""
    assert len(STEPS) == SCHEMA
    kept = {path.name for path in KEPT.iterdir()}
    for number in range(1, SCHEMA):
        assert {f"v{number}.db.gz", f"v{number}.private.db.gz"} <= kept
        assert number < FIRST or f"v{number}.dump.jsonl.gz" in kept


def _sound(workspace: Workspace) -> None:
    assert not list(differences(workspace.store.connection, "store"))
    assert not list(differences(workspace.private.connection, "private"))
