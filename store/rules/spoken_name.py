"""What people are called in rows and sentences: as one speaks of them, where that means one person."""

from collections import Counter
from collections.abc import Iterable, Mapping

from store.values.text import fold

TITLES = ("dr", "frau", "herr", "m", "miss", "mme", "mr", "mrs", "ms", "mx", "prof", "sr", "sra")
"""What a form of address begins with, and a row has no room for."""


def spoken_name(address: str) -> str:
    """A form of address without the titles before it: Herr Dr. Weber is Weber, 王总 stays; empty if nothing is left."""
    words = address.split()
    while words and words[0].rstrip(".,").casefold() in TITLES:
        words.pop(0)
    return " ".join(words)


def spoken_names(people: Iterable[tuple[int, str, str]]) -> Mapping[int, str]:
    """By id, of (id, name, form of address) of people: those whose spoken name no other of them has, as theirs or as a
    word of a name. Whoever is not there is called by the whole name."""
    short, heard = {}, Counter[str]()
    for id, name, address in people:
        short[id] = spoken_name(address)
        whole = fold(name)
        heard.update({fold(short[id]), whole, *whole.split()})
    return {id: name for id, name in short.items() if name and heard[fold(name)] == 1}
