"""The other terminal programs that are measured beside ours, those of them that are on the PATH, each with fifty items.

calcurse is C; dooit, kanban-tui, posting and harlequin are Textual apps (`pipx install` each).
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ITEMS = 50
DOOIT = """
import sys
from dooit.api import Todo, Workspace, manager
manager.connect(sys.argv[1])
for place in range(5):
    workspace = Workspace(description=f"Item {place}")
    workspace.save()
    for _ in range(9):
        todo = Todo(parent_workspace=workspace, description="of a workspace")
        todo.save()
"""


@dataclass(frozen=True)
class Other:
    """How a program is prepared in a folder of its own, begun, moved in and left."""

    name: str
    prepare: Callable[[Path], list[str]]
    """The words behind its name, once its fifty items are there."""
    ready: str
    """Pattern of what shows that its data are on the screen."""
    moves: str = "down*4 up*4"
    leave: str = "ctrl+q"


def _calcurse(folder: Path) -> list[str]:
    items = (f"[{n % 9 + 1}] Item {n}\n" for n in range(ITEMS))
    (folder / "todo").write_text("".join(items))
    (folder / "apts").write_text("11/26/2026 @ 09:00 -> 11/26/2026 @ 10:00 |Meeting\n")
    return ["-D", str(folder), "-C", str(folder)]


def _dooit(folder: Path) -> list[str]:
    python = Path(shutil.which("dooit") or "").resolve().with_name("python")
    store = str(folder / "dooit.db")
    subprocess.run([python, "-c", DOOIT, store], check=True, stdout=subprocess.DEVNULL)
    return ["--db", store]


def _kanban(folder: Path) -> list[str]:
    return ["demo"]


def _posting(folder: Path) -> list[str]:
    for n in range(ITEMS):
        (folder / f"item{n:02}.posting.yaml").write_text(f"name: Item {n:02}\nurl: http://localhost/{n}\n")
    return ["--collection", str(folder)]


def _harlequin(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "items.db") as connection:
        for n in range(ITEMS):
            connection.execute(f"CREATE TABLE item{n:02} (id INTEGER PRIMARY KEY, name TEXT)")
    connection.close()
    return ["-a", "sqlite", str(folder / "items.db")]


CALCURSE = Other("calcurse", _calcurse, "Item 0", moves="j*4 k*4", leave="q y")
TEXTUAL = (
    Other("dooit", _dooit, "Item 4"),
    Other("kanban-tui", _kanban, "Task"),
    Other("posting", _posting, "Item 0"),
    Other("harlequin", _harlequin, "main db"),
)


def installed(folder: Path) -> Iterator[tuple[Other, list[str]]]:
    """Those that are there, with the command that begins each on its items in a folder below this one."""
    for other in (CALCURSE, *TEXTUAL):
        if program := shutil.which(other.name):
            own = folder / other.name
            own.mkdir()
            yield other, [program, *other.prepare(own)]
