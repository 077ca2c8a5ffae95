"""One SQLite file of records with its own journal; a workspace holds a shared and a private one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from store.disk.database_file import Opened
from store.disk.file.damage import CURES, explained
from store.disk.file.journal_table import Journal, Parameters
from store.disk.file.program_act import LISTED
from store.disk.file.record_rows import plain, rows_of, value_of
from store.disk.file.schema import version
from store.disk.file.search_index import Search
from store.disk.file.sqlite import sqlite
from store.records import KINDS
from store.values.journal import OWN, Act, Change, Conflict
from store.values.problem import Problem
from store.values.record import Batch, Record
from store.values.words import N_, bare, words

R = TypeVar("R", bound=Record)


class Stale(Problem):
    """Others changed these records since they were opened; nothing was saved."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        first = conflicts[0]
        sentence = N_("{name} was not saved: {saved} in the meantime; compare both and save again")
        super().__init__(words(sentence, name=bare(first.theirs.label), saved=first.saved))
        self.conflicts = tuple(conflicts)


class Ledger:
    """Reads and writes one file. Writing methods run inside the caller's transaction."""

    def __init__(self, file: Opened) -> None:
        self.file = file
        self.connection = file.connection
        self.journal = Journal(file.connection)
        self.search = Search(file.connection)
        self.parts = 0
        """SQLite's own number of the tables, indexes and triggers that were found to be ours."""
        self.veil: tuple[tuple[str, str], ...] = ()
        """(name, what is read under it instead) while others look at the screen; `store.disk.onlookers` makes it."""
        self._veiled = False

    def begin(self) -> None:
        """Take the write lock at once; raises SQLite's OperationalError when another holds it too long.

        Raises StoreProblem when somebody put parts into the open file that would run with what is written, Astray when
        the file is not at its path any more, Unwritten when it can only be read.
        """
        if self.file.limit is not None:
            raise self.file.limit
        self.lift()
        self.connection.execute("BEGIN IMMEDIATE")
        self.file.look()
        self.refuse_foreign()

    def refuse_foreign(self) -> None:
        """Raises StoreProblem when somebody put parts into the open file that are not ours; microseconds otherwise."""
        parts = self.connection.execute("PRAGMA schema_version").fetchone()[0]
        if parts != self.parts:
            version(self.connection, self.file.home)
            self.parts = parts

    def commit(self) -> None:
        """Make everything since `begin` last. Raises Astray when that was in a file which nobody will find again."""
        self.connection.execute("COMMIT")
        self.settle()

    def settle(self) -> None:
        """Have what was written in the file itself. Raises Astray."""
        if self.file.presence is not None:
            self.file.presence.settle()

    def rollback(self) -> None:
        """Forget everything since `begin`, and read behind the veil again; harmless outside a transaction."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.lower()

    def lift(self) -> None:
        """Read the tables themselves, which alone can be written to."""
        if self._veiled:
            self._veiled = False
            for name, _ in self.veil:
                self.connection.execute(f"DROP VIEW temp.{name}")

    def lower(self) -> None:
        """Read what the veil shows."""
        if self.veil and not self._veiled:
            self._veiled = True
            for name, shown in self.veil:
                self.connection.execute(f"CREATE TEMP VIEW {name} AS {shown}")

    def select(self, kind: type[R], where: str = "1", values: Parameters = (), tail: str = "") -> list[R]:
        """The records of `kind` that satisfy an SQL condition, in one statement."""
        rows = rows_of(kind)
        found = self.connection.execute(f"{rows.select} WHERE {where} {tail}", values).fetchall()
        return rows.records(found)

    def get(self, kind: type[R], id: int) -> R | None:
        """The record with that id, archived or not."""
        found = self.select(kind, "id = ?", (id,))
        return found[0] if found else None

    def after(self, act: Batch, kind: type[R], id: int) -> R | None:
        """The record with that id as it will be when the act is saved."""
        changed = next(iter(act.having(kind.kind, "id", id)), None)
        return changed if isinstance(changed, kind) else self.get(kind, id)

    def exists(self, kind: str, id: int) -> bool:
        """Whether there is such a record, archived or not."""
        return self.connection.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (id,)).fetchone() is not None

    def changes(self, where: str, values: Parameters, tail: str = "ORDER BY journal.id") -> list[Change]:
        """The journal's rows that satisfy an SQL condition, oldest first unless `tail` says otherwise."""
        return self.journal.changes(where, values, tail)

    def conflicts(self, records: Sequence[Record]) -> list[Conflict]:
        """The records whose `rev` is not the present one: others changed them since they were opened."""
        found = []
        for record in records:
            now = self.get(type(record), record.id)
            if now is not None and now.rev != record.rev:
                later = self._later(record, record.rev)[::-1]
                changed = {name: change.act for change in later for name in change.after}
                acts = tuple(change.act for change in later)
                found.append(Conflict(self.as_of_rev(now, record.rev), record, now, acts, changed=changed))
        return found

    def write(self, act: Act, records: Sequence[Record]) -> list[Record]:
        """Insert or update the records under one act, journal what changed; returns them as they now are.

        A record without a changed field is left alone, an act without a changed record is not entered.
        """
        number = 0
        written = []
        for record in records:
            old = self.get(type(record), record.id)
            record = self._coded(record, old)
            before, after = _difference(old, record)
            if after:
                number = number or self.journal.add_act(act)
                record = replace(record, rev=1 if old is None else old.rev + 1)
                self._put(number, record, before, after)
            written.append(record)
        return written

    def reverse(self, act: Act, changes: Sequence[Change]) -> list[Record]:
        """Set every record back to before `changes` as one new act; a record they made is archived."""
        number = self.journal.add_act(act)
        touched: list[Record] = []
        for change in reversed(changes):
            kind = KINDS[change.kind]
            old = self.get(kind, change.record)
            if old is None:
                continue
            target = {"archived": 1} if change.before is None else change.before
            values = {name: value_of(kind, name, value) for name, value in target.items()}
            record = replace(old, **values)
            before, after = _difference(old, record)
            if after:
                record = replace(record, rev=old.rev + 1)
                self._put(number, record, before, after)
                touched.append(record)
        return touched

    def as_of_rev(self, record: R, rev: int) -> R:
        """The record as it was at an earlier revision, by taking the journal back."""
        values: dict[str, Any] = {}
        for change in self._later(record, rev):
            values |= change.before or {}
        kind = type(record)
        was = {name: value_of(kind, name, value) for name, value in values.items()}
        return replace(record, **was | {"rev": rev})

    def _later(self, record: Record, rev: int) -> list[Change]:
        """What was done to it since, newest first."""
        where = "journal.record = ? AND journal.rev > ?"
        return self.changes(where, (record.id, rev), "ORDER BY journal.rev DESC")

    def overtaken(self, change: Change) -> tuple[str, ...]:
        """The fields of this change that no longer hold what it wrote; what the program wrote over it overtakes
        nobody."""
        record = self.get(KINDS[change.kind], change.record)
        if record is None:
            return ()
        now = {name: plain(getattr(record, name, None)) for name in change.after if name not in OWN}
        lost = tuple(name for name, value in now.items() if value != change.after[name])
        if not lost:
            return ()
        written: dict[str, Any] = {}
        for own in self.changes(f"act.uuid IN ({LISTED}) AND journal.record = ?", (change.record,)):
            written |= {
                name: value for name, value in own.after.items() if own.before and own.rev > change.rev
            }
        return tuple(name for name in lost if now[name] != written.get(name))

    def _coded(self, record: R, old: R | None) -> R:
        """With its code: an empty one means the one it has, or for a new record the next one."""
        code: str = getattr(record, "code", "")
        if code or not record.code_prefix:
            return record
        from store.disk.codes import next_code

        code = next_code(self.connection, record) if old is None else getattr(old, "code", "")
        coded: Any = {"code": code}
        return replace(record, **coded)

    def _put(self, act: int, record: Record, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
        if before is None:
            rows = rows_of(type(record))
            after = rows.values(record)
            self.connection.execute(rows.insert, tuple(after.values()))
        else:
            listed = ", ".join(f'"{name}" = ?' for name in (*after, "rev"))
            self.connection.execute(
                f"UPDATE {record.kind} SET {listed} WHERE id = ?", (*after.values(), record.rev, record.id)
            )
        self.journal.add(act, record, record.rev, before, after)
        self.search.keep(record, after)
        if code := after.get("code"):
            from store.disk.codes import remember

            remember(self.connection, record, code)


@contextmanager
def transaction(ledgers: Sequence[Ledger]) -> Iterator[None]:
    """BEGIN IMMEDIATE on every ledger, COMMIT in the same order, or ROLLBACK all.

    A crash between two commits leaves the first; saving the same act again completes it.
    Raises StoreProblem for what SQLite reports, Busy among it; any other error passes through.
    """
    at = None
    try:
        for at in ledgers:
            at.begin()
        yield
        for at in ledgers:
            at.commit()
    except sqlite.DatabaseError as error:
        assert at is not None
        raise explained(error, at.file.path, CURES[at.file.home]) from None
    finally:
        for ledger in ledgers:
            ledger.rollback()


def _difference(old: Record | None, new: Record) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """(before, after) of the differing fields, as the store writes them; before is None for a new record."""
    after = rows_of(type(new)).values(new)
    if old is None:
        return None, after
    before = rows_of(type(old)).values(old)
    changed = [name for name, value in after.items() if value != before[name] and name not in OWN]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}
