"""The first letters of a Chinese name's pinyin: 李伟 is `lw`. Known where `pypinyin` is installed (extra `pinyin`)."""

import os
from functools import cache
from itertools import islice, product

MOST = 8
"""Ways to read one name that are told apart."""


@cache
def initials(name: str) -> tuple[str, ...]:
    """Every way to write them, since 曾 is read ceng or zeng; nothing for a name without Chinese characters."""
    if name.isascii():
        return ()
    read = [letters for character in name if (letters := _letters(character))]
    if not any(_letters(character) for character in name if not character.isascii()):
        return ()
    return tuple("".join(way) for way in islice(product(*read), MOST))


@cache
def _letters(character: str) -> str:
    """The letters that the character's readings begin with; a Latin letter is read as itself."""
    if character.isascii():
        return character.casefold() if character.isalnum() else ""
    try:
        # Words of several characters, which names are not, would take most of the time and memory of the import.
        os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
        from pypinyin import Style, pinyin
    except ImportError:
        return ""
    found = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    return "".join(dict.fromkeys("".join(found[0]))) if found else ""
