"""Random lines through the grammar of quick entry: `python -m tests.bench.lines_as_typed --lines 100000 [--seed 1]`.

Prints the lines read, those that became records, and the seconds; ends with a traceback where one crashes the reader.
"""

import argparse
import random
import sys
import time

from store.rules.capture.grammar import capture, shown
from store.values.words import say
from tests.rules.capture.test_lines_as_written import CONTEXT, PIECES

ANYTHING = 0x30000
"""Characters below this number are typed too."""


def line(dice: random.Random) -> str:
    """Up to nine pieces of the grammar, or of anything."""
    pieces = (
        dice.choice(PIECES) if dice.random() < 0.8 else chr(dice.randrange(ANYTHING))
        for _ in range(dice.randrange(1, 10))
    )
    return "".join(pieces)


def main() -> None:
    """Read as many lines as asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    dice = random.Random(asked.seed)
    began, records = time.perf_counter(), 0
    for _ in range(asked.lines):
        for reading in capture(line(dice), CONTEXT):
            say(shown(reading), "zh_CN")
            records += bool(reading.records)
    took = time.perf_counter() - began
    sys.stdout.write(f"{asked.lines} lines, {records} became records, {took:.1f} s\n")


if __name__ == "__main__":
    main()
