"""Views of config.toml: `forewarn list NAME` prints what its words say, and what is typed beside them goes first."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.cli.parts.list_view import view_problems
from store.values.words import say

Forewarn = Callable[..., Any]


@pytest.fixture
def risks(prepared: Callable[..., Forewarn], environment: Path) -> Forewarn:
    run = prepared(
        "add person --name 'Sun Hao'",
        "add risk --title 'Supplier late' --probability 5 --impact 5 --owner Sun",
        "add risk --title 'Data owner leaves' --probability 4 --impact 5",
        "add risk --title 'Room is small' --probability 1 --impact 1 --owner Sun",
        "add action --title 'Call the supplier' --owner Sun --due 2026-11-20",
    )
    file = environment / ".config/forewarn/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "[views]\n"
        'mine = "risk --owner Sun --sort=-score --columns title,owner"\n'
        'hot = "red risks"\n'
        'Chase = "actions late"\n'
        '"我的" = "风险 owner Sun"\n'
        'open = "risk"\n'
        'risk = "action"\n'
        'bad = "risk --no-such"\n'
        'torn = "risk --owner \'Sun"\n',
        "utf-8",
    )
    return run


def titles(ran: Any) -> list[str]:
    return [record["title"] for record in ran.json["records"]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mine", ["Room is small", "Supplier late"]),
        ("MINE", ["Room is small", "Supplier late"]),
        ("hot", ["Supplier late", "Data owner leaves"]),
        ("chase", ["Call the supplier"]),
        ("我的", ["Supplier late", "Room is small"]),
        ("mine --red", ["Supplier late"]),
        ("mine red", ["Supplier late"]),
        ("mine --sort score", ["Supplier late", "Room is small"]),
        ("hot ERP", ["Supplier late", "Data owner leaves"]),
        ("hot -p ERP", ["Supplier late", "Data owner leaves"]),
        ("risk --red", ["Supplier late", "Data owner leaves"]),
    ],
)
def test_a_view_is_listed_by_its_name(risks: Forewarn, typed: str, expected: list[str]) -> None:
    assert titles(risks("list", *typed.split(), "--json")) == expected


def test_its_columns_are_printed(risks: Forewarn) -> None:
    assert [line.split() for line in risks("list", "mine").out.splitlines()] == [
        ["Title", "Owner"],
        ["Room", "is", "small", "Sun", "Hao"],
        ["Supplier", "late", "Sun", "Hao"],
    ]
    assert risks("list", "mine", "--columns", "code", "--format", "csv").out == "Code\nR-03\nR-01\n"


def test_what_cannot_be_understood_names_the_view(risks: Forewarn) -> None:
    ran = risks("list", "bad")
    assert ran.code == 2
    assert ran.complaint.startswith("the view bad: unknown option --no-such for forewarn list")
    assert risks("list", "torn").complaint.startswith("the view torn: a quotation mark is open in: risk")


def test_a_line_without_a_kind_names_the_views(risks: Forewarn) -> None:
    said = risks("list").complaint
    assert said.startswith("which kind? forewarn list risk; or one of your views: mine, hot, Chase")


def test_config_and_doctor_say_what_is_wrong_with_them(risks: Forewarn) -> None:
    for command in ("config", "doctor"):
        ran = risks(command)
        views = [line.partition("the view ")[2] for line in ran.out.splitlines() if "the view " in line]
        assert ran.code == 1 and len(views) == 4, ran
        assert views[0] == "open: forewarn list knows that word already"
        assert views[1] == "risk: forewarn list knows that word already"
        assert views[2].startswith("bad: unknown option --no-such")
        assert views[3].startswith("torn: a quotation mark")


def test_they_stand_in_what_config_shows(risks: Forewarn) -> None:
    assert risks("config", "show", "--json").json["values"]["views"]["hot"] == "red risks"


@pytest.mark.parametrize("flag", ["--json", "--format csv", "--as-of 2026-10-01"])
def test_how_it_is_printed_is_said_with_the_command(flag: str) -> None:
    found = [say(one) for one in view_problems({"mine": f"risk {flag}"}, "en")]
    assert len(found) == 1


def test_no_view_knows_another() -> None:
    found = [say(one) for one in view_problems({"one": "two", "two": "risk"}, "en")]
    assert len(found) == 1 and found[0].startswith('the view one: unknown kind of record "two"')
