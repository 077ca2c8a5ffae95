"""Who can open the files of a store: nobody whom it does not let in, and everybody of the group that shares it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from store.disk.care.repair import Mend
from store.disk.care.shared_group import group_called, lacks
from store.disk.file.account import owner_called
from store.disk.file.backup_files import Backup, backups, folder_of
from store.disk.file.files import SIDE, beside
from store.disk.file.rights import Rights, rights_of
from store.values.words import N_, Words, words


def wrong_rights(path: Path) -> Iterator[tuple[Words, Mend]]:
    """(what is wrong with the rights of a store or private file and of what lies beside it, what mends it)."""
    rights = rights_of(path)
    for suffix in ("", *SIDE, ".lock"):
        yield from _as(rights, beside(path, suffix), rights.file)
    kept = rights.closed
    yield from _as(rights, folder_of(path), kept.folder)
    for backup in _listed(path):
        yield from _as(rights, backup.path, kept.file)
    if rights.group is not None:
        yield from _too_closed(beside(path, "").parent, rights.folder, rights.group)


def too_open(path: Path, most: int) -> Iterator[tuple[Words, Mend]]:
    """Whether somebody beyond `most` has rights on a file or folder; nothing for one that is not there."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return
    if mode & 0o777 & ~most:  # that a folder passes on its group opens nothing
        sentence = N_("others can access {path} (mode {mode}); fix it with: chmod {most} {path}")
        yield words(sentence, path=str(path), mode=f"{mode:o}", most=f"{most:o}"), Mend("close", path, most)


def _as(rights: Rights, path: Path, mode: int) -> Iterator[tuple[Words, Mend]]:
    """Whether others have more rights than a store lets them have, or its group has less."""
    yield from too_open(path, mode & 0o777)
    if rights.group is not None:
        yield from _too_closed(path, mode, rights.group)


def _too_closed(path: Path, mode: int, group: int) -> Iterator[tuple[Words, Mend]]:
    if not lacks(path, mode, group):
        return
    try:
        owner = owner_called(path.lstat().st_uid)
    except OSError:
        return
    sentence = N_("{path}: the group {group} cannot use it; {owner} or root runs: forewarn doctor --mend")
    said = words(sentence, path=str(path), group=group_called(group), owner=owner)
    yield said, Mend("open", path, mode, group=group)


def _listed(path: Path) -> list[Backup]:
    """Its backups; none where they may not be looked at."""
    try:
        return backups(path)
    except OSError:
        return []
