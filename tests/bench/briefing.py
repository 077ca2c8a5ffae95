"""How long a briefing takes: `python tests/bench/briefing.py STORE [--for NAME]`, on a store of large.py."""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import Asked, projects_for
from store.records import Person, Stakeholder
from store.rules.briefing.paper import paper

TURNS = 7


def main() -> None:
    """The command line: of one sponsor the first reading and the median of the others, in milliseconds of wall and of
    processor."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument(
        "--for", dest="name", default="", help="without it, the sponsor of the first project"
    )
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(asked.store, who="bench", private_dir=Path(folder))
        person = _person(workspace, asked.name)
        walls, works = [], []
        for _ in range(TURNS):
            workspace.memory.clear()
            wall, work = time.perf_counter(), time.process_time()
            told = Asked(projects_for(workspace, person), person).made(workspace)
            said = paper(told, "en")
            walls.append((time.perf_counter() - wall) * 1000)
            works.append((time.process_time() - work) * 1000)
        sys.stdout.write(
            f"{len(told.projects)} projects, {sum(len(part.lines) for part in said.parts)} lines: first"
            f" {walls[0]:.0f} ms, again {statistics.median(walls[1:]):.0f} ms, processor"
            f" {statistics.median(works[1:]):.0f} ms\n"
        )
        workspace.close()


def _person(workspace: Workspace, name: str) -> int:
    if name:
        return workspace.select(Person, "name = ?", (name,))[0].id
    return workspace.select(Stakeholder, "role = 'sponsor' AND archived = 0", (), "ORDER BY id LIMIT 1")[
        0
    ].person


if __name__ == "__main__":
    main()
