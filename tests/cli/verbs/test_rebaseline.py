"""A baseline moves: freely while planning, afterwards with an approval; every one is kept and shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def dated(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the day; the story of a go-live whose slip was told, with the sponsor Chen and our Li."""

    def on(day: str) -> None:
        monkeypatch.setenv("FOREWARN_TODAY", day)

    on("2026-11-02")
    begun("edit", "ERP", "--state", "active")
    for name in ("Chen", "Li"):
        begun("add", "person", "--name", name)
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor")
    begun("add", "milestone", "--title", "Go-live", "--baseline", "2026-12-18")
    on("2026-11-10")
    begun("edit", "M1", "--forecast", "2027-01-22", "--reason", "Data late")
    begun("add", "told", "--subject", "M1", "--person", "Chen", "--channel", "call")
    on("2026-11-24")
    return on


TO = ("edit", "M1", "--baseline", "2027-01-22")


def test_after_planning_it_needs_an_approver_or_an_approved_change(begun: Forewarn, dated: object) -> None:
    sentence = (
        "M1 Go-live: after planning a baseline moves with --reason TEXT and --approver NAME, or with --change CODE of"
        " an approved change"
    )
    for more in ((), ("--reason", "new plan"), ("--approver", "Li")):
        ran = begun(*TO, *more)
        assert ran.code == 2 and "--" in ran.complaint
    assert begun(*TO, "--reason", "new plan").complaint == sentence
    begun("add", "change", "--title", "Mobile", "--type", "scope")
    ran = begun(*TO, "--change", "C-01")
    assert (ran.code, ran.complaint) == (
        3,
        "C-01 Mobile is not approved yet: approve it first, or name who approved the new baseline (--approver)",
    )
    assert begun("list", "rebaseline", "--json").json["records"] == []
    begun("edit", "C-01", "--approved-on", "2026-11-23", "--approver", "Chen")
    assert begun(*TO, "--change", "C-01").code == 0
    (move,) = begun("list", "rebaseline", "--json").json["records"]
    assert (move["reason"], move["approver_name"], move["change_code"]) == ("C-01 Mobile", "Chen", "C-01")
    assert (move["on"], move["moved_from"], move["moved_to"]) == ("2026-11-24", "2026-12-18", "2027-01-22")
    assert begun("edit", "M1", "--forecast", "+1", "--approver", "Li", "--reason", "x").complaint == (
        "--approver goes with --baseline DAY"
    )
    assert "there is no --change" in begun("edit", "C-01", "--title", "x", "--change", "C-01").complaint


def test_it_is_written_by_moving_alone_and_taken_back_by_undo(begun: Forewarn, dated: object) -> None:
    assert begun("add", "rebaseline", "--reason", "x").code == 3
    assert begun(*TO, "--reason", "new plan", "--approver", "Li").code == 0
    (move,) = begun("list", "rebaseline", "--json").json["records"]
    assert begun("edit", move["id"], "--reason", "y").code == 3
    begun("undo")
    assert begun("list", "rebaseline", "--json").json["records"] == []
    assert begun("show", "M1", "--json").json["baseline"] == "2026-12-18"


def test_a_new_baseline_is_shown_explained_and_news(begun: Forewarn, dated: Callable[[str], None]) -> None:
    begun(*TO, "--reason", "new plan", "--approver", "Li")
    dated("2026-11-26")
    assert "M1²  Go-live" in begun("today").out and "untold 2wd" in begun("today").out
    said = "Plan 2 since 24 Nov, approved by Li: Go-live 25 working days after the first plan"
    paper = begun("brief", "--for", "Chen").out
    assert paper.count(said) == 1 and said in begun("brief", "--weekly").out
    assert "| 22 Jan² |" in paper and "| 0 → +25 → 0 |" in paper and "Nothing changed" not in paper
    shown = begun("show", "M1").out
    assert said in shown and "new plan, approved by Li" in shown
    assert "2027-01-22²" in begun("list", "milestone").out or "22 Jan²" in begun("list", "milestone").out
    zh = begun("brief", "--for", "Chen", "--lang", "zh").out
    assert "第 2 版计划（11-24 起，Li批准）：Go-live比首版计划晚 25 个工作日" in zh


def test_it_is_no_news_to_who_approved_it(begun: Forewarn, dated: Callable[[str], None]) -> None:
    begun(*TO, "--reason", "new plan", "--approver", "Chen")
    dated("2026-11-26")
    assert "untold" not in begun("today").out


def test_while_planning_a_baseline_moves_freely_and_makes_no_plan(
    forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = forewarn("init", "--project", "NEW", "--name", "New")
    assert (
        "it is in planning: baselines move freely until forewarn edit NEW --state active" in ran.err + ran.out
    )
    forewarn("add", "milestone", "--title", "Go-live", "--baseline", "2026-12-18")
    forewarn("add", "milestone", "--title", "Close", "--baseline", "2027-01-15", "--after", "M1")
    assert forewarn("edit", "M1", "--baseline", "2026-12-21", "--move-followers", "yes").code == 0
    assert forewarn("show", "M2", "--json").json["baseline"] == "2027-01-18"
    plan = tmp_path / "plan.csv"
    plan.write_text("Code,Name,Baseline\nM1,Go-live,2026-12-22\n")
    assert forewarn("import", "milestone", plan, "--project", "NEW", "--yes").code == 0
    assert forewarn("show", "M1", "--json").json["baseline"] == "2026-12-22"
    assert forewarn("list", "reforecast", "--json").json["records"] == []
    assert "NEW" in forewarn("today").out
    ran = forewarn("edit", "NEW", "--state", "active")
    assert "plan 1 is set, 2 baselines" in ran.err
    assert forewarn("edit", "M1", "--baseline", "2026-12-29").code == 2
    assert "²" not in forewarn("brief", "--weekly").out
