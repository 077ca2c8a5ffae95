"""`a` in the week: an ask was asked once more."""

from dataclasses import replace
from datetime import date

from store.records import Action
from store.records.names import name_of
from store.values.outcome import Save
from store.values.words import N_, Words, bare, words

MOST = 99
"""Times that are counted."""


def asked_once_more(ask: Action, on: date) -> Action:
    """The ask, put to whom it is of on that day; the first day stays."""
    return replace(ask, times_asked=min(MOST, ask.times_asked + 1), asked_on=ask.asked_on or on)


def ask_again(action: Action, today: date) -> Save | Words:
    """The ask, asked on the day it was first asked, and how often by now."""
    if action.type != "ask":
        return words(N_("only an ask is asked again"))
    again = asked_once_more(action, today)
    times = action.times_asked + 1
    return Save((again,), words(N_("asked again: {name}, {n} times"), name=bare(name_of(action)), n=times))
