"""A store of many years, for benchmarks: `python tests/bench/large.py OUT [--projects 50] [--today 2026-11-26]`.

Per project 100 people, 4,000 contacts, 400 risks and 20,000 rows of journal, most of them from four years of weekly
risk reviews; so the fifty of the figures are 5,000 people, 200,000 contacts, 20,000 risks and 1,000,000 rows. Written
as one transaction past the gate, in one to two minutes and about 600 MB; `forewarn check` finds it whole.
"""

import argparse
import json
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from years import USUAL, WEEKS, Years, year_days

from store.disk.file.record_rows import plain, rows_of
from store.disk.file.schema import SCHEMA
from store.disk.ledger import Ledger
from store.disk.workspace import Workspace
from store.values.clock import Clock
from store.values.record import EPOCH_MS, Record
from store.values.words import Words, to_json

WHO = "bench"
ROWS = 20_000
"""Rows of journal for each project."""
BATCH = 20_000
JOURNAL = "INSERT INTO journal (act, kind, record, project, rev, schema, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ACT = "INSERT INTO act (id, uuid, at, who, name) VALUES (?, ?, ?, ?, ?)"

Stored = dict[str, Any]


class Book:
    """What a ledger would have written: acts and journal as they happen, the records as they are in the end."""

    def __init__(self, ledger: Ledger, dice: random.Random) -> None:
        self._connection = ledger.connection
        self._dice = dice
        self._now: dict[int, Stored] = {}
        self._kinds: dict[int, type[Record]] = {}
        self._acts: list[tuple[Any, ...]] = []
        self._lines: list[tuple[Any, ...]] = []
        self._at = datetime(2020, 1, 1, tzinfo=UTC)
        self._act = self._drawn = 0
        self.rows = 0

    def id(self) -> int:
        """As ids are drawn at the moment of the act."""
        self._drawn += 1
        milliseconds = int(self._at.timestamp() * 1000) - EPOCH_MS + self._drawn % 30_000_000
        return milliseconds << 22 | self._drawn & 0x3FFFFF

    def act(self, on: date, name: Words) -> None:
        """Begin an act in the early morning of that day; days only go forward."""
        self._at = datetime(on.year, on.month, on.day, 1, tzinfo=UTC)
        self._act += 1
        at = self._at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        uuid = f"{self._dice.getrandbits(128):032x}"
        self._acts.append((self._act, uuid, at, WHO, _json(to_json(name))))

    def make(self, record: Record) -> int:
        """Enter a new record; its id."""
        values = rows_of(type(record)).values(record) | {"rev": 1}
        self._kinds[record.id], self._now[record.id] = type(record), values
        self._line(record.kind, values, None, values)
        return record.id

    def change(self, id: int, **changed: Any) -> None:
        """Set fields of a record; those that hold the value already are no change."""
        values = self._now[id]
        after = {name: plain(value) for name, value in changed.items() if plain(value) != values[name]}
        if after:
            before = {name: values[name] for name in after}
            values |= after
            values["rev"] += 1
            self._line(self._kinds[id].kind, values, before, after)

    def value(self, id: int, name: str) -> Any:
        """A field as it is now, as the store writes it."""
        return self._now[id][name]

    def close(self) -> None:
        """Write what is left, and every record as it is now."""
        self._flush()
        by_kind: dict[type[Record], list[Stored]] = {}
        for id, kind in self._kinds.items():
            by_kind.setdefault(kind, []).append(self._now[id])
        for kind, found in by_kind.items():
            self._connection.executemany(rows_of(kind).insert, (tuple(values.values()) for values in found))
            if kind.prefix:
                used = [(values["project"], kind.kind, values["code"]) for values in found]
                self._connection.executemany("INSERT INTO used_code VALUES (?, ?, ?)", used)

    def _line(self, kind: str, values: Stored, before: Stored | None, after: Stored) -> None:
        project = values["id"] if kind == "project" else values.get("project")
        was = None if before is None else _json(before)
        self._lines.append((self._act, kind, values["id"], project, values["rev"], SCHEMA, was, _json(after)))
        self.rows += 1
        if len(self._lines) == BATCH:
            self._flush()

    def _flush(self) -> None:
        self._connection.executemany(ACT, self._acts)
        self._connection.executemany(JOURNAL, self._lines)
        self._acts.clear()
        self._lines.clear()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def make(out: Path, projects: int, today: date, private: Path | None = None) -> None:
    """Write a new store at `out`. The private file lies where a user's does, or in `private`."""
    workspace = Workspace.open(out, who=WHO, clock=Clock(today), private_dir=private, create=True)
    dice = random.Random(projects)
    ledgers = (workspace.store, workspace.private)
    for ledger in ledgers:
        # The records come when all of the journal is written, out of the order that links are checked in.
        ledger.connection.execute("PRAGMA foreign_keys=OFF")
        ledger.begin()
    store, secret = (Book(ledger, dice) for ledger in ledgers)
    years = [Years(number, store, secret, dice, today) for number in range(projects)]
    meetings = WEEKS * projects
    for week in range(WEEKS):
        days = year_days(week, today)
        for place, day in enumerate(days):
            for one in years:
                one.contacts(week, day, place, len(days))
                if day == days[-1]:
                    one.meeting(week, day)
                    wanted = ROWS * projects - store.rows
                    one.review(day, wanted // meetings - USUAL if meetings > 1 else wanted)
                    meetings -= 1
    for ledger, book in zip(ledgers, (store, secret), strict=True):
        book.close()
        ledger.search.fill(ledger.file.home)
        ledger.commit()
    workspace.close()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--projects", type=int, default=50)
    parser.add_argument("--today", type=date.fromisoformat, default=Clock().today())
    parser.add_argument("--private", type=Path, help="folder of the private file; else the user's own")
    asked = parser.parse_args()
    if asked.out.exists():
        parser.error(f"{asked.out} exists already")
    make(asked.out, asked.projects, asked.today, asked.private)
    sys.stdout.write(f"{asked.out}: {asked.projects} projects, {asked.out.stat().st_size // 1_000_000} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
