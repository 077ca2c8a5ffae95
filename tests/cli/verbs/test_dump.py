"""Everything out of a store and into another: dump, load."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def dumped(begun: Forewarn, tmp_path: Path) -> Path:
    """A dump with a note on morale."""
    begun("add", "risk", "--title", "Server is late")
    begun("add", "morale", "--mood", "2", "--on", "today", "--text", "tired")
    file = tmp_path / "all.jsonl"
    ran = begun("dump", file, "--private")
    assert ran.code == 0 and ran.out.endswith(f"lines written to {file}\n")
    return file


def test_a_dump_makes_the_same_store(begun: Forewarn, dumped: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "store.db"
    ran = begun("load", dumped, "--store", new)
    assert (ran.code, ran.out) == (0, f"3 records loaded into {new}\n")
    again = tmp_path / "again.jsonl"
    begun("dump", again, "--private", "--store", new)
    assert again.read_bytes() == dumped.read_bytes()
    (note,) = begun("list", "morale", "--json", "--store", new).json["records"]
    assert note["text"] == "tired"


def test_the_file_is_for_its_owner_alone(dumped: Path) -> None:
    assert dumped.stat().st_mode & 0o777 == 0o600


def test_it_is_printed_where_no_file_is_named(begun: Forewarn, dumped: Path) -> None:
    for typed in (["dump"], ["dump", "-"]):
        ran = begun(*typed)
        assert ran.out.startswith('{"forewarn": "dump", "schema": ')
        assert "tired" not in ran.out and "Server is late" in ran.out
        assert ran.out.endswith(f'{{"end": {len(ran.out.splitlines())}}}\n')


def test_a_dump_that_cannot_be_loaded_leaves_nothing(begun: Forewarn, dumped: Path, tmp_path: Path) -> None:
    private = tmp_path / "home/.local/share/forewarn/private"
    before = sorted(private.iterdir())
    lines = dumped.read_bytes().splitlines(keepends=True)
    for content in (lines[:5], lines[3:], [lines[0], *lines[2:]]):
        dumped.write_bytes(b"".join(content))
        ran = begun("load", dumped, "--store", tmp_path / "new.db")
        assert ran.code == 1 and "dump" in ran.complaint
    assert not list(tmp_path.glob("new.db*"))
    assert sorted(private.iterdir()) == before


def test_a_store_in_use_stays_as_it_is(begun: Forewarn, dumped: Path) -> None:
    ran = begun("load", dumped)
    assert ran.code == 1 and "holds something already" in ran.complaint
    assert [record["title"] for record in begun("list", "risk", "--json").json["records"]] == [
        "Server is late"
    ]


def test_what_cannot_be_read(begun: Forewarn, tmp_path: Path) -> None:
    assert "which dump?" in begun("load").complaint
    for path in (tmp_path / "none.jsonl", tmp_path):
        ran = begun("load", path, "--store", tmp_path / "new.db")
        assert (ran.code, str(path) in ran.complaint) == (1, True)


def test_a_link_is_not_followed(begun: Forewarn, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    ran = begun("dump", tmp_path / "link")
    assert ran.code == 1 and "is a link" in ran.complaint
    assert not (tmp_path / "elsewhere").exists()


def test_a_store_in_which_somebody_was_erased(begun: Forewarn, tmp_path: Path) -> None:
    begun("add", "stakeholder", "--person", "Quillfeather", "--new-people", "--role", "core")
    begun("add", "contact", "--person", "Quillfeather", "--on", "today", "--summary", "Agreed")
    assert begun("private", "erase", "Quillfeather", "--yes").code == 0
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert begun("dump", one).code == 0
    assert b"Quillfeather" not in one.read_bytes()
    assert begun("load", one, "--store", tmp_path / "new.db").code == 0
    begun("dump", two, "--store", tmp_path / "new.db")
    assert two.read_bytes() == one.read_bytes()
