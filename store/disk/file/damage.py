"""What an error of SQLite means to a person, and what they can do about it."""

from pathlib import Path
from typing import TYPE_CHECKING

from store.disk.file.files import strange_beside
from store.disk.file.sqlite import (
    BUSY,
    CORRUPT,
    CORRUPT_VTAB,
    FULL,
    IOERR,
    LOCKED,
    MISSING,
    NOTADB,
    UNWRITABLE,
    Busy,
    StoreProblem,
    code_of,
    sqlite,
)
from store.disk.file.write_limit import no_room, too_large, why_not
from store.values.date_display import full_date
from store.values.record import Home
from store.values.words import N_, Words, words

if TYPE_CHECKING:
    from store.disk.file.backup_files import Backup

CURES: dict[Home, str] = {"store": "forewarn restore", "private": "forewarn restore --private"}
"""The commands that bring back a backup."""


def explained(error: Exception, path: Path, cure: str = "forewarn restore") -> StoreProblem:
    """What a SQLite error about `path` means to a person; `cure`: the command that brings back a backup."""
    code = code_of(error)
    if code in (BUSY, LOCKED):
        return Busy(words(N_("{path} is locked by another program; try again in a moment"), path=str(path)))
    if code in UNWRITABLE:
        if (strange := strange_beside(path)) is not None:
            return strange
        why = no_room(path) if code == FULL else why_not(path)
        if why is None and code == IOERR:
            why = too_large(path)
        if why is not None:
            return why
    if _of_the_search(error):
        lost = N_("the search index of {path} is lost or damaged; rebuild it with: forewarn doctor --mend")
        return StoreProblem(words(lost, path=str(path)))
    if code in (CORRUPT, NOTADB) or str(error).startswith(MISSING):
        return damaged(path, cure)
    if isinstance(error, sqlite.IntegrityError):
        return StoreProblem(words(N_("a code or a link collides with another record; nothing was changed")))
    return StoreProblem(words(N_("{path} cannot be used: {why}"), path=str(path), why=str(error)))


def _of_the_search(error: Exception) -> bool:
    text = str(error)
    of_search = text.startswith(MISSING) or "constructor failed" in text
    broken = getattr(error, "sqlite_errorcode", 0) == CORRUPT_VTAB or text.startswith("fts5")
    return broken or (of_search and ": search" in text)


def damaged(path: Path, cure: str) -> StoreProblem:
    """The sentence for a file whose content is broken."""
    return StoreProblem(words(N_("{path} is damaged; {cure}"), path=str(path), cure=what_helps(path, cure)))


def what_helps(path: Path, cure: str) -> Words:
    """The newest backup that can be read back, its day and the command for it; where none is found, that."""
    # A start on a store that is whole need not load what unpacks backups.
    from store.disk.file.backup_files import newest_good

    try:
        good = newest_good(path)
    except OSError:  # They may not be looked at, so that nothing is known of them.
        return words(N_("restore a backup with: {command}"), command=cure)
    if good is None:
        none = N_("no good backup was found beside it; restore a copy from elsewhere with: {command} FILE")
        return words(none, command=cure)
    return newest(good, cure)


def newest(good: "Backup", cure: str) -> Words:
    """How that backup, the newest good one, is brought back."""
    day = full_date(good.at.astimezone().date())
    sentence = N_("restore a backup with: {command} (newest good one: {day})")
    return words(sentence, command=cure, day=day)
