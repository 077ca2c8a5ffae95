"""How long finding takes: `python tests/bench/finding.py STORE`, on a store of large.py."""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from store.disk.workspace import Workspace
from store.queries.search_results import find

TYPED = (
    "s",
    "th",
    "price",
    "price list",
    "供应",
    "价格清单",
    "R-14",
    "r14",
    "lw",
    "weber",
    "Stage 7",
    "4711",
    "nothing",
)
TURNS = 7


def main() -> None:
    """The command line: per text the first time and the median of the others, in milliseconds; last the slowest
    median."""
    slowest = 0.0
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(options.parse_args().store, who="bench", private_dir=Path(folder))
        for typed in TYPED:
            spent = []
            for _ in range(TURNS):
                start = time.perf_counter()
                found = find(workspace, typed, private=True)
                spent.append((time.perf_counter() - start) * 1000)
            first, rest = spent[0], statistics.median(spent[1:])
            slowest = max(slowest, rest)
            sys.stdout.write(
                f"{typed:<12} {len(found.lines):4} found  {first:6.1f} ms, again {rest:5.1f} ms\n"
            )
        workspace.close()
    sys.stdout.write(f"{slowest:.0f} ms\n")


if __name__ == "__main__":
    main()
