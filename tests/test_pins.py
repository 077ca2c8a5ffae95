"""Tools are pinned, libraries have a lower bound, and what is imported is declared."""

import ast
import importlib.util
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(TEXT)["project"]
LIBRARIES = PROJECT["dependencies"]


@pytest.fixture(scope="module")
def pins() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pins", Path(__file__).with_name("pins.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_tool_is_pinned_and_one_command_raises_the_pins(pins: ModuleType) -> None:
    tools = pins.pins(TEXT)
    assert len(tools) == len(PROJECT["optional-dependencies"]["test"])
    raised = pins.raised(TEXT, dict.fromkeys(tools, "99.1"))
    assert set(pins.pins(raised).values()) == {"99.1"}
    assert re.sub("==99.1", "", raised) == re.sub(r'(?<=[a-z])==[\w.]+(?=",)', "", TEXT)


def test_every_library_has_a_lower_bound(pins: ModuleType) -> None:
    assert len(pins.oldest(TEXT)) == len(LIBRARIES)


def test_textual_is_held_to_the_minor_version_that_was_tried() -> None:
    (textual,) = (line for line in LIBRARIES if line.startswith("textual"))
    held = re.fullmatch(r"textual>=(\d+)\.(\d+)\.\d+,<(\d+)\.(\d+)", textual)
    assert held is not None
    major, minor, next_major, next_minor = map(int, held.groups())
    assert (next_major, next_minor) == (major, minor + 1)


def test_every_library_that_is_imported_is_declared(pins: ModuleType) -> None:
    declared = {pins.same(re.match(r"[\w.-]+", line)[0]) for line in LIBRARIES}  # type: ignore[index]
    sources = [path for package in ("store", "tui", "widgets") for path in (ROOT / package).rglob("*.py")]
    imported = set()
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").partition(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"store", "tui", "widgets"}
    known = packages_distributions()
    missing = {name for name in outside if not {pins.same(p) for p in known.get(name, [])} & declared}
    assert not missing
