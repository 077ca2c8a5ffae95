"""Litestream replicates a shared store: what comes back, who may read it, and what is not in it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from patience import until

pytestmark = pytest.mark.peers


def test_what_it_brings_back(team: Any, needs: Callable[[str], str], tmp_path: Path) -> None:
    program = needs("litestream")
    first = team.first
    first.done("init", "--project", "ERP", "--name", "ERP North", "--shared", "--group", team.group)
    replica, out = tmp_path / "replica", tmp_path / "out/store.db"
    command = [program, "replicate", str(first.store), f"file://{replica}"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, umask=0o022)
    try:
        for title in ("one", "two", "three"):
            team.second.done("add", "risk", "--project", "ERP", "--title", title)
        first.done("add", "morale", "--project", "ERP", "--mood", "2", "--text", "a private word")
        until(lambda: b"three" in restored(program, replica, out))
        assert first.forewarn("check").returncode == 0
    finally:
        running.terminate()
        running.wait()
    files = [path for path in replica.rglob("*") if path.is_file()]
    modes = {f"{path.stat().st_mode & 0o777:o}" for path in files}
    folders = {f"{path.stat().st_mode & 0o777:o}" for path in (replica, *replica.rglob("*")) if path.is_dir()}
    # The modes of the store and its folder, as far as the umask leaves them.
    assert (modes, folders, f"{out.stat().st_mode & 0o777:o}") == ({"640"}, {"750"}, "644")
    assert not any(b"a private word" in path.read_bytes() for path in (*files, out))
    # Shared anew by whoever brings it back, in a folder of its own.
    back = team.folder.parent / "back"
    back.mkdir()
    placed = Path(shutil.copy(out, back / "store.db"))
    for path in (back, placed):
        os.chown(path, pwd.getpwnam(first.name).pw_uid, -1)
    first.done("share", str(placed), "--group", team.group)
    assert placed.stat().st_mode & 0o777 == 0o660
    listed = team.second.done("--store", str(placed), "list", "risk")
    assert all(title in listed for title in ("one", "two", "three"))


def restored(program: str, replica: Path, out: Path) -> bytes:
    """What it has by now."""
    out.unlink(missing_ok=True)
    command = [program, "restore", "-o", str(out), f"file://{replica}"]
    subprocess.run(command, capture_output=True, check=False, umask=0o022)
    return out.read_bytes() if out.exists() else b""
