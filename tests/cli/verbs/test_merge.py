"""`merge person A B`."""

from typing import Any

import pytest

Forewarn = Any


@pytest.fixture
def twice(begun: Forewarn) -> Forewarn:
    """Li Na is there twice; the second owns a risk."""
    begun("add", "person", "--name", "Li Na", "--phone", "1")
    begun("add", "person", "--name", "Li N.", "--phone", "2", "--email", "li@n.example")
    begun("add", "risk", "--title", "Late", "--owner", "Li N.")
    return begun


def test_it_shows_asks_and_merges(twice: Forewarn) -> None:
    ran = twice("merge", "person", "Li Na", "Li N.")
    assert (ran.code, ran.complaint) == (
        3,
        "nothing was merged: not a terminal, nobody to confirm; add --yes to merge",
    )
    for part in ("E-mail", "is filled in", "Phone", "stays as it is", "hand over to Li Na: Risks: 1"):
        assert part in ran.out
    ran = twice("merge", "person", "Li Na", "Li N.", "--yes")
    assert ran.code == 0 and "merge Li N. into Li Na; forewarn undo undoes it" in ran.out
    (li,) = twice("list", "person", "--json").json["records"]
    assert (li["name"], li["phone"], li["email"]) == ("Li Na", "1", "li@n.example")
    assert twice("list", "risk", "--json").json["records"][0]["owner"] == li["id"]
    assert twice("undo").code == 0
    assert len(twice("list", "person", "--json").json["records"]) == 2


def test_an_answer_is_enough(twice: Forewarn, terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    assert "nothing was merged" in twice("merge", "person", "Li Na", "Li N.").out
    monkeypatch.setattr("sys.stdin", io.StringIO("是\n"))
    assert twice("merge", "person", "Li Na", "Li N.").code == 0
    assert len(twice("list", "person", "--json").json["records"]) == 1


def test_what_cannot_be(twice: Forewarn) -> None:
    assert twice("merge").code == 2
    assert twice("merge", "risk", "R-01", "R-01").code == 2
    assert (
        twice("merge", "person", "Li Na", "Li Na").complaint
        == "Li Na is already one entry; give two: names or ids"
    )
    assert twice("merge", "person", "Li Na", "Nobody").code == 1
    assert "which one" in twice("merge", "person", "Li", "Li N.").complaint
