"""`forewarn doctor`: what a store stands on. SQLite, file system, space, rights, drafts, leftovers, calendars.

Like `check`, which it begins with, it changes nothing.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from store.disk.care.backup_process import last_failure
from store.disk.care.compiled_code import compiled_code
from store.disk.care.integrity import Finding, check, modes, uuid_found
from store.disk.care.repair import Mend
from store.disk.care.retention import FREE
from store.disk.care.shared_group import group_called
from store.disk.draft_files import Drafts
from store.disk.file.backup_files import folder_of
from store.disk.file.files import ABANDONED_S, PART, beside
from store.disk.file.filesystem import MOUNTS, kind_of, trust
from store.disk.file.inspection import look_at
from store.disk.file.read_access import connect_to_read
from store.disk.file.rights import rights_of
from store.disk.file.schema import SCHEMA, version
from store.disk.file.sqlite import VERSION, StoreProblem, fixed, sqlite
from store.disk.file.user_files import data_dir, drafts_folder, private_path
from store.values.date_display import full_date
from store.values.unknown_value import read_day
from store.values.words import N_, NN_, words

LEAST_FREE = 100 << 20
"""Bytes below which a save or a backup may soon not fit."""
TIMES = 3
"""How often the store must fit in what is free: its copy, the copy packed, and what is saved meanwhile."""
SOON_DAYS = 60
"""Days before its end from which a calendar is spoken of."""
CALENDARS = """
SELECT code, last FROM calendar WHERE archived = 0 AND last IS NOT NULL AND (
  code COLLATE NOCASE IN (SELECT calendar FROM project WHERE archived = 0)
  OR code COLLATE NOCASE IN (SELECT calendar FROM person WHERE archived = 0)
) ORDER BY code
"""


def examine(
    store: Path,
    *,
    private_dir: Path | None = None,
    now: datetime | None = None,
    today: date | None = None,
    mounts: Path = MOUNTS,
) -> list[Finding]:
    """Everything `check` finds, and what is around it; `today` is the day that calendars are looked at from."""
    moment = now or datetime.now(UTC)
    findings = [_sqlite(), *compiled_code(), *_place(store, mounts)]
    findings += check(store, private_dir=private_dir, now=moment)
    findings += _journal_mode(store)
    uuid = uuid_found(store)
    if uuid is not None:
        private = private_path(uuid, private_dir)
        findings += _rights(store, private)
        if not any(finding.topic == "rights" for finding in findings):
            findings.append(_whose(store))
        findings += _unmade_backup(store, private)
        findings += _drafts(drafts_folder(uuid, private_dir))
        findings += _leftovers(store, private)
    findings += _calendars(store, today or moment.date())
    return findings


def _whose(store: Path) -> Finding:
    """Who can open it, where all is as it should be."""
    rights = rights_of(store)
    if rights.group is None:
        return Finding(words(N_("nobody else can access the files")), "fine", "rights")
    sentence = N_("{path} is shared with the group {group}; private notes stay in each user's home")
    return Finding(words(sentence, path=str(store), group=group_called(rights.group)), "fine", "rights")


def _sqlite() -> Finding:
    named = {"version": ".".join(map(str, VERSION)), "module": sqlite.__name__.partition(".")[0]}
    if fixed(VERSION):
        return Finding(words(N_("SQLite {version} ({module}) keeps every commit"), **named), "fine", "sqlite")
    old = N_(
        "SQLite {version} ({module}) may lose commits in WAL mode; get a newer one: pip install pysqlite3"
    )
    return Finding(words(old, **named), "warning", "sqlite")


def _place(store: Path, mounts: Path) -> Iterator[Finding]:
    kind = kind_of(store, mounts)
    named = {"path": str(store), "kind": kind or "?"}
    match trust(kind):
        case "network":
            sentence = N_(
                "{path} is on a network file system ({kind}), where data can be lost; move it to this machine"
            )
            yield Finding(words(sentence, **named), "trouble", "file system")
        case "shared":
            sentence = N_("{path} is in a shared folder ({kind}); only one side may have it open at a time")
            yield Finding(words(sentence, **named), "warning", "file system")
        case _:
            yield Finding(words(N_("{path} is on this machine ({kind})"), **named), "fine", "file system")
    yield from _space(store)


def _space(store: Path) -> Iterator[Finding]:
    folder = store.absolute().parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        disk = shutil.disk_usage(folder)
        size = store.stat().st_size if store.is_file() else 0
    except OSError:
        return
    named = {
        "path": str(folder),
        "free": _megabytes(disk.free),
        "percent": disk.free * 100 // max(1, disk.total),
    }
    if disk.free < max(LEAST_FREE, TIMES * size):
        sentence = N_("only {free} MB are free at {path}; saves and backups will soon fail: free some space")
        yield Finding(words(sentence, **named), "trouble", "space")
    elif disk.free < FREE * disk.total:
        sentence = N_("{percent} % are free at {path} ({free} MB); below 20 % only the newest backup is kept")
        yield Finding(words(sentence, **named), "warning", "space")
    else:
        yield Finding(words(N_("{free} MB are free at {path} ({percent} %)"), **named), "fine", "space")


def _megabytes(size: int) -> str:
    return f"{size >> 20:,}"


def _journal_mode(store: Path) -> Iterator[Finding]:
    try:
        look_at(store)
        with closing(connect_to_read(store)[0]) as connection:
            mode = str(connection.execute("PRAGMA journal_mode").fetchone()[0]).upper()
    except (StoreProblem, sqlite.DatabaseError):
        return  # `check` has said why
    yield Finding(words(N_("the journal mode is {mode}"), mode=mode), "fine", "journal")


def _rights(store: Path, private: Path) -> Iterator[Finding]:
    """What `check` does not look at: the folders above, and the drafts one by one."""
    own = data_dir()
    if store.absolute().parent == own.absolute():
        yield from modes(own, 0o700)
    yield from modes(private.parent, 0o700)
    for draft in sorted(private.with_suffix(".drafts").glob("*.json")):
        yield from modes(draft, 0o600)


def _unmade_backup(store: Path, private: Path) -> Iterator[Finding]:
    """Nobody waits for the one that a session begins at its end."""
    if (failed := last_failure(store, private)) is not None:
        yield Finding(failed, "warning", "backup")


def _drafts(folder: Path) -> Iterator[Finding]:
    kept, broken = Drafts(folder).look()
    if kept:
        oldest = min(draft.at for draft in kept)[:10]
        sentence = words(
            NN_("{n} draft is kept, of {day}", "{n} drafts are kept, the oldest of {day}"),
            n=len(kept),
            day=oldest or "?",
        )
        yield Finding(sentence, "fine", "drafts")
    if broken:
        sentence = words(
            NN_("{n} draft in {path} cannot be read", "{n} drafts in {path} cannot be read"),
            n=len(broken),
            path=str(folder),
        )
        yield Finding(sentence, "warning", "drafts")


def _leftovers(store: Path, private: Path) -> Iterator[Finding]:
    """Half-written files of ours that nobody works on any more."""
    for file in (store, private):
        real = beside(file, "")
        places = [(real.parent, f".{real.name}.*{PART}*"), (folder_of(file), f".*{PART}*")]
        if file is private:
            places.append((file.with_suffix(".drafts"), f".*{PART}*"))
        for log in sorted(real.parent.glob(f"{real.name}-*.left-*")):
            other = N_("{path} is the leftover log of an earlier file; remove it if nothing is missing")
            yield Finding(words(other, path=str(log)), "warning", "leftover")
        for folder, pattern in places:
            for part in sorted(folder.glob(pattern)) if folder.is_dir() else ():
                if part.lstat().st_mtime < time.time() - ABANDONED_S:
                    sentence = words(N_("{path} was left half-written by a crash"), path=str(part))
                    yield Finding(sentence, "warning", "leftover", Mend("remove", part))


def _calendars(store: Path, today: date) -> Iterator[Finding]:
    try:
        look_at(store)
        with closing(connect_to_read(store)[0]) as connection:
            if version(connection, "store") < SCHEMA:
                return
            found = connection.execute(CALENDARS).fetchall()
    except (StoreProblem, sqlite.DatabaseError):
        return
    for code, text in found:
        last = read_day(text)
        left, named = (last - today).days, {"code": code, "last": full_date(last)}
        if left < 0:
            sentence = N_(
                "calendar {code} ended {last}; Monday to Friday applies since: forewarn calendar set {code}"
            )
            yield Finding(words(sentence, **named), "warning", "calendar")
        elif left < SOON_DAYS:
            sentence = N_("calendar {code} ends {last}: forewarn calendar set {code}")
            yield Finding(words(sentence, **named), "warning", "calendar")
        else:
            yield Finding(words(N_("calendar {code} is known until {last}"), **named), "fine", "calendar")
