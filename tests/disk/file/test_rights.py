"""Whose the files beside a store are: what the store says of itself, whatever the umask."""

import os
import stat
from pathlib import Path

import pytest

from store.disk.care.shared_group import group_called, make_shareable, share
from store.disk.database_file import open_file
from store.disk.file.files import fresh, lock, make_empty, own_folder
from store.disk.file.rights import OWN, rights_of, shared_with
from store.disk.file.sqlite import StoreProblem
from store.values.words import say


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "pm"
    folder.mkdir()
    folder.chmod(0o2770)
    store = folder / "store.db"
    store.touch()
    store.chmod(0o660)
    return store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_store_that_its_group_may_write_is_shared(shared: Path) -> None:
    assert rights_of(shared) == shared_with(os.getgid())
    shared.chmod(0o664)
    assert rights_of(shared) == shared_with(os.getgid(), readers=True)
    assert rights_of(shared).closed == shared_with(os.getgid())


@pytest.mark.parametrize(
    ("folder", "file"), [(0o2770, 0o600), (0o2770, 0o640), (0o700, 0o660), (0o2750, 0o660)]
)
def test_half_of_it_is_not_shared(shared: Path, folder: int, file: int) -> None:
    shared.parent.chmod(folder)
    shared.chmod(file)
    assert rights_of(shared) == OWN


def test_a_store_that_is_gone_is_told_by_what_lies_beside(shared: Path) -> None:
    own_folder(shared.with_name("store.db.backups"), rights_of(shared))
    shared.unlink()
    assert rights_of(shared) == shared_with(os.getgid())
    # The backups are closed to readers; that there are some the lock tells.
    make_empty(shared.with_name("store.db.lock"), shared_with(os.getgid(), readers=True))
    assert rights_of(shared) == shared_with(os.getgid(), readers=True)
    shared.with_name("store.db.lock").unlink()
    shared.with_name("store.db.backups").chmod(0o700)
    assert rights_of(shared) == OWN
    assert rights_of(shared.parent.parent / "nowhere" / "store.db") == OWN


def test_what_is_made_has_the_rights_whatever_the_umask(shared: Path) -> None:
    before = os.umask(0o077)
    try:
        rights = rights_of(shared)
        make_empty(shared.with_name("empty"), rights)
        with fresh(shared.with_name("fresh"), rights) as file:
            file.write(b"x")
        own_folder(shared.with_name("folder"), rights)
        descriptor = lock(shared, alone=False)
        assert descriptor is not None
        os.close(descriptor)
        make_empty(shared.with_name("own"))
    finally:
        os.umask(before)
    assert mode(shared.with_name("empty")) == mode(shared.with_name("fresh")) == 0o660
    assert mode(shared.with_name("store.db.lock")) == 0o660
    assert mode(shared.with_name("folder")) == 0o2770
    assert mode(shared.with_name("own")) == 0o600


def test_a_network_file_system_is_refused_with_the_reason(tmp_path: Path, shared: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/export {shared.parent.resolve()} nfs4 rw 0 0\n")
    shared.chmod(0o600)
    for refused in (make_shareable, share):
        with pytest.raises(StoreProblem) as caught:
            refused(shared, os.getgid(), mounts=mounts)
        assert "nfs4" in say(caught.value.words, "en") and "locks do not reach" in say(
            caught.value.words, "en"
        )
    assert mode(shared) == 0o600


def test_whose_the_folder_is_it_says_what_they_run(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
    shared.chmod(0o600)
    shared.parent.chmod(0o2770)
    with pytest.raises(StoreProblem) as caught:
        make_shareable(shared, os.getgid(), readers=True)
    said = say(caught.value.words, "en")
    assert said.endswith(f"chgrp {group_called(os.getgid())} {shared.parent} && chmod 2775 {shared.parent}")
    assert mode(shared.parent) == 0o2770


def test_sharing_reaches_no_file_by_way_of_a_link(tmp_path: Path, shared: Path) -> None:
    other = tmp_path / "other"
    other.touch(mode=0o600)
    shared.with_name("store.db.lock").symlink_to(other)
    shared.chmod(0o600)
    share(shared, os.getgid())
    assert mode(other) == 0o600 and mode(shared) == 0o660


def test_a_store_in_a_folder_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    open_file(tmp_path / "link" / "store.db", "store", create=True).close()
    assert mode(tmp_path / "real" / "store.db") == 0o600
