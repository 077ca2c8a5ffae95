"""A project from its template over its gates, deliverables and checks, day by day; every value calculated by hand.

It begins on Mon 5 Jan 2026 without holidays: 20 working days later is Mon 2 Feb, 60 Mon 30 Mar, 120 Mon 22 Jun.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Project
from store.rules.review.attention import reasons
from store.values.clock import Clock
from store.values.words import say

Forewarn = Callable[..., Any]
TEMPLATE = """
title = "Year"
language = "en"
[[seat]]
id = "manager"
title = "Manager"
[[milestone]]
id = "drawn"
title = "Drawn"
type = "gate"
owner = "manager"
baseline = 20
[[milestone]]
id = "built"
title = "Built"
type = "gate"
owner = "manager"
after = "drawn"
after_wd = 40
[[milestone]]
id = "live"
title = "Live"
type = "gate"
owner = "manager"
after = "built"
after_wd = 60
[[deliverable]]
title = "Blueprint"
milestone = "drawn"
[[deliverable]]
title = "System"
milestone = "built"
[[quality_check]]
title = "Restore"
type = "drill"
standard = "within an hour"
planned_on = 25
every_months = 3
"""
PLAN_RULES = (
    *("gate_agreement", "gate_review", "deliverable_late", "scope_crept", "refused"),
    *("answer_awaited", "check_due", "correction_due"),
)


@pytest.fixture
def on(begun: Forewarn, monkeypatch: pytest.MonkeyPatch, own_store: Path) -> Callable[[int, int], "Day"]:
    """`on(month, day)`: what is done and seen on that day."""
    return lambda month, day: Day(begun, monkeypatch, own_store, date(2026, month, day))


class Day:
    """One day of the year."""

    def __init__(self, forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch, store: Path, today: date) -> None:
        monkeypatch.setenv("FOREWARN_TODAY", today.isoformat())
        self._forewarn, self._store, self._today = forewarn, store, today

    def do(self, *typed: str) -> str:
        ran = self._forewarn(*typed)
        assert ran.code == 0, ran.err
        return str(ran.out)

    def refused(self, *typed: str) -> str:
        ran = self._forewarn(*typed)
        assert ran.code == 1, ran.out
        return str(ran.complaint)

    @property
    def letters(self) -> str:
        found = self._forewarn("sheet", "--json").json["letters"]
        return " ".join(f"{letter}:{colour}" for letter, colour in found.items())

    @property
    def wants(self) -> list[tuple[str, str, str, int]]:
        """(rule, code, what is said, working days late)."""
        with closing(Workspace.open(self._store, who="ann", clock=Clock(self._today))) as workspace:
            (project,) = workspace.live(Project)
            return [
                (one.rule, getattr(one.record, "code", ""), say(one.words), one.late)
                for one in reasons(situation(workspace, project.id))
                if one.rule in PLAN_RULES
            ]

    @property
    def sheet(self) -> dict[str, list[str]]:
        """By gate what belongs to its phase."""
        parts = self._forewarn("sheet", "--json").json["parts"]
        return {
            part["gate"]["code"] if part["gate"] else "": [one["code"] for one in part["records"]]
            for part in parts
        }


def test_a_year(on: Callable[[int, int], Day], tmp_path: Path) -> None:
    text = tmp_path / "year.toml"
    text.write_text(TEMPLATE, encoding="utf-8")

    begins = on(1, 5)
    begins.do("add", "person", "--name", "Li")
    begins.do("template", "save", "year", "--file", str(text))
    begins.do("template", "apply", "year", "--project", "ERP", "--start", "2026-01-05")
    assert begins.wants == [], "while the plan is being made there is none to agree on"
    begins.do("edit", "project", "ERP", "--state", "active")
    assert begins.wants == [
        ("gate_agreement", "M1", "its phase began 5 Jan: plan and staffing agreed with whom?", 0)
    ]
    assert begins.sheet == {"M1": ["DL-01"], "M2": ["DL-02", "Q-01"], "M3": []}
    assert begins.letters == "S:green Q:green"

    agreed = on(1, 7)
    agreed.do("edit", "M1", "--plan-agreed-on", "2026-01-07", "--plan-agreed-with", "Li")
    assert agreed.wants == []

    on(1, 20).do("edit", "DL-01", "--sent-on", "2026-01-20", "--sent-to", "Li", "--answer-by", "2026-01-27")
    assert on(1, 26).wants == []
    assert on(1, 28).wants == [("answer_awaited", "DL-01", "sent 20 Jan, answer due 27 Jan", 1)]

    back = on(1, 29)
    back.do(
        "edit", "DL-01", "--refused-on", "2026-01-29", "--decided-by", "Li", "--missing", "the interfaces"
    )
    assert (back.letters, back.wants) == (
        "S:amber Q:green",
        [("refused", "DL-01", "refused 29 Jan", 0)],
    )
    late = on(2, 3)
    assert late.letters == "S:red Q:green"
    assert late.wants == [
        ("deliverable_late", "DL-01", "was due with M1 2 Feb", 1),
        ("refused", "DL-01", "refused 29 Jan", 3),
    ]

    passed = on(2, 4)
    passed.do("finish", "DL-01")
    passed.do("finish", "M1")
    assert passed.letters == "S:green Q:green"
    assert passed.wants == [
        ("gate_review", "M1", "met 4 Feb: its review is owed", 0),
        ("gate_agreement", "M2", "its phase began 4 Feb: plan and staffing agreed with whom?", 0),
    ]
    passed.do("finish", "M1", "blueprint signed; interfaces next time first")
    passed.do("edit", "M2", "--plan-agreed-on", "2026-02-04", "--plan-agreed-with", "Li")
    assert passed.wants == []

    drill = on(2, 9)
    assert drill.wants == [("check_due", "Q-01", "planned for 9 Feb", 0)]
    drill.do("finish", "Q-01", "failed")
    assert drill.letters == "S:green Q:red"
    assert drill.wants == [("correction_due", "Q-01", "failed 9 Feb, no dated correction", 0)]
    corrected = ("--correction", "key into the safe", "--corrector", "Li", "--correct-by", "2026-02-16")
    drill.do("edit", "Q-01", *corrected, "--trained", "Li")
    assert (drill.letters, drill.wants) == ("S:green Q:green", [])
    after = on(2, 17)
    assert after.letters == "S:green Q:amber"
    assert after.wants == [("correction_due", "Q-01", "correction was due 16 Feb", 1)]
    after.do("finish", "Q-01")
    assert (after.letters, after.wants) == ("S:green Q:green", [])

    crept = on(3, 2)
    crept.do("add", "deliverable", "--title", "Labels", "--milestone", "M2", "--scope", "added")
    assert crept.letters == "S:red Q:green"
    assert [one[:3] for one in crept.wants] == [("scope_crept", "DL-03", "added without an approved change")]
    approved = on(3, 4)
    dates = ("--identified-on", "2026-03-02", "--approved-on", "2026-03-04")
    approved.do("add", "change", "--title", "Labels", *dates)
    early = approved.refused("edit", "DL-03", "--added-by", "C-01", "--accepted-on", "2026-03-03")
    assert early == "Accepted on: accepted before C-01, which is of 4 Mar"
    approved.do("edit", "DL-03", "--added-by", "C-01")
    assert (approved.letters, approved.wants) == ("S:green Q:green", [])

    built = on(3, 30)
    for code in ("DL-02", "DL-03", "M2"):
        built.do("finish", code)
    built.do("finish", "M2", "all handed over")
    built.do("edit", "M3", "--plan-agreed-on", "2026-03-30", "--plan-agreed-with", "Li")
    backwards = built.refused("edit", "M3", "--phase-from", "2026-06-23")
    assert backwards == "Phase from: the gate ends before it begins, on 22 Jun"

    assert on(5, 8).wants == []
    again = on(5, 11)  # three months after 9 Feb is Sat 9 May
    assert again.letters == "S:green Q:amber"
    assert again.wants == [("check_due", "Q-01", "planned for 9 May", 1)]
    again.do("finish", "Q-01", "passed")
    assert (again.letters, again.wants) == ("S:green Q:green", [])

    ends = on(6, 22)
    ends.do("finish", "M3")
    ends.do("finish", "M3", "thanks to all")
    assert (ends.letters, ends.wants) == ("S:green Q:green", [])
    # The next drill is on 11 Aug, beyond the last gate.
    assert ends.sheet == {"M1": ["DL-01"], "M2": ["DL-02", "DL-03"], "M3": [], "": ["Q-01"]}
    paper = ends.do("sheet")
    first = (
        "- from 5 Jan 2026; met 4 Feb 2026; plan and staffing agreed 7 Jan 2026 with Li; review 4 Feb 2026"
    )
    assert first in paper
    assert "- DL-03 Labels: added by C-01; accepted 30 Mar" in paper
    assert "- Q-01 Restore: passed 11 May; next check 11 Aug; trained: Li" in paper
