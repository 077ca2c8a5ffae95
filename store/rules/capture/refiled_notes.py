"""Notes that were filed already and are edited: which of their lines are new, filed, or a filed one in other words.

A record is changed where it is edited, never by its line: a line that was reworded makes nothing unless it is said to.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from typing import Literal

from store.records import Meeting
from store.rules.capture.grammar import Reading
from store.rules.capture.line_marks import split_mark
from store.values.aside import lines_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, fold

ALIKE = 0.5
"""Share of two lines that must be the same for one to be the other, reworded."""
Standing = Literal["new", "filed", "changed"]


@frozen
class Refiling:
    """Of each line, by its number: how it stands; of a changed one the line that it was."""

    standing: Mapping[int, Standing] = field(default_factory=dict)
    was: Mapping[int, str] = field(default_factory=dict)

    def of(self, reading: Reading) -> Standing:
        """How a line stands."""
        return self.standing.get(reading.number, "new")

    def files(self, reading: Reading, anew: Collection[str]) -> bool:
        """Whether saving makes records of it; `anew`: changed lines that are to be filed as others."""
        how = self.of(reading)
        return how == "new" or (how == "changed" and reading.text in anew)


def refiled(readings: Iterable[Reading], before: Meeting | None) -> Refiling:
    """Compare the shared lines with the notes of a held meeting; of one that was not held nothing is filed."""
    if before is None or before.state != "held":
        return Refiling()
    gone = Counter(line for text in lines_of(before.notes) if (line := clean_line(text)))
    standing: dict[int, Standing] = {}
    left: list[Reading] = []
    for reading in readings:
        if gone[reading.text] > 0:
            gone[reading.text] -= 1
            standing[reading.number] = "filed"
        elif reading.mark:
            left.append(reading)
    was = dict(_reworded(left, [line for line in gone.elements() if split_mark(line)[0]]))
    return Refiling(standing | dict.fromkeys(was, "changed"), was)


def record_of(made: Sequence[Record], reread: Reading) -> Record | None:
    """The record that a filed line made: of the same kind and title among those of its meeting."""
    titles = {(record.kind, fold(record.label)) for record in reread.records if record.label}
    return next((record for record in made if (record.kind, fold(record.label)) in titles), None)


def _reworded(left: Sequence[Reading], gone: list[str]) -> Iterable[tuple[int, str]]:
    """Each line that is left with the most similar one of its mark that is gone."""
    for reading in left:
        alike = [(_alike(reading.text, line), line) for line in gone if split_mark(line)[0] == reading.mark]
        share, line = max(alike, default=(0.0, ""))
        if share >= ALIKE:
            gone.remove(line)
            yield reading.number, line


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
