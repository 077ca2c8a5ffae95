"""`p` on any record: the prep sheet of the person behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records import Person
from store.values.record import Record
from store.values.words import N_, words

if TYPE_CHECKING:
    from tui.app import Forewarn


BEHIND = ("person", "owed_to", "owner", "asked_by", "holder", "by", "approver", "manager")
"""The fields that say whose record it is, whoever waits for it before whoever does it."""


def person_behind(record: Record) -> int | None:
    """The person that a record is about or owed to, else who owns it; None where it names nobody."""
    if isinstance(record, Person):
        return record.id
    found = (getattr(record, name, None) for name in BEHIND)
    return next((person for person in found if isinstance(person, int)), None)


def prepare(host: Forewarn, person: int | None, record: Record) -> None:
    """Show it, or say that nobody stands behind the record."""
    if person is None:
        host.report(words(N_("no person is named here; e names one, or choose one in Contacts")), "amber")
        return
    from tui.screens.prep import PrepScreen

    host.dialogue(PrepScreen.opened(host, person, record.project_id or host.project))
