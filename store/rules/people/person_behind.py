"""Whose record it is: with whom a contact about it is, and whose prep sheet it opens. One rule for every screen, the
line dialogue and the command line."""

from store.records import Action, Person
from store.values.record import Record

BEHIND = ("person", "owed_to", "owner", "asked_by", "holder", "by", "approver", "manager")
"""The fields that say whose record it is, whoever waits for it before whoever does it."""
OF_AN_ASK = ("owner", "asked_by", "owed_to")
"""An ask is owed to us: whoever is to answer it comes before us."""


def person_behind(record: Record) -> int | None:
    """The person that a record is about or owed to, else who owns it; None where it names nobody."""
    if isinstance(record, Person):
        return record.id
    ask = isinstance(record, Action) and record.type == "ask"
    found = (getattr(record, name, None) for name in (OF_AN_ASK if ask else BEHIND))
    return next((person for person in found if isinstance(person, int)), None)
