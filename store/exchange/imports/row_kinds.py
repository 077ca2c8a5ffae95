"""What each row of a log is, by the column that says so: words, letters that may be two things, words nobody knows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.taught_words import Taught
from store.exchange.imports.unread_words import UnreadWord
from store.exchange.tables.sheet_grid import SheetRow
from store.exchange.vocabulary.choices import is_blank, words_for
from store.exchange.vocabulary.titles import Target, title_key
from store.exchange.vocabulary.word_tables import read_table
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, NN_, Words, words
from store.values.written_choices import word_key

RAID = "raid"
TYPE = Target("type", N_("Kind"), "line")
EITHER: Mapping[str, tuple[str, str]] = {"a": ("action", "assumption"), "d": ("decision", "dependency")}
"""Letters that may be two things: the one without levels first, then the one that is a risk."""


@frozen
class RowKinds:
    """`of`: row → its kind; `asked`: words that are settled by hand; `taught`: those that were."""

    of: Mapping[int, str]
    asked: tuple[UnreadWord, ...] = ()
    taught: tuple[Taught, ...] = ()
    notes: tuple[Words, ...] = ()


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(title_key, read_table("titles")[RAID]["type"]))


def names_type(text: str) -> bool:
    """Whether a column's title says that it tells the kind of each row."""
    return title_key(text) in _titles()


def kind_called(text: str) -> str:
    """The kind that a word or a letter of one meaning names: risk, issue, action …; empty for none."""
    return words_for(RAID, "type").get(word_key(text), "") if text else ""


def row_kinds(
    rows: Sequence[SheetRow],
    column: int,
    title: str,
    said: Mapping[str, str],
    levelled: Callable[[SheetRow], bool],
) -> RowKinds:
    """What every row is; `said`: word → kind, as somebody settled it; `levelled`: whether a row has levels.

    Raises OptionProblem for a word that is said to be what no row can be.
    """
    by_word: dict[str, list[SheetRow]] = {}
    for row in rows:
        if not is_blank(text := row.cells[column]) and title_key(text) != title_key(title):
            by_word.setdefault(word_key(text), []).append(row)
    kinds: dict[int, str] = {}
    asked, taught, notes, translated = [], [], [], []
    spelled = {kind_called(word) for word in by_word}
    for word, same in by_word.items():
        text = same[0].cells[column]
        kind = kind_called(word)
        if word in said:
            kind = _settled(text, said[word])
            taught.append(Taught(TYPE.name, text, kind))
        elif word in EITHER:
            kind = _likely(word, spelled, same, levelled)
            other = next(one for one in EITHER[word] if one != kind)
            notes.append(_taken(text, kind, other, len(same)))
            asked.append(_asked(title, text, same, EITHER[word], notes[-1], taken=kind))
        elif kind:
            translated += [words(N_("{word} as {value}"), word=text, value=kind)] * (fold(text) != kind)
        else:
            why = words(N_("{text} is no kind of row"), text=text)
            asked.append(_asked(title, text, same, tuple(words_for(RAID, "type").values()), why))
        kinds |= {row.number: kind for row in same if kind}
    if translated:
        notes.append(words(N_("{column}: read {words}"), column=title, words=tuple(translated)))
    return RowKinds(kinds, tuple(asked), tuple(taught), tuple(notes))


def _settled(text: str, said: str) -> str:
    if kind := kind_called(said):
        return kind
    kinds = tuple(read_table("choices")[RAID]["type"])
    raise OptionProblem(
        words(N_("--value {word}={value}: a row is one of: {kinds}"), word=text, value=said, kinds=kinds)
    )


def _likely(
    letter: str, spelled: Iterable[str], rows: Sequence[SheetRow], levelled: Callable[[SheetRow], bool]
) -> str:
    """The one that other rows write out, else by what the rows say: only what is a risk has a probability."""
    plain, doubt = EITHER[letter]
    written = [kind for kind in (plain, doubt) if kind in spelled]
    if len(written) == 1:
        return written[0]
    return doubt if sum(map(levelled, rows)) * 2 > len(rows) else plain


def _taken(text: str, kind: str, other: str, n: int) -> Words:
    sentence = NN_(
        '{text} is read as {kind} in {n} row; --value "{text}={other}" reads it otherwise',
        '{text} is read as {kind} in {n} rows; --value "{text}={other}" reads it otherwise',
    )
    return words(sentence, text=text, kind=kind, other=other, n=n)


def _asked(
    title: str, text: str, rows: Sequence[SheetRow], choices: Sequence[str], why: Words, taken: str = ""
) -> UnreadWord:
    numbers = tuple(row.number for row in rows)
    return UnreadWord(TYPE, title, text, numbers, why, tuple(dict.fromkeys(choices)), not taken, taken)
