"""Closing, opening again and renaming a project."""

import io
from typing import Any

import pytest

Forewarn = Any


@pytest.fixture
def renamed(begun: Forewarn) -> Forewarn:
    """ERP is now called ERP-N."""
    begun("init", "--project", "CRM", "--name", "CRM")
    begun("add", "risk", "--project", "ERP", "--title", "Late")
    assert begun("edit", "ERP", "--code", "ERP-N", "--name", "The north").code == 0
    return begun


def test_an_old_code_still_finds_it_and_says_so(renamed: Forewarn) -> None:
    ran = renamed("list", "risk", "--project", "erp", "--json")
    assert [risk["title"] for risk in ran.json["records"]] == ["Late"]
    assert ran.err == "erp is now called ERP-N\n"
    ran = renamed("list", "risk", "--project", "ERP-N", "--json")
    assert ran.json["records"] and not ran.err
    assert renamed("add", "risk", "--project", "ERP", "--title", "More").code == 0
    assert "ERP-N" in renamed("today", "--project", "ERP").out


def test_a_present_code_wins_over_an_old_one(renamed: Forewarn) -> None:
    assert renamed("edit", "CRM", "--code", "ERP").code == 0
    ran = renamed("list", "risk", "--project", "ERP", "--json")
    assert ran.json["records"] == [] and not ran.err
    assert renamed("list", "risk", "--project", "CRM").err.endswith("CRM is now called ERP\n")


def test_two_that_had_the_code_are_told_apart(renamed: Forewarn) -> None:
    renamed("edit", "CRM", "--code", "ERP")
    renamed("edit", "ERP", "--code", "CRM-2")
    assert renamed("today", "--project", "ERP").complaint == (
        "ERP was the code of CRM-2, ERP-N; name one of them"
    )


def test_two_projects_never_have_one_code(renamed: Forewarn) -> None:
    ran = renamed("edit", "CRM", "--code", "erp-n")
    assert (ran.code, ran.complaint) == (1, "Code: erp-n is taken")


def test_a_code_that_nobody_had(renamed: Forewarn) -> None:
    assert renamed("today", "--project", "HR").complaint == "no project HR; available: ERP-N, CRM"


def test_closing_says_what_is_open_and_closes(renamed: Forewarn) -> None:
    ran = renamed("edit", "ERP-N", "--state", "closed")
    assert (ran.code, ran.err) == (0, "still open in ERP-N: risks: 1\n")
    today = renamed("today").out
    assert "CRM" in today and "ERP-N" not in today
    assert "ERP-N" in renamed("today", "--project", "ERP-N").out
    assert renamed("edit", "ERP-N", "--state", "active").err == ""
    assert "ERP-N" in renamed("today").out


def test_at_a_terminal_closing_is_asked_about(
    renamed: Forewarn, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    ran = renamed("edit", "ERP-N", "--state", "closed")
    assert "Still open in ERP-N: risks: 1." in ran.out and "close it (empty: back)" in ran.out
    assert (ran.code, ran.out.endswith("nothing was changed\n")) == (0, True)
    assert renamed("show", "project", "ERP-N", "--json").json["state"] != "closed"
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert renamed("edit", "ERP-N", "--state", "closed").code == 0
    assert renamed("show", "project", "ERP-N", "--json").json["state"] == "closed"
    renamed("undo")
    ran = renamed("edit", "ERP-N", "--state", "closed", "--yes")
    assert (ran.code, ran.err) == (0, "still open in ERP-N: risks: 1\n")
