"""How a name is spelled for comparing: however it is typed, one person's name comes to one text."""

import re
from functools import lru_cache

from store.values.text import unaccented

_APART = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_DROPPED = re.compile("['’‘ʼ`\u064b-\u0652\u0670\u0640]")
"""Apostrophes, and the signs of Arabic that not everybody writes."""
_BETWEEN = re.compile(r"[\W_]+")
_UMLAUT = re.compile("(?<=[b-df-hj-np-tv-xz])([aou])e(?=[b-df-hj-np-tv-xz])")
LONG_ENOUGH = 5
"""Letters of a word in which `ue` stands for `ü`: Mueller and Muller are one name, Xue and Xu are two."""
EAST_ASIAN = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Letters of names that are written without a space between their parts, as a range of a regular expression."""
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
_GLUE = re.compile(f"(?<=[{EAST_ASIAN}]) (?=[{EAST_ASIAN}])")


@lru_cache(4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name: NFKC, case, accents, apostrophes and hyphens made alike, Müller as Mueller and Muller."""
    # Folded, an acute accent that stands alone would be a space.
    plain = unaccented(text.replace("´", "'")).translate(_APART)
    words = _BETWEEN.sub(" ", _DROPPED.sub("", plain)).split()
    return tuple(_UMLAUT.sub(r"\1", word) if len(word) >= LONG_ENOUGH else word for word in words)


def spelled(text: str) -> str:
    """The words of a name as one text; those of Chinese, Japanese and Korean stand together: 李 伟 is 李伟."""
    return joined(words_of(text))


def joined(words: tuple[str, ...]) -> str:
    """Words of a name as `spelled` has them."""
    return _GLUE.sub("", " ".join(words))


def is_east_asian(text: str) -> bool:
    """Whether a text holds letters that stand together without spaces."""
    return _EAST_ASIAN.search(text) is not None
