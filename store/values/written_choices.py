"""The words by which people write a choice beside our own: one list for screen, command line and import."""

import re
from functools import cache, lru_cache
from typing import Any

from store.values.text import unaccented

WRITTEN_AS = {"told": "contact"}
"""Kinds that have another's choices, and so its words: somebody is told by the same channels."""
_MARKS = re.compile(r"[\s_\-./\\()]+")


@lru_cache(4096)
def word_key(text: str) -> str:
    """A word for comparing: folded, without accents, dashes and strokes as spaces."""
    plain = unaccented(text)
    return _MARKS.sub(" ", plain).strip() or plain


@cache
def words_for(kind: str, name: str) -> dict[str, str]:
    """word → the value of the choice `name` that it means."""
    return by_word(choice_table().get(WRITTEN_AS.get(kind, kind), {}).get(name, {}))


def by_word(table: dict[str, list[str]]) -> dict[str, str]:
    """word → the value that it is listed under; where two languages mean different things by a word, the one nearer the
    front of its list."""
    placed = sorted(
        (place, word_key(word), value) for value, listed in table.items() for place, word in enumerate(listed)
    )
    meanings: dict[str, str] = {}
    for _, word, value in placed:
        meanings.setdefault(word, value)
    return meanings


@cache
def choice_table() -> dict[str, Any]:
    """Kind → choice → value → words, and the words of levels and of empty cells."""
    return word_table("store.values", "choices.toml")


def word_table(package: str, name: str) -> dict[str, Any]:
    """A table of words in a package: nested sections of ` | ` separated words, as lists."""
    import tomllib
    from importlib import resources

    text = (resources.files(package) / name).read_text(encoding="utf-8")
    table: dict[str, Any] = _listed(tomllib.loads(text))
    return table


def _listed(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _listed(value) for key, value in node.items()}
    return [word for part in node.replace("\n", " ").split(" | ") if (word := part.strip(" |"))]
