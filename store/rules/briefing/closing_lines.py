"""The lists of a closing report: changes with their cost, quality, lessons, what is open and with whom, thanks."""

from collections import Counter
from datetime import date

from store.records import Action, Change, Check, Deliverable, Milestone, MoneyLine, Risk
from store.records.names import name_said
from store.records.risk import due_day, happened
from store.rules.briefing.highlights import change_line
from store.rules.briefing.report import Line
from store.rules.plan.change_cost import cost_of, sum_words
from store.rules.plan.losses import loss
from store.rules.readership import Reader
from store.rules.registers.project_closure import left_open
from store.values.date_display import dated
from store.values.record import Record
from store.values.words import N_, NN_, Clauses, Words, bare, words

REJECTED = NN_("{n} change was rejected", "{n} changes were rejected")
CHECKED = NN_(
    "{n} check or drill made: {passed} passed, {failed} failed",
    "{n} checks and drills made: {passed} passed, {failed} failed",
)
ACCEPTED = NN_("{accepted} of {n} deliverable accepted", "{accepted} of {n} deliverables accepted")
ISSUES = NN_("{n} issue came up, {closed} of it closed", "{n} issues came up, {closed} of them closed")
FOR_WHAT = 3
"""Milestones that somebody is thanked for by name."""


def all_changes(reader: Reader) -> tuple[Line, ...]:
    """Every change that was approved or took effect, each with its cost; then all of them together, and how many were
    rejected."""
    situation = reader.situation
    own = [one for one in situation.changes if reader.reads(one)]
    rejected = [one for one in own if one.rejected_on is not None]
    made = [one for one in own if one not in rejected and (one.approved_on or one.implemented_on)]
    lines = [change_line(reader, one) if one.approved_on else _unapproved(reader, one) for one in made]
    lost = loss(made, situation.milestones_by_id, situation.day, effort=reader.knows_effort)
    if lost is not None and len(made) > 1:
        cost = sum_words(lost.low, lost.high, situation.project.currency)
        said = words(N_("All of them together: {cost}"), cost=cost)
        if lost.without:
            said = words(N_("{what}, without all of {codes}"), what=said, codes=lost.without)
        lines.append(Line(f"changes:sum:{situation.project.id}", said, tuple(made)))
    if rejected:
        said = words(REJECTED, n=len(rejected))
        lines.append(Line(f"changes:rejected:{situation.project.id}", said, tuple(rejected)))
    return tuple(lines)


def _unapproved(reader: Reader, change: Change) -> Line:
    said = words(N_("{what}, made without an approval"), what=name_said(change))
    cost = cost_of(reader, change)
    return Line(
        f"change:{change.id}",
        words(N_("{what}: {cost}"), what=said, cost=cost) if cost.msgid else said,
        (change,),
    )


def quality(reader: Reader) -> tuple[Line, ...]:
    """Checks and drills with those that failed, what was accepted, issues."""
    situation, today = reader.situation, reader.situation.day.date
    lines = []
    checks = [one for one in situation.checks if one.checked_on is not None and reader.reads(one)]
    if checks:
        failed = [one for one in checks if one.result == "failed"]
        passed = sum(one.result == "passed" for one in checks)
        said = words(CHECKED, n=len(checks), passed=passed, failed=len(failed))
        lines.append(Line(f"quality:checks:{situation.project.id}", said, tuple(checks)))
        for one in failed:
            form = N_("{what}: failed {day}, not corrected")
            if one.corrected_on is not None:
                form = N_("{what}: failed {day}, corrected {corrected}")
            on, corrected = (dated(day, today) if day else "" for day in (one.checked_on, one.corrected_on))
            said = words(form, what=name_said(one), day=on, corrected=corrected)
            lines.append(Line(f"quality:{one.id}", said, (one,)))
    if deliverables := [one for one in situation.deliverables if reader.reads(one)]:
        accepted = sum(one.accepted_on is not None for one in deliverables)
        said = words(ACCEPTED, n=len(deliverables), accepted=accepted)
        lines.append(Line(f"quality:deliverables:{situation.project.id}", said, tuple(deliverables)))
    if issues := [one for one in situation.risks if happened(one) and reader.reads(one)]:
        said = words(ISSUES, n=len(issues), closed=sum(one.state == "closed" for one in issues))
        lines.append(Line(f"quality:issues:{situation.project.id}", said, tuple(issues)))
    return tuple(lines)


