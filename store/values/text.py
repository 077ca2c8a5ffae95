"""Text that people typed, made safe to keep and to show.

Anybody can type anything; a terminal obeys ESC, an editor obeys bidi overrides, SQLite stops at NUL.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from store.values.pattern import pattern

# C0 and C1 controls, bidi embeddings, overrides and isolates, line and paragraph separators, lone surrogates, BOM.
_UNSAFE = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = pattern("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_ACCENTS = pattern("[\u0300-\u036f]")
_SPACES = pattern(r"[ \t\n\xa0\u3000]+")


def clean_prose(text: str) -> str:
    """Several lines: NFC, one kind of line end, no controls, no trailing space."""
    if _fine(text):
        return text.strip()
    text = _UNSAFE.sub("", _BREAKS.sub("\n", text)).replace("\t", "    ")
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n")).strip("\n ")


def clean_line(text: str) -> str:
    """One line: as `clean_prose`, with every run of white space made one space."""
    if _fine(text) and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", clean_prose(text)).strip()


def clean_lines(texts: Sequence[str]) -> Sequence[str]:
    """`clean_line` of each. Most are clean, which one look at all of them together can tell."""
    joined = f"|{'|'.join(texts)}|"
    if _fine(joined) and not any(part in joined for part in ("  ", " |", "| ")):
        return texts
    return [clean_line(text) for text in texts]


def clean_proses(texts: Sequence[str]) -> Sequence[str]:
    """`clean_prose` of each, as `clean_lines`."""
    joined = f"|{'|'.join(texts)}|"
    if _fine(joined.replace("\n", "")) and not any(
        part in joined for part in (" |", "| ", " \n", "|\n", "\n|")
    ):
        return texts
    return [clean_prose(text) for text in texts]


def _fine(text: str) -> bool:
    """Nothing to take out or to compose: Python calls none of what is unsafe printable, nor any space but the plain."""
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def holds_word(folded: str, word: str) -> bool:
    """Whether a folded text holds a word: whole, in any case; one that goes on after it too if it ends in `*`. Scripts
    without spaces between words hold it anywhere."""
    sought = _sought(word)
    # A loop, since a class of so many characters takes a fiftieth of the time to the first screen to compile.
    if not sought or sought not in folded or any("\u2e80" <= sign <= "\uffef" for sign in sought):
        return bool(sought) and sought in folded
    end = "" if word.endswith("*") else r"(?![a-z0-9])"
    return re.search(rf"(?<![a-z0-9]){re.escape(sought)}{end}", folded) is not None


@lru_cache(1024)
def _sought(word: str) -> str:
    """A word as it is looked for: the same few hundred are, in every line of a paper."""
    return fold(word.rstrip("*"))


def fold(text: str) -> str:
    """For comparing what people typed: NFKC, case-folded, spaces and full-width forms made alike."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def unaccented(text: str) -> str:
    """Folded and without the accents of European letters: `Acción` and `Accion` are one, が keeps what it has."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", folded)))
