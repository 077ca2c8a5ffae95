"""A shared store put back: what was in it before is for who may write, and it stays as shared as it was."""

import os
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.disk.care.backups import back_up
from store.disk.care.restore import restore
from store.disk.care.shared_group import share
from store.disk.database_file import open_file
from store.disk.file.files import SIDE, beside
from store.disk.file.sqlite import IMMUTABLE, StoreProblem, connect
from store.values.words import say

NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """With a backup, and written since."""
    path = tmp_path / "pm" / "store.db"
    open_file(path, "store", create=True).close()
    back_up(path, now=NOW)
    opened = open_file(path, "store")
    opened.connection.execute("INSERT INTO about (name, value) VALUES ('test', 'before')")
    opened.close()
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def before(kept: Path) -> bool:
    """Whether it is what was there before it was restored."""
    with closing(connect(kept, IMMUTABLE)) as connection:
        return connection.execute("SELECT value FROM about WHERE name = 'test'").fetchall() == [("before",)]


@pytest.mark.parametrize("readers", [False, True])
def test_what_was_there_is_kept_from_who_only_reads(store: Path, readers: bool) -> None:
    share(store, os.getgid(), readers=readers)
    held = store.stat().st_ino
    kept = restore(store, now=NOW)
    assert kept is not None and before(kept) and not before(store)
    assert mode(kept) == 0o660 and mode(store) == (0o664 if readers else 0o660)
    # A file of somebody else's cannot be closed: with readers it is another one.
    assert (kept.stat().st_ino != held) is readers


def test_a_log_that_could_not_be_brought_in_is_kept_from_them_too(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(store, os.getgid(), readers=True)
    log = beside(store, "-wal")
    log.write_bytes(b"what was to be in it")
    monkeypatch.setattr("store.disk.care.restore._gather", lambda *_: None)
    kept = restore(store, now=NOW)
    assert kept is not None and log.read_bytes() == b""
    assert beside(kept, "-wal").read_bytes() == b"what was to be in it"
    assert mode(kept) == mode(beside(kept, "-wal")) == 0o660


def test_where_it_cannot_be_kept_nothing_is_changed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share(store, os.getgid(), readers=True)
    real: Callable[..., Any] = os.fsync

    def full(descriptor: int) -> None:
        if "before-restore" in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr("store.disk.file.files.os.fsync", full)
    with pytest.raises(StoreProblem) as caught:
        restore(store, now=NOW)
    assert "no room left" in say(caught.value.words, "en") and before(store)
    assert not list(store.parent.glob("*before-restore*")) + list(store.parent.glob(".*.part*"))


def test_one_with_readers_that_was_gone_has_them_again(store: Path) -> None:
    share(store, os.getgid(), readers=True)
    for path in (store, *(beside(store, suffix) for suffix in SIDE)):
        path.unlink(missing_ok=True)
    assert restore(store, now=NOW) is None
    assert mode(store) == 0o664 and mode(beside(store, ".backups")) == 0o2770
