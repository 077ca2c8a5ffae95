"""What is owed at a gate: at the start of its phase an agreement, at its end a review."""

from collections.abc import Iterator

from store.records.milestone import review_owed
from store.rules.plan.gates import agreement_owed, phases
from store.rules.review.reasons.reason import Reason
from store.rules.situation import Situation
from store.values.words import N_, words

WEEK_WD = 5


def gate_reasons(situation: Situation) -> Iterator[Reason]:
    """Of a project with gates."""
    day = situation.day
    for phase in phases(situation):
        gate = phase.gate
        if (since := agreement_owed(situation, phase)) is not None:
            said = words(N_("its phase began {day}: plan and staffing agreed with whom?"), day=since)
            late = max(0, day.since(since))
            yield Reason("gate_agreement", gate, said, "amber", since, late, WEEK_WD, waits=True)
        elif review_owed(gate) and gate.met_on is not None:
            said = words(N_("met {day}: its review is owed"), day=gate.met_on)
            late = max(0, day.since(gate.met_on))
            yield Reason("gate_review", gate, said, "amber", gate.met_on, late, WEEK_WD, waits=True)
