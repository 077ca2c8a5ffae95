"""How a Chinese name is read aloud: 李伟 is `li wei`. Kept with the person: nothing loads while typing."""

import os
from functools import cache
from itertools import islice, product

from store.values.pattern import pattern

MOST = 8
"""Ways to read one name that are told apart."""
LONGEST = 12
"""Characters of a name that are read."""
BETWEEN = "; "
_HAN = pattern("[\u3400-\u9fff\uf900-\ufaff]")


def pinyin_of(name: str) -> str:
    """Every way, since 曾 is read ceng or zeng, a syllable a word; empty for a name without Chinese characters."""
    characters = _HAN.findall(name)[:LONGEST]
    read = [sounds for character in characters if (sounds := _sounds(character))]
    return BETWEEN.join(" ".join(way) for way in islice(product(*read), MOST)) if read else ""


def initials(pinyin: str) -> tuple[str, ...]:
    """The first letters of each way to read a name: `li wei` is lw."""
    ways = ("".join(sound[0] for sound in way.split()) for way in pinyin.split(BETWEEN) if way)
    return tuple(dict.fromkeys(ways))


@cache
def _sounds(character: str) -> tuple[str, ...]:
    # Words of several characters, which names are not, would take most of the time and memory of the import.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(found[0])) if found else ()
