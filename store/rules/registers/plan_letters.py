"""Scope, cost and quality where a project holds deliverables, money lines or checks: computed, each with its reason.

**S** is red while a deliverable is past the milestone it is due with or was added without an approved change, amber
while one is refused. **$** is red when more is expected than was approved by more than the project's tolerance, amber
when more is expected at all or funding is due and not in place. **Q** is red while a failed check has no dated
correction, amber while a check is overdue or a correction late.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from store.records import Action, Check, Deliverable, Goal, MoneyLine
from store.records.action import need_said
from store.records.check import RESULTS, next_on, uncorrected
from store.records.goal import behind_line, lacks, on_line, readings_of, show_measure
from store.records.milestone import Rag
from store.records.money_line import budget, foreseen, outstanding
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.fields import field_named
from store.values.record import Record
from store.values.words import N_, Words, bare, words

Standing = tuple[Rag, Words, tuple[Record, ...]]
"""(colour, why in one sentence, the records behind it)."""


def standing(situation: Situation, letter: str) -> Standing:
    """How a letter stands of whose records the project holds some."""
    return {"S": _scope, "$": _cost, "Q": _quality}[letter](situation)


def why(situation: Situation, record: Record) -> tuple[Words, ...]:
    """What a record has to do with its letter, and how a goal stands, which has none; nothing of other kinds."""
    if isinstance(record, Deliverable):
        return tuple(_deliverable(situation, record))
    if isinstance(record, MoneyLine):
        return tuple(_money(situation, record))
    if isinstance(record, Goal):
        return tuple(_goal(situation, record))
    return tuple(_check(situation, record)) if isinstance(record, Check) else ()


def beside(situation: Situation, record: Record) -> tuple[Words, ...]:
    """What else a sheet says of it, that no letter rests on: whom a check trained, when and of whom something is
    needed."""
    if isinstance(record, Action):
        return tuple(_need(situation, record))
    trained = record.trained if isinstance(record, Check) else ()
    names = tuple(filter(None, map(situation.name, trained)))
    return (words(N_("trained: {names}"), names=names),) if names else ()


def _need(situation: Situation, ask: Action) -> Iterator[Words]:
    if (needed := need_said(ask, situation.day)) is not None:
        yield needed
    if name := situation.name(ask.owner):
        yield words(N_("asked of {name}"), name=name)
    if ask.done_on is not None:
        yield words(N_("done {day}"), day=dated(ask.done_on, situation.day.date))


def past_due(situation: Situation, deliverable: Deliverable) -> bool:
    """Whether it was not handed over when its milestone was met, or should have been."""
    milestone = situation.milestones_by_id.get(deliverable.milestone or 0)
    due = milestone.due if milestone is not None else None
    return not deliverable.handed_over and due is not None and due < situation.day.date


def crept(situation: Situation, deliverable: Deliverable) -> bool:
    """Whether it was added without an approved change."""
    approved = any(change.id == deliverable.added_by and change.approved for change in situation.changes)
    return deliverable.scope == "added" and not approved


def answer_due(situation: Situation, deliverable: Deliverable) -> date | None:
    """When the answer to what was sent is due: as agreed, else a few working days later; None: none is waited for."""
    if not deliverable.awaited or deliverable.sent_on is None:
        return None
    day = situation.day
    return deliverable.answer_by or day.calendar.add(deliverable.sent_on, day.settings.answer_wd)


def answer_late(situation: Situation, deliverable: Deliverable) -> bool:
    """Whether it should have come by now."""
    due = answer_due(situation, deliverable)
    return due is not None and due < situation.day.date


def overdue(situation: Situation, check: Check) -> bool:
    """Whether its day has passed."""
    due = next_on(check)
    return due is not None and due < situation.day.date


def correction_late(situation: Situation, check: Check) -> bool:
    """Whether what failed should have been put right by now."""
    return uncorrected(check) and check.correct_by is not None and check.correct_by < situation.day.date


def _scope(situation: Situation) -> Standing:
    every = situation.deliverables
    if red := tuple(one for one in every if past_due(situation, one) or crept(situation, one)):
        said = N_("{n} past their milestone or added without an approved change")
        return "red", words(said, n=len(red)), red
    if back := tuple(one for one in every if one.refused):
        return "amber", words(N_("{n} refused and not yet accepted"), n=len(back)), back
    return "green", words(N_("{n} in the scope that was agreed"), n=len(every)), every


def _cost(situation: Situation) -> Standing:
    lines, today = situation.money, situation.day.date
    sums = budget(lines)
    late = tuple(line for line in lines if outstanding(line, today))
    if sums is not None and sums[1] > sums[0]:
        approved, expected = sums
        over = tuple(line for line in lines if line.approved is not None and foreseen(line) > line.approved)
        beyond = (expected - approved) * 100 > approved * situation.day.settings.money_tolerance
        return "red" if beyond else "amber", _compared(situation, expected, approved), (*over, *late)
    if late:
        return "amber", words(N_("{n} funding due and not in place"), n=len(late)), late
    if sums is None and not any(line.type == "funding" for line in lines):
        return "unknown", words(N_("nothing approved to compare with")), lines
    return "green", words(N_("within what was approved")), lines


def _quality(situation: Situation) -> Standing:
    every = situation.checks
    if red := tuple(one for one in every if uncorrected(one) and one.correct_by is None):
        return "red", words(N_("{n} failed, without a dated correction"), n=len(red)), red
    late = tuple(one for one in every if overdue(situation, one) or correction_late(situation, one))
    if late:
        return "amber", words(N_("{n} overdue, or their correction late"), n=len(late)), late
    return "green", words(N_("{n} in order"), n=len(every)), every


def _deliverable(situation: Situation, one: Deliverable) -> Iterator[Words]:
    today = situation.day.date
    due_with = situation.milestones_by_id.get(one.milestone or 0)
    if past_due(situation, one) and due_with is not None and due_with.due is not None:
        yield words(N_("was due with {name} {day}"), name=due_with.code, day=dated(due_with.due, today))
    if crept(situation, one):
        yield words(N_("added without an approved change"))
    elif change := next((each.code for each in situation.changes if each.id == one.added_by), ""):
        yield words(N_("added by {name}"), name=change)
    if one.refused and one.refused_on is not None:
        said = _by(situation, one, words(N_("refused {day}"), day=dated(one.refused_on, today)))
        missing = bare(one.missing)
        yield words(N_("{what}: {said}"), what=said, said=missing) if missing else said
    elif one.accepted_on is not None:
        yield _by(situation, one, words(N_("accepted {day}"), day=dated(one.accepted_on, today)))
    elif one.sent_on is not None:
        said = words(N_("sent {day}"), day=dated(one.sent_on, today))
        if name := situation.name(one.sent_to):
            said = words(N_("sent {day} to {name}"), day=dated(one.sent_on, today), name=name)
        yield said
        if (due := answer_due(situation, one)) is not None:
            form = N_("answer was due {day}") if due < today else N_("answer due {day}")
            yield words(form, day=dated(due, today))
    elif due_with is not None and due_with.due is not None and not past_due(situation, one):
        yield words(N_("due with {name} {day}"), name=due_with.code, day=dated(due_with.due, today))


def _by(situation: Situation, one: Deliverable, said: Words) -> Words:
    """With whoever accepted or refused it, where that is known."""
    name = situation.name(one.decided_by)
    return words(N_("{what} by {name}"), what=said, name=name) if name else said


def _money(situation: Situation, line: MoneyLine) -> Iterator[Words]:
    if outstanding(line, situation.day.date) and line.due is not None:
        yield words(N_("funding not in place, was due {day}"), day=dated(line.due, situation.day.date))
    elif line.type == "cost" and line.approved is not None:
        yield _compared(situation, foreseen(line), line.approved)
    elif line.type == "funding":
        yield from _funding(situation, line)


def _funding(situation: Situation, line: MoneyLine) -> Iterator[Words]:
    """How much it is, and since when it is there or when it is due."""
    from store.rules.plan.change_cost import sum_words

    today = situation.day.date
    if line.approved is not None:
        yield sum_words(line.approved, line.approved, situation.project.currency)
    if line.in_place_on is not None:
        yield words(N_("in place since {day}"), day=dated(line.in_place_on, today))
    elif line.due is not None:
        yield words(N_("due {day}"), day=dated(line.due, today))


def _compared(situation: Situation, expected: Decimal, approved: Decimal) -> Words:
    """Both in the project's currency: a paper has no sum without one."""
    from store.rules.plan.change_cost import sum_words

    expected_said, approved_said = (
        sum_words(amount, amount, situation.project.currency) for amount in (expected, approved)
    )
    return words(
        N_("{expected} expected, {approved} approved"), expected=expected_said, approved=approved_said
    )


