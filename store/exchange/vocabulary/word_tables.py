"""The tables of words that other people's registers use, in every language."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from store.values.written_choices import choice_table, word_table


@cache
def read_table(name: str) -> dict[str, Any]:
    """The words of `titles`, `choices`, `months` or `joining`, each language's after those of the table that all share:
    nested sections of words."""
    base = choice_table() if name == "choices" else word_table("store.exchange.vocabulary", f"{name}.toml")
    table: dict[str, Any] = {}
    _add(table, base)
    for file in sorted(
        (resources.files("store.exchange.vocabulary") / "languages").iterdir(), key=lambda one: one.name
    ):
        _add(table, word_table("store.exchange.vocabulary.languages", file.name).get(name, {}))
    return table


def _add(table: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, node in more.items():
        if isinstance(node, dict):
            _add(table.setdefault(key, {}), node)
        else:
            table[key] = table.get(key, []) + node


def alternatives(words: Iterable[str]) -> str:
    """The words as a pattern takes them: `and|or|und`."""
    return "|".join(map(re.escape, words))
