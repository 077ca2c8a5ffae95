"""`<` and `>` in the week: an action is due in the column beside."""

from dataclasses import replace

from store.records import Action
from store.records.action import horizon
from store.records.names import name_of
from store.rules.registers.week_columns import moved_by
from store.values.day import Day
from store.values.outcome import Save
from store.values.words import N_, bare, words


def reschedule(action: Action, by: int, day: Day) -> Save | None:
    """Due `by` columns later or earlier; None where there is no such column, or nothing to do any more."""
    due = moved_by(horizon(action.due, day), by, day) if action.open else None
    if due is None or due == action.due:
        return None
    act = words(N_("{name} due {day}"), name=bare(name_of(action)), day=due)
    return Save((replace(action, due=due),), act)
