"""The four kinds of the plan on the command line: entered, listed, shown, undone, as of a day; bad input by name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
CODES = {
    "deliverable": "DL-01",
    "goal": "G-01",
    "money line": "B-01",
    "check": "Q-01",
    "交付物": "DL-01",
    "目标": "G-01",
    "资金项": "B-01",
    "检查": "Q-01",
}


@pytest.mark.parametrize(("kind", "code"), CODES.items())
def test_each_is_entered_by_its_word_and_undone(begun: Forewarn, kind: str, code: str) -> None:
    added = begun("add", kind, "--title", "x", "--json")
    assert added.json["code"] == code, added.err
    assert code in begun("list", kind).out
    assert begun("show", code).out.startswith(f"{code} x")
    assert begun("undo").code == 0
    assert begun("list", kind, "--json").json["records"] == []


def test_it_is_told_what_does_not_go_together(begun: Forewarn) -> None:
    def said(*typed: str) -> str:
        ran = begun("add", *typed, "--title", "x")
        assert ran.code == 1, ran.out
        return str(ran.err).removeprefix("forewarn: ").strip()

    assert said("money", "--spent", "90", "--expected", "80") == "Expected: less than is spent already"
    assert said("goal", "--base", "4", "--target", "4").startswith("Target: the same as the base")
    assert said("check", "--result", "failed") == "Checked on: a result has its day"
    assert said("deliverable", "--accepted-on", "tomorrow") == "Accepted on: not after today"
    change = ("--title", "label", "--identified-on", "2026-11-02", "--approved-on", "2026-11-16")
    assert begun("add", "change", *change).code == 0
    early = ("--added-by", "C-01", "--accepted-on", "2026-11-13")
    assert said("deliverable", *early) == "Accepted on: accepted before C-01, which is of 16 Nov"


def test_a_change_that_is_named_says_that_it_was_added(begun: Forewarn) -> None:
    assert begun("add", "change", "--title", "label", "--approved-on", "2026-11-16").code == 0
    assert (
        begun("add", "deliverable", "--title", "x", "--added-by", "C-01", "--json").json["scope"] == "added"
    )


def test_x_accepts_corrects_and_puts_in_place(begun: Forewarn) -> None:
    begun("add", "deliverable", "--title", "sheet", "--sent-on", "2026-11-20")
    begun("add", "money", "--title", "budget", "--type", "funding", "--due", "2026-11-20")
    begun("add", "check", "--title", "restore", "--checked-on", "2026-11-20", "--result", "failed")
    begun("add", "check", "--title", "counts")
    begun("add", "goal", "--title", "quick")
    assert begun("finish", "DL-01").out.startswith("accepted: DL-01 sheet;")
    assert begun("finish", "B-01").out.startswith("funding in place: B-01 budget;")
    assert begun("finish", "Q-01").out.startswith("corrected: Q-01 restore;")
    assert begun("show", "Q-01", "--json").json["corrected_on"] == "2026-11-26"
    asked = begun("finish", "Q-02")
    assert asked.code == 2 and "with which result?" in asked.err
    assert begun("finish", "Q-02", "failed").out.startswith("failed: Q-02 counts;")
    assert begun("finish", "Q-02").out.startswith("corrected: Q-02 counts;")
    again = begun("finish", "Q-02")
    assert again.err == "forewarn: Q-02 counts was checked on 26 Nov, and is not planned again: e plans it\n"


def test_what_does_not_go_together_in_a_file_is_left_out_and_named(begun: Forewarn, tmp_path: Path) -> None:
    def brought(kind: str, text: str) -> str:
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        ran = begun("import", kind, str(file), "--yes")
        assert ran.code == 0, ran.err
        return " ".join(ran.out.split())

    begun("add", "change", "--title", "label", "--identified-on", "2026-11-02", "--approved-on", "2026-11-16")
    kept = "kept in the remark, since it is not possible"
    early = brought(
        "deliverable", "Title,Added by,Accepted on\nSheet,C-01,2026-11-13\nList,C-01,2026-11-16\n"
    )
    assert f"Accepted on: {kept}: 2026-11-13 (1); accepted before C-01, which is of 16 Nov" in early
    saved = begun("list", "deliverable", "--json").json["records"]
    assert [(one["scope"], one["added_by_code"], one["accepted_on"]) for one in saved] == [
        ("added", "C-01", None),
        ("added", "C-01", "2026-11-16"),
    ]
    assert f"Expected: {kept}: 80 (1); less than is spent already" in brought(
        "money", "Title,Spent,Expected\nDays,90,80\n"
    )
    assert f"Target: {kept}: 4 (1); the same as the base" in brought("goal", "Title,Base,Target\nQuick,4,4\n")
