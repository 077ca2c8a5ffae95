"""A project on one sheet: its gates, and under each what is needed, handed over, checked, paid and reached in its
phase.

A record stands in the phase that holds its day: of a deliverable that of its milestone, of a check the next one, else
the last, of a need its first, of a goal and of funding the day they are due. What has no day, or one beyond the last
gate, stands at the end.
"""

from collections.abc import Sequence
from datetime import date

from store.records import Action, Check, Deliverable, Goal, Milestone, MoneyLine
from store.records.action import need_begins
from store.records.check import next_on
from store.records.milestone import Rag, overdue, rag, slip
from store.rules.plan.gates import Phase, agreement_owed, gate_words, looked_back, phases
from store.rules.registers.areas import PLANNED, Area, areas
from store.rules.registers.colour_reasons import standing
from store.rules.registers.plan_letters import beside as beside_it
from store.rules.registers.plan_letters import why
from store.rules.registers.standing_colour import colour_of
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words


@frozen
class SheetLine:
    """One record: what it is called, how it stands, in words and by colour."""

    record: Record
    label: str
    said: tuple[Words, ...]
    colour: Rag


@frozen
class SheetPart:
    """What belongs to one phase: needs, deliverables, checks, money, goals; without a gate, to the project as a whole.
    `on_record`: what the review of a phase that is over starts from, for those within."""

    gate: SheetLine | None
    lines: tuple[SheetLine, ...]
    on_record: tuple[Words, ...] = ()


@frozen
class ProjectSheet:
    """`letters`: those of scope, cost and quality that there is something to say of."""

    situation: Situation
    letters: tuple[Area, ...]
    parts: tuple[SheetPart, ...]


def project_sheet(situation: Situation) -> ProjectSheet:
    """As it stands on its day."""
    every = phases(situation)
    within: dict[int, list[SheetLine]] = {one.gate.id: [] for one in every}
    beside: list[SheetLine] = []
    records: Sequence[Record] = (
        *situation.needs,
        *(*situation.deliverables, *situation.checks),
        *(*situation.money, *situation.goals),
    )
    for record in records:
        day = _day(situation, record)
        phase = next((one for one in every if one.holds(day)), None)
        lines = within[phase.gate.id] if phase is not None else beside
        lines.append(
            _line(
                record, (*why(situation, record), *beside_it(situation, record)), colour_of(situation, record)
            )
        )
    parts = [_part(situation, one, within[one.gate.id]) for one in every]
    if beside:
        parts.append(SheetPart(None, tuple(beside)))
    return ProjectSheet(situation, areas(situation, PLANNED), tuple(parts))


def _part(situation: Situation, phase: Phase, lines: Sequence[SheetLine]) -> SheetPart:
    gate, day = phase.gate, situation.day
    said: list[Words] = []
    if phase.begins is not None:
        said.append(words(N_("from {day}"), day=dated(phase.begins, day.date)))
    if gate.met_on is not None:
        said.append(words(N_("met {day}"), day=dated(gate.met_on, day.date)))
    elif gate.due is not None:
        said.append(words(N_("until {day}"), day=dated(gate.due, day.date)))
        late = standing(gate, day) if overdue(gate, day) or slip(gate, day) else None
        said += [late] if late is not None else []
    said += gate_words(situation, phase)
    past = looked_back(situation, phase) if phase.over and not situation.looked_at else ()
    return SheetPart(_line(gate, tuple(said), _gate_colour(situation, phase)), tuple(lines), past)


def _gate_colour(situation: Situation, phase: Phase) -> Rag:
    if phase.over:
        return "green"
    colour = rag(phase.gate, situation.day)
    owed = agreement_owed(situation, phase) is not None and not situation.looked_at
    return "amber" if owed and colour == "green" else colour


def _line(record: Record, said: tuple[Words, ...], colour: Rag) -> SheetLine:
    code = getattr(record, "code", "")
    return SheetLine(record, bare(f"{code} {record.label}".strip()), said, colour)


def _day(situation: Situation, record: Record) -> date | None:
    match record:
        case Deliverable():
            due_with = situation.milestones_by_id.get(record.milestone or 0)
            return due_with.due if isinstance(due_with, Milestone) else None
        case Check():
            return next_on(record) or record.checked_on
        case Action():
            return need_begins(record)
        case Goal() | MoneyLine():
            return record.due
    return None
