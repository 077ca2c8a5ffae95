"""What a key does to one record, wherever it is shown: its pane knows, where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.values.record import Record
from store.values.words import N_, words

if TYPE_CHECKING:
    from tui.app import Forewarn


def act_on(host: Forewarn, what: str, record: Record) -> None:
    """`what`: edit, tell, contact, history, stand, finish, archive."""
    from tui.entry import edit_record, record_contact, tell
    from tui.screens.history import History

    pane = host.dashboard.pane_of(record)
    match what:
        case "edit":
            host.dialogue(edit_record(host, record))
        case "tell":
            host.dialogue(tell(host, record))
        case "contact":
            host.dialogue(record_contact(host, pane.person_of(record) if pane is not None else None))
        case "history":
            host.dialogue(History.opened(host, record))
        case "stand" if pane is not None:
            pane.stand((record,))
        case "finish" if pane is not None:
            pane.finish((record,))
        case "archive" if pane is not None:
            host.dialogue(pane.archive((record,)))
        case _:
            host.report(words(N_("that is not done to a record of this kind here")), "dim")
