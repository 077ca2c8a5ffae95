"""On what kind of file system a path lies, and whether its locks can be trusted."""

import sys
from pathlib import Path

import pytest

from store.disk.database_file import make
from store.disk.file.filesystem import kind_of, trust
from store.disk.file.sqlite import StoreProblem
from store.values.words import say

linux = pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")


def mounts(folder: Path, *lines: str) -> Path:
    path = folder / "mounts"
    path.write_text("\n".join(lines) + "\n")
    return path


@linux
def test_the_nearest_mount_counts_and_of_two_the_last(tmp_path: Path) -> None:
    place = str(tmp_path).replace(" ", "\\040")
    table = mounts(
        tmp_path,
        "/dev/vda / ext4 rw 0 0",
        f"auto {place} autofs rw 0 0",
        f"box:/home {place} nfs4 rw 0 0",
        f"other {place}2 cifs rw 0 0",
    )
    assert kind_of(tmp_path / "not" / "yet" / "store.db", table) == "nfs4"
    assert kind_of(Path("/"), table) == "ext4"


@linux
def test_blanks_in_a_mount_point(tmp_path: Path) -> None:
    (tmp_path / "my files").mkdir()
    place = str(tmp_path / "my files").replace(" ", "\\040")
    table = mounts(tmp_path, "/dev/vda / ext4 rw 0 0", f"box {place} fuse.sshfs rw 0 0", "nonsense")
    assert kind_of(tmp_path / "my files" / "store.db", table) == "fuse.sshfs"


@linux
def test_where_it_cannot_be_told_nothing_is_claimed(tmp_path: Path) -> None:
    assert kind_of(tmp_path, tmp_path / "none") == ""


def test_this_machine_has_one() -> None:
    assert kind_of(Path.cwd())


@pytest.mark.parametrize(
    ("kind", "how_far"),
    [
        *((kind, "network") for kind in ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "CEPH")),
        *((kind, "shared") for kind in ("9p", "virtiofs", "vboxsf")),
        *((kind, "local") for kind in ("ext4", "btrfs", "apfs", "tmpfs", "overlay", "fuseblk", "")),
    ],
)
def test_trust(kind: str, how_far: str) -> None:
    assert trust(kind) == how_far


def test_no_store_is_made_on_a_network_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.disk.database_file.kind_of", lambda path: "nfs4")
    with pytest.raises(StoreProblem) as caught:
        make(tmp_path / "here" / "store.db", "store")
    assert "network file system (nfs4)" in say(caught.value.words)
    assert not (tmp_path / "here").exists()
