"""One store file, many projects, and the user's private file beside it. `save` is the only way to write."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

from store.disk.database_file import Opened, open_file, open_private
from store.disk.file.account import login
from store.disk.file.journal_table import Parameters, Touched, newest_row
from store.disk.file.known_stores import know, refuse_another
from store.disk.file.sqlite import Busy, StoreProblem
from store.disk.file.user_files import drafts_folder, private_folder
from store.disk.file.write_limit import Unwritten
from store.disk.ledger import Ledger, Stale, transaction
from store.disk.memory import Memory, remembered
from store.records import KINDS
from store.values.clock import Clock
from store.values.frozen import frozen
from store.values.journal import Act
from store.values.record import Audience, Record
from store.values.words import N_, Words, words

__all__ = ["Busy", "Saved", "Stale", "StoreProblem", "Workspace", "new_uuid"]
R = TypeVar("R", bound=Record)


@frozen
class Saved:
    """What an act left: the kinds it touched (panes that watch them reload), the records as they are now."""

    act: Act
    kinds: frozenset[str]
    records: tuple[Record, ...]


def new_uuid() -> str:
    """The id of an act; a form draws it when it opens, so that saving it again is the same save."""
    return os.urandom(16).hex()


class Workspace:
    """Reads and writes a store. Used from one thread at a time."""

    def __init__(self, store: Opened, secret: Opened, who: str, clock: Clock, drafts: Path) -> None:
        self.path = store.path
        self.private_path = secret.path
        self.store = Ledger(store)
        self.private = Ledger(secret)
        self.who = who
        self.login = login()
        """The account behind the name: undo takes back what was done from it."""
        self.clock = clock
        self.drafts = drafts
        """The folder of this store's drafts."""
        self.memory = Memory()
        """What queries worked out: a save takes out what it may have changed, what others do empties it."""
        self.audience: Audience | None = None
        """Who is looking at the screen with me: only what they may read can be read (`store.disk.onlookers`)."""
        self.permit: Callable[[Workspace, Sequence[Record]], None] | None = None
        """Raises a Problem for records that are not mine to save."""
        self.renamed: dict[str, str] = {}
        """Codes that projects were asked for by and have no more, with the present ones (`store.disk.project_by_code`),
        for who asked to say so."""
        self.planned: Mapping[str, frozenset[int]] = {}
        """By kind of the plan, the projects that hold such records: of no other anything is read."""
        self._seen = self._versions()
        self._last = self._last_rows()
        self.polled_from = self._last[0]
        """The row of the shared journal after which the last `poll` found something new."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str,
        clock: Clock | None = None,
        private_dir: Path | None = None,
        create: bool = False,
    ) -> Self:
        """Open a store, migrating an older one after a backup; `create` makes a missing one.

        Raises StoreProblem, one sentence, for a store or private file that is missing, unreadable, not ours,
        cut short, damaged or newer.
        """
        new = create and not os.path.lexists(path)
        store = open_file(path, "store", create=create)
        try:
            (know if new else refuse_another)(path, store.uuid, private_folder(private_dir))
            secret = open_private(store.uuid, private_dir)
        except BaseException:
            store.close()
            raise
        workspace = cls(store, secret, who, clock or Clock(), drafts_folder(store.uuid, private_dir))
        try:
            workspace._mend()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def close(self) -> None:
        """Close both files."""
        for ledger in (self.store, self.private):
            ledger.file.close()

    def ledger(self, kind: type[Record]) -> Ledger:
        """The file a kind lives in."""
        return self.private if kind.home == "private" else self.store

    def select(self, kind: type[R], where: str = "1", values: Parameters = (), tail: str = "") -> list[R]:
        """The records of `kind` that satisfy an SQL condition, in one statement."""
        return self.ledger(kind).select(kind, where, values, tail)

    def get(self, kind: type[R], id: int) -> R | None:
        """The record with that id, archived or not."""
        return self.ledger(kind).get(kind, id)

    def live(self, kind: type[R], project: int | None = None) -> list[R]:
        """All records of `kind` that are not archived, of one project if given, in order of making."""
        if project is None:
            return self.select(kind, "archived = 0", (), "ORDER BY id")
        return self.select(kind, "archived = 0 AND project = ?", (project,), "ORDER BY id")

    def save(self, *records: Record, act: Words, uuid: str = "", shared: Words | None = None) -> Saved:
        """Write the records as one act, all or nothing; again (same `uuid`) it completes what is missing.

        `shared`: the act's name in the shared file where it is over both; without it, made of its shared records.

        Raises Refused (bad content, per field), Stale (changed by others meanwhile), Busy (locked too long), Astray
        (a file is not at its path any more).
        The private part commits first, then the shared one, so that a crash between leaves nothing said in
        public without its private half.
        """
        # A screen that only shows need not load them.
        from store.disk.agreed_audiences import with_agreed_audiences
        from store.disk.gate import Refused, check
        from store.disk.objections import objections
        from store.disk.retry import left_to_do

        self.look()
        # A day that has come in one project's zone has come.
        today = max(self.days().values())
        cleaned = check(with_agreed_audiences(records, self.get), today)
        if self.permit is not None:
            self.permit(self, cleaned)
        named = Act(uuid or new_uuid(), self.now(), self.who, act, login=self.login)
        parts = [
            (ledger, [record for record in cleaned if self.ledger(type(record)) is ledger])
            for ledger in (self.private, self.store)
        ]
        parts = [(ledger, part) for ledger, part in parts if part]
        with transaction([ledger for ledger, _ in parts]):
            if self.audience is not None:
                from store.disk.judged_fields import whole

                parts = [(ledger, [whole(ledger, record) for record in part]) for ledger, part in parts]
            left = [(ledger, *left_to_do(ledger, named, part)) for ledger, part in parts]
            if conflicts := [c for ledger, _, part in left for c in ledger.conflicts(part)]:
                raise Stale([replace(one, zone=self.zone_of(one.theirs)) for one in conflicts])
            for ledger, this, part in left:
                if this is not named:
                    check(part, today, beside=cleaned)
                if found := list(objections(ledger, part, cleaned, self._exists)):
                    raise Refused(found)
            for ledger, this, part in left:
                both = ledger is self.store and len(parts) == 2
                ledger.write(_public(this, part, shared) if both else this, part)
            present = (self.get(type(record), record.id) for record in cleaned)
            written = [record for record in present if record is not None]
        return self.saved(named, written)

    def saved(self, act: Act, records: Sequence[Record]) -> Saved:
        """What a committed act left; forgets what was worked out before it and may be other now."""
        kinds = frozenset(record.kind for record in records)
        rows, alone = self._last_rows(), self._versions() == self._seen
        # Nobody else wrote since the last look: all new rows are ours, and `poll` need not name them.
        self.memory.clear(self._touched(self._last) if alone and self.audience is None else None)
        if alone:
            self._last = rows
        return Saved(act, kinds, tuple(records))

    def look(self) -> None:
        """Raises Astray when one of the files is not at its path any more; as cheap as `poll`."""
        for ledger in (self.store, self.private):
            ledger.file.look()

    @property
    def limit(self) -> Unwritten | None:
        """Why nothing can be saved in the store; None: it can be."""
        return self.store.file.limit

    @property
    def reads_only(self) -> bool:
        """Whether the store may not be written, and trying again is of no use."""
        return self.limit is not None and self.limit.denied

    def frees(self) -> bool:
        """Whether one of the files could only be read, and can be written now if it is opened anew."""
        return any(ledger.file.frees() for ledger in (self.store, self.private))

    def poll(self) -> frozenset[str]:
        """The kinds that other processes changed since the last look; cheap enough for twice a second.

        Raises StoreProblem for a file into which they put parts that are not ours, at every look.
        """
        seen = self._versions()
        if seen == self._seen:
            return frozenset()
        for ledger in (self.store, self.private):
            ledger.refuse_foreign()
        self._seen = seen
        known, self._last = self._last, self._last_rows()
        self.polled_from = known[0]
        # They may have done more than the journal says: set a value back, read a dump in.
        self.memory.clear()
        return frozenset(kind for kind, _ in self._touched(known))

    def _touched(self, rows: tuple[int, ...]) -> Touched:
        """What acts after these rows were about, in both files."""
        ledgers = (self.store, self.private)
        return frozenset().union(
            *(one.journal.touched_since(row) for one, row in zip(ledgers, rows, strict=True))
        )

    def days(self) -> Mapping[str, date]:
        """The day it is now on this machine (under the empty name) and in the zone of every project."""
        return {zone: self.clock.today(zone) for zone in ("", *_zones(self))}

    def zone_of(self, record: Record) -> str:
        """Of its project; empty for one of the whole store."""
        sql = "SELECT zone FROM project WHERE id = ?"
        found = self.store.connection.execute(sql, (record.project_id,)).fetchall()
        return found[0][0] if found else ""

    def kind(self, name: str) -> type[Record]:
        """The record class of that name; KeyError when there is none."""
        return KINDS[name]

    def now(self) -> str:
        """The moment as acts keep it: UTC, ISO 8601, microseconds."""
        return self.clock.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def _mend(self) -> None:
        """Finish an undo that a crash left in the private file only; a save is finished by its draft."""
        newest = self.private.journal.newest_act()
        if newest is None or not newest.undoes or self.limit is not None:
            return
        journal = self.store.journal
        if journal.act(newest.undoes) is not None and journal.act(newest.uuid) is None:
            from store.disk.reversal import finish

            finish(self.store, newest)

    def _exists(self, kind: str, id: int) -> bool:
        return self.ledger(KINDS[kind]).exists(kind, id)

    def _versions(self) -> tuple[int, ...]:
        return tuple(
            ledger.connection.execute("PRAGMA data_version").fetchone()[0]
            for ledger in (self.store, self.private)
        )

    def _last_rows(self) -> tuple[int, ...]:
        """The newest rows of both journals. What the plans hold may be other whenever they are, and is read with it."""
        row, self.planned = newest_row(self.store.connection)
        return row, self.private.journal.last()


@remembered
def _zones(workspace: Workspace) -> tuple[str, ...]:
    """Of all projects that have one."""
    sql = "SELECT DISTINCT zone FROM project WHERE zone <> ''"
    return tuple(zone for (zone,) in workspace.store.connection.execute(sql).fetchall())


def _public(act: Act, part: Sequence[Record], name: Words | None) -> Act:
    """The shared half of an act over both files, named for everybody to read or by its shared records alone: the
    act's own name may tell what the private half is about."""
    if name is not None:
        return replace(act, name=name)
    from store.records.names import label_said

    labels = tuple(
        words(N_("{kind} {label}"), kind=Words(r.singular), label=label_said(type(r), r.label))
        for r in part[:3]
    )
    return replace(act, name=words(N_("saved: {records}"), records=labels))
