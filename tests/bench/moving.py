"""What a move of the cursor costs: `PYTHONPATH=tests/fixtures python tests/bench/moving.py [--turns 5]`.

Each turn starts a bare Textual app and forewarn on the demo, waits until both are at rest, and presses twenty keys down
and twenty up, one after the other as each is shown. Prints medians of processor time and bytes for one key, and the
ratio of ours to the bare app's.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from quiet_terminal import BARE, SIGNS, QuietTerminal, ours
from workbench import Bench

SIZES = ((120, 40), (80, 24))
KEYS = "j" * 6 + "k" * 6
"""As far as the demo's review has lines; pressed three times."""
QUIET = 0.06


def move(command: list[str], env: dict[str, str], sign: str, size: tuple[int, int]) -> tuple[float, float]:
    """Milliseconds of processor time and bytes of one key."""
    terminal = QuietTerminal(command, env, *size)
    terminal.until(terminal.shows(sign))
    terminal.rest(1.0)
    spent, sent = terminal.processor(), len(terminal.sent)
    for key in KEYS * 3:
        before = len(terminal.sent)
        terminal.press(key)
        terminal.until(lambda before=before: len(terminal.sent) > before)
        terminal.rest(QUIET)
    keys = 3 * len(KEYS)
    found = (terminal.rest() - spent) / keys, (len(terminal.sent) - sent) / keys
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
            taken: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
            for _ in range(asked.turns):
                taken["bare"].append(move(BARE, bench.env, SIGNS["bare"], size))
                taken["ours"].append(move(ours(bench.demo), bench.env, SIGNS["ours"], size))
            (bare, bare_sent), (spent, sent) = (
                map(statistics.median, zip(*rows, strict=True)) for rows in taken.values()
            )
            sys.stdout.write(
                f"{size[0]}x{size[1]}: a move {spent:.2f} ms and {sent:.0f} B, bare {bare:.2f} ms and"
                f" {bare_sent:.0f} B, {spent / bare:.2f} ×\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
