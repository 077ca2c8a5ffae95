"""A reader finds a line from the list of folders: names stand once, name a thing, and rooms are few."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("store", "tui", "widgets")
TWICE = {"archive", "contact", "restore"}
"""A verb of `store/acts` or `store/cli/verbs` that is a record, or a part of the care of the disk, as well."""
IN_ING = {
    "column_mapping",
    "decoding",
    "mapping",
    "meeting",
    "morning",
    "reading",
    "set_setting",
    "setting",
    "wrapping",
}
"""Nouns of the field that end so."""
NEVER = {"utils", "helpers", "common", "base", "manager", "misc"}
MOST_ROOMS = 20


def modules() -> Iterator[Path]:
    """Every module but the rooms' own, from the root."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.stem.startswith("__"):
                yield path.relative_to(ROOT)


def floor(path: Path) -> str:
    """`store/rules`, `store/queries` …; `tui` and `widgets` are one floor each."""
    return "/".join(path.parts[:2]) if path.parts[0] == "store" and len(path.parts) > 2 else path.parts[0]


def places(*, by_floor: bool) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in modules():
        found[floor(path) if by_floor else "", path.stem].append(str(path))
    return found


def test_a_name_stands_once_on_a_floor() -> None:
    assert not {name: where for name, where in places(by_floor=True).items() if len(where) > 1}


def test_a_name_stands_once_in_the_tree() -> None:
    assert {name for (_, name), where in places(by_floor=False).items() if len(where) > 1} == TWICE


def test_a_name_names_a_thing() -> None:
    assert {path.stem for path in modules() if path.stem.endswith("ing")} == IN_ING
    assert not {path.stem for path in modules()} & NEVER


def test_the_screen_has_few_rooms() -> None:
    rooms = {path.parts[1] for path in modules() if path.parts[0] == "tui"}
    assert len(rooms) <= MOST_ROOMS


@pytest.mark.parametrize("package", PACKAGES)
def test_a_room_says_what_it_is(package: str) -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / package).rglob("__init__.py"))
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent
