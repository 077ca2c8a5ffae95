"""A saved mapping: which column of somebody's register is which field, kept by name and used in both directions."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from store.values.fields import Limit, Line, Prose, Shown
from store.values.record import Batch, Objection, Record, Ref, kind_of_record
from store.values.words import N_, words


@kind_of_record
class SavedMapping(Record):
    """A pair a line: `due=Target date`. A name is used once for each kind of record. What is kept for projects to begin
    with (`TEMPLATE`) is the text of a template."""

    kind: ClassVar[str] = "mapping"
    singular: ClassVar[str] = N_("Saved mapping")
    plural: ClassVar[str] = N_("Saved mappings")
    named_by: ClassVar[str] = "name"

    name: Annotated[Line, Limit(min_length=1, max_length=60), Shown(N_("Name"), N_("e.g. PMO"))]
    for_kind: Annotated[
        Line, Limit(min_length=1, max_length=30), Shown(N_("For"), N_("the kind of record, or raid"))
    ]
    pairs: Annotated[Prose, Shown(N_("Columns"), N_("a pair a line: due=Target date"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.for_kind == TEMPLATE:
            return
        try:
            read_pairs(self.pairs)
        except ValueError as error:
            yield Objection(
                "pairs",
                words(N_("not a pair: {text}; write the field, = and the column's title"), text=str(error)),
            )


TEMPLATE = "template"
"""For what a mapping stands that keeps a template: who reads one says what is wrong with it."""
TAUGHT = "*"
"""The name of the mapping that holds what this team taught of words, whatever the file."""


def read_words(text: str) -> tuple[tuple[str, str, str], ...]:
    """(field, word, value) of each line `state:Escalated=open`, which stands among the pairs."""
    found = []
    for line in text.splitlines():
        named, sign, value = (part.strip() for part in line.rpartition("="))
        name, colon, word = (part.strip() for part in named.partition(":"))
        if sign and colon and value and word and "=" not in name:
            found.append((name, word, value))
    return tuple(found)


def read_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """(field, column) of each line but those of words, in order; ValueError with the line that is none."""
    pairs = []
    for line in text.splitlines():
        name, sign, column = (part.strip() for part in line.partition("="))
        if ":" in name and column:
            continue
        if name and sign and column:
            pairs.append((name, column))
        elif line.strip():
            raise ValueError(line.strip())
    return tuple(pairs)
