"""`--as-of DAY` on the commands that can look back."""

import json
from typing import Any

import pytest


def test_list_today_and_brief_look_back(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    begun("add", "risk", "--title", "Supplier late", "--probability", "5", "--impact", "5")
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    monkeypatch.setenv("FOREWARN_TODAY", "2026-12-03")
    begun("edit", "R-01", "--title", "Supplier on time", "--probability", "1")
    listed = begun("list", "risk", "--json", "--as-of", "2026-11-30")
    assert [r["title"] for r in json.loads(listed.out)["records"]] == ["Supplier late"]
    assert "R-01" in begun("today", "--as-of", "-3").out
    assert "Supplier late" in begun("brief", "--for", "Chen", "--as-of", "2026-11-30").out
    assert begun("list", "risk", "--as-of", "2026-11-01").out == ""


@pytest.mark.parametrize("typed", ["2026-12-24", "someday"])
def test_a_day_that_is_none_or_to_come(begun: Any, typed: str) -> None:
    ran = begun("list", "risk", "--as-of", typed)
    assert ran.code == 2 and ran.err.count("\n") == 1
