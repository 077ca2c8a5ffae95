"""How many terminal cells a text takes, and texts cut or padded to a number of cells.

Agrees with `rich.cells` (Unicode 17 widths), which draws the screen, without importing it. Tested for the
characters that the running Python's `unicodedata` has assigned and for their sequences; one too new for it
counts 1, or 2 inside a wide block.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

_JOINER = "\u200d"
_EMOJI = "\ufe0f"  # variation selector 16: the character before it is drawn as an emoji, two cells wide


def _edges(ranges: str) -> tuple[int, ...]:
    """Where hexadecimal ranges begin and end: a code point lies inside after an odd number of edges."""
    pairs = (text.partition("-") for text in ranges.split())
    return tuple(edge for first, _, last in pairs for edge in (int(first, 16), int(last or first, 16) + 1))


def _inside(edges: tuple[int, ...], code: int) -> bool:
    return bisect_right(edges, code) % 2 == 1


# East Asian Width W and F of Unicode 17; here because an older Python's unicodedata lacks the newer emoji.
_WIDE = _edges("""
    1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2630-2637 2648-2653 267f 268a-268f
    2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c
    274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-2e99 2e9b-2ef3 2f00-2fd5 2ff0-303e
    3041-3096 3099-30ff 3105-312f 3131-318e 3190-31e5 31ef-321e 3220-3247 3250-a48c a490-a4c6 a960-a97c
    ac00-d7a3 f900-faff fe10-fe19 fe30-fe52 fe54-fe66 fe68-fe6b ff01-ff60 ffe0-ffe6 16fe0-16fe4 16ff0-16ff6
    17000-18cd5 18cff-18d1e 18d80-18df2 1aff0-1aff3 1aff5-1affb 1affd-1affe 1b000-1b122 1b132 1b150-1b152
    1b155 1b164-1b167 1b170-1b2fb 1d300-1d356 1d360-1d376 1f004 1f0cf 1f18e 1f191-1f19a 1f200-1f202
    1f210-1f23b 1f240-1f248 1f250-1f251 1f260-1f265 1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393
    1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e
    1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6d8 1f6dc-1f6df
    1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1fa7c 1fa80-1fa8a
    1fa8e-1fac6 1fac8 1facd-1fadc 1fadf-1faea 1faef-1faf8 20000-2fffd 30000-3fffd
""")
# Narrow characters that variation selector 16 makes wide (emoji-variation-sequences.txt).
_WIDENED = _edges("""
    23 2a 30-39 a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa 24c2
    25aa-25ab 25b6 25c0 25fb-25fc 2600-2604 260e 2611 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a
    2640 2642 265f-2660 2663 2665-2666 2668 267b 267e 2692 2694-2697 2699 269b-269c 26a0 26a7 26b0-26b1 26c8
    26cf 26d1 26d3 26e9 26f0-26f1 26f4 26f7-26f9 2702 2708-2709 270c-270d 270f 2712 2714 2716 271d 2721
    2733-2734 2744 2747 2763-2764 27a1 2934-2935 2b05-2b07 1f170-1f171 1f17e-1f17f 1f321 1f324-1f32c 1f336
    1f37d 1f396-1f397 1f399-1f39b 1f39e-1f39f 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 1f4fd
    1f549-1f54a 1f56f-1f570 1f573-1f579 1f587 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4
    1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0
    1f6f3
""")
# Medial and final Hangul letters, Hangul fillers and skin tones join the character before them.
_JOINED = _edges("1160-11ff 3164 d7b0-d7ff ffa0 1f3fb-1f3ff")
# Format characters that are drawn: the soft hyphen, Arabic, Syriac and Kaithi signs.
_DRAWN = _edges("ad 600-605 6dd 70f 890-891 8e2 110bd 110cd")
_INVISIBLE = frozenset({"Mn", "Me", "Mc", "Cc", "Cf", "Zl", "Zp"})


@lru_cache(4096)
def _char_cells(char: str) -> int:
    code = ord(char)
    if _inside(_JOINED, code):
        return 0
    if unicodedata.category(char) in _INVISIBLE and not _inside(_DRAWN, code):
        return 0
    return 2 if _inside(_WIDE, code) else 1


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The pieces that no cut may divide, and their cells: a character with all that joins it."""
    start, cells, end = 0, 0, 0
    widened = ""  # the last character that a variation selector may still widen
    while end < len(text):
        char = text[end]
        if char == _JOINER:
            end += 2  # what it joins is drawn inside the character before
            continue
        if char == _EMOJI:
            cells += bool(widened) and _inside(_WIDENED, ord(widened))
            widened = ""
        elif size := _char_cells(char):
            if end > start and cells:
                yield text[start:end], cells
                start, cells = end, 0
            cells += size
            widened = char
        end += 1
    if text[start:]:
        yield text[start:], cells


def cell_width(text: str) -> int:
    """The terminal cells that `text` takes; control characters take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _JOINER in text or _EMOJI in text:
        return sum(cells for _, cells in clusters(text))
    return sum(map(_char_cells, text))


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text` in at most `cells` cells; what is left out is marked by `ellipsis`, where that fits.

    One cell less when a wide character would lie across the edge.
    """
    head = 4 * cells  # more than can be shown; pasted by mistake, a text may be a book
    too_long = len(text) > head and cell_width(text[:head]) > cells
    if not too_long and cell_width(text) <= cells:
        return text
    mark = ellipsis if cell_width(ellipsis) <= cells else ""
    room = cells - cell_width(mark)
    if text.isascii() and text.isprintable():
        return text[: max(room, 0)] + mark
    kept = []
    for piece, size in clusters(text):
        if size > room:
            break
        kept.append(piece)
        room -= size
    return "".join(kept) + mark


def pad(text: str, cells: int, align: Literal["left", "right", "center"] = "left") -> str:
    """`text` in exactly `cells` cells: filled with spaces, or cut, so that a column never pushes the next."""
    text = cut(text, cells).rstrip(_JOINER)  # which would swallow the space behind it
    space = max(cells - cell_width(text), 0)
    before = {"left": 0, "right": space, "center": space // 2}[align]
    return " " * before + text + " " * (space - before)
