"""Putting somebody away from the command line."""

import io
from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Any


@pytest.fixture
def team(prepared: Callable[..., Forewarn]) -> Forewarn:
    """Sun owns a risk, and is a key user of two projects."""
    return prepared(
        "init --project CRM --name CRM",
        "add risk --project ERP --title Late --owner Sun --new-people",
        "add stakeholder --project CRM --person Sun",
        "add stakeholder --project CRM --person Hu --via Sun --new-people",
        "add person --name Li",
    )


def test_without_a_terminal_it_says_how(team: Forewarn) -> None:
    ran = team("archive", "person", "Sun")
    assert (ran.code, ran.complaint) == (
        3,
        "Sun still owns 3: --to NAME hands them over, --leave leaves them as they are",
    )
    for part in ("Risk: Owner", "R-01 Late", "ERP", "Reached via", "their part"):
        assert part in ran.out
    assert len(team("list", "person", "--json").json["records"]) == 3


def test_somebody_takes_it_all_over_in_one_act(team: Forewarn) -> None:
    assert team("archive", "person", "Sun", "--to", "li").code == 0
    li = next(p for p in team("list", "person", "--json").json["records"] if p["name"] == "Li")
    assert team("list", "risk", "--json").json["records"][0]["owner"] == li["id"]
    parts = team("list", "stakeholder", "--json").json["records"]
    assert [(part["via"], part["until"]) for part in parts] == [(None, "2026-11-26"), (li["id"], None)]
    assert team("undo").code == 0
    assert team("list", "risk", "--json").json["records"][0]["owner"] != li["id"]
    assert len(team("list", "person", "--json").json["records"]) == 3


def test_left_as_it_is(team: Forewarn) -> None:
    assert team("archive", "person", "Sun", "--leave").out == ("Sun: archived; forewarn undo undoes it\n")
    assert team("list", "risk", "--json").json["records"][0]["owner"] is not None


def test_a_part_in_a_project_lists_that_project_alone(team: Forewarn) -> None:
    ran = team("archive", "stakeholder", "Sun")
    assert ran.code == 3 and "Late" not in ran.out and "Reached via" in ran.out


def test_whom_nothing_hangs_on_goes_without_a_question(team: Forewarn) -> None:
    assert team("archive", "person", "Li").code == 0


def test_what_cannot_be(team: Forewarn) -> None:
    assert team("archive", "person", "Sun", "--to", "Li", "--leave").code == 2
    assert team("archive", "person", "Sun", "--to", "Nobody").code == 1
    assert team("archive", "person", "Sun", "--to", "Sun").complaint == "Sun is the one who leaves"


@pytest.mark.parametrize(
    ("typed", "people"),
    [("nobody\nLi\n", ["Hu", "Li"]), ("leave\n", ["Hu", "Li"]), ("\n", ["Sun", "Hu", "Li"])],
)
def test_at_a_terminal_it_asks(
    team: Forewarn, terminal: None, monkeypatch: pytest.MonkeyPatch, typed: str, people: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ran = team("archive", "person", "Sun")
    assert ran.code == 0 and "Who takes them over?" in ran.out
    assert [person["name"] for person in team("list", "person", "--json").json["records"]] == people


def test_a_seat_that_is_left_says_what_it_offers_and_what_hangs(team: Forewarn) -> None:
    seat = ("add", "seat", "--project", "ERP", "--title", "Data owner", "--key", "yes", "--holder", "Sun")
    assert "Sun still owns 3, left as they are" in team(*seat, "--until", "2026-12-18").err
    team("undo")
    team(*seat)
    ran = team("edit", "seat", "Data owner", "--until", "2026-12-18")
    assert (ran.code, ran.err) == (
        0,
        "Sun still owns 3, left as they are: R-01 Late, Sun, Hu; --to NAME hands them over\n"
        "offered with it: an issue, impact 4 (Data owner leaves), an ask by 3 Dec (Name a successor: Data owner);"
        " --offers yes makes them\n",
    )
    assert len(team("list", "risk", "--json").json["records"]) == 1
    team("undo")
    ran = team("edit", "seat", "Data owner", "--until", "2026-12-18", "--offers", "yes", "--to", "Li")
    assert (ran.code, ran.err) == (0, "")
    assert [one["title"] for one in team("list", "risk", "--json").json["records"]] == [
        "Late",
        "Data owner leaves",
    ]
    assert [one["type"] for one in team("list", "action", "--json").json["records"]] == ["ask"]
    li = next(p for p in team("list", "person", "--json").json["records"] if p["name"] == "Li")
    assert team("list", "risk", "--json").json["records"][0]["owner"] == li["id"]
    assert team("edit", "seat", "Data owner", "--until", "2026-12-19", "--leave", "--offers", "no").err == ""
    assert team("edit", "R-01", "--due", "fri", "--to", "Li").complaint == (
        "--to, --leave and --offers are for a seat that somebody leaves"
    )


def test_what_the_program_writes_is_not_put_away(team: Forewarn) -> None:
    team("add", "milestone", "--project", "ERP", "--title", "M", "--baseline", "2026-12-04")
    team("edit", "M1", "--forecast", "+5wd", "--reason", "late")
    moved = team("list", "reforecast", "--json").json["records"][0]["id"]
    assert team("archive", moved).code == 3
