"""Which part of a piece of a line looks other than what stands in its place."""

import re
from collections.abc import Sequence

from store.values.width import cell_width
from widgets.drawn.brief_codes import Inked, inked, written

SURE = re.compile("[ -~…─-▟、-〿一-鿿！-｠]")
"""Characters whose width no terminal disputes, and that join no other: behind any other one nothing is known of the
places of what follows."""


def changed_part(old: str, new: str) -> tuple[int, str]:
    """(cells that stay before it, the part with its codes) of two pieces that are as wide; an empty part: both look
    alike. Of what is put where nothing is known to stand, `old` empty, it is all."""
    if not old:
        return 0, new
    before, after = inked(old), inked(new)
    if before == after:
        return 0, ""
    start = _alike(before, after)
    if start and not all(SURE.match(one[start][0]) for one in (before, after) if start < len(one)):
        start -= 1  # it may join the character before it
    end = _alike(before[start:][::-1], after[start:][::-1])
    stays = "".join(text for text, _ in after[:start])
    return cell_width(stays), written(after[start : len(after) - end])


def _alike(one: Sequence[Inked], other: Sequence[Inked]) -> int:
    """How many characters of a sure width both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b or not SURE.match(a[0])),
        min(len(one), len(other)),
    )
