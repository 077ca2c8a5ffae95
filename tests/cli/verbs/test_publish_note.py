"""A private note becomes the record that it describes; nothing of it is public before."""

import json
from typing import Any

import pytest


def written(begun: Any, text: str) -> Any:
    return begun("add", "note", "--project", "ERP", "--text", text, "--on", "-3")


def test_a_note_is_published_as_known_since_today(begun: Any) -> None:
    """The day it was told in confidence stays mine."""
    written(begun, "! the data owner may leave p3 i5")
    assert json.loads(begun("list", "risk", "--json").out)["records"] == []
    ran = begun("publish", "note", "data owner", "--yes")
    assert ran.code == 0 and "others will see Risk: the data owner may leave" in ran.out
    (risk,) = json.loads(begun("list", "risk", "--json").out)["records"]
    assert (risk["detected_on"], risk["impact"]) == ("2026-11-26", 5)
    assert "was published" in begun("publish", "note", "data owner", "--yes").err
    begun("undo")
    assert json.loads(begun("list", "risk", "--json").out)["records"] == []


def test_the_day_it_is_known_since_can_be_said(begun: Any) -> None:
    written(begun, "! the data owner may leave p3 i5")
    late = begun("publish", "note", "data owner", "--yes", "--known-since", "tomorrow")
    assert late.code == 1 and "not after today" in late.err
    ran = begun("publish", "note", "data owner", "--yes", "--known-since", "25 nov")
    assert "known since 25 Nov" in ran.out
    (risk,) = json.loads(begun("list", "risk", "--json").out)["records"]
    assert risk["detected_on"] == "2026-11-25"


@pytest.mark.parametrize("text", ["just a thought", "~ 2 workload tired", "! late @Nobody"])
def test_a_note_that_describes_no_record_says_why(begun: Any, text: str) -> None:
    written(begun, text)
    ran = begun("publish", "note", text[:6], "--yes")
    assert ran.code == 1 and "line 1" in ran.err


@pytest.mark.parametrize("kind", ["verdict", "briefing", "reforecast", "private_verdict"])
def test_what_the_program_writes_is_not_typed(begun: Any, kind: str) -> None:
    ran = begun("add", kind, "--project", "ERP")
    assert ran.code == 3 and ran.err.count("\n") == 1


def test_show_tells_what_a_change_costs(begun: Any) -> None:
    begun("set", "day_rate", "900")
    begun(
        "add",
        "change",
        "--project",
        "ERP",
        "--title",
        "two reports",
        "--effort",
        "10",
        "--fixed-cost",
        "1000",
    )
    shown = begun("show", "C-01").out
    assert "10 000" in shown and "identified" in shown
