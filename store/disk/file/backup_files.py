"""The backups that lie beside a file: their names, their times, whether they read back."""

import gzip
import os
import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

from store.disk.file.account import is_in, owner_called
from store.disk.file.files import beside
from store.disk.file.rights import rights_of
from store.disk.file.sqlite import StoreProblem
from store.disk.file.write_limit import Denied
from store.values.frozen import frozen
from store.values.words import N_, words

NAME = "%Y%m%dT%H%M%S.%fZ"
PATTERN = re.compile(r"\d{8}T\d{6}\.\d{6}Z\.db\.gz")
CHUNK = 1 << 20


@frozen
class Backup:
    """One backup: its file, the moment it was taken (UTC), its compressed size in bytes."""

    path: Path
    at: datetime
    size: int


def folder_of(file: Path, folder: Path | None = None) -> Path:
    """Where the backups of a file lie: FILE.backups beside it, unless said otherwise."""
    return folder or beside(file, ".backups")


def unreadable(path: Path) -> StoreProblem:
    """The sentence for backups that somebody made for themselves alone."""
    try:
        owner = owner_called(path.lstat().st_uid)
    except OSError:
        owner = "?"
    sentence = N_("{path} cannot be read: it belongs to {owner}; they or root run: forewarn doctor --mend")
    return Denied(words(sentence, path=str(path), owner=owner))


def closed_to_me(file: Path) -> StoreProblem | None:
    """The sentence for who may read a shared store and not write it; None: the backups are theirs to look at."""
    group = rights_of(file).group
    if group is None or is_in(group):
        return None
    return Denied(words(N_("the backups of {path} are for those who may write it"), path=str(file)))


def backups(file: Path, folder: Path | None = None) -> list[Backup]:
    """The backups there are, newest first; whatever else lies in the folder is passed over."""
    found = []
    place = folder_of(file, folder)
    for path in place.iterdir() if place.is_dir() else ():
        if PATTERN.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            at = datetime.strptime(path.name.removesuffix(".db.gz"), NAME).replace(tzinfo=UTC)
            found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def readable(path: Path) -> bool:
    """Whether it may be read: not what somebody made for themselves alone."""
    return os.access(path, os.R_OK)


def sound(path: Path) -> bool:
    """Whether a backup reads back as it was written; it was checked then, so it is good."""
    size = 0
    try:
        with gzip.open(path, "rb") as packed:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
    except (OSError, EOFError, zlib.error):
        return False
    return size > 0


def newest_good(file: Path) -> Backup | None:
    """The newest backup that reads back; None when there is none. Raises OSError where they may not be looked at."""
    return next((backup for backup in backups(file) if sound(backup.path)), None)
