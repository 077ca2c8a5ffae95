"""Long text on lines of a given width in cells; Chinese breaks anywhere, words stay whole."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of `text`, each at most `width` cells; at least one."""
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line and cell_len(word) <= width // 2:
            yield line
            line = word
            continue
        *full, line = chop_cells(joined, width) or [""]
        yield from full
    yield line
