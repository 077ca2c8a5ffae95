"""Who has a record of a shared store open, for whoever opens it too: a note before the typing, never a lock on it.

Beside the store lies a file per open form, and its process holds a lock on it for as long as the form is open. The
system lets go of that lock when the process dies, however it dies; a file that nobody holds is nobody's, and whoever
finds it takes it away. It names the record by number and says who and since when; what is private is never announced.
Where a store is one person's alone, where it can only be read, and where files or locks are refused, nobody is told
anything.
"""

import fcntl
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

from store.disk.file.account import is_anothers, owner_called
from store.disk.file.files import NEW, own_folder, part_of, sweep
from store.disk.file.open_folder import open_at
from store.disk.file.rights import rights_of
from store.disk.file.sqlite import StoreProblem
from store.disk.workspace import Workspace
from store.values.clock import LONG_AGO, moment_in, stamp
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line
from store.values.words import N_, Words, words

LONGEST = 4096
"""Bytes that are read of what another wrote."""
NAMED = 3


@frozen
class Opener:
    """Somebody who has a record open; `since`: UTC, ISO 8601."""

    who: str
    since: str


class OpenRecord:
    """One record that is open here, from `announce` until `leave`; both do nothing where nobody is to be told."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.path: Path | None = None
        self._held = -1
        self._left = False
        self._turn = Lock()
        """A form may be left while it is being announced, which the thread of the store does."""

    def announce(self, workspace: Workspace) -> bool:
        """Let others know; whether there are others who may be told."""
        if not _is_told_of(workspace, self.record):
            return False
        with self._turn, suppress(OSError, StoreProblem):
            if not self._left and self.path is None:
                self._hold(workspace)
        return True

    def _hold(self, workspace: Workspace) -> None:
        folder, rights = open_at(workspace.path), rights_of(workspace.path).closed
        own_folder(folder, rights)
        sweep(folder)
        path = folder / f"{self.record.id}.{os.urandom(8).hex()}"
        part = part_of(path)
        held = os.open(part, NEW, 0o600)
        try:
            rights.give(held)
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.write(held, json.dumps({"who": workspace.who, "since": workspace.now()}).encode())
            # Only what is held has a name that others look at.
            part.rename(path)
        except BaseException:
            os.close(held)
            part.unlink(missing_ok=True)
            raise
        self._held, self.path = held, path

    def leave(self) -> None:
        """It is open here no more."""
        with self._turn:
            self._left = True
            if self.path is not None:
                with suppress(OSError):
                    self.path.unlink()
                os.close(self._held)
                self.path = None

    def others(self, workspace: Workspace) -> tuple[Opener, ...]:
        """Who else has it open, the first first."""
        return others_at(workspace, self.record, self.path.name if self.path is not None else "")


def others_at(workspace: Workspace, record: Record, own: str = "") -> tuple[Opener, ...]:
    """Who has the record open, the first first; `own`: the name of my own file."""
    if not _is_told_of(workspace, record):
        return ()
    return tuple(sorted(_openers(open_at(workspace.path), f"{record.id}.", own), key=lambda one: one.since))


def open_with(workspace: Workspace, record: Record, openers: tuple[Opener, ...]) -> Words | None:
    """The sentence of it, with the hour as it is for the record's project; None: nobody has."""
    if not openers:
        return None
    zone = workspace.zone_of(record)
    at, today = moment_in(zone, openers[0].since), moment_in(zone, workspace.now()).date()
    who = tuple(dict.fromkeys(one.who for one in openers))
    named = (*who[:NAMED], *(("…",) if len(who) > NAMED else ()))
    if at.date() == today:
        return words(N_("also open with {who} since {time}"), who=named, time=f"{at:%H:%M}")
    sentence = N_("also open with {who} since {day} {time}")
    return words(sentence, who=named, day=at.date(), time=f"{at:%H:%M}")


def _is_told_of(workspace: Workspace, record: Record) -> bool:
    return (
        record.home == "store"
        and bool(record.rev)
        and workspace.limit is None
        and rights_of(workspace.path).group is not None
    )


def _openers(folder: Path, begun: str, own: str) -> Iterator[Opener]:
    try:
        found = [path for path in folder.iterdir() if path.name.startswith(begun) and path.name != own]
    except OSError:
        return
    for path in found:
        with suppress(OSError):
            if (opener := _opener(path)) is not None:
                yield opener


def _opener(path: Path) -> Opener | None:
    """None: it is nobody's, and is taken away; or it is none of ours. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _told(os.read(descriptor, LONGEST), found.st_uid)
        path.unlink()
        return None
    finally:
        os.close(descriptor)


def _told(content: bytes, user: int) -> Opener | None:
    """What is in the file of a user; a name that they could not have is their login."""
    try:
        told = json.loads(content)
        who, since = clean_line(told["who"]), told["since"]
        if stamp(since) is LONG_AGO:
            return None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Opener(owner_called(user) if not who or is_anothers(who, user) else who, since)
