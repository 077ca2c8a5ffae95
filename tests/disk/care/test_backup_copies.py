"""Backups copied to another place: whole or absent, thinned, each store's apart."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.care.backup_copies import copy_to, folder_in
from store.disk.care.restore import restore
from store.disk.database_file import open_file
from store.disk.file.backup_files import backups, sound
from store.disk.file.sqlite import StoreProblem
from store.values.words import say

NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "pm" / "store.db"
    open_file(path, "store", create=True).close()
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def change(store: Path, value: str) -> None:
    opened = open_file(store, "store")
    opened.connection.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('test', ?)", (value,))
    opened.close()


def test_a_copy_is_whole_and_brings_the_store_back(store: Path, place: Path) -> None:
    made = copy_to(store, place, now=NOW)
    assert made is not None and made.parent == folder_in(store, place) and sound(made)
    assert made.parent.name.startswith("store-") and made.stat().st_mode & 0o777 == 0o600
    assert copy_to(store, place, now=NOW) is None
    change(store, "lost")
    restore(store, made)
    opened = open_file(store, "store")
    assert opened.connection.execute("SELECT 1 FROM about WHERE name = 'test'").fetchall() == []
    opened.close()


def test_a_place_that_is_not_there_or_is_full_gets_nothing(
    store: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreProblem) as caught:
        copy_to(store, place / "unmounted")
    assert "is its disk mounted" in say(caught.value.words, "en")
    copy_to(store, place, now=NOW)
    change(store, "more")
    real: Callable[..., Any] = os.fsync

    def full(descriptor: int) -> None:
        if str(place) in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr("store.disk.file.files.os.fsync", full)
    with pytest.raises(StoreProblem):
        copy_to(store, place, now=NOW + timedelta(hours=1))
    (kept,) = folder_in(store, place).iterdir()
    assert sound(kept)


def test_what_a_kill_left_goes_and_has_a_name_that_rsync_can_leave_out(store: Path, place: Path) -> None:
    folder = folder_in(store, place)
    folder.mkdir()
    (folder / ".20261126T084500.000000Z.db.gz.ab12.part").write_bytes(b"half")
    made = copy_to(store, place, now=NOW)
    assert list(folder.iterdir()) == [made]


def test_older_copies_are_thinned(store: Path, place: Path) -> None:
    for hours in range(0, 24 * 6, 12):
        change(store, str(hours))
        copy_to(store, place, now=NOW + timedelta(hours=hours))
    kept = backups(store, folder_in(store, place))
    assert [one.at.hour for one in kept[-2:]] and len(kept) < 12
    assert kept[0].at == NOW + timedelta(hours=24 * 6 - 12)


def test_two_stores_of_one_name_do_not_mix(store: Path, place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "store.db"
    open_file(other, "store", create=True).close()
    assert copy_to(store, place) and copy_to(other, place)
    assert len(list(place.iterdir())) == 2
