"""The colour of one deliverable, check, money line or goal: what it does to its letter, or would; and of a need."""

from store.records import Action, Check, Deliverable, Goal, MoneyLine
from store.records.action import need
from store.records.check import uncorrected
from store.records.goal import behind_line, lacks
from store.records.milestone import Rag
from store.records.money_line import foreseen, outstanding
from store.rules.registers.plan_letters import answer_late, correction_late, crept, overdue, past_due
from store.rules.registers.promises import NEEDS
from store.rules.situation import Situation
from store.values.record import Record


def colour_of(situation: Situation, record: Record) -> Rag:
    """Green where nothing is wrong; unknown of other kinds."""
    match record:
        case Deliverable():
            return _deliverable(situation, record)
        case Check():
            return _check(situation, record)
        case MoneyLine():
            return _money(situation, record)
        case Goal():
            return "amber" if lacks(record) or behind_line(record) else "green"
        case Action() if (stands := need(record, situation.day)) is not None:
            return NEEDS[stands]
    return "unknown"


def _deliverable(situation: Situation, one: Deliverable) -> Rag:
    if past_due(situation, one) or crept(situation, one):
        return "red"
    return "amber" if one.refused or answer_late(situation, one) else "green"


def _check(situation: Situation, check: Check) -> Rag:
    if uncorrected(check) and check.correct_by is None:
        return "red"
    late = overdue(situation, check) or correction_late(situation, check)
    return "amber" if late else "green"


def _money(situation: Situation, line: MoneyLine) -> Rag:
    if outstanding(line, situation.day.date):
        return "amber"
    if line.approved is None or (over := foreseen(line) - line.approved) <= 0:
        return "green"
    return "red" if over * 100 > line.approved * situation.day.settings.money_tolerance else "amber"
