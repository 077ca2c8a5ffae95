"""Erasing one person's data: nothing of it is left in any byte."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from store.disk.draft_files import Draft, Drafts

Forewarn = Any
SECRETS = (
    "Sesamina",
    "Kardamom",
    "+49 555 0815",
    "sesamina@spice.example",
    "likes early trains",
    "Zimtstern",
)


@pytest.fixture
def filled(begun: Forewarn, own_store: Path) -> Forewarn:
    """A person who was renamed, called, told, noted about, and is in a draft; and somebody else."""
    begun("add", "person", "--name", "Kardamom", "--phone", "+49 555 0815", "--remark", "likes early trains")
    begun("edit", "person", "Kardamom", "--name", "Sesamina", "--email", "sesamina@spice.example")
    begun("add", "stakeholder", "--person", "Sesamina", "--motive", "likes early trains too")
    begun("add", "contact", "--person", "Sesamina", "--summary", "Zimtstern was promised")
    begun("add", "risk", "--title", "Data late", "--owner", "Sesamina")
    begun("add", "told", "--subject", "R-01", "--person", "Sesamina", "--reaction", "Zimtstern again")
    begun("add", "morale", "--mood", "2", "--text", "Zimtstern is tired", "--person", "Sesamina")
    begun("add", "person", "--name", "Guo", "--phone", "7")
    begun("add", "contact", "--person", "Guo", "--summary", "stays")
    (folder,) = (own_store.parent / "private").glob("*.db")
    person = next(p for p in begun("list", "person", "--json").json["records"] if p["name"] == "Sesamina")
    drafts = Drafts(folder.with_suffix(".drafts"))
    drafts.keep(Draft("a", "contact", "Contact", {"person": f"#{person['id']}", "summary": "half"}))
    drafts.keep(Draft("b", "risk", "Risk", {"title": "tell Sesamina"}))
    drafts.keep(Draft("c", "risk", "Risk", {"title": "other"}))
    return begun


def left(folder: Path) -> list[tuple[str, str]]:
    """Which secrets still stand in which files."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
    return [
        (path.name, secret) for path in files for secret in SECRETS if secret.encode() in path.read_bytes()
    ]


def test_nothing_is_left_in_any_byte(filled: Forewarn, own_store: Path) -> None:
    assert left(own_store.parent)
    ran = filled("private", "erase", "Sesamina", "--yes")
    assert ran.code == 0, ran.err
    assert left(own_store.parent) == []
    assert "2 drafts that mentioned them were removed" in ran.out
    assert filled("check").out.count("!") == 0, "history and tables still agree"
    names = [person["name"] for person in filled("list", "person", "--json").json["records"]]
    assert names == ["(erased)", "Guo"]
    contacts = filled("list", "contact", "--json").json["records"]
    assert sorted(contact["summary"] for contact in contacts) == ["", "stays"]
    risk = filled("list", "risk", "--json").json["records"][0]
    assert risk["title"] == "Data late" and risk["owner"] is not None


def test_an_entry_says_by_whom_when_and_which_fields(filled: Forewarn) -> None:
    filled("private", "erase", "Sesamina", "--yes")
    entries = filled("log", "--json").json["records"]
    entry = next(one for one in entries if one["act"].startswith("erase personal data"))
    assert entry["who"] == "ann" and entry["at"]
    assert all(title in entry["act"] for title in ("Name", "Phone", "E-mail", "Summary", "Reaction"))


def test_no_undo_brings_it_back(filled: Forewarn) -> None:
    filled("private", "erase", "Sesamina", "--yes")
    for _ in range(12):
        filled("undo")
    assert not [secret for secret in SECRETS if secret in filled("log", "--json", "-n", "999").out]


def test_backups_that_hold_it_are_named(filled: Forewarn, own_store: Path) -> None:
    filled("backup")
    ran = filled("private", "erase", "Sesamina", "--yes")
    assert ran.out.count("still in the backup") == 2
    assert str(own_store) + ".backups" in ran.out


def test_copies_that_it_cannot_reach_are_named(filled: Forewarn, own_store: Path) -> None:
    """What Litestream keeps is compressed, so that nobody can see whether it is in it."""
    queue = own_store.with_name(f".{own_store.name}-litestream")
    queue.mkdir()
    ran = filled("private", "erase", "Sesamina", "--yes")
    assert "copies in other places (backup --to, dump, rsync, Litestream)" in ran.out
    assert f"still in {queue} and in the replica" in ran.out


def test_it_shows_and_asks_first(
    filled: Forewarn, own_store: Path, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("add", "risk", "--title", "Sesamina leaves")
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    ran = filled("private", "erase", "Sesamina")
    assert ran.code == 0 and "nothing was erased" in ran.out
    for part in ("Name, Phone", "People: 1", "Contacts: 1", "Morale notes: 1", "R-02 Sesamina leaves"):
        assert part in ran.out.replace("Form of address, ", "")
    assert left(own_store.parent)


def test_without_anybody_to_ask_nothing_is_erased(filled: Forewarn, own_store: Path) -> None:
    ran = filled("private", "erase", "Sesamina")
    assert (ran.code, ran.complaint) == (
        3,
        "nothing was erased: not a terminal, nobody to confirm; add --yes to erase",
    )
    assert left(own_store.parent)


def test_what_cannot_be(filled: Forewarn) -> None:
    assert filled("private").code == 2
    assert filled("private", "forget", "Sesamina").code == 2
    assert filled("private", "erase", "Nobody", "--yes").code == 1


def test_others_keep_their_data_and_their_drafts(filled: Forewarn, own_store: Path) -> None:
    filled("private", "erase", "Sesamina", "--yes")
    (folder,) = (own_store.parent / "private").glob("*.drafts")
    assert [json.loads(path.read_text())["id"] for path in folder.glob("*.json")] == ["c"]
    guo = next(p for p in filled("list", "person", "--json").json["records"] if p["name"] == "Guo")
    assert guo["phone"] == "7"


def test_a_store_that_was_replaced_is_accepted(begun: Forewarn, own_store: Path, tmp_path: Path) -> None:
    """Before that nothing opens it, and nothing of the notes is lost by it."""
    begun("add", "morale", "--mood", "2", "--text", "Wang is tired")
    kept = own_store.read_bytes()
    begun("init", "--store", tmp_path / "other.db", "--project", "CRM", "--name", "CRM")
    own_store.write_bytes((tmp_path / "other.db").read_bytes())
    for command in ("today", "undo", "add morale --mood 1", "list morale"):
        ran = begun(*command.split())
        assert ran.code == 1 and "is not the store" in ran.complaint and "private accept" in ran.complaint
    assert "is not the store" in begun("check").out
    assert begun("private", "accept").code == 0
    assert begun("list", "morale", "--json").json["records"] == []
    own_store.write_bytes(kept)
    assert begun("private", "accept").code == 0
    assert "Wang is tired" in begun("list", "morale").out
