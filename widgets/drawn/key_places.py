"""The one-line footer: what fits of the keys, and always where to find the others."""

from collections.abc import Sequence

from store.values.width import cell_width
from widgets.drawn.grid import Run, runs, safe
from widgets.drawn.tones import Tone, current

GAP = 2
"""Cells between two entries."""
Entry = tuple[str, str]
"""A key and its word."""


def key_places(entries: Sequence[Entry], help: Entry, width: int) -> list[tuple[int, str, str]]:
    """What is drawn: (first cell, key, label) from left to right; entries that do not fit are left out."""
    at, end = 1, max(0, width - 1 - entry_length(help))
    places: list[tuple[int, str, str]] = []
    for entry in entries:
        if at + entry_length(entry) + GAP > end:
            break
        places.append((at, *entry))
        at += entry_length(entry) + GAP
    return [*places, (end, *help)]


def key_line(entries: Sequence[Entry], help: Entry, width: int) -> list[Run]:
    """Keys and their words from the left, help at the right end."""
    parts: list[tuple[str, Tone]] = []
    at = 0
    for start, key, label in key_places(entries, help, width):
        parts += [(" " * (start - at), "text"), (safe(key), "key"), (" " + safe(label), "dim")]
        at = start + entry_length((key, label))
    return runs(parts, current().plain, width)


def entry_length(entry: Entry) -> int:
    """Cells of `key label`."""
    return cell_width(safe(entry[0])) + 1 + cell_width(safe(entry[1]))
