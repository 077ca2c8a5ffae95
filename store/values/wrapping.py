"""Long text on lines of a given width in cells; Chinese breaks anywhere but before its closing marks."""

import re
from collections.abc import Iterator

from store.values.width import cell_width

_NEVER_FIRST = "，。；：！？、）》”’…,.;:!?)"
"""What does not begin a line in print."""
_ASCII_WORD = re.compile(r"[^ ]* +(?:[,.;:!?)][^ ]* +)*(?:[,.;:!?)][^ ]*)?|[^ ]+")


def wrapped(text: str, width: int, hanging: int = 0) -> Iterator[str]:
    """The lines of `text`, each at most `width` cells; at least one. A word longer than a line is broken.

    `hanging`: cells by which the lines after the first are narrower, since they are set in.
    """
    line = ""
    for word in _words(text):
        if cell_width(line + word.rstrip()) <= width:
            line += word
            continue
        if line.strip():
            yield line.rstrip()
            width, hanging = width - hanging, 0
        line = word.lstrip()
        while cell_width(line.rstrip()) > width:
            head = _head(line, width)
            yield head
            line = line[len(head) :]
            width, hanging = width - hanging, 0
    yield line.rstrip()


def _head(text: str, width: int) -> str:
    """As much of it as fits, at least one character."""
    end = 1
    while end < len(text) and cell_width(text[: end + 1]) <= width:
        end += 1
    return text[:end]


def _words(text: str) -> Iterator[str]:
    """The pieces between which a line may break: words with the space behind them, wide characters one by one."""
    if text.isascii():
        yield from _ASCII_WORD.findall(text)
        return
    piece = ""
    for char in text:
        if char == " ":
            piece += char
            continue
        wide = cell_width(char) == 2
        breaks = piece.endswith(" ") or (wide and char not in _NEVER_FIRST) or _ends_wide(piece)
        if piece and breaks and char not in _NEVER_FIRST:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _ends_wide(piece: str) -> bool:
    return bool(piece) and cell_width(piece[-1]) == 2
