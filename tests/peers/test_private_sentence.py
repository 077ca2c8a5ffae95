"""A sentence of one's own is found nowhere but in the files of whoever wrote it: on the whole machine as far as others
of the team could look, and in what forewarn leaves in temporary places and logs."""

import gzip
import os
import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from team_doors import processes

pytestmark = pytest.mark.peers
MARK = f"zq{os.getpid()}x"
"""Of this run alone: another may be under way on the machine."""
SENTENCE = f"Wang leaves {MARK}"
"""Short enough to stand whole in the narrow field it is typed into, however long the number of the process."""
LARGEST = 64 * 1024 * 1024
COARSE_S = 2
"""Seconds by which the coarsest file system is behind."""


def files_under(*places: Path) -> Iterator[Path]:
    for place in places:
        for folder, names, found in os.walk(place):
            names[:] = [name for name in names if not Path(folder, name).is_symlink()]
            yield from (Path(folder, name) for name in found)


def holds(path: Path, since: float = 0) -> bool:
    """Whether a mark of the sentence is in it; no for what was not touched since, by the clock that no program sets."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        found = path.stat()
        if found.st_ctime < since or found.st_size > LARGEST:
            return False
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content += gzip.decompress(content)
    except OSError:
        return False
    text = SENTENCE.encode()
    # In the search's table words stand alone.
    return text in content or MARK.encode() in content or text in content.replace(b"\0", b"")


def test_it_is_in_its_owners_files_alone(team: Any, doors: Any, windows: Callable[[str], Any]) -> None:
    began = time.time() - COARSE_S
    mine, theirs = team.first, team.second
    mine.done("init", "--project", "ERP", "--name", "ERP North", "--shared", "--group", team.group)
    mine.done("add", "risk", "--project", "ERP", "--title", "Supplier late")
    for user in (mine, theirs):
        doors.let_in(user)
    window, other = windows("mine"), windows("theirs")
    for user, one in ((mine, window), (theirs, other)):
        cores = 'ulimit -c "$(ulimit -H -c)"'
        one.start(120, 40, *doors.login(user), f"cd {team.folder} && {cores} && {doors.program(user)}")
        one.until("Supplier late")
    # Typed on the screen, half of it left as a draft, then saved; read, backed up, exported.
    window.run("send-keys", "5")
    window.run("send-keys", "n")
    window.until("▌Mood")
    window.run("send-keys", "-l", SENTENCE)
    window.until(SENTENCE)
    window.run("send-keys", "Escape")
    window.until("draft kept")
    assert any(holds(path) for path in mine.private.rglob("*.json"))
    ran = mine.run("-c", WRITES, SENTENCE)
    assert ran.returncode == 0, ran
    assert SENTENCE in mine.done("list", "morale")
    for words in (("backup",), ("today",), ("log",), ("brief", "--weekly"), ("check",), ("doctor", "--mend")):
        for user in (mine, theirs):
            user.forewarn(*words)
    mine.done("export", "risk", str(mine.home / "risks.csv"))
    theirs.done("dump", str(theirs.home / "dump.jsonl"))
    assert SENTENCE not in other.shown()
    (held,) = (pid for pid in processes(mine))
    # As a fault ends it: the system would write what was in memory to where it was started.
    os.kill(held, signal.SIGABRT)
    window.until("ended: ")
    assert not [*team.folder.glob("*core*")]
    places = [
        team.folder.parent, Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/var/log"),
        Path("/var/lib/systemd/coredump"), Path("/dev/shm"),
    ]  # fmt: skip
    here = re.compile(r"\.pyc?$|/\.git/")
    found = {path for path in files_under(*places) if not here.search(str(path)) and holds(path, began)}
    assert found and all(
        path.is_relative_to(mine.home / ".local/share/forewarn/private") for path in found
    ), found
    for path in found:
        assert path.stat().st_mode & 0o077 == 0


WRITES = """
import os, sys
from datetime import date
from pathlib import Path
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.records import Morale
from store.values.words import Words
w = Workspace.open(Path(os.environ["FOREWARN_STORE"]), who=os.environ["LOGNAME"])
note = Morale(project=project_by_code(w, "ERP").id, on=w.clock.today(), mood=2, text=sys.argv[1])
w.save(note, act=Words("note"))
w.close()
"""
