"""Long text on lines of a given width in cells: words and sums stay whole, and Chinese breaks between any two but those
that belong together in print."""

from collections.abc import Iterator

from store.values.sums import unbroken
from store.values.width import cell_width, clusters

_SPACE = " \u3000"
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕］｝〗”’…·～％‰℃々ー,.;:!?)]}")
"""What does not begin a line (GB/T 15834-2011, 5.1)."""
_NEVER_LAST = frozenset("（《〈「『【〔［｛〖“‘￥([{")
"""What does not end one."""

_Part = tuple[str, int]
"""A character with all that joins it, and its cells."""


def wrapped(text: str, width: int, hanging: int = 0) -> Iterator[str]:
    """The lines of `text`, each at most `width` cells; at least one. A word longer than a line is broken.

    `hanging`: cells by which the lines after the first are narrower, since they are set in.
    """
    if cell_width(text) <= width:
        yield text.rstrip(_SPACE)
        return
    line: list[_Part] = []
    cells, end = 0, 0
    """What the line takes; the last place where it may end."""
    for part in clusters(unbroken(text)):
        if part[0] not in _SPACE:  # what ends a line may hang over
            if line and _breaks(line[-1], part):
                end = len(line)
            while line and cells + part[1] > width:
                end = end or _within(line, part)
                if head := _text(line[:end]):
                    yield head
                    width, hanging = width - hanging, 0
                del line[:end]
                cells, end = sum(size for _, size in line), 0
        line.append(part)
        cells += part[1]
    yield _text(line)


def line_starts(text: str, width: int) -> Iterator[int]:
    """Where in `text` the lines after the first begin, as an editor has them: broken as `wrapped` breaks, but nothing
    is left out, and spaces at the end of a line have cells of their own, since the cursor stands on them."""
    if cell_width(text) <= width:
        return
    line: list[_Part] = []
    start, cells, end = 0, 0, 0
    for part in clusters(text):
        if line and part[0] not in _SPACE and _breaks(line[-1], part):
            end = len(line)
        while line and cells + part[1] > width:
            end = end or _within(line, part)
            start += sum(len(text) for text, _ in line[:end])
            yield start
            del line[:end]
            cells, end = sum(size for _, size in line), 0
        line.append(part)
        cells += part[1]


def _breaks(before: _Part, after: _Part) -> bool:
    """Whether a line may end between the two."""
    between = before[0] in _SPACE or before[1] == 2 or after[1] == 2
    return between and _sits_well(before, after)


def _sits_well(before: _Part, after: _Part) -> bool:
    return after[0][0] not in _NEVER_FIRST and before[0][-1] not in _NEVER_LAST


def _within(word: list[_Part], after: _Part) -> int:
    """How much of a word that is longer than a line stays on it, `after` being what follows."""
    follow = [*word[1:], after]
    return next((n for n in range(len(word), 0, -1) if _sits_well(word[n - 1], follow[n - 1])), len(word))


def _text(line: list[_Part]) -> str:
    return "".join(text for text, _ in line).rstrip(_SPACE)
