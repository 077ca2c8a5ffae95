"""The words that other people's registers use where we have a fixed choice or a level, and for an empty cell."""

import re
from functools import cache, lru_cache

from store.exchange.vocabulary.titles import read_table
from store.values.text import fold, unaccented

LONGEST_BLANK = 20  # characters
ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#NV"} | {
    "#GETTING_DATA",
    "#BEZUG!",
    "#WERT!",
}
"""What a spreadsheet shows for a formula that failed: no text of anybody, whatever the column."""
_MARKS = re.compile(r"[\s_\-./\\()]+")


def word_key(text: str) -> str:
    """A word for comparing: folded, without accents, dashes and strokes as spaces."""
    plain = unaccented(text)
    return _MARKS.sub(" ", plain).strip() or plain


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold, read_table("choices")["blank"]["words"])) | {""}


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: empty, N/A, -, TBD, 待定 …"""
    return not text or (len(text) < LONGEST_BLANK and (text in ERRORS or _is_blank(text)))


@lru_cache(4096)
def _is_blank(text: str) -> bool:
    return fold(text) in _blanks()


@cache
def words_for(kind: str, name: str) -> dict[str, str]:
    """word → the value of the choice `name` that it means."""
    return _inverted(read_table("choices").get(kind, {}).get(name, {}))


@cache
def level_words() -> dict[str, str]:
    """word → very_low, low, lowish, medium, highish, high or very_high."""
    return _inverted(read_table("choices")["level"])


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    """word → value; where two languages mean different things by a word, what stands nearer the front of its list."""
    placed = sorted(
        (place, word_key(word), value) for value, listed in table.items() for place, word in enumerate(listed)
    )
    meanings: dict[str, str] = {}
    for _, word, value in placed:
        meanings.setdefault(word, value)
    return meanings
