"""A sentence for people, as data: said only at the door, in the reader's language.

Rules, reasons, act names and errors return `Words`; the journal stores them; `say` turns them into text.
So a briefing can speak another language than the screen, and a Chinese user's act is read in English.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from store.values.frozen import frozen

LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = ("en", "zh_CN")
PLACE = re.compile(r"\{([^\W\d]\w*)(:\+)?\}")
"""All that a sentence may ask of its values: `{name}`, and `{n:+}` for a number with its sign.

Stored sentences come from files that others can write: a width, an attribute or an index in one is text like any other.
"""
LONGEST = 100_000
"""Characters of values told again in one sentence: sentences within sentences would else grow tenfold at every step."""
CHINESE = "\u2e80"
"""From here on characters are Chinese, and two cells wide."""
DEEPEST = 32
"""Sentences within sentences that are read back."""


def N_(msgid: str) -> str:
    """Mark `msgid` for translation and return it unchanged."""
    return msgid


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark what is said of one `{n}` and of several, and return both."""
    return one, many


class Clauses(tuple[Any, ...]):
    """Parts of a sentence that may hold commas themselves, so that stronger marks stand between them."""


@frozen
class Words:
    """`msgid` is English with `{name}` places; `values` fills them: text, numbers, sums (Decimal), dates, Words,
    tuples of them.

    `one`: the msgid that is said of one `{n}` instead; how many forms there are is the language's affair.
    """

    msgid: str
    values: Mapping[str, Any] = field(default_factory=dict)
    one: str = ""

    def __hash__(self) -> int:
        return hash((self.msgid, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


def words(msgid: str | tuple[str, str], **values: Any) -> Words:
    """`Words` with its values as keywords; mark the msgid with `N_` where it is written, or both with `NN_`."""
    if isinstance(msgid, tuple):
        one, many = msgid
        return Words(many, values, one)
    return Words(msgid, values)


def bare(text: str) -> str:
    """What somebody typed, on one line and without its end mark, as part of a longer sentence."""
    return " ".join(text.split()).rstrip(" .。;；")


@cache
def _catalogue(language: str) -> Any:
    import gettext

    return gettext.translation("forewarn", LOCALE, [language], fallback=True)


_own: dict[str, str] = {}


def call_in_chinese(own: Mapping[str, str]) -> None:
    """From now on say these words instead of the catalogue's. What people typed keeps theirs."""
    _own.clear()
    _own.update(own)


def catalogue_named(text: str, otherwise: str) -> str:
    """The catalogue of a language as people name it, `zh`, `en-GB`; `otherwise` where it is none of ours."""
    named = text.strip().casefold()[:2]
    return next((one for one in LANGUAGES if one[:2] == named), otherwise)


def ways_to_write(msgid: str) -> frozenset[str]:
    """Every way in which people may write it: in each language, under the catalogue's name and under their own."""
    known = {msgid if language == "en" else _catalogue(language).gettext(msgid) for language in LANGUAGES}
    return frozenset(known | {_renamed(text) for text in known} if _own else known)


def say(sentence: Words | str, language: str = "en") -> str:
    """The sentence in `language`; a plain `str` is taken as a msgid. Never raises on a broken translation."""
    if isinstance(sentence, str):
        return _translated(sentence, language)
    msgid, values, one = sentence.msgid, sentence.values, sentence.one
    if one:
        n = values.get("n")
        n = n if isinstance(n, int) else 0
        english = one if n == 1 else msgid
        text: str = english if language == "en" else _renamed(_catalogue(language).ngettext(one, msgid, n))
    else:
        text = _translated(msgid, language)
    return _filled(text, {name: _show(value, language) for name, value in values.items()}) if values else text


def _translated(msgid: str, language: str) -> str:
    return msgid if language == "en" or not msgid else _renamed(_catalogue(language).gettext(msgid))


def _renamed(text: str) -> str:
    for word, own in _own.items():
        text = text.replace(word, own)
    return text


def _filled(text: str, shown: Mapping[str, Any]) -> str:
    """The text with its places filled; a place that nobody filled stays as it is."""
    said, told, room = [], set(), LONGEST
    for before, name, sign in _places(text):
        said.append(before)
        if not name:
            continue
        value = shown.get(name, f"{{{name}{sign}}}")
        found = f"{value:+}" if sign and isinstance(value, int | float) else str(value)
        if name in told:
            room -= len(found)
        told.add(name)
        said.append(found if room >= 0 else "…")
    return "".join(_joined(said))


def _joined(parts: list[str]) -> list[str]:
    """Without the blank of a translation between two Chinese characters: it parts Chinese from Latin letters and
    digits, and which of them a value begins with nobody knew who wrote it."""
    for at, (before, after) in enumerate(pairwise(parts)):
        if before[-2:-1] >= CHINESE and before[-1:] == " " and after[:1] >= CHINESE:
            parts[at] = before[:-1]
        elif after[:1] == " " and before[-1:] >= CHINESE and after[1:2] >= CHINESE:
            parts[at + 1] = after[1:]
    return parts


@lru_cache(1024)
def _places(text: str) -> tuple[tuple[str, str, str], ...]:
    """(what stands before it, its name, `:+` or nothing) of every place; last what stands behind them all."""
    before, *rest = PLACE.split(text)
    places = []
    for name, sign, after in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        places.append((before, name, sign or ""))
        before = after
    return (*places, (before, "", ""))


def _show(value: Any, language: str) -> Any:
    if isinstance(value, Words):
        return say(value, language)
    if isinstance(value, tuple):
        between = N_("; ") if isinstance(value, Clauses) else N_(", ")
        return say(between, language).join(str(_show(part, language)) for part in value)
    if isinstance(value, date):
        from store.values.short_date import show_date

        return show_date(value, language)
    if isinstance(value, Decimal):
        from store.values.sums import show_sum

        return show_sum(value, language)
    return value


def to_json(sentence: Words) -> dict[str, Any]:
    """A JSON-ready form for the journal; `from_json` reads it back."""
    packed = {"m": sentence.msgid, "v": {name: _pack(value) for name, value in sentence.values.items()}}
    return packed | {"o": sentence.one} if sentence.one else packed


def from_json(data: Mapping[str, Any], depth: int = 0) -> Words:
    """The `Words` that `to_json` wrote. Raises ValueError, LookupError, TypeError or AttributeError for other data."""
    msgid, values, one = data["m"], data.get("v", {}), data.get("o", "")
    if depth > DEEPEST or not isinstance(msgid, str) or not isinstance(one, str):
        raise ValueError(msgid)
    return Words(msgid, {name: _unpack(value, depth) for name, value in values.items()}, one)


def _pack(value: Any) -> Any:
    if isinstance(value, Words):
        return {"w": to_json(value)}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, Decimal):
        return {"s": str(value)}
    if isinstance(value, Clauses):
        return {"c": [_pack(part) for part in value]}
    if isinstance(value, tuple):
        return [_pack(part) for part in value]
    return value


def _unpack(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        if "c" in value:
            return Clauses(_unpack(part, depth) for part in value["c"])
        if "s" in value:
            from store.values.sums import amount_of

            return amount_of(value["s"])
        return from_json(value["w"], depth + 1) if "w" in value else date.fromisoformat(value["d"])
    if isinstance(value, list):
        return tuple(_unpack(part, depth) for part in value)
    return value
