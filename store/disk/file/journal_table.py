"""The journal of one file: acts, and what each did to which record. Rows are added and never changed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from store.disk.file.renamed_fields import as_now
from store.disk.file.schema import SCHEMA
from store.disk.file.sqlite import Connection
from store.records import KINDS, PLAN
from store.values.clock import LONG_AGO, stamp
from store.values.journal import Act, Change
from store.values.record import Record, own_project
from store.values.text import clean_line
from store.values.words import N_, Words, from_json, to_json, words

PAGE = 50
Parameters = Sequence[Any] | Mapping[str, Any]
ACT = "act.uuid, act.at, act.who, act.name, act.undoes, act.login"
MINE = "(act.who = ? AND act.login IN (?, ''))"
"""Of a name and a login; an act of a version that kept no login is known by its name."""
CHANGE = (
    f"SELECT {ACT}, journal.kind, journal.record, journal.project, journal.rev, journal.schema, journal.before,"
    " journal.after FROM journal JOIN act ON act.id = journal.act"
)
Touched = frozenset[tuple[str, int | None]]
"""What acts were about: (kind, project); None where it may be of every project."""
_HOLDING = ", ".join(
    # Past what others may see: of a screen that is shown no more it has to be true as well.
    f"(SELECT group_concat(DISTINCT project) FROM main.{kind} WHERE archived = 0)"
    for kind in PLAN
)
NEWEST = f"SELECT coalesce(max(id), 0), {_HOLDING} FROM journal"
TOUCHED = """
SELECT DISTINCT kind, CASE WHEN instr(coalesce(before, ''), '"project"') THEN NULL ELSE project END
FROM journal WHERE id > ?
"""
UNREADABLE = words(N_("an act whose name cannot be read"))


class Journal:
    """Reads and adds to the `act` and `journal` tables; adding happens inside the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def add_act(self, act: Act) -> int:
        """Enter an act; its row's number, for `add`."""
        cursor = self.connection.execute(
            "INSERT INTO act (uuid, at, who, name, undoes, login) VALUES (?, ?, ?, ?, ?, ?)",
            (act.uuid, act.at, act.who, _json(to_json(act.name)), act.undoes or None, act.login),
        )
        return int(cursor.lastrowid)

    def add(
        self, act: int, record: Record, rev: int, before: Mapping[str, Any] | None, after: Mapping[str, Any]
    ) -> None:
        """Enter what an act did to a record: changed fields as the store writes them, all if it was made."""
        self.connection.execute(
            "INSERT INTO journal (act, kind, record, project, rev, schema, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                act,
                record.kind,
                record.id,
                own_project(record),
                rev,
                SCHEMA,
                None if before is None else _json(before),
                _json(after),
            ),
        )

    def changes(self, where: str, values: Parameters, tail: str = "ORDER BY journal.id") -> list[Change]:
        """The rows that satisfy an SQL condition, oldest first unless `tail` says otherwise; fields of older ones
        as they are called now, and none of kinds that this version does not know."""
        found = self.connection.execute(f"{CHANGE} WHERE {where} {tail}", values).fetchall()
        return [change for change in map(_change, found) if change.kind in KINDS]

    def everything(self) -> Iterator[Change]:
        """Every row, of whatever kind, oldest first."""
        yield from map(_change, self.connection.execute(f"{CHANGE} ORDER BY journal.id").fetchall())

    def acts_of(self, who: str, login: str) -> Iterator[Act]:
        """The acts of one person from one account, newest first, read as far as they are asked for."""
        sql = f"SELECT {ACT}, act.id FROM act WHERE {MINE} AND id < ? ORDER BY id DESC LIMIT {PAGE}"
        last = 2**63 - 1
        while found := self.connection.execute(sql, (who, login, last)).fetchall():
            yield from (_act(row) for row in found)
            last = found[-1][-1]

    def act(self, uuid: str) -> Act | None:
        """The act of that id, as far as it concerns this file."""
        found = self.connection.execute(f"SELECT {ACT} FROM act WHERE uuid = ?", (uuid,)).fetchall()
        return _act(found[0]) if found else None

    def newest_act(self) -> Act | None:
        """The act that was entered last."""
        found = self.connection.execute(f"SELECT {ACT} FROM act ORDER BY id DESC LIMIT 1").fetchall()
        return _act(found[0]) if found else None

    def last(self) -> int:
        """The number of the newest row; 0 when there is none."""
        found: int = self.connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0]
        return found

    def touched_since(self, row: int) -> Touched:
        """What rows after `row` are about; a record that went from one project to another is about both."""
        return frozenset(self.connection.execute(TOUCHED, (row,)).fetchall())


def newest_row(connection: Connection) -> tuple[int, Mapping[str, frozenset[int]]]:
    """(the newest row of a shared journal, 0 when there is none; by kind that a project may do without those that hold
    such records), in one statement."""
    row, *held = connection.execute(NEWEST).fetchone()
    return row, {
        kind: frozenset(map(int, ids.split(","))) for kind, ids in zip(PLAN, held, strict=True) if ids
    }


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def told(text: str | None) -> dict[str, Any]:
    """What one side of a journal's row says; nothing where it cannot be read."""
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(1024)
def name_of(text: str) -> Words:
    """The name of an act; of one that cannot be read, that it is none. One act is told with every row that it wrote."""
    try:
        name = from_json(json.loads(text))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return UNREADABLE
    return name if isinstance(name.msgid, str) and isinstance(name.one, str) else UNREADABLE


@lru_cache(1024)
def person_of(text: str) -> str:
    """A name or login as it may be shown: whoever writes the file by other means can put anything there."""
    return clean_line(text)


def _act(row: Sequence[Any]) -> Act:
    at = row[1] if stamp(row[1]) is not LONG_AGO else f"{LONG_AGO:%Y-%m-%dT%H:%M:%S.%fZ}"
    return Act(row[0], at, person_of(row[2]), name_of(row[3]), row[4] or "", person_of(row[5]))


def _change(row: Sequence[Any]) -> Change:
    *act, kind, record, project, rev, schema, before, after = row
    was = None if before is None else as_now(kind, schema, told(before))
    return Change(_act(act), kind, record, project, rev, was, as_now(kind, schema, told(after)))
