"""What every release left, store or dump, is worked with from the command line as if it were of today."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.disk.file.sqlite import connect
from store.disk.file.user_files import private_path

Forewarn = Callable[..., Any]
KEPT = Path(__file__).parents[1] / "disk/released"


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


@pytest.fixture(autouse=True)
def later(forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is some days after the last act, in whatever zone, and the account that wrote it is at work."""
    monkeypatch.setenv("FOREWARN_TODAY", "2026-12-01")
    monkeypatch.setattr("store.disk.workspace.login", lambda: "root")


@pytest.fixture(params=[path.name.split(".")[0] for path in sorted(KEPT.glob("v*.private.db.gz"))])
def store(request: pytest.FixtureRequest, forewarn: Forewarn, own_store: Path) -> Forewarn:
    """`forewarn` on the store of a release, with its private notes."""
    own_store.parent.mkdir(parents=True, mode=0o700)
    own_store.write_bytes(unpacked(KEPT / f"{request.param}.db.gz"))
    own_store.chmod(0o600)
    connection = connect(own_store)
    (uuid,) = connection.execute("SELECT value FROM about WHERE name = 'uuid'").fetchone()
    connection.close()
    secret = private_path(uuid)
    secret.parent.mkdir(parents=True, mode=0o700)
    secret.write_bytes(unpacked(KEPT / f"{request.param}.private.db.gz"))
    secret.chmod(0o600)
    return forewarn


@pytest.fixture(params=sorted(path.name for path in KEPT.glob("v*.dump.jsonl.gz")))
def dump(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The dump of a release."""
    (tmp_path / "dump.jsonl").write_bytes(unpacked(KEPT / request.param))
    return tmp_path / "dump.jsonl"


def used(forewarn: Forewarn) -> None:
    """A day's work: look, look back, brief, take back."""
    assert "ERP" in forewarn("today").out
    assert "data owner leaves" in forewarn("list", "risk").out
    assert "edit" in forewarn("log").out and "Impact" in forewarn("log", "R-01").out
    assert "ERP-North" in forewarn("list", "project", "--as-of", "2026-11-30").out
    assert "ERP-North" not in forewarn("list", "project", "--as-of", "2020-01-01").out
    assert "data owner leaves" in forewarn("brief", "--for", "Chen").out
    assert "tired" in forewarn("list", "morale", "--json").out
    assert "data owner" in forewarn("find", "owner").out
    for command in ("undo", "redo", "check"):
        ran = forewarn(command)
        assert ran.code == 0 and "does not match its history" not in ran.out, ran


def test_the_store_of_a_release(store: Forewarn) -> None:
    used(store)


def test_the_dump_of_a_release(forewarn: Forewarn, dump: Path) -> None:
    ran = forewarn("load", dump)
    assert (ran.code, ran.err) == (0, "")
    used(forewarn)


def test_a_dump_whose_history_has_a_hole(forewarn: Forewarn, dump: Path) -> None:
    lines = dump.read_bytes().splitlines()
    kept = [line for line in lines[:-1] if b'{"change": {"kind": "lesson"' not in line]
    dump.write_bytes(b"\n".join([*kept, json.dumps({"end": len(kept) + 1}).encode()]))
    ran = forewarn("load", dump)
    assert ran.code == 0 and "records loaded" in ran.out
    assert ran.err == "1 record of the dump does not match its history; forewarn check names it\n"
    assert "Lesson" in forewarn("check").out
