"""A bar on the terminal for what takes long; nothing where nobody looks."""

import os
import sys
from collections.abc import Callable

FROM = 4_000  # steps below which it is done before anybody wonders
WIDE = 30  # cells


def bar() -> Callable[[int, int], None]:
    """Draws how much is done over the last line of stderr, and takes it away at the end; a no-op without a terminal."""
    if not os.isatty(2):
        return lambda done, all: None
    shown = False

    def draw(done: int, all: int) -> None:
        nonlocal shown
        if all < FROM:
            return
        share = min(done / all, 1.0)
        filled = int(share * WIDE)
        print(f"\r[{'#' * filled}{'.' * (WIDE - filled)}] {share:4.0%}", end="", file=sys.stderr, flush=True)
        shown = True
        if share == 1.0:
            clear()

    def clear() -> None:
        nonlocal shown
        if shown:
            print("\r" + " " * (WIDE + 7) + "\r", end="", file=sys.stderr, flush=True)
        shown = False

    return draw
