"""Whatever is added takes the same day, wherever the machine stands."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from store.values.clock import Clock, zone_of

Forewarn = Callable[..., Any]
THERE = "2026-11-27"


@pytest.fixture
def auckland(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> Forewarn:
    """A project in Auckland, where it is Friday morning; the machine is in UTC, where it is Thursday evening."""
    begun("edit", "ERP", "--zone", "Pacific/Auckland")
    moment = datetime(2026, 11, 26, 20, 30, tzinfo=UTC)

    def today(self: Clock, zone: str = "") -> date:
        return moment.astimezone(zone_of(zone) or UTC).date()

    monkeypatch.setattr(Clock, "today", today)
    monkeypatch.setattr(Clock, "now", lambda self: moment)
    begun("add", "person", "--name", "Chen")
    begun("add", "risk", "--title", "Strike")
    return begun


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("contact", "--person", "Chen"), "on"),
        (("contact", "--person", "Chen", "--project", "ERP"), "on"),
        (("contact", "--person", "Wu", "--new-people"), "on"),
        (("contact", "--person", "Chen", "--on", "today"), "on"),
        (("told", "--subject", "R-01", "--person", "Chen"), "on"),
        (("risk", "--title", "x"), "detected_on"),
        (("change", "--title", "x", "--type", "scope"), "identified_on"),
        (("decision", "--title", "x"), "on"),
        (("lesson", "--title", "x"), "on"),
        (("meeting", "--title", "x"), "on"),
        (("reading", "--area", "scope", "--colour", "green", "--sentence", "x", "--valid-until", "+9"), "on"),
        (("morale", "--mood", "3"), "on"),
        (("stakeholder", "--person", "Chen", "--client-class", "A"), "classed_on"),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, tuple) else "",
)
def test_today_is_the_project_s(auckland: Forewarn, words: tuple[str, ...], field: str) -> None:
    assert auckland("add", *words, "--json").json[field] == THERE
