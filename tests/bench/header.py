"""What the news costs: `python tests/bench/header.py STORE [--projects 10]`, on a store of large.py.

Each turn reads the header of every project and the list of what is to be told anew, once as it is and once with nothing
to tell, and takes the difference.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from store.disk.workspace import Workspace
from store.queries.boards.project_header import header
from store.queries.project_list import active_projects
from store.queries.project_situation import situation
from store.rules.registers import news
from store.rules.registers.to_tell import to_tell
from store.values.clock import Clock

TURNS = 21


@contextmanager
def nothing_to_tell() -> Iterator[None]:
    """Wherever news is asked for there is none."""
    silent: dict[Callable[..., Any], Callable[..., Any]] = {
        news.news: lambda *_: None,
        news.untold: lambda *_: (),
    }
    asked = [
        (module, name, value)
        for module in list(sys.modules.values())
        for name, value in list(vars(module).items())
        if callable(value) and getattr(value, "__module__", "") == news.__name__ and value in silent
    ]
    for module, name, value in asked:
        setattr(module, name, silent[value])
    try:
        yield
    finally:
        for module, name, value in asked:
            setattr(module, name, value)


def main() -> None:
    """The command line: medians of processor time per header, in milliseconds."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--projects", type=int, default=10)
    options.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 26))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(
            asked.store, who="bench", private_dir=Path(folder), clock=Clock(asked.today)
        )
        ids = active_projects(workspace)[: asked.projects]

        def one() -> float:
            workspace.memory.clear()
            start = time.process_time()
            for project in ids:
                header(workspace, project)
                to_tell(situation(workspace, project))
            return (time.process_time() - start) * 1000 / len(ids)

        with_news, without = [], []
        for _ in range(TURNS):
            with_news.append(one())
            with nothing_to_tell():
                without.append(one())
        more = sorted(a - b for a, b in zip(with_news, without, strict=True))
        sys.stdout.write(
            f"{len(ids)} projects: header {statistics.median(with_news):.1f} ms, without news"
            f" {statistics.median(without):.1f} ms, difference {statistics.median(more):+.1f} ms"
            f" (tenth percentile {more[len(more) // 10]:+.1f})\n"
        )
        workspace.close()


if __name__ == "__main__":
    main()