def lessons(reader: Reader) -> tuple[Line, ...]:
    """What was learned, each with what keeps it from coming again."""
    lines = []
    for one in sorted(reader.situation.lessons, key=lambda one: (one.on, one.id)):
        if reader.reads(one):
            said, kept = name_said(one), bare(one.prevention)
            said = words(N_("{what}. From now on: {how}"), what=said, how=kept) if kept else said
            lines.append(Line(f"lesson:{one.id}", said, (one,)))
    return tuple(lines)


def open_lines(reader: Reader, to: int | None) -> tuple[Line, ...]:
    """What is left open, with whoever has it. `to`: who reads it."""
    found = [
        (record, *_with_whom(record)) for record in left_open(reader.situation) if _reads(reader, record, to)
    ]
    return tuple(
        Line(f"left:{record.id}", _left(reader, record, owner, due), (record,))
        for record, owner, due in sorted(found, key=lambda one: (one[2] or date.max, one[0].id))
    )


def _reads(reader: Reader, record: Record, to: int | None) -> bool:
    if isinstance(record, Action):
        theirs = to is not None and to in (record.owner, record.owed_to, record.asked_by)
        return reader.reads(record, addressed=theirs)
    return reader.reads(record)


def _with_whom(record: Record) -> tuple[int | None, date | None]:
    """Who has it, and by when."""
    match record:
        case Milestone():
            return record.owner, record.expected
        case Risk():
            return record.owner, due_day(record)
        case Action():
            return record.owner, record.due
        case Deliverable():
            return record.sent_to if record.awaited else record.owner, record.answer_by
        case Check():
            return record.corrector or record.owner, record.correct_by
        case MoneyLine():
            return record.funder, record.due
    return None, None


def _left(reader: Reader, record: Record, owner: int | None, due: date | None) -> Words:
    said = name_said(record)
    name = reader.situation.name(owner)
    said = words(N_("{what}: {name}") if name else N_("{what}: nobody has it yet"), what=said, name=name)
    if due is None:
        return said
    today = reader.situation.day.date
    form = N_("{what}, due {day}") if due >= today else N_("{what}, was due {day}")
    return words(form, what=said, day=dated(due, today))


def thanked(reader: Reader, to: int | None) -> tuple[Line, ...]:
    """To whom what was reached is owed: by milestones for which ones, then all whose actions are done. Whoever runs the
    project thanks, and is not thanked."""
    now, mine = reader.situation, (None, reader.situation.project.manager)
    met: dict[int, list[Milestone]] = {}
    done: Counter[int] = Counter()
    for milestone in now.milestones:
        if milestone.met_on is not None and milestone.owner not in mine and reader.reads(milestone):
            met.setdefault(milestone.owner or 0, []).append(milestone)
    for action in now.actions:
        if action.done_on is not None and reader.reads(
            action, addressed=to in (action.owner, action.owed_to)
        ):
            done.update(one for one in _doers(action) if one not in mine and one not in met)
    lines = []
    for person, milestones in sorted(met.items(), key=lambda one: (-len(one[1]), one[0])):
        name = words(N_("You")) if person == to else now.whole_name(person)
        what = Clauses(bare(one.title) for one in milestones[:FOR_WHAT])
        form = N_("{name}: {what}") if len(milestones) <= FOR_WHAT else N_("{name}: {what} and more")
        said = words(form, name=name, what=what)
        lines.append(Line(f"thanks:{person}", said, tuple(milestones)))
    if others := tuple(filter(None, (now.whole_name(who) for who, _ in done.most_common() if who != to))):
        lines.append(Line(f"thanks:others:{now.project.id}", words(N_("and to {names}"), names=others)))
    return tuple(lines)


def _doers(action: Action) -> tuple[int, ...]:
    return tuple(one for one in (action.owner, *action.helpers) if one is not None)
