"""Who may do what with the files of a store, told by the store itself: its owner alone, or a group of this machine.

A store is shared when its folder and it give their group the right to write. Whatever is made beside it then gets the
same group and rights, whoever makes it and whatever their umask says; else only its maker can open it. Others of the
machine may read where the store says so, and never the backups.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from store.values.frozen import frozen

PASSED_ON = stat.S_ISGID
"""On a folder: what is made in it gets its group, by SQLite's hand too."""
GROUP_WRITES, GROUP_ENTERS, OTHERS_READ = 0o060, 0o070, 0o004


@frozen
class Rights:
    """Modes of a file and of a folder beside a store, and the group that both belong to; None: whoever makes them."""

    file: int
    folder: int
    group: int | None

    @property
    def closed(self) -> "Rights":
        """The same without those who only read: backups are for who may write."""
        return replace(self, file=self.file & ~0o007, folder=self.folder & ~0o007)

    def give(self, descriptor: int) -> None:
        """To a file or folder that was just made. Raises OSError."""
        if self.group is None:
            return
        found = os.fstat(descriptor)
        if found.st_gid != self.group:
            os.fchown(descriptor, -1, self.group)
        os.fchmod(descriptor, self.folder if stat.S_ISDIR(found.st_mode) else self.file)


OWN = Rights(0o600, 0o700, None)


def shared_with(group: int, *, readers: bool = False) -> Rights:
    """Those of a store that a group writes; `readers`: everybody of this machine may read it."""
    return Rights(0o660 | (0o004 if readers else 0), PASSED_ON | 0o770 | (0o005 if readers else 0), group)


def rights_of(file: Path) -> Rights:
    """Those that everything beside this file is to have. Where the file is missing, what lies beside it tells."""
    real = file.resolve()
    try:
        folder = real.parent.stat()
    except OSError:
        return OWN
    for found in _told_by(real):
        if found.st_gid != folder.st_gid or not _writes(found) or not _writes(folder):
            break
        return shared_with(found.st_gid, readers=bool(found.st_mode & OTHERS_READ))
    return OWN


def _told_by(real: Path) -> Iterator[os.stat_result]:
    # The lock tells of readers, and the backups, which are closed to them, do not.
    for suffix in ("", ".lock", ".backups"):
        try:
            yield os.lstat(real.with_name(real.name + suffix))
        except OSError:
            continue


def _writes(found: os.stat_result) -> bool:
    needed = GROUP_ENTERS if stat.S_ISDIR(found.st_mode) else GROUP_WRITES
    return found.st_mode & needed == needed
