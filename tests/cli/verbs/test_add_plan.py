"""The four kinds of the plan on the command line: entered, listed, shown, undone, as of a day; bad input by name."""

from collections.abc import Callable
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
    again = begun("finish", "Q-02")
    assert again.err == "forewarn: nothing is to be put right on Q-02: e enters its result\n"


@pytest.mark.parametrize("typed", ["USD 400", "€400", "400 eur", "400元"])
def test_an_amount_has_no_currency_of_its_own(begun: Forewarn, typed: str) -> None:
    ran = begun("add", "money", "Days", "--approved", typed)
    said = "--approved: the number alone: all amounts are in the project's currency"
    assert (ran.code, ran.complaint) == (2, said)
