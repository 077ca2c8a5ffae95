"""Files that an account names which is kept to one folder: nothing leads out of it."""

import re
from pathlib import Path

import pytest

from store.named_file import named_file
from store.trouble import NotAllowed

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exports/within").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/secret").write_text("x")
    return tmp_path / "exports"


def test_names_begin_in_the_folder(folder: Path) -> None:
    for typed in ("risks.csv", "within/risks.csv", "within/../risks.csv", str(folder / "risks.csv"), "~"):
        found = named_file(typed, str(folder))
        assert found.is_relative_to(folder) and found == (folder / typed).resolve()
    assert named_file(".", str(folder)) == folder


def test_nothing_leads_out(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent / "other")
    (folder / "secret").symlink_to("../other/secret")
    (folder / "new").symlink_to(folder.parent / "other/new")
    (folder / "circle").symlink_to("circle")
    for typed in (
        "../other/secret", "..", "/etc/passwd", "out/secret", "out", "secret", "new", "within/../../other/x",
        str(folder) + "2/x", "a\0b", "/proc/self/root/etc/passwd",
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            named_file(typed, str(folder))


def test_a_link_within_it_is_what_it_leads_to(folder: Path) -> None:
    (folder / "there").symlink_to("within/there")
    assert named_file("there", str(folder)) == folder / "within/there"


def test_any_file_for_whoever_is_kept_to_none(folder: Path) -> None:
    assert named_file("/etc/passwd", "") == Path("/etc/passwd")
    assert named_file("~/x", "") == Path.home() / "x"


def test_no_command_and_no_screen_takes_a_path_by_another_way() -> None:
    """`Session.file` alone makes a path of what somebody typed."""
    ways = re.compile(r"expanduser|Path\((call\.)?options|in_working_folder")
    found = {
        str(file.relative_to(ROOT))
        for room in ("store/cli", "tui")
        for file in (ROOT / room).rglob("*.py")
        if ways.search(file.read_text("utf-8"))
    }
    assert found == set()
