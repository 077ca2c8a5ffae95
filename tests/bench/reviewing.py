"""How long the review's queue takes: `python tests/bench/reviewing.py STORE [--projects 3]`, on a store of large.py."""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from store.disk.workspace import Workspace
from store.queries.review.my_projects import my_projects
from store.queries.review.review_board import review

TURNS = 7


def main() -> None:
    """The command line: the first reading and the median of the others, in milliseconds of wall and of processor."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--projects", type=int, default=3, help="how many of its projects are mine")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(asked.store, who="bench", private_dir=Path(folder))
        mine = my_projects(workspace)[: asked.projects]
        walls, works = [], []
        for _ in range(TURNS):
            workspace.memory.clear()
            wall, work = time.perf_counter(), time.process_time()
            found = review(workspace, mine)
            walls.append((time.perf_counter() - wall) * 1000)
            works.append((time.process_time() - work) * 1000)
        sys.stdout.write(
            f"{len(mine)} projects, {found.checked} records, {len(found.lines)} items: first {walls[0]:.0f} ms,"
            f" again {statistics.median(walls[1:]):.0f} ms, processor {statistics.median(works[1:]):.0f} ms\n"
        )
        workspace.close()


if __name__ == "__main__":
    main()