def _check(situation: Situation, check: Check) -> Iterator[Words]:
    today = situation.day.date
    if uncorrected(check) and check.checked_on is not None:
        yield words(N_("failed {day}"), day=dated(check.checked_on, today))
        if check.correct_by is None:
            yield words(N_("no dated correction"))
        else:
            late = check.correct_by < today
            form = N_("correction was due {day}") if late else N_("correction until {day}")
            said = words(form, day=dated(check.correct_by, today))
            name = situation.name(check.corrector)
            yield words(N_("{what}, by {name}"), what=said, name=name) if name else said
    elif check.result is not None and check.checked_on is not None:
        yield words(
            N_("{result} {day}"), result=Words(RESULTS[check.result]), day=dated(check.checked_on, today)
        )
        if check.result == "failed" and check.corrected_on is not None:
            yield words(N_("corrected {day}"), day=dated(check.corrected_on, today))
    if (due := next_on(check)) is not None:
        coming = N_("check was due {day}") if due < today else N_("next check {day}")
        yield words(coming, day=dated(due, today))


def _goal(situation: Situation, goal: Goal) -> Iterator[Words]:
    if missing := lacks(goal):
        titles = tuple(Words(field_named(Goal, name).title) for name in missing)
        yield words(N_("incomplete: {fields}"), fields=titles)
    measured = readings_of(goal)
    if not measured:
        return
    on, value = measured[-1]
    read = words(
        N_("{value} {unit} on {day}"),
        value=show_measure(value),
        unit=bare(goal.unit),
        day=dated(on, situation.day.date),
    )
    wanted = on_line(goal, on)
    if wanted is None:
        yield read
    else:
        form = (
            N_("{what}, behind the line ({wanted})")
            if behind_line(goal)
            else N_("{what}, on the line ({wanted})")
        )
        yield words(form, what=read, wanted=show_measure(wanted))


def named(situation: Situation, records: Sequence[Record], most: int) -> Words:
    """The first of them by name, each with why; the others are counted."""
    # Not of the first picture.
    from store.records.names import name_said

    parts = []
    for record in records[:most]:
        name = name_said(record)
        said = why(situation, record)
        parts.append(words(N_("{what} ({why})"), what=name, why=said) if said else name)
    if len(records) > most:
        return words(N_("{what}, {n} in all"), what=tuple(parts), n=len(records))
    return words("{parts}", parts=tuple(parts))
