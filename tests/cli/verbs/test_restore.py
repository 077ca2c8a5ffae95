"""Which backup is brought back: listed and asked at a terminal, listed and refused off one."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def three(begun: Forewarn, own_store: Path) -> list[Path]:
    """Three backups, newest first, the newest cut short; each has one risk more than the one before."""
    for title in ("one", "two", "three"):
        begun("add", "risk", "--title", title)
        assert begun("backup").code == 0
    found = sorted(own_store.with_name("store.db.backups").iterdir(), reverse=True)
    found[0].write_bytes(found[0].read_bytes()[:-20])
    begun("add", "risk", "--title", "now")
    return found


def titles(forewarn: Forewarn) -> list[str]:
    return [record["title"] for record in forewarn("list", "risk", "--json").json["records"]]


def test_off_a_terminal_they_are_listed_and_nothing_is_done(begun: Forewarn, three: list[Path]) -> None:
    ran = begun("restore")
    assert ran.code == 2
    lines = [line.split() for line in ran.out.splitlines()]
    assert [line[0] for line in lines] == ["1", "2", "3"]
    assert [line[-1] for line in lines] == [path.name for path in three]
    assert ["damaged" in line for line in lines] == [True, False, False]
    assert ["intact" in line for line in lines] == [False, True, True]
    assert all("kB" in line for line in lines)
    assert ran.complaint == f"which backup? name it; the newest intact one: forewarn restore {three[1].name}"
    assert titles(begun) == ["one", "two", "three", "now"]
    assert begun("restore", three[1].name).code == 0
    assert titles(begun) == ["one", "two"]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("2\n", ["one", "two"]),
        ("9\nwhat\n0\n3\n", ["one"]),
        ("\n", ["one", "two", "three", "now"]),
        ("", ["one", "two", "three", "now"]),
    ],
)
def test_at_a_terminal_it_asks(
    begun: Forewarn, three: list[Path], monkeypatch: pytest.MonkeyPatch, typed: str, left: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    ran = begun("restore")
    assert (ran.code, "which one? (1 to 3; empty: none)" in ran.out) == (0, True), ran.err
    assert ("nothing was restored" in ran.out) == (len(left) == 4)
    assert titles(begun) == left


@pytest.mark.usefixtures("terminal")
def test_a_damaged_one_changes_nothing(
    begun: Forewarn, three: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    ran = begun("restore")
    assert ran.code == 1 and "is not an intact backup; nothing was changed" in ran.complaint
    assert titles(begun)[-1] == "now"


def test_what_is_damaged_or_gone_is_brought_back(begun: Forewarn, own_store: Path, three: list[Path]) -> None:
    own_store.write_bytes(b"\0" * 5000)
    assert begun("list", "risk").code == 1
    assert begun("restore").code == 2
    assert begun("restore", three[2].name).code == 0
    assert titles(begun) == ["one"]
    for file in own_store.parent.glob("store.db*"):
        if file.is_file():
            file.unlink()
    assert begun("restore", three[1]).code == 0
    assert titles(begun) == ["one", "two"]


def test_none_to_bring_back(begun: Forewarn, own_store: Path) -> None:
    ran = begun("restore")
    assert (ran.code, ran.complaint) == (1, f"there is no backup of {own_store}; forewarn backup makes one")
    ran = begun("restore", "--private")
    assert ran.code == 1 and "there is no backup of" in ran.complaint


def test_in_chinese(begun: Forewarn, three: list[Path]) -> None:
    ran = begun("--lang", "zh", "restore")
    assert ran.code == 2 and "完好" in ran.out and "forewarn restore" in ran.complaint
