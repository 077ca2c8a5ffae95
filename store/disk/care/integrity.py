"""`forewarn check`: is everything on the disk as it should be?"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from store.disk.care.derived_parts import lost_parts
from store.disk.care.odd_values import called, odd_rows, odd_values, shown
from store.disk.care.readable_backups import newest_readable
from store.disk.care.repair import Mend
from store.disk.care.wrong_rights import too_open, wrong_rights
from store.disk.file.backup_files import backups, closed_to_me, folder_of, readable, sound, unreadable
from store.disk.file.damage import CURES, damaged, explained, newest
from store.disk.file.hold import uuid_of
from store.disk.file.inspection import look_at
from store.disk.file.known_stores import another
from store.disk.file.ownership import not_ones_own
from store.disk.file.read_access import connect_to_read
from store.disk.file.replay import differences
from store.disk.file.schema import SCHEMA, version
from store.disk.file.sqlite import VERSION, Connection, StoreProblem, fixed, sqlite
from store.disk.file.user_files import drafts_folder, private_path
from store.records import KINDS
from store.values.frozen import frozen
from store.values.record import Home
from store.values.words import N_, NN_, Words, words

Severity = Literal["trouble", "warning", "fine"]
Topic = Literal[
    "sqlite",
    "compiled",
    "file system",
    "space",
    "content",
    "journal",
    "rights",
    "backup",
    "drafts",
    "leftover",
    "calendar",
    "config",
]
SHOWN = 5
TRIES = 3
OLD_BACKUP = timedelta(days=7)


@frozen
class Finding:
    """What was seen. `trouble`: data are wrong or in danger; `warning`: worth a change; `mend`: what helps, where that
    is safe to do unasked."""

    words: Words
    severity: Severity
    topic: Topic = "content"
    mend: Mend | None = None


def check(store: Path, *, private_dir: Path | None = None, now: datetime | None = None) -> list[Finding]:
    """Everything that can be told of a store, its private file, backups and drafts; it changes nothing."""
    moment = now or datetime.now(UTC)
    findings = list(_file(store, "store", moment))
    if (uuid := uuid_found(store)) is not None:
        findings += _private(store, uuid, private_dir, moment)
    return findings


def _private(store: Path, uuid: str, folder: Path | None, now: datetime) -> Iterator[Finding]:
    secret, drafts = private_path(uuid, folder), drafts_folder(uuid, folder)
    if (other := another(store, uuid, secret.parent)) is not None:
        yield Finding(other, "trouble")
        return
    for path in (secret.parent, secret, drafts):
        if (sentence := not_ones_own(path, link=path == secret.parent)) is not None:
            yield Finding(sentence, "trouble", "rights")
            return
    if secret.exists():
        yield from _file(secret, "private", now)
    yield from modes(drafts, 0o700)


def _file(path: Path, home: Home, now: datetime) -> list[Finding]:
    """Again where it is read without SQLite's locks, by who may not have any, and others wrote it meanwhile."""
    for _ in range(TRIES):
        before = _written(path)
        findings, locked = _looked_at(path, home, now)
        if locked or _written(path) == before:
            return findings
    return [
        Finding(words(N_("{path} was written while it was read; run this again"), path=str(path)), "warning")
    ]


