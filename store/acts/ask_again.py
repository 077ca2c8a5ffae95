"""An ask was put to whom it is of: once more by `a` in the week, or in a briefing and a talk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.disk.workspace import Workspace
from store.records import Action, Told
from store.records.names import name_of
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words, bare, words

MOST = 99
"""Times that are counted."""


def asked_once_more(ask: Action, on: date) -> Action:
    """The ask, put to whom it is of on that day; the first day stays."""
    return replace(ask, times_asked=min(MOST, ask.times_asked + 1), asked_on=ask.asked_on or on)


def asks_put(workspace: Workspace, records: Sequence[Record]) -> Iterator[Action]:
    """The asks of which these tell the person they are of, in a briefing or a talk, as they are now; one that was first
    asked that very day, in the talk itself, is no second time, and one that is among the records is saved as it is."""
    own = {record.id for record in records}
    for told in records:
        if not isinstance(told, Told) or told.subject_kind != Action.kind or told.subject in own:
            continue
        ask = workspace.get(Action, told.subject)
        if ask is None or ask.type != "ask" or ask.owner != told.person:
            continue
        if ask.open and not ask.archived and ask.asked_on != told.on:
            yield asked_once_more(ask, told.on)


def ask_again(action: Action, today: date) -> Save | Words:
    """The ask, asked on the day it was first asked, and how often by now."""
    if action.type != "ask":
        return words(N_("only an ask is asked again"))
    again = asked_once_more(action, today)
    times = action.times_asked + 1
    return Save((again,), words(N_("asked again: {name}, {n} times"), name=bare(name_of(action)), n=times))
