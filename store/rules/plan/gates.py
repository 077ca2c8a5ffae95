"""Phases: each ends with a gate. At its start plan and staffing are agreed, at its end it is looked back on.

A phase begins on the day that its gate says, else on that of the gate before it; the first one on the day that its
template was begun. While the gate before is open the next phase has not begun, whatever was planned.
"""

from collections.abc import Iterator
from datetime import date

from store.records import Milestone
from store.records.milestone import review_owed
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.record import born
from store.values.words import N_, Words, bare, words


@frozen
class Phase:
    """`begins`: its first day as far as it is known; `begun`: whether it has come; `ends`: its gate met or expected."""

    gate: Milestone
    begins: date | None
    begun: bool

    @property
    def ends(self) -> date | None:
        """The day of its gate."""
        return self.gate.due

    @property
    def over(self) -> bool:
        """Whether its gate was met."""
        return self.gate.met_on is not None

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in it: after its first day, on which the phase before ends, up to that of its gate."""
        if day is None or self.ends is None or day > self.ends:
            return False
        return self.begins is None or day > self.begins


def phases(situation: Situation) -> tuple[Phase, ...]:
    """In the order of their ends."""
    found: list[Phase] = []
    today = situation.day.date
    for gate in sorted(situation.gates, key=lambda one: (one.due or date.max, one.id)):
        before = found[-1] if found else None
        own = gate.phase_from or (_start(gate) if before is None else None)
        begins = own or (before.ends if before is not None else None)
        begun = own <= today if own is not None else before is None or before.over
        found.append(Phase(gate, begins, begun))
    return tuple(found)


def _start(gate: Milestone) -> date | None:
    """The first day of the template that it came from."""
    if not gate.ref:
        return None
    # Of a plan that was made by hand nothing is loaded.
    from store.rules.plan.template import origin_of

    origin = origin_of(gate)
    return origin.start if origin is not None else None


def agreement_owed(situation: Situation, phase: Phase) -> date | None:
    """Since when plan and staffing of a phase that runs should be agreed; None: nobody owes it. While the first plan is
    being made there is none to agree on."""
    if phase.over or not phase.begun or phase.gate.plan_agreed_on is not None:
        return None
    if situation.project.state == "planning":
        return None
    return phase.begins or min(born(phase.gate.id, situation.project.zone), situation.day.date)


def phase_of(situation: Situation, gate: Milestone) -> Phase | None:
    """The phase that it ends; None of a milestone that is no gate."""
    return next((one for one in phases(situation) if one.gate.id == gate.id), None)


def to_agree(situation: Situation) -> Iterator[tuple[Phase, bool]]:
    """Phases whose plan is to be agreed on, and whether it should have been; those that begin soon among them."""
    day = situation.day
    soon = day.calendar.add(day.date, day.settings.key_node_wd)
    for phase in phases(situation):
        owed = agreement_owed(situation, phase) is not None
        ahead = phase.begins is not None and day.date <= phase.begins <= soon
        if owed or (ahead and not phase.over and phase.gate.plan_agreed_on is None):
            yield phase, owed


def gate_words(situation: Situation, phase: Phase) -> Iterator[Words]:
    """What was agreed at its start with whom, and its review; what is owed is not for others to see."""
    gate, today = phase.gate, situation.day.date
    if gate.plan_agreed_on is not None:
        names = tuple(filter(None, (situation.name(one) for one in gate.plan_agreed_with)))
        said = N_("plan and staffing agreed {day} with {names}")
        yield words(said, day=dated(gate.plan_agreed_on, today), names=names)
    elif agreement_owed(situation, phase) is not None and not situation.looked_at:
        yield words(N_("plan and staffing not agreed"))
    if gate.gate_review_on is not None:
        yield words(N_("review {day}"), day=dated(gate.gate_review_on, today))
    elif review_owed(gate) and not situation.looked_at:
        yield words(N_("no review yet"))


def looked_back(situation: Situation, phase: Phase) -> tuple[Words, ...]:
    """What a review of the phase starts from: the milestones met, what is open, lessons, who was thanked."""

    def named(title: str, found: Iterator[str]) -> Words | None:
        names = tuple(bare(one) for one in found if one)
        return words(N_("{what}: {said}"), what=words(title), said=names) if names else None

    milestones = [
        one for one in situation.milestones if one.type != "gate" and phase.holds(one.met_on or one.baseline)
    ]
    late = (one.code for one in milestones if one.met_on is None)
    issues = (one.code for one in situation.risks if one.state == "occurred")
    actions = (one.code for one in situation.actions if one.open and phase.holds(one.due))
    refused = (one.code for one in situation.deliverables if one.refused)
    learned = (one.code for one in situation.lessons if phase.holds(one.on))
    thanked = {one.person: situation.name(one.person) for one in situation.thanks if phase.holds(one.on)}
    parts = (
        named(N_("met"), (one.code for one in milestones if one.met_on is not None)),
        named(N_("open"), iter((*late, *issues, *refused, *actions))),
        named(N_("lessons"), learned),
        named(N_("thanked"), iter(thanked.values())),
    )
    return tuple(part for part in parts if part is not None)
