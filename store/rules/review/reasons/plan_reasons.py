"""What a plan holds besides its days: what is owed at a gate, a goal that nobody can measure, scope that is late,
refused or not agreed, an answer that is waited for, a check or a correction that is late."""

from collections.abc import Iterator

from store.records import Goal
from store.records.check import next_on, uncorrected
from store.records.goal import lacks
from store.records.milestone import review_owed
from store.rules.registers.plan_letters import answer_due, crept, past_due
from store.rules.review.reasons.reason import Reason
from store.rules.review.reasons.unused_register import unused_register
from store.rules.situation import Situation
from store.values.fields import field_named
from store.values.record import born
from store.values.words import N_, Words, words

WEEK_WD = 5


def plan_reasons(situation: Situation) -> Iterator[Reason]:
    """Of a project that holds such records, or has gates."""
    if situation.gates:
        yield from gate_owed(situation)
    yield from goal_incomplete(situation)
    yield from scope_open(situation)
    yield from answer_awaited(situation)
    yield from check_due(situation)
    yield from correction_due(situation)
    yield from unused_register(situation)


def gate_owed(situation: Situation) -> Iterator[Reason]:
    """At the start of a phase an agreement, at its end a review."""
    from store.rules.plan.gates import agreement_owed, phases

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


def goal_incomplete(situation: Situation) -> Iterator[Reason]:
    """Without measure, target or day nobody can tell whether it was reached."""
    day = situation.day
    for goal in situation.goals:
        if missing := lacks(goal):
            since = min(born(goal.id, situation.project.zone), day.date)
            titles = tuple(Words(field_named(Goal, name).title) for name in missing)
            said = words(N_("incomplete: {fields}"), fields=titles)
            again = day.settings.review_green_wd
            yield Reason(
                "goal_incomplete", goal, said, "amber", since, day.since(since), again, again, waits=True
            )


def answer_awaited(situation: Situation) -> Iterator[Reason]:
    """It was sent, and its answer is due: on the day that was agreed, else a few working days later."""
    day = situation.day
    for one in situation.deliverables:
        if (due := answer_due(situation, one)) is not None and due <= day.date:
            said = words(N_("sent {on}, answer due {day}"), on=one.sent_on, day=due)
            yield Reason(
                "answer_awaited", one, said, "amber", due, max(0, day.since(due)), WEEK_WD, waits=True
            )


def scope_open(situation: Situation) -> Iterator[Reason]:
    """What makes the scope red or amber: past its milestone, added without an approved change, refused."""
    day = situation.day
    for one in situation.deliverables:
        due_with = situation.milestones_by_id.get(one.milestone or 0)
        if past_due(situation, one) and due_with is not None and due_with.due is not None:
            said = words(N_("was due with {name} {day}"), name=due_with.code, day=due_with.due)
            late = max(0, day.since(due_with.due))
            yield Reason("deliverable_late", one, said, "red", due_with.due, late, WEEK_WD)
        if crept(situation, one):
            since = min(born(one.id, situation.project.zone), day.date)
            said = words(N_("added without an approved change"))
            yield Reason("scope_crept", one, said, "red", since, max(0, day.since(since)), WEEK_WD)
        if one.refused and one.refused_on is not None:
            said = words(N_("refused {day}"), day=one.refused_on)
            late = max(0, day.since(one.refused_on))
            yield Reason("refused", one, said, "amber", one.refused_on, late, WEEK_WD, waits=True)


def check_due(situation: Situation) -> Iterator[Reason]:
    """The day of a check or a drill has come."""
    day = situation.day
    for one in situation.checks:
        if (due := next_on(one)) is not None and due <= day.date:
            said = words(N_("planned for {day}"), day=due)
            yield Reason("check_due", one, said, "amber", due, max(0, day.since(due)), WEEK_WD, waits=True)


def correction_due(situation: Situation) -> Iterator[Reason]:
    """What failed is not put right by its day; red while it has no day at all."""
    day = situation.day
    for one in situation.checks:
        if not uncorrected(one) or one.checked_on is None:
            continue
        if one.correct_by is None:
            said = words(N_("failed {day}, no dated correction"), day=one.checked_on)
            late = max(0, day.since(one.checked_on))
            yield Reason("correction_due", one, said, "red", one.checked_on, late, WEEK_WD)
        elif one.correct_by < day.date:
            said = words(N_("correction was due {day}"), day=one.correct_by)
            late = max(0, day.since(one.correct_by))
            yield Reason("correction_due", one, said, "amber", one.correct_by, late, WEEK_WD, waits=True)
