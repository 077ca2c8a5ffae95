"""A line of notes that begins with `~` is its author's own: taken out before notes are shared, put back for them."""

from collections.abc import Iterable

from store.values.pattern import pattern
from store.values.text import clean_line, clean_prose

_BULLET = pattern(r"(?:[-–—•·*]|\d{1,3}[.)、])\s*(?=[~～])")
Aside = tuple[int, str]
"""A private line with its number among all lines, from 1."""


def is_aside(line: str) -> bool:
    """Whether it begins with the mark, in either width, as an item of a list too."""
    if "~" not in line and "～" not in line:
        return False
    text = clean_line(line)
    return _BULLET.sub("", text, count=1).startswith(("~", "～"))


def lines_of(text: str) -> list[str]:
    """The lines of a text as notes number them, made safe; blank ones at the beginning count too."""
    lines = clean_prose("|\n" + text).split("\n")[1:]
    return lines if any(lines) else []


def without_asides(text: str) -> tuple[str, tuple[Aside, ...]]:
    """(the notes that others may see, the private lines)."""
    lines = lines_of(text)
    asides = tuple((n, line) for n, line in enumerate(lines, 1) if is_aside(line))
    return "\n".join(line for line in lines if not is_aside(line)), asides


def with_asides(text: str, asides: Iterable[Aside]) -> str:
    """The notes with the private lines back at their numbers; where the notes are shorter now, at their end."""
    lines = lines_of(text)
    for number, line in sorted(asides):
        lines.insert(number - 1, line)
    return "\n".join(lines)
