"""What is loaded before the first picture stands there: each name here is time until somebody sees their morning."""

import os
import pty
import struct
import subprocess
import sys
import termios
from datetime import date
from fcntl import ioctl
from pathlib import Path

import pytest

from store.demo import write
from store.disk.workspace import Workspace
from store.values.clock import Clock

ROOT = Path(__file__).parents[3]
LIBRARY = """
__future__ _ast _bisect _collections _datetime _decimal _functools _json _opcode _operator _sqlite3
_sre _tokenize _typing _weakrefset ast bisect collections contextlib copy copyreg dataclasses
datetime decimal dis enum errno fcntl fnmatch functools gc glob importlib inspect ipaddress itertools
json keyword linecache math ntpath numbers opcode operator pathlib pwd pysqlite3 re reprlib resource signal
sqlite3 termios token tokenize types typing unicodedata urllib warnings weakref
"""
"""Of others: packages and modules, by their first name."""
FILES = """
store.cli.command_line store.cli.commands store.cli.console store.cli.flag store.cli.parser
store.cli.verbs.open_dashboard store.config store.session store.trouble tui.__main__
tui.terminal.late_module store.rules.briefing.sections
"""
ROOMS = """
store.disk store.disk.file store.queries store.queries.boards store.queries.people store.queries.review
store.records store.rules store.rules.people store.rules.plan store.rules.registers store.rules.review
store.rules.review.reasons
store.values tui.picture tui.picture.lists widgets.drawn
"""
"""Of ours: any file of these, but of no room within them."""
SPONSOR = "store.queries.briefing store.rules.briefing"
"""What the sponsor has heard, where there is room for it."""
TODAY = date(2026, 11, 26)
"""A Thursday; in the first days of a month classes are looked at, too."""
MOST = 222
"""Files of ours."""
PROGRAM = """
import sys
plain = set(sys.modules)
from tui import __main__ as program
def loaded():
    with open({names!r}, "w") as file:
        print(*sorted(set(sys.modules) - plain), file=file)
    sys.exit(0)
program._load_asyncio = loaded
sys.argv = ["forewarn"]
program.main()
"""


def loaded(folder: Path, size: tuple[int, int]) -> list[str]:
    """The modules that the program has loaded when its picture stands on a terminal of that size."""
    path = Path(os.environ["XDG_DATA_HOME"]) / "forewarn/store.db"
    clock = Clock(TODAY)
    workspace = Workspace.open(path, who="ann", clock=clock, create=True)
    write(workspace, clock.today(), "en")
    workspace.close()
    ours, its = pty.openpty()
    ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    names = folder / "names"
    program = PROGRAM.format(names=str(names))
    env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdin=its, stdout=its, stderr=its, env=env)
    os.close(its)
    os.close(ours)
    return names.read_text().split()


@pytest.mark.parametrize("size", [(80, 20), (120, 40)], ids=str)
def test_nothing_else_is_loaded(
    environment: Path, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOREWARN_TODAY", TODAY.isoformat())
    found = loaded(tmp_path, size)
    ours = [name for name in found if name.partition(".")[0] in ("store", "tui", "widgets")]
    files, rooms = FILES.split(), (ROOMS + (SPONSOR if size[1] > 22 else "")).split()
    ways = {way for name in (*files, *(f"{room}." for room in rooms)) for way in _above(name)}
    assert "tui.picture.dashboard_picture" in ours
    assert [n for n in ours if n not in files and n not in ways and n.rpartition(".")[0] not in rooms] == []
    assert {name.partition(".")[0] for name in found} - {"store", "tui", "widgets", *LIBRARY.split()} == set()
    assert len(ours) <= MOST


def _above(name: str) -> list[str]:
    """The packages that a name lies in."""
    parts = name.split(".")
    return [".".join(parts[:at]) for at in range(1, len(parts))]
