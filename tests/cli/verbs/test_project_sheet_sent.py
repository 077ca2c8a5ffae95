"""`forewarn sheet` without a code: the project gate by gate, as a paper and as JSON, as far as its reader may read."""

from collections.abc import Callable
from typing import Any

Forewarn = Callable[..., Any]


def test_nothing_stands_on_it_before_something_is_used(begun: Forewarn) -> None:
    ran = begun("sheet")
    assert ran.code == 1 and ran.complaint.startswith(
        "ERP has no gate, deliverable, goal, money line or check"
    )
    assert begun("sheet", "--json").json["parts"] == []


def test_gate_by_gate(begun: Forewarn) -> None:
    gate = ("--type", "gate", "--baseline", "2026-12-18", "--phase-from", "2026-11-02")
    assert begun("add", "milestone", "--title", "Blueprint closed", *gate).code == 0
    given = ("--milestone", "M1", "--sent-on", "2026-11-25", "--audience", "client")
    assert begun("add", "deliverable", "--title", "Blueprint", *given).code == 0
    assert (
        begun("add", "check", "--title", "Restore", "--type", "drill", "--planned-on", "2027-01-11").code == 0
    )
    out = begun("sheet").out
    assert "# Project sheet: ERP" in out and "Thu 26 Nov 2026 · Scope: Green · Quality: Green" in out
    assert "## M1 Blueprint closed" in out and "- DL-01 Blueprint: sent 25 Nov; answer due 30 Nov" in out
    assert out.index("## M1") < out.index("DL-01") < out.index("## The whole project") < out.index("Q-01")
    document = begun("sheet", "--json").json
    assert (document["kind"], document["letters"]) == ("project_sheet", {"S": "green", "Q": "green"})
    assert [part["gate"] and part["gate"]["code"] for part in document["parts"]] == ["M1", None]
    (record,) = document["parts"][0]["records"]
    assert (record["code"], record["colour"], record["standing"]) == (
        "DL-01",
        "green",
        ["sent 25 Nov", "answer due 30 Nov"],
    )
    begun("edit", "M1", "--audience", "client")
    begun("edit", "project", "ERP", "--state", "active")
    assert "plan and staffing not agreed" in begun("sheet").out
    theirs = begun("sheet", "--audience", "client").out
    assert "DL-01" in theirs and "M1" in theirs and "not agreed" not in theirs
    assert "Thu 26 Nov 2026 · Scope: Green · Quality: Green\n" in theirs, "of nothing that is not on it"
    assert begun("sheet", "--audience", "nobody").code == 2
    assert begun("sheet", "--json", "-o", "x.json").code == 2
