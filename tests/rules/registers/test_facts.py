"""What follows from a record and is shown beside its fields."""

from collections.abc import Callable
from datetime import date

from store.records import Milestone, Reforecast
from store.rules.registers.facts import facts
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]


def test_a_milestone_tells_its_last_moves_with_their_reasons_newest_first(situation: Make) -> None:
    m3 = Milestone(project=1, title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11))
    forecast = Reforecast(
        project=1,
        milestone=m3.id,
        on=date(2026, 11, 25),
        moved_from=date(2026, 12, 4),
        moved_to=date(2026, 12, 11),
        reason="late data.",
    )
    baseline = Reforecast(
        project=1,
        milestone=m3.id,
        on=date(2025, 10, 9),
        what="baseline",
        moved_from=date(2026, 11, 27),
        moved_to=date(2026, 12, 4),
        reason="contract",
    )
    other = Reforecast(
        project=1, milestone=5, on=date(2026, 11, 1), moved_from=None, moved_to=None, reason="x"
    )
    found = list(facts(situation(milestones=(m3,), reforecasts=(baseline, forecast, other)), m3))
    moved = [(fact.title, say(fact.said)) for fact in found if fact.title in ("moved", "re-baselined")]
    assert moved == [
        ("moved", "25 Nov: 4 Dec > 11 Dec (+5wd): late data"),
        ("re-baselined", "9 Oct 2025: 27 Nov > 4 Dec (+5wd): contract"),
    ]
