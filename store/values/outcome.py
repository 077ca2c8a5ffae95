"""What comes of an act: the records to save, the question that has to be answered first, or why nothing is done."""

from collections.abc import Hashable, Mapping
from typing import Any

from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words

Answers = Mapping[str, Any]
"""What was answered so far, by the name of the question. An act is asked again with all of it."""


@frozen
class Save:
    """Records to save as one act, and its name. `shared`: its name in the shared file where it is over both files;
    without one it is named there by its shared records."""

    records: tuple[Record, ...]
    act: Words
    shared: Words | None = None


@frozen
class Choose:
    """One of the `answers`: (what an act understands, its word for people). `details` are shown below it, `codes`: of
    what they are about; `back` says what becomes of it without an answer; `of`: what an answer holds for, where the
    words may change."""

    name: str
    said: Words
    answers: tuple[tuple[str, str], ...]
    details: tuple[Words, ...] = ()
    codes: tuple[str, ...] = ()
    back: str = N_("leave it")
    of: Hashable = None

    @property
    def key(self) -> Hashable:
        """What it is known by: the same answer holds while this is the same."""
        return (self.name, self.of) if self.of is not None else self


@frozen
class Explain:
    """A reason in one line, or what else the `label` says. `needs` is said where none is given; `of`: as of Choose."""

    name: str
    said: Words
    needs: str
    back: str = N_("leave it open")
    of: Hashable = None
    label: str = N_("Reason")

    @property
    def key(self) -> Hashable:
        """As of Choose."""
        return (self.name, self.of) if self.of is not None else self


Question = Choose | Explain
Outcome = Save | Choose | Explain | Words
"""Words: why nothing is done."""
