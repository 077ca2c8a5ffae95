"""What one cell of a level column says: a word, a number, a percentage, or a word with one of them beside it."""

import re
import unicodedata
from functools import cache, lru_cache

from store.exchange.vocabulary.choices import level_words
from store.exchange.vocabulary.word_tables import alternatives, read_table
from store.values.reader import Unreadable
from store.values.words import N_, words
from store.values.written_choices import word_key

LONGEST = 60  # characters; beyond is prose
FIVE_STEPS = {"very_low": 1, "low": 2, "lowish": 2, "medium": 3, "highish": 4, "high": 4, "very_high": 5}
THREE_STEPS = FIVE_STEPS | {"low": 1, "high": 5}
BETWEEN = re.compile(r"\s*[/–—~、]\s*|\s*-\s*|\s+(?:to|bis|tot|à|a|до)\s+|[至到]")
_NUMBER = r"(\d{1,9}(?:[.,]\d{1,17})?)"
_PLAIN = re.compile(rf"{_NUMBER}\s*(%?)")
_COUNTED = re.compile(r"(\d{1,3})\s*[级級分点點]")
_PERCENT_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|–|—|to|bis|tot|à|a|до|至|~)\s*{_NUMBER}\s*%")
_LIMIT = re.compile(rf"(?:[<>≤≥]=?|up to|bis|tot)\s*{_NUMBER}\s*%")
_LABELLED = (
    re.compile(r"(\d{1,3})\s*(?:[-–—:=.)]|\s)\s*[^\d\s%][^\d%]*"),
    re.compile(r"[^\d%]*[^\d\s%]\s*[(:=-]\s*(\d{1,3})\s*\)?"),
    re.compile(r"\((\d{1,3})\)\s*[^\d%]+"),
)
_ROMAN = {"i": 1.0, "ii": 2.0, "iii": 3.0, "iv": 4.0, "v": 5.0}
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_GLUED = re.compile(r"[a-z]\d|\d[a-z]", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w\s/–—~、-]|[\d_]")
_EDGES = " /–—~、-"


@lru_cache(4096)
def number_in(text: str) -> float | None:
    """The number of a cell that is one, with or without a label: `4`, `IV`, `4 - high`, `High (4)`; never a
    percentage."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if form := _PLAIN.fullmatch(plain):
        return None if form[2] else _float(form[1])
    if form := _COUNTED.fullmatch(plain):
        return float(form[1])
    for pattern in _LABELLED:
        if len(plain) < 80 and (form := pattern.fullmatch(plain)):
            return float(form[1])
    return _ROMAN.get(plain.casefold())


@lru_cache(4096)
def percent_in(text: str) -> float | None:
    """The percentage of a cell that is one, with or without a label: the middle of a range, the limit of one."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if len(plain) > LONGEST or "%" not in plain:
        return None
    for part in (plain, _BRACKETS.sub("", plain).strip(), *map(str.strip, _BRACKETS.findall(plain))):
        if (form := _PLAIN.fullmatch(part)) and form[2]:
            return _float(form[1])
        if form := _PERCENT_RANGE.fullmatch(part):
            return (_float(form[1]) + _float(form[2])) / 2
        if form := _LIMIT.fullmatch(part):
            return _float(form[1])
    return None


@lru_cache(4096)
def word_in(text: str) -> str:
    """The level's word in a cell, whatever number or sign stands beside it; empty where there is none that is known.

    `High` of `1-High`, `High (4)`, `2 (high)`, `🔴 High` and `High (60-80 %)`; `Medium-High` is one too.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if form := _explained().match(plain):
        plain = form[1]
    if len(plain) > LONGEST or _GLUED.search(plain):
        return ""
    for part in (plain, _BRACKETS.sub(" ", plain), *_BRACKETS.findall(plain)):
        word = _NO_WORD.sub(" ", part).strip(_EDGES)
        if word and _step(word, FIVE_STEPS) is not None:
            return word
    return ""


def is_explained(text: str) -> bool:
    """Whether a cell says a level and then why: `High: the model never saw such data`."""
    return bool(_explained().match(unicodedata.normalize("NFKC", text).strip())) and bool(word_in(text))


@cache
def _explained() -> re.Pattern[str]:
    """A level and why it is one: `High: the model never saw such data`, `High if nobody tests`."""
    because = alternatives(read_table("joining")["words"]["because"])
    return re.compile(
        rf"([^\W\d_][^:,.;\n]{{0,18}}?)(?:\s*[:,.;]\s*|\s+[-–—]\s+|\s+(?=(?:{because})\s))[^\W\d_].{{9,}}",
        re.DOTALL | re.IGNORECASE,
    )


def is_level(text: str) -> bool:
    """Whether a cell can be a level of some scale."""
    return bool(word_in(text)) or number_in(text) is not None or percent_in(text) is not None


def step_of(word: str, steps: dict[str, int]) -> float:
    """A word's step, or the middle of two: `Medium-High`. Raises Unreadable."""
    if (step := _step(word, steps)) is None:
        raise Unreadable(words(N_("a level: 1 to 5, a percentage, or words such as low, medium, high")))
    return step


def _step(word: str, steps: dict[str, int]) -> float | None:
    if (meaning := level_words().get(word_key(word))) is not None:
        return steps[meaning]
    for sign in BETWEEN.finditer(word):
        before, after = _step(word[: sign.start()], steps), _step(word[sign.end() :], steps)
        if before is not None and after is not None:
            return (before + after) / 2
    return None


def _float(text: str) -> float:
    return float(text.replace(",", "."))
