"""How far something long has come, on stderr: a bar on a terminal, tenths in a log; nothing for what is soon done."""

import os
import sys
from collections.abc import Callable

FROM = 4_000  # steps below which it is done before anybody wonders
FROM_IN_A_LOG = 50_000  # steps below which nobody reads a log to see whether it goes on
WIDE = 30  # cells
Draw = Callable[[int, int], None]


def bar() -> Draw:
    """Tells how much is done, `(done, all)`: over the last line of a terminal, which it takes away at the end, else
    in a line for each tenth."""
    return _on_a_terminal() if os.isatty(2) else _in_a_log()


def _on_a_terminal() -> Draw:
    shown = False

    def draw(done: int, total: int) -> None:
        nonlocal shown
        if total < FROM:
            return
        share = min(done / total, 1.0)
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


def _in_a_log() -> Draw:
    said = 0

    def draw(done: int, total: int) -> None:
        nonlocal said
        if total < FROM_IN_A_LOG:
            return
        tenth = done * 10 // total
        if tenth > said:
            print(f"forewarn: {tenth * 10} %", file=sys.stderr, flush=True)
        # Of a log with several kinds of rows, each begins anew.
        said = tenth % 10

    return draw
