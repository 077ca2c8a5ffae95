"""A row's values into the record that is already here: news of the file wins, everything else stays as it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, clean_prose

SHARED = ("remark", "summary", "notes")
"""Fields in which lines of the file and lines written here stand side by side."""


@frozen
class Update:
    """The values that are news, and those of the file that stay out since the record was edited here."""

    values: Mapping[str, Any]
    kept: Mapping[str, Any]

    def onto(self, before: Record) -> Record:
        """The record with the news in it."""
        return replace(before, **self.values)


def update(before: Record, said: Mapping[str, Any], mine: Callable[[str], bool]) -> Update:
    """What of the file's values is new to a record; `mine`: whether a field was edited here since the last import, so
    that what stands here is newer than the file."""
    news = {name: value for name, value in said.items() if value != getattr(before, name)}
    kept = {name: value for name, value in news.items() if name not in SHARED and mine(name)}
    return Update({name: value for name, value in news.items() if name not in kept}, kept)


def remark_with(
    here: str, said: str, lines: Sequence[str], headers: Iterable[str], imported: str | None = None
) -> str:
    """The remark: what the file says of its own, then a line `column: value` for each column without a field.

    What people wrote into it here stays; lines of this file's columns are written anew. `imported`: what the last
    import wrote; a file that says the same again changes nothing.
    """
    first = said.splitlines()
    if here and clean_prose("\n".join([*first, *lines])) == imported:
        return here
    starts = tuple(f"{header}: " for header in headers)
    first += [line for line in here.splitlines() if not line.startswith(starts) and line not in first]
    whole = clean_prose("\n".join([*first, *lines]))
    return here if sorted(whole.splitlines()) == sorted(here.splitlines()) else whole


def remark_lines(remarks: Iterable[tuple[str, str]]) -> list[str]:
    """`column: value` for each column without a field."""
    return [f"{column}: {clean_line(text)}" for column, text in remarks]
