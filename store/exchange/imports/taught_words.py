"""Words of registers that somebody explained: with `--value` or at the terminal, kept so that colleagues read alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.queries.mapping_list import mapping_named
from store.records.mapping import TAUGHT, SavedMapping, read_words
from store.values.frozen import frozen
from store.values.words import N_, Words, words
from store.values.written_choices import word_key


class SettlesNothing(OptionProblem):
    """What was said of a word that no column has."""

    def __init__(self, sentence: Words, word: str) -> None:
        super().__init__(sentence)
        self.word = word


@frozen
class Taught:
    """A word of a field and what it means: `state`, `Escalated`, `open`."""

    target: str
    word: str
    value: str


@frozen
class KnownWords:
    """What is known of this file's words: `said` with this import (word → value, of whatever column), and `known`."""

    said: Mapping[str, str]
    known: tuple[Taught, ...] = ()

    def of(self, target: str) -> dict[str, str]:
        """word → value for the cells of one target, what was said today last."""
        known = {word_key(one.word): one.value for one in self.known if one.target == target}
        return known | {word_key(word): value for word, value in self.said.items()}


def said_by(values: Sequence[str]) -> dict[str, str]:
    """word → value of each `WORD=VALUE`. Raises OptionProblem."""
    said: dict[str, str] = {}
    for text in values:
        word, equals, value = (part.strip() for part in text.rpartition("="))
        if not (word and equals and value):
            raise OptionProblem(words(N_('--value {text}: write "WORD=CHOICE"'), text=text))
        said[word] = value
    return said


def known_words(workspace: Workspace, kind: str) -> tuple[Taught, ...]:
    """What was taught here of the words of one kind's registers."""
    kept = mapping_named(workspace, TAUGHT, kind)
    return words_in(kept.pairs) if kept is not None else ()


def words_in(pairs: str) -> tuple[Taught, ...]:
    """The words among the lines of a saved mapping."""
    return tuple(Taught(*line) for line in read_words(pairs))


def lines_of(taught: Iterable[Taught]) -> list[str]:
    """The words as lines of a saved mapping."""
    return [f"{one.target}:{one.word}={one.value}" for one in taught]


def kept_words(workspace: Workspace, kind: str, taught: Sequence[Taught]) -> tuple[SavedMapping, ...]:
    """The record that keeps them for everybody, where there is something new in them."""
    kept = mapping_named(workspace, TAUGHT, kind)
    here = {(one.target, word_key(one.word)): one for one in (words_in(kept.pairs) if kept else ())}
    pairs = "\n".join(lines_of((here | {(one.target, word_key(one.word)): one for one in taught}).values()))
    if not pairs or (kept is not None and kept.pairs == pairs):
        return ()
    return (replace(kept, pairs=pairs),) if kept else (SavedMapping(name=TAUGHT, for_kind=kind, pairs=pairs),)
