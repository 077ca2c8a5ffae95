"""A promise whose day was moved: in time it is renegotiated, on its day or later it was missed; papers say which."""

from collections.abc import Callable
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.mark.parametrize(
    ("on", "said", "late"),
    [
        ("2026-11-24", "Price list, due 4 Dec, renegotiated (was 26 Nov)", False),
        ("2026-11-26", "Price list, due 4 Dec, missed 26 Nov", True),
        ("2026-11-27", "Price list, due 4 Dec, missed 26 Nov", True),
    ],
)
def test_papers_say_what_became_of_it(
    begun: Forewarn, monkeypatch: pytest.MonkeyPatch, on: str, said: str, late: bool
) -> None:
    monkeypatch.setenv("FOREWARN_TODAY", "2026-11-20")
    begun("add", "person", "--name", "Chen")
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor")
    begun("add", "promise", "--title", "Price list", "--owed-to", "Chen", "--due", "2026-11-26")
    monkeypatch.setenv("FOREWARN_TODAY", on)
    begun("edit", "A-01", "--due", "2026-12-04")
    monkeypatch.setenv("FOREWARN_TODAY", "2026-11-27")
    assert said in begun("brief", "--for", "Chen").out
    weekly = begun("brief", "--weekly").out
    assert ("Promised by us and late" in weekly) is late
    shown = begun("show", "A-01").out
    assert ("renegotiated before it was due" in shown) is not late
    assert ("missed 26 Nov" in begun("week").out) is late
    assert ("Price list, due 4 Dec, missed 26 Nov" in begun("week", "--owners").out) is late
