"""The store of every released version opens here: it is read, replayed, undone, and checked."""

import gzip
import runpy
import shutil
from pathlib import Path

import pytest

from store.disk.backup import backups
from store.disk.doctor import check
from store.disk.private import private_path
from store.disk.replay import differences
from store.disk.schema import SCHEMA
from store.disk.sqlite import connect
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
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


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_the_store_of_a_release_opens_replays_and_undoes(releases: Path, tmp_path: Path, number: int) -> None:
    store = tmp_path / "store.db"
    store.write_bytes(gzip.decompress((releases / f"v{number}.db.gz").read_bytes()))
    connection = connect(store)
    (uuid,) = connection.execute("SELECT value FROM about WHERE name = 'uuid'").fetchone()
    connection.close()
    secret = private_path(uuid, tmp_path / "ann")
    secret.parent.mkdir(0o700)
    secret.write_bytes(gzip.decompress((releases / f"v{number}.private.db.gz").read_bytes()))
    secret.chmod(0o600)
    workspace = Workspace.open(store, who="ann", private_dir=tmp_path / "ann")
    assert bool(backups(store)) == (number < SCHEMA), "a backup is taken before a migration, and only then"
    if number == SCHEMA:
        for kind in KINDS:
            assert workspace.select(kind), f"the store of version {number} has no {kind.kind}"
    assert workspace.project("ERP").name == "ERP-North"
    while stack(workspace).undo:
        undo(workspace)
        _sound(workspace)
    assert workspace.live(Project) == workspace.live(Morale) == []
    while stack(workspace).redo:
        redo(workspace)
    _sound(workspace)
    assert workspace.live(Project) and workspace.live(Morale)
    workspace.close()
    assert not [f for f in check(store, private_dir=tmp_path / "ann") if f.severity == "trouble"]


def _sound(workspace: Workspace) -> None:
    assert not list(differences(workspace.store.connection, "store"))
    assert not list(differences(workspace.private.connection, "private"))
