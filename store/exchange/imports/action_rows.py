"""Rows of an action list: done or dropped is a day here, elsewhere often only a word."""

from datetime import date
from typing import cast

from store.exchange.imports.importer import Draft, Importer
from store.exchange.imports.row_entry import Entry
from store.exchange.vocabulary.choices import word_key, words_for
from store.records import Action
from store.values.dates import full_date
from store.values.words import N_, words


class Actions(Importer):
    """Rows of an action list."""

    kind = Action

    def settle(self, draft: Draft) -> None:
        """The status."""
        close(draft.entry, cast(Action | None, draft.before), self.today)


def close(entry: Entry, before: Action | None, today: date) -> None:
    """The day it was done or dropped; where the file gives none, the day it was due if that has come, else today."""
    text = entry.texts.get("status", "")
    state = words_for("action", "status").get(word_key(text), "") if text else ""
    if text and not state:
        entry.keep("status")
    name = {"done": "done_on", "cancelled": "dropped_on"}.get(state)
    if (
        name is None
        or {"done_on", "dropped_on"} & set(entry.values)
        or (before is not None and not before.open)
    ):
        return
    due = entry.values.get("due")
    day = due if due is not None and due <= today and state == "done" else today
    entry.values[name] = day
    entry.note("status", words(N_("closed without its day: {day} is taken"), day=full_date(day)))
