"""A store many times the demo, for benchmarks: `python tests/bench/large.py OUT [--times 100] [--lang zh]`.

Every act of the demo is done once per copy, in time order, with ids, project codes and names of its own, through
the ledger's own statements. The gate is passed by: what it let through once is not asked again.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from store import demo
from store.disk.ledger import Ledger
from store.disk.rows import rows_of
from store.disk.workspace import Workspace
from store.records import BY_NAME
from store.values.clock import Clock
from store.values.fields import fields_of
from store.values.journal import Act, Change

WHO = "bench"
SPREAD = 2_654_435_761
"""Sets the ids of one copy far apart from those of another, which ids drawn in one millisecond are not."""
RANDOM = (1 << 22) - 1
"""The random bits of an id; the rest tells when it was drawn."""
NUMBERED = {("project", "code"): "{}-{:03}", ("person", "name"): "{} {}"}

Stored = dict[str, Any]


class Copy:
    """The demo once more: `number` 0 keeps its codes and names, the others carry theirs."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.now: dict[int, Stored] = {}

    def write(self, ledger: Ledger, act: int, change: Change) -> None:
        """Do one change of the demo in this copy, under an act already entered."""
        kind = BY_NAME[change.kind]
        rows = rows_of(kind)
        before = None if change.before is None else self._own(change.kind, change.before)
        after = self._own(change.kind, change.after)
        values = self.now.setdefault(self._id(change.record), {})
        values |= after | {"rev": change.rev}
        ledger._put(act, rows.record(tuple(values[name] for name in rows.names)), before, after)

    def _own(self, kind: str, stored: Mapping[str, Any]) -> Stored:
        own = dict(stored)
        for field in fields_of(BY_NAME[kind]):
            value = own.get(field.name)
            if value is None:
                continue
            if field.name == "id" or field.shape == "link":
                own[field.name] = self._id(value)
            elif field.shape == "links":
                own[field.name] = json.dumps(
                    [self._id(id) for id in json.loads(value)], separators=(",", ":")
                )
            elif self.number and (form := NUMBERED.get((kind, field.name))):
                own[field.name] = form.format(value, self.number)
        return own

    def _id(self, id: int) -> int:
        """Drawn at the same moment, so that everything is as old as in the demo."""
        return id ^ (self.number * SPREAD & RANDOM)


def make(out: Path, times: int, today: date, language: str, private: Path | None) -> None:
    """Write `times` demos into a new store at `out`. The private file lies where a user's does, or in `private`."""
    target = Workspace.open(out, who=WHO, clock=Clock(today), private_dir=private, create=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Workspace.open(
            Path(folder, "demo.db"), who=WHO, clock=Clock(today), private_dir=Path(folder), create=True
        )
        demo.write(source, today, language)
        multiply(source.store, target.store, times)
        multiply(source.private, target.private, times)
        source.close()
    target.close()


def multiply(source: Ledger, target: Ledger, times: int) -> None:
    """Do every act of one file `times` times in the other, as one transaction."""
    copies = [Copy(number) for number in range(times)]
    target.begin()
    for act, changes in _acts(source):
        for copy in copies:
            number = target.journal.add_act(replace(act, uuid=uuid4().hex))
            for change in changes:
                copy.write(target, number, change)
    target.commit()


def _acts(ledger: Ledger) -> Iterator[tuple[Act, list[Change]]]:
    acts: dict[str, tuple[Act, list[Change]]] = {}
    for change in ledger.changes("1", ()):
        acts.setdefault(change.act.uuid, (change.act, []))[1].append(change)
    yield from acts.values()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--today", type=date.fromisoformat, default=Clock().today())
    parser.add_argument("--lang", default="en")
    parser.add_argument("--private", type=Path, help="folder of the private file; else the user's own")
    asked = parser.parse_args()
    if asked.out.exists():
        parser.error(f"{asked.out} exists already")
    make(asked.out, asked.times, asked.today, asked.lang, asked.private)
    sys.stdout.write(f"{asked.out}: {3 * asked.times} projects, {asked.out.stat().st_size // 1_000_000} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
