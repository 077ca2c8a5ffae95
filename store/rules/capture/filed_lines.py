"""What is saved of captured lines: the records with ids that stay the same however often it is tried, and the act."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from store.records import Contact, Milestone, Morale, Note
from store.records.morale import CAUSES
from store.rules.capture.grammar import Reading
from store.values.record import Record
from store.values.words import N_, Words, bare, say, words

Ids = dict[str, list[int]]
"""Per kind the ids that its new records have, in the order of the lines; a draft keeps them."""


def aside_records(reading: Reading, project: int, on: date, meeting: int | None) -> tuple[Record, ...]:
    """What a private line becomes in its author's file: a morale note, or a note where it could not be read."""
    if reading.records:
        return tuple(
            replace(record, line=reading.number) for record in reading.records if isinstance(record, Morale)
        )
    return (Note(project=project, on=on, text=reading.text, meeting=meeting, line=reading.number),)


def own_note(reading: Reading, project: int, on: date) -> Note:
    """A line that describes no record, as its author's own note."""
    return Note(project=project, on=on, text=reading.text)


def numbered(records: Iterable[Record], ids: Ids) -> tuple[Record, ...]:
    """The records, the new ones among them under their ids of `ids`, which grows where it has none yet.

    So the records of a draft that was half saved are the same records when it is saved again.
    """
    used: dict[str, int] = {}
    found = []
    for record in records:
        if record.rev == 0:
            own = ids.setdefault(record.kind, [])
            at = used.get(record.kind, 0)
            used[record.kind] = at + 1
            if at == len(own):
                own.append(record.id)
            record = replace(record, id=own[at])
        found.append(record)
    return tuple(found)


def act_of_lines(readings: Sequence[Reading], name: Callable[[int], str]) -> Words:
    """What saving these lines is called; a private line is not told."""
    records = [record for reading in readings for record in reading.records if record.home == "store"]
    if not records:
        return words(N_("add a private note"))
    first = records[0]
    if isinstance(first, Milestone):
        moved = tuple(record.code for record in records if isinstance(record, Milestone))
        return words(N_("move {name}"), name=moved)
    label = name(first.person) if isinstance(first, Contact) else first.label
    if isinstance(first, Contact):
        return words(N_("contact with {name}"), name=label)
    if len(records) == 1:
        return words(N_("add {name}"), name=bare(label))
    return words(N_("add {name} and {n} more"), name=bare(label), n=len(records) - 1)


def known_ids(stored: Mapping[str, Sequence[int]]) -> Ids:
    """The ids of a draft; what is none is passed over."""
    return {
        str(kind): [id for id in ids if isinstance(id, int)]
        for kind, ids in stored.items()
        if isinstance(ids, (list, tuple))
    }


def aside_text(record: Morale | Note, name: str, language: str) -> str:
    """The line that a private record of a meeting stands for, as its author reads it."""
    if isinstance(record, Note):
        return " ".join(record.text.split())
    cause = "" if record.cause == "unsaid" else say(CAUSES[record.cause], language)
    about = f' @"{name}"' if name else ""
    return " ".join(f"~ {record.mood} {cause} {record.text}{about}".split())
