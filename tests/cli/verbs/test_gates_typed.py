"""Gates by command line and file: agreed, passed, looked back on; what does not go together is said by its field."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Forewarn = Callable[..., Any]


def test_a_gate_is_agreed_passed_and_looked_back_on(begun: Forewarn) -> None:
    assert begun("add", "person", "--name", "Li").code == 0
    added = begun(
        "add", "milestone", "--title", "Blueprint closed", "--type", "gate", "--baseline", "2026-11-25"
    )
    assert added.code == 0, added.err
    agreed = ("--plan-agreed-on", "2026-11-02", "--plan-agreed-with", "Li", "--phase-from", "2026-11-02")
    assert begun("edit", "M1", *agreed).code == 0
    met = begun("finish", "M1")
    assert met.out.startswith("met: M1 Blueprint closed;"), met.err
    asked = begun("finish", "M1")
    assert asked.code == 2 and "what does its review say?" in asked.err
    done = begun("finish", "M1", "all met, two points open")
    assert done.out.startswith("review of M1 Blueprint closed;"), done.err
    record = begun("show", "M1", "--json").json
    assert (record["gate_review_on"], record["gate_review"]) == ("2026-11-26", "all met, two points open")
    again = begun("finish", "M1")
    assert again.code == 3 and "M1 was met on 26 Nov" in again.err
    exported = begun("export", "milestone").out.splitlines()
    assert "Phase from" in exported[0] and "all met, two points open" in exported[1]


def test_a_gate_that_ends_before_it_begins_is_refused(begun: Forewarn, tmp_path: Path) -> None:
    backwards = ("--type", "gate", "--baseline", "2026-11-20", "--phase-from", "2026-11-23")
    ran = begun("add", "milestone", "--title", "x", *backwards)
    assert (ran.code, ran.complaint) == (1, "Phase from: the gate ends before it begins, on 20 Nov")
    plan = tmp_path / "plan.csv"
    plan.write_text("Code,Name,Type,Baseline,Phase from\nM1,x,gate,2026-11-20,2026-11-23\n", encoding="utf-8")
    ran = begun("import", "milestone", str(plan), "--yes")
    assert (
        "Phase from: kept in the remark, since it is not possible: 2026-11-23 (1);"
        " the gate ends before it begins, on 20 Nov" in " ".join(ran.out.split())
    )
    assert begun("show", "M1", "--json").json["phase_from"] is None


def test_what_only_a_gate_has_stands_in_no_file_without_one(begun: Forewarn) -> None:
    begun("add", "milestone", "--title", "x", "--baseline", "2026-11-20")
    assert "Phase from" not in begun("export", "milestone").out
    ran = begun("edit", "M1", "--gate-review", "all met")
    assert (ran.code, ran.complaint) == (1, "Gate review: only a gate has it")
