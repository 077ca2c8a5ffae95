"""The table of keys in CONTRIBUTING: `python tests/key_table.py` writes it there anew, from the bindings of all.

A test compares the two. README has the keys of dashboard and briefing; here is what letters and signs do elsewhere.
"""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from tui.picture.key_names import written

ROOT = Path(__file__).parents[1]
CONTRIBUTING = ROOT / ".github/CONTRIBUTING.md"
BEGINS, ENDS = "| key | does |", "\n\n"
SAME = {"f1", "f2", "F1", "F2"}
"""Keys that are the same everywhere, and need no row; so are those with longer names, but for the space bar."""


def places() -> tuple[type[DOMNode], ...]:
    """Every class of ours that binds keys itself, by the name of its file."""
    found: dict[type[DOMNode], None] = {}
    for package in ("tui", "widgets"):
        root = import_module(package)
        for module in walk_packages(root.__path__, f"{package}."):
            for _, cls in inspect.getmembers(import_module(module.name), inspect.isclass):
                ours = issubclass(cls, App | Screen | Widget) and cls.__module__.split(".")[0] == package
                if ours and cls.__dict__.get("BINDINGS"):
                    found[cls] = None
    return tuple(sorted(found, key=lambda cls: (cls.__module__, cls.__name__)))


def bound(place: type[DOMNode]) -> Iterator[tuple[str, Binding]]:
    """(key as people write it, binding) of what one class declares; full-width twins are the same key."""
    for binding in place.__dict__["BINDINGS"]:
        if isinstance(binding, Binding):
            for key in binding.key.split(","):
                if (name := written(key.strip())).isascii():
                    yield name, binding


def named(place: type[DOMNode]) -> str:
    """What a place is called in the table: the subject of its file."""
    return re.sub(r"_(screen|pane)$", "", place.__module__.rpartition(".")[2]).replace("_", " ")


def table() -> str:
    """Key by key what it does where; what it does in the most places stands first."""
    rows: dict[str, dict[str, list[str]]] = {}
    for place in places():
        for key, binding in bound(place):
            if (len(key) < 3 and key not in SAME) or key == "Space":
                where = rows.setdefault(key, {}).setdefault(binding.description, [])
                if named(place) not in where:
                    where.append(named(place))
    lines = [BEGINS, "| --- | --- |"]
    for key in sorted(rows, key=lambda key: (not key.isalpha(), key.lower(), key)):
        each = sorted(rows[key].items(), key=lambda one: (-len(one[1]), one[0]))
        said = "; ".join(f"{what} ({', '.join(where)})" for what, where in each)
        lines.append(f"| `{key}` | {said} |".replace("`|`", "`\\|`").replace("| ``` |", "| `` ` `` |"))
    return "\n".join(lines)


def kept() -> str:
    """The table as it stands in CONTRIBUTING."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    return text[text.index(BEGINS) :].partition(ENDS)[0]


if __name__ == "__main__":
    text = CONTRIBUTING.read_text(encoding="utf-8")
    CONTRIBUTING.write_text(text.replace(kept(), table()), encoding="utf-8")
