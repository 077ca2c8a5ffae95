"""People on the command line, by whatever they are called: brief, prep, told, and lines."""

from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def staffed(begun: Forewarn) -> Forewarn:
    for name, address in (
        ("陈国栋", "陈总"),
        ("孙建军", "孙工"),
        ("Jens Petersen", ""),
        ("Jens Pedersen", ""),
    ):
        begun("add", "person", "--name", name, "--address", address)
    return begun


def test_prep_and_brief_by_form_of_address(staffed: Forewarn) -> None:
    assert "孙建军" in staffed("prep", "孙工").out
    assert staffed("brief", "--for", "陈总").code == 0


def test_a_told_finds_the_person_instead_of_making_a_second(staffed: Forewarn) -> None:
    staffed("add", "! late p4 i5")
    count = len(staffed("list", "person", "--json").json["records"])
    ran = staffed("add", "told", "--subject", "R-01", "--person", "陈总", "--new-people")
    assert ran.code == 0, ran.err
    assert len(staffed("list", "person", "--json").json["records"]) == count


def test_a_line_and_what_is_not_sure(staffed: Forewarn) -> None:
    assert staffed("add", "+ x @Jens Petersen due fri").code == 0
    assert "Jens Petersen" in staffed("add", "+ x @Jens").err
    near = staffed("add", "+ x @Jens Petersenn", "--new-people")
    assert near.code == 1 and "did you mean Jens Petersen?" in near.err
    assert "did you mean Jens Petersen?" in staffed("prep", "Petersenn").complaint
    assert staffed("add", "+ x @Zoe", "--new-people").code == 0


def test_who_is_archived_is_said(staffed: Forewarn) -> None:
    (sun,) = [one for one in staffed("list", "person", "--json").json["records"] if one["name"] == "孙建军"]
    staffed("archive", "person", "孙建军")
    assert staffed("prep", "孙工").complaint == f"孙建军 is archived; #{sun['id']} names them all the same"
    assert staffed("prep", f"#{sun['id']}").code == 0
