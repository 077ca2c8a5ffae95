"""The words that other people's registers use where we have a fixed choice or a level, and for an empty cell."""

from functools import cache, lru_cache

from store.exchange.vocabulary.word_tables import read_table
from store.values.text import fold
from store.values.written_choices import WRITTEN_AS, by_word

LONGEST_BLANK = 20  # characters
ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#NV"} | {
    "#GETTING_DATA",
    "#BEZUG!",
    "#WERT!",
}
"""What a spreadsheet shows for a formula that failed: no text of anybody, whatever the column."""


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold, read_table("choices")["blank"]["words"])) | {""}


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: empty, N/A, -, TBD, 待定 …; no such word ends with a digit, as codes do."""
    return not text or (
        len(text) < LONGEST_BLANK and not text[-1].isdigit() and (text in ERRORS or _is_blank(text))
    )


@lru_cache(4096)
def _is_blank(text: str) -> bool:
    return fold(text) in _blanks()


@cache
def words_for(kind: str, name: str) -> dict[str, str]:
    """word → the value of the choice `name` that it means, in the languages of registers too."""
    return by_word(read_table("choices").get(WRITTEN_AS.get(kind, kind), {}).get(name, {}))


@cache
def level_words() -> dict[str, str]:
    """word → very_low, low, lowish, medium, highish, high or very_high."""
    return by_word(read_table("choices")["level"])
