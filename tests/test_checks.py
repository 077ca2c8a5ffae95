"""Style, types and the floors of the building: part of the one command."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "layout": ["-m", "ruff", "format", "--check", "."],
    # A part of it each, so that none takes long: what one has read is kept for the next.
    "types of the store": ["-m", "mypy", "-p", "store"],
    "types of the screen": ["-m", "mypy", "-p", "store", "-p", "widgets", "-p", "tui"],
    "types": ["-m", "mypy"],
    "floors": [
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ],
}


@pytest.mark.parametrize("check", CHECKS)
def test_check(check: str) -> None:
    done = subprocess.run([sys.executable, *CHECKS[check]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sql_stands_in_disk_and_queries_only() -> None:
    sql = re.compile(r"\.execute\w*\(|\bSELECT\b|\bORDER BY\b|\.select\(\s*\w+,\s*[f\"']")
    rooms = [ROOT / "store" / name for name in ("disk", "queries")]
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for package in ("store", "tui", "widgets")
        for file in (ROOT / package).rglob("*.py")
        if not any(file.is_relative_to(room) for room in rooms)
        for line in file.read_text("utf-8").splitlines()
        if sql.search(line)
    ]
    assert not found, "\n".join(found)


def test_queries_do_not_write() -> None:
    writes = re.compile(r"\.save\(|\bremember\(|\bsee_\w+\(|\bINSERT\b|\bUPDATE\b|\bDELETE\b")
    found = [
        file.name for file in (ROOT / "store/queries").rglob("*.py") if writes.search(file.read_text("utf-8"))
    ]
    assert not found


def test_top_level_is_what_was_agreed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    agreed = {"pyproject.toml", "tui", "store", "widgets", "tests", "config.example.toml", "README.md"}
    top = {name.split("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} <= agreed | {"LICENSE", "CHANGELOG.md"}
