"""What was typed before anything was on the screen: moving and opening count, acting on what nobody saw does not."""

import re
from collections.abc import Mapping
from typing import Final

from store.values.words import N_, Words, words
from tui.picture.key_names import written

ACTS: Final = {
    "told": "t",
    "need_not": "N",
    "stands": "space",
    "finish": "x",
    "archive": "d",
    "undo": "u",
    "redo": "ctrl+r",
}
"""Ids and keys of what would act at once."""
TEXT: Final = {"new": "n", "edit": "e", "contact": "c", "meeting": "m", "quick": "colon", "find": "slash"}
"""Ids and keys of what opens a place to type in: what follows is text."""
_CHARACTERS = {"space": " ", "colon": ":", "slash": "/", "ctrl+r": "\x12"}
_WRITTEN = {" ": "Space", "\r": "Enter", "\x1b": "Esc", "\t": "Tab", "\x12": "ctrl+r"}
_KEY = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)?|.", re.DOTALL)


def strokes(typed: str) -> list[str]:
    """The keys of it, each with all that it sent."""
    return _KEY.findall(typed)


def sift(typed: str, keys: Mapping[str, str], *, asked: bool = False) -> tuple[str, tuple[str, ...]]:
    """(what counts, the keys that do not, as people write them); `keys`: the user's own, by id. `asked`: a question
    stands there, which nothing of it was an answer to."""
    each = strokes(typed)
    if asked:
        return "", tuple(_WRITTEN.get(stroke, stroke if stroke.isprintable() else "…") for stroke in each)
    acting, opening = _by_character(ACTS, keys), _by_character(TEXT, keys)
    kept = ""
    dropped: list[str] = []
    for at, stroke in enumerate(each):
        if stroke in opening:
            return kept + "".join(each[at:]), tuple(dropped)
        if stroke in acting:
            dropped.append(written(acting[stroke]))
        else:
            kept += stroke
    return kept, tuple(dropped)


def dropped_words(dropped: tuple[str, ...]) -> Words:
    """That they did nothing."""
    said = N_("typed before anything was on the screen, so it did nothing: {keys}")
    return words(said, keys=" ".join(dict.fromkeys(dropped)))


def _by_character(places: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    each = (key.strip() for id, own in places.items() for key in keys.get(id, own).split(","))
    return {_CHARACTERS.get(key, key): key for key in each}
