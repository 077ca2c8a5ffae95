"""Rows of an action list: done or dropped is a day here, elsewhere often only a word."""

from datetime import date
from typing import cast

from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.records import Action
from store.values.dates import full_date
from store.values.words import N_, words


class Actions(Importer):
    """Rows of an action list."""

    kind = Action

    def settle(self, row: ImportRow) -> None:
        """The status."""
        close(row, cast(Action | None, row.before), self.today)


def close(row: ImportRow, before: Action | None, today: date) -> None:
    """The day it was done or dropped; where the file gives none, the day it was due if that has come, else today."""
    state = row.choices.get("status", "")
    name = {"done": "done_on", "cancelled": "dropped_on"}.get(state)
    if (
        name is None
        or {"done_on", "dropped_on"} & set(row.values)
        or (before is not None and not before.open)
    ):
        return
    due = row.values.get("due")
    day = due if due is not None and due <= today and state == "done" else today
    row.values[name] = day
    row.note("status", words(N_("closed without its day: {day} is taken"), day=full_date(day)))
