"""Keeping the store safe: backup, restore, check."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.disk.file.sqlite import connect

Forewarn = Callable[..., Any]


def titles(forewarn: Forewarn) -> list[str]:
    return [record["title"] for record in forewarn("list", "risk", "--json").json["records"]]


def test_backup_and_restore(begun: Forewarn, own_store: Path) -> None:
    begun("add", "risk", "--title", "kept")
    ran = begun("backup")
    assert ran.code == 0
    assert f"{own_store}: kept as " in ran.out
    assert "has not changed" in begun("backup").out
    begun("add", "risk", "--title", "lost")
    (backup,) = own_store.with_name("store.db.backups").iterdir()
    ran = begun("restore", backup.name)
    assert ran.code == 0
    assert "what was there is kept as" in ran.out
    assert titles(begun) == ["kept"]


def test_restore_of_a_named_backup(begun: Forewarn, own_store: Path) -> None:
    begun("add", "risk", "--title", "one")
    begun("backup")
    (first,) = own_store.with_name("store.db.backups").iterdir()
    begun("add", "risk", "--title", "two")
    begun("backup")
    assert begun("restore", first).code == 0
    assert titles(begun) == ["one"]
    ran = begun("restore", first.with_name("none.db.gz"))
    assert (ran.code, titles(begun)) == (1, ["one"])


def test_the_private_file_is_kept_too(begun: Forewarn, own_store: Path) -> None:
    begun("add", "morale", "--mood", "2", "--text", "one")
    begun("backup")
    begun("add", "morale", "--mood", "2", "--text", "two")
    (backup,) = (own_store.parent / "private").rglob("*.db.gz")
    assert begun("restore", "--private", backup.name).code == 0
    assert [note["text"] for note in begun("list", "morale", "--json").json["records"]] == ["one"]


def test_your_notes_are_kept_where_the_store_cannot_be(begun: Forewarn, own_store: Path) -> None:
    """In a shared folder the backups are whoever's made the first one."""
    begun("add", "morale", "--mood", "2", "--text", "quiet")
    own_store.with_name("store.db.backups").write_bytes(b"")
    ran = begun("backup")
    assert ran.code == 1 and "is not a folder of its own" in ran.err
    assert f"{own_store.parent}/private/" in ran.out and "kept as" in ran.out


def test_check_names_what_is_wrong(begun: Forewarn, own_store: Path) -> None:
    ran = begun("check")
    assert ran.code == 0
    assert ran.out.startswith(f". {own_store} is intact\n")
    with own_store.open("r+b") as file:
        file.truncate(5000)
    ran = begun("check")
    assert ran.code == 1
    assert ran.out.startswith("! ")


def not_a_database(path: Path) -> None:
    path.write_text("Dear diary, " * 100)


def a_folder(path: Path) -> None:
    path.mkdir()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4000])


@pytest.mark.parametrize("ruin", [not_a_database, a_folder, cut_short])
@pytest.mark.parametrize("command", ["today", "list risk", "add risk --title x", "undo", "backup", ""])
@pytest.mark.usefixtures("terminal")
def test_a_store_that_is_none_is_one_sentence(
    begun: Forewarn, own_store: Path, ruin: Callable[[Path], None], command: str
) -> None:
    if ruin is a_folder:
        own_store.unlink()
    ruin(own_store)
    before = own_store.is_dir() or own_store.read_bytes()
    ran = begun(*command.split())
    if command:
        assert ran.code == 1
        assert str(own_store) in ran.complaint
    assert (own_store.is_dir() or own_store.read_bytes()) == before


def test_a_store_damaged_in_its_middle_is_one_sentence(begun: Forewarn, own_store: Path) -> None:
    begun("add", "risk", "--title", "x")
    page = int.from_bytes(own_store.read_bytes()[16:18], "big")
    with own_store.open("r+b") as file:
        file.seek(2 * page)
        file.write(b"\x99" * (own_store.stat().st_size - 2 * page))
    ran = begun("list", "risk")
    assert ran.code == 1
    assert "forewarn restore" in ran.complaint


def test_a_store_that_is_held_is_one_sentence(
    begun: Forewarn, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.disk.file.sqlite.BUSY_MS", 50)
    with closing(connect(own_store)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = begun("add", "risk", "--title", "x")
        assert (ran.code, ran.complaint) == (
            1,
            f"{own_store} is locked by another program; try again in a moment",
        )
        assert begun("list", "risk").code == 0
    assert begun("add", "risk", "--title", "x").code == 0


def test_a_missing_store_is_not_made_by_looking(forewarn: Forewarn, own_store: Path) -> None:
    for command in ("today", "list risk", "show R-01", "undo", "log", "check", "backup"):
        assert forewarn(*command.split()).code == 1
    assert not own_store.parent.exists()
