"""What a start costs: `PYTHONPATH=tests/fixtures python tests/bench/starting.py [--large OUT] [--turns 20]`.

Starts a bare Textual app, forewarn on the demo, and forewarn on a large store (large.py) in turn, and takes medians of
processor time: until the picture stands there, and until all is loaded behind it and nothing more comes. Ratios to the
bare app, and of the large store to the demo.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from quiet_terminal import BARE, SIGNS, SIZES, QuietTerminal, ours
from workbench import Bench


def start(
    command: list[str], env: dict[str, str], sign: str, size: tuple[int, int]
) -> tuple[float, float, int]:
    """Milliseconds of processor time until the picture and until rest, and the bytes of the picture."""
    terminal = QuietTerminal(command, env, *size)
    terminal.until(terminal.shows(sign))
    shown, sent = terminal.spent, len(terminal.sent)
    rested = terminal.rest(1.0)
    terminal.end()
    return shown, rested, sent


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--large", type=Path)
    options.add_argument("--turns", type=int, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        programs = {"bare": (BARE, SIGNS["bare"]), "demo": (ours(bench.demo), SIGNS["ours"])}
        if asked.large:
            programs["large"] = ours(asked.large.absolute()), SIGNS["ours"]
        for size in SIZES:
            taken: dict[str, list[tuple[float, float, int]]] = {name: [] for name in programs}
            for turn in range(asked.turns + 1):
                for name, (command, sign) in programs.items():
                    found = start(command, bench.env, sign, size)
                    if turn:  # the first fills the caches of the disk
                        taken[name].append(found)
            medians = {
                name: [statistics.median(column) for column in zip(*rows, strict=True)]
                for name, rows in taken.items()
            }
            for name, (shown, rested, sent) in medians.items():
                sys.stdout.write(
                    f"{size[0]}x{size[1]} {name}: picture {shown:.0f} ms, rest {rested:.0f} ms, {sent:.0f} B\n"
                )
            for over, under in (("demo", "bare"), ("large", "demo")):
                if over in medians:
                    ratios = [a / b for a, b in zip(medians[over], medians[under], strict=True)]
                    sys.stdout.write(f"{over} ÷ {under}: picture {ratios[0]:.2f}, rest {ratios[1]:.2f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
