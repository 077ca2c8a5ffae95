"""That something bad stays internal: whoever would have to hear of it need not, until it gets worse."""

from datetime import date

from store.records import Told
from store.values.record import Record
from store.values.words import N_, say, words

STAYS = N_("stays internal: {name}")
"""The name of the act that says so."""


def kept_internal(project: int, record: Record, person: int, rev: int, on: date, language: str) -> Told:
    """It is said that this person need not hear of the record as it is in that revision."""
    return Told(
        project=project,
        subject=record.id,
        subject_kind=record.kind,
        subject_rev=rev,
        person=person,
        on=on,
        state="need_not",
        reaction=say(words(N_("it stays internal")), language),
        entered_on=on,
    )
