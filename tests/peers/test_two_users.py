"""A store that two Unix users share: whose acts and whose private notes are whose. Needs root, to be either of them."""

import json
import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import unix_users
from unix_users import Program, User

pytestmark = pytest.mark.peers


@pytest.fixture
def office(program: Program) -> Iterator[tuple[User, User]]:
    """Two users of one group, each with a home, and a folder of the group with a store in it."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = unix_users.office(Path(folder), program, 2)
        yield first, second


def test_private_notes_go_nowhere_that_the_store_says(office: tuple[User, User]) -> None:
    mine, theirs = office
    mine.done("add", "morale", "--project", "ERP", "--mood", "2", "--text", "Wang is tired")
    assert theirs.run("-c", f"open({str(next(mine.private.glob('*.db')))!r})").returncode == 1
    (own,) = (path.stem for path in mine.private.glob("*.db"))
    note = ("add", "morale", "--project", "ERP", "--mood", "1", "--text", "Li leaves")
    leak = theirs.home / "leak"
    theirs.home.chmod(0o777)
    for place in (str(leak), f"../../../../../../..{leak}", "leak"):
        theirs.rewrite(place)
        assert "is damaged" in mine.refused(*note)
        assert not list(theirs.home.rglob("leak*")) and not list(mine.home.rglob("leak*"))
    other = "b" * 32
    theirs.rewrite(other)
    theirs.done("today")
    assert "is not the store" in mine.refused(*note)
    assert sorted(path.stem for path in mine.private.glob("*.db")) == [own]
    theirs.rewrite(own)
    mine.done(*note)
    assert "Wang is tired" in mine.done("list", "morale") and "Li leaves" in mine.done("list", "morale")


def test_a_private_place_that_others_have_a_hand_in_is_refused(office: tuple[User, User]) -> None:
    mine, theirs = office
    note = ("add", "morale", "--project", "ERP", "--mood", "1", "--text", "Li leaves")
    mine.done(*note)
    (file,) = mine.private.glob("*.db")
    before = file.read_bytes()
    mine.private.chmod(0o770)
    assert f"chmod 700 {mine.private}" in mine.refused(*note)
    mine.private.chmod(0o700)
    os.chown(file, pwd.getpwnam(theirs.name).pw_uid, -1)
    assert "belongs to another user" in mine.refused(*note)
    assert "belongs to another user" in mine.forewarn("check").stdout
    os.chown(file, pwd.getpwnam(mine.name).pw_uid, -1)
    drafts = file.with_suffix(".drafts")
    drafts.symlink_to(theirs.home)
    assert "is a link" in mine.refused(*note)
    assert file.read_bytes() == before
    drafts.unlink()
    mine.done(*note)


def test_an_act_is_taken_back_by_the_account_that_did_it(office: tuple[User, User]) -> None:
    mine, theirs = office
    mine.done("add", "risk", "--title", "mine", "--project", "ERP")
    assert "login of another account" in theirs.refused("undo", code=3, LOGNAME=mine.name)
    assert "login of another account" in theirs.refused("undo", code=3, LOGNAME="", USER=mine.name)
    assert "nothing left to undo" in theirs.refused("undo")
    assert "nothing left to undo" in theirs.refused("undo", LOGNAME="boss")
    theirs.done("add", "risk", "--title", "theirs", "--project", "ERP", LOGNAME="boss")
    assert f"boss ({theirs.name}): add theirs" in mine.done("log")
    newest = json.loads(mine.done("log", "--json"))["records"][0]
    assert (newest["who"], newest["login"]) == ("boss", theirs.name)
    assert "nothing left to undo" in mine.refused("undo", LOGNAME="boss")
    assert "undo: add mine" in mine.done("undo")
    assert "undo: add theirs" in theirs.done("undo", LOGNAME="boss")
