"""A disk of our own, full and then read-only: a small tmpfs, which takes a user who may mount one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
READING = (["today"], ["list", "risk"], ["export", "risk", "--project", "ERP-North"], ["log"], ["check"])


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB with the demo's store on it, and the user's home."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        assert forewarn(folder, "demo", "--keep", str(folder / "store.db"), "--no-open").returncode == 0
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def forewarn(disk: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        env=os.environ
        | {
            "HOME": str(disk / "home"),
            "XDG_DATA_HOME": str(disk / "home"),
            "FOREWARN_STORE": str(disk / "store.db"),
            "FOREWARN_TODAY": "2026-11-26",
        },
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def filled(disk: Path) -> Path:
    """The file that takes all the room there is."""
    path = disk / "fill"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return path


def test_full_and_then_room(disk: Path) -> None:
    fill = filled(disk)
    for words in READING:
        done = forewarn(disk, *words)
        assert done.returncode == 0 and done.stdout and "disk I/O" not in done.stderr, (words, done.stderr)
    done = forewarn(disk, "add", "person", "--name", "Bea")
    assert done.returncode == 1
    assert done.stderr == f"forewarn: no room left on {disk}: nothing can be saved until space is freed\n"
    fill.unlink()
    assert forewarn(disk, "add", "person", "--name", "Bea").returncode == 0
    assert "Bea" in forewarn(disk, "list", "person").stdout
    assert forewarn(disk, "check").returncode == 0


def test_read_only(disk: Path) -> None:
    assert forewarn(disk, "backup").returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    before = sorted(disk.rglob("*"))
    for words in READING:
        done = forewarn(disk, *words)
        assert done.returncode == 0 and done.stdout, (words, done.stderr)
    for words in (["add", "person", "--name", "Bea"], ["undo"]):
        done = forewarn(disk, *words)
        assert done.returncode == 3
        assert done.stderr == f"forewarn: the disk at {disk} is read-only: nothing can be saved\n"
    done = forewarn(disk, "backup")
    sentence = f"forewarn: the disk at {disk} is read-only: nothing can be saved"
    assert done.returncode == 3 and set(done.stderr.splitlines()) == {sentence}
    assert sorted(disk.rglob("*")) == before
