"""What another size of the terminal costs: `PYTHONPATH=tests/fixtures python tests/bench/resizing.py [--turns 5]`.

Each turn starts a bare Textual app and forewarn on the demo, waits until both are at rest, and makes the terminal
smaller and large again, ten times, waiting until each is drawn. Prints medians of processor time and bytes of one
change back to the size that is named, and the ratio of ours to the bare app's.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from quiet_terminal import BARE, SIGNS, QuietTerminal, ours
from workbench import Bench

SIZES = ((120, 40), (80, 24))
LESS = (10, 4)
"""Cells by which it is made smaller."""
TIMES = 10


def resize(
    command: list[str], env: dict[str, str], sign: str, size: tuple[int, int]
) -> list[tuple[float, int]]:
    """(milliseconds of processor time, bytes) of each."""
    terminal = QuietTerminal(command, env, *size)
    terminal.until(terminal.shows(sign))
    terminal.rest(1.0)
    found = []
    for _ in range(TIMES):
        terminal.resize(size[0] - LESS[0], size[1] - LESS[1])
        spent, sent = terminal.rest(), len(terminal.sent)
        terminal.resize(*size)
        found.append((terminal.rest() - spent, len(terminal.sent) - sent))
    terminal.end()
    return found


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--turns", type=int, default=5)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for size in SIZES:
            taken: dict[str, list[tuple[float, int]]] = {"bare": [], "ours": []}
            for _ in range(asked.turns):
                taken["bare"] += resize(BARE, bench.env, SIGNS["bare"], size)
                taken["ours"] += resize(ours(bench.demo), bench.env, SIGNS["ours"], size)
            (bare, bare_sent), (spent, sent) = (
                map(statistics.median, zip(*rows, strict=True)) for rows in taken.values()
            )
            sys.stdout.write(
                f"{size[0]}x{size[1]}: a size {spent:.1f} ms and {sent:.0f} B, bare {bare:.1f} ms and"
                f" {bare_sent:.0f} B, {spent / bare:.2f} ×\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
