"""What a project was to reach and how far it came, for those who may read of it."""

from datetime import date
from decimal import Decimal

from store.records import Goal
from store.records.goal import behind_line, lacks, last_reading, on_line, reached, show_measure
from store.records.names import name_said
from store.rules.briefing.report import Line
from store.rules.readership import Reader
from store.values.date_display import dated
from store.values.words import N_, Words, bare, words

GOAL_HEADS = (N_("Goal"), N_("Base"), N_("Target"), N_("Last reading"), N_("Result"))


def goal_rows(reader: Reader) -> tuple[Line, ...]:
    """A row for each goal that they may read of, by its day."""
    goals = sorted(
        filter(reader.reads, reader.situation.goals), key=lambda goal: (goal.due or date.max, goal.id)
    )
    return tuple(_row(reader, goal) for goal in goals)


def result(goal: Goal, today: date) -> Words:
    """What came of it by now: reached or not; before its day how it stands to the straight line."""
    if lacks(goal):
        return words(N_("incomplete: nobody can tell"))
    last, done = last_reading(goal), reached(goal)
    if last is None:
        return words(N_("never read"))
    if done:
        return words(N_("reached"))
    if done is None:
        return words(N_("no base to compare with"))
    if goal.due is None or goal.due <= today:
        return words(N_("not reached"))
    wanted = on_line(goal, last[0])
    if wanted is None:
        return words(N_("under way"))
    form = N_("behind the line ({wanted})") if behind_line(goal) else N_("on the line ({wanted})")
    return words(form, wanted=show_measure(wanted))


def measured(value: Decimal | None, unit: str) -> Words:
    """A value with its unit."""
    if value is None:
        return words("-")
    shown, unit = show_measure(value), bare(unit)
    return words("{n} {unit}", n=shown, unit=unit) if unit else words("{n}", n=shown)


def _row(reader: Reader, goal: Goal) -> Line:
    today, last = reader.situation.day.date, last_reading(goal)
    what = name_said(goal)
    if measure := bare(goal.measure):
        what = words(N_("{what} ({measure})"), what=what, measure=measure)
    target = measured(goal.target, goal.unit)
    if goal.due is not None:
        target = words(N_("{what} by {day}"), what=target, day=dated(goal.due, today))
    read = words("-")
    if last is not None:
        value = measured(last[1], goal.unit)
        read = words(N_("{what} on {day}"), what=value, day=dated(last[0], today))
    cells = (what, measured(goal.base, goal.unit), target, read, result(goal, today))
    return Line(f"goal:{goal.id}", name_said(goal), (goal,), cells=cells)