def _written(path: Path) -> tuple[int, int] | None:
    """Size, and when it was written last."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _looked_at(path: Path, home: Home, now: datetime) -> tuple[list[Finding], bool]:
    """What was found, and whether nobody could write it meanwhile without that being seen."""
    found: list[Finding] = []
    ours = False  # before that is known, nothing is said of rights: the path may be mistyped, and be anybody's file
    whole = False
    locked = True
    try:
        look_at(path, home)
        with closing(connect_to_read(path)[0]) as connection:
            locked = not connection.immutable
            written_by = version(connection, home)
            ours = True
            if written_by < SCHEMA:
                older = words(
                    N_("{path} was written by an older forewarn; opening it updates it"), path=str(path)
                )
                found.append(Finding(older, "warning"))
            else:
                found += _content(connection, path, home)
            whole = True
    except StoreProblem as problem:
        found.append(Finding(problem.words, "trouble"))
    except sqlite.DatabaseError as error:
        found.append(Finding(explained(error, path, CURES[home]).words, "trouble"))
    if ours:
        found += _of_rights(wrong_rights(path))
    found += _backups(path, home if whole else None, now)
    return found, locked


def _content(connection: Connection, path: Path, home: Home) -> Iterator[Finding]:
    whole, lost = lost_parts(connection, home)
    if not whole or not connection.execute("SELECT 1 FROM about WHERE name = 'uuid'").fetchall():
        raise damaged(path, CURES[home])
    if lost:
        sentence = words(N_("{path}: lost or damaged, can be rebuilt: {names}"), path=str(path), names=lost)
        yield Finding(sentence, "trouble", "content", Mend("make again", path, home=home))
    uuid_of(connection, path, home)
    dead = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table in sorted({row[0] for row in dead}):
        kind = Words(KINDS[table].plural) if table in KINDS else table
        yield Finding(words(N_("{path}: broken links in {kind}"), path=str(path), kind=kind), "trouble")
    odd = [*_odd_values(connection, path, home), *_odd_rows(connection, path, home)]
    yield from odd
    yield from _journal(connection, path, home)
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal" and not fixed(VERSION):
        unsafe = words(N_("this SQLite can lose data in {path}; update pysqlite3"), path=str(path))
        yield Finding(unsafe, "trouble")
    if not (dead or odd or lost):
        yield Finding(words(N_("{path} is intact"), path=str(path)), "fine")


def _odd_values(connection: Connection, path: Path, home: Home) -> Iterator[Finding]:
    """Named one by one: each is a question of its own."""
    for odd in odd_values(connection, home):
        kind = type(odd.record)
        named = {
            "record": called(odd.record),
            "field": Words(odd.field.title),
            "value": shown(odd.raw),
        }
        if odd.cure is None:
            sentence = N_("{record}: {field} is damaged text, {value}; {cure}")
            anew = Words(N_("no backup has it whole; write it anew with forewarn edit"))
            yield Finding(words(sentence, **named, cure=_readable(path, home) or anew), "trouble")
            continue
        sentence = N_("{record}: {field} holds {value}, which this version cannot read")
        mend = Mend("set back", path, home=home, field=(kind.kind, odd.record.id, odd.field.name))
        yield Finding(words(sentence, **named), "trouble", "content", mend)


def _odd_rows(connection: Connection, path: Path, home: Home) -> Iterator[Finding]:
    if acts := odd_rows(connection):
        sentence = N_("{path}: acts that cannot be read in the history: {acts}; {cure}")
        listed = tuple(f"#{act}" for act in acts[:SHOWN]) + (("…",) if len(acts) > SHOWN else ())
        alone = Words(N_("no backup has them either; everything else can be used"))
        cure = _readable(path, home) or alone
        yield Finding(words(sentence, path=str(path), acts=listed, cure=cure), "trouble")


def _readable(path: Path, home: Home) -> Words | None:
    """How the newest backup in which all can be read is brought back; None where none is known."""
    try:
        good = newest_readable(path, home)
    except OSError:
        return None
    return newest(good, CURES[home]) if good is not None else None


def _journal(connection: Connection, path: Path, home: Home) -> Iterator[Finding]:
    found = list(differences(connection, home))
    for difference in found[:SHOWN]:
        kind = KINDS.get(difference.kind)
        yield Finding(
            words(
                N_("{path}: {kind} #{id} does not match its history: {fields}"),
                path=str(path),
                kind=Words(kind.singular) if kind else difference.kind,
                id=str(difference.record),
                fields=", ".join(difference.fields) or "-",
            ),
            "trouble",
        )
    if len(found) > SHOWN:
        yield Finding(
            words(N_("{path}: and {n} more like that"), path=str(path), n=len(found) - SHOWN), "trouble"
        )


def modes(path: Path, most: int) -> Iterator[Finding]:
    """Whether somebody beyond `most` has rights on a file or folder; nothing for one that is not there."""
    return _of_rights(too_open(path, most))


def _of_rights(found: Iterable[tuple[Words, Mend]]) -> Iterator[Finding]:
    return (Finding(sentence, "warning", "rights", mend) for sentence, mend in found)


def _backups(path: Path, home: Home | None, now: datetime) -> Iterator[Finding]:
    """`home` None: a file that no backup can be made of, so that none is asked for."""
    if (closed := closed_to_me(path)) is not None:
        yield Finding(closed.words, "fine", "backup")
        return
    try:
        there = backups(path)
    except OSError:
        yield Finding(unreadable(folder_of(path)).words, "warning", "backup")
        return
    broken = 0
    again = Mend("back up", path, home=home) if home is not None else None
    for backup in there:
        if not readable(backup.path):
            yield Finding(unreadable(backup.path).words, "warning", "backup")
            continue
        if sound(backup.path):
            age = (now - backup.at).days
            sentence = words(N_("{path}: last good backup {age} days ago"), path=str(path), age=age)
            if now - backup.at > OLD_BACKUP:
                yield Finding(sentence, "warning", "backup", again)
            else:
                yield Finding(sentence, "fine", "backup")
            break
        broken += 1
    else:
        make = N_("{path} has no good backup; make one with: forewarn backup")
        none = N_("{path} has no good backup")
        yield Finding(words(none if home is None else make, path=str(path)), "warning", "backup", again)
    if broken:
        unread = words(
            NN_("{path}: {n} backup is unreadable", "{path}: {n} backups are unreadable"),
            path=str(path),
            n=broken,
        )
        yield Finding(unread, "warning", "backup")


def uuid_found(store: Path) -> str | None:
    """The id of a store that can be read; it names the private file and the drafts."""
    try:
        look_at(store)
        with closing(connect_to_read(store)[0]) as connection:
            version(connection, "store")
            return uuid_of(connection, store, "store")
    except (StoreProblem, sqlite.DatabaseError):
        return None
