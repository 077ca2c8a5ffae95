"""An action out of the review begins with a verb that fits why the record is there."""

from datetime import date

import pytest

from store.records import Milestone, Risk
from store.rules.review.action_words import VERBS, action_words
from store.rules.review.reasons.reason import Reason
from store.rules.review.review_item import Item
from store.rules.review.stops import ROWS
from store.values.record import Record
from store.values.words import say, words

RISK = Risk(project=1, title="Strike", probability=4, impact=5)
M3 = Milestone(project=1, title="Prototype")


@pytest.mark.parametrize(
    ("record", "rule", "said"),
    [
        (RISK, "incomplete", "Name an owner of it"),
        (Risk(project=1, title="Strike", probability=4, impact=5, owner=7), "incomplete", "Complete it"),
        (RISK, "not_assessed", "Assess it"),
        (M3, "moved", "Agree how to recover it"),
        (M3, "a rule of tomorrow", "Settle it"),
    ],
)
def test_the_first_reason_decides(record: Record, rule: str, said: str) -> None:
    reason = Reason(rule, record, words("why"), "red", date(2026, 11, 25))
    assert say(action_words(Item(1, record, (reason,)), "it")) == said


def test_housekeeping_has_verbs() -> None:
    """Whatever a row of several is called by has a verb, or falls to the general one on purpose."""
    assert ROWS.keys() - VERBS.keys() == {"class_disagrees", "lesson_check"}
