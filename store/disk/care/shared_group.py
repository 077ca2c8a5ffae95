"""Sharing a store with a group of this machine: its folder, the store, and everything that lies beside it.

Private notes are no part of it: they lie at home, for their user alone.
"""

import grp
import os
import pwd
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.disk.file.account import is_in, login, owner_called
from store.disk.file.backup_files import folder_of
from store.disk.file.files import SIDE, beside, make_folder, unwritable
from store.disk.file.filesystem import MOUNTS, kind_of, trust
from store.disk.file.open_folder import open_at
from store.disk.file.rights import Rights, shared_with
from store.disk.file.sqlite import StoreProblem
from store.disk.file.user_files import data_dir
from store.disk.file.write_limit import Denied
from store.values.words import N_, Words, words

BESIDE = ("", *SIDE, ".lock")
"""What belongs to a store and its readers; its backups are for those who may write."""


def group_named(name: str) -> int:
    """The number of a group that this user is in, so that they can give it their files. Raises StoreProblem."""
    try:
        group = grp.getgrnam(name).gr_gid
    except KeyError:
        sentence = N_("no group {group} on this machine; root makes one: groupadd {group}")
        raise StoreProblem(words(sentence, group=name)) from None
    if not is_in(group):
        sentence = N_(
            "{login} is not in the group {group}; root adds you: usermod -aG {group} {login}; then log in again"
        )
        raise Denied(words(sentence, login=login(), group=name))
    return group


def group_called(group: int) -> str:
    """The name of a group; its number where the machine knows none."""
    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)


def make_shareable(
    store: Path, group: int, *, readers: bool = False, mounts: Path = MOUNTS
) -> tuple[Words, ...]:
    """The folder of a store that is yet to be made, or that is there: made where it is missing, and the group's; what
    was done. Raises StoreProblem, one sentence, and changes nothing, where it must not or cannot be shared."""
    real = store.resolve()
    kind = kind_of(real, mounts)
    if trust(kind) == "network":
        sentence = N_(
            "{path} is on a network file system ({kind}): locks do not reach from one machine to the other, and saves"
            " would be lost; share a store on a disk of this machine"
        )
        raise StoreProblem(words(sentence, path=str(store), kind=kind))
    folder, rights = real.parent, shared_with(group, readers=readers)
    _refuse_others(real, folder, rights.folder, group)
    make_folder(folder)
    return tuple(_all_given([(folder, rights.folder)], group))


def share(store: Path, group: int, *, readers: bool = False, mounts: Path = MOUNTS) -> tuple[Words, ...]:
    """Give the group its rights on a store, its folder and all that lies beside; what was done, nothing where all was
    so. `readers`: whoever has an account on this machine may read the store, and not its backups.

    Raises StoreProblem as `make_shareable`, and where a file belongs to somebody else.
    """
    real = store.resolve()
    rights = shared_with(group, readers=readers)
    for path, mode in _files(real, rights):
        _refuse_foreign(path, mode, group)
    done = make_shareable(store, group, readers=readers, mounts=mounts)
    # The store last: what is beside it is right when it begins to count as shared.
    return (*done, *_all_given(reversed([*_files(real, rights)]), group))


def out_of_reach(store: Path, group: int) -> Iterator[Words]:
    """The folders above that the group cannot enter, so that sharing is of no use to it yet."""
    for folder in store.resolve().parent.parents:
        found = folder.stat()
        if not _entered_by_all(found, group):
            sentence = N_(
                "the group cannot enter {path} (mode {mode}); root or its owner runs: chmod o+x {path}"
            )
            yield words(sentence, path=str(folder), mode=f"{stat.S_IMODE(found.st_mode):o}")


def _entered_by_all(folder: os.stat_result, group: int) -> bool:
    """Whether everybody of the group can: as that group, as others of the machine, or as members of the folder's."""
    if folder.st_gid == group:
        return bool(folder.st_mode & stat.S_IXGRP)
    if folder.st_mode & stat.S_IXOTH:
        return True
    members = list(_members(group)) if folder.st_mode & stat.S_IXGRP else []
    return bool(members) and all(folder.st_gid in groups for groups in members)


def _members(group: int) -> Iterator[list[int]]:
    """The groups of each account in this one, as far as the machine can list them."""
    try:
        named = grp.getgrgid(group).gr_mem
    except KeyError:
        named = []
    for account in pwd.getpwall():
        if account.pw_gid == group or account.pw_name in named:
            yield os.getgrouplist(account.pw_name, account.pw_gid)


def _files(real: Path, rights: Rights) -> Iterator[tuple[Path, int]]:
    """Everything there is of a store, with the mode it is to have."""
    for suffix in BESIDE:
        if (path := beside(real, suffix)).exists():
            yield path, rights.file
    for kept in sorted(real.parent.glob(f"{real.name}.before-restore-*")):
        yield kept, rights.closed.file
    for folder in (folder_of(real), open_at(real)):
        if not folder.is_dir():
            continue
        yield folder, rights.closed.folder
        try:
            within = sorted(folder.iterdir())
        except OSError as error:
            raise unwritable(folder, error) from None
        yield from ((path, rights.closed.file) for path in within)


def _refuse_others(real: Path, folder: Path, mode: int, group: int) -> None:
    """Raises StoreProblem for a folder that others than this store would be opened with."""
    if folder.is_relative_to(data_dir().resolve()) or folder == Path.home().resolve():
        sentence = N_(
            "{folder} is your own and holds more than the store; move that to a folder for it alone, such as"
            " /srv/forewarn, and share it there"
        )
        raise StoreProblem(words(sentence, folder=str(folder)))
    if not folder.exists() or _has(folder, mode, group):
        return
    _refuse_foreign(folder, mode, group)
    others = sorted(
        one.name for one in folder.iterdir() if not one.name.startswith((real.name, f".{real.name}"))
    )
    if others:
        sentence = N_(
            "{folder} also holds {names}, which would be shared too; move the store to a folder of its own"
        )
        named = tuple(others[:3]) + (("…",) if len(others) > 3 else ())
        raise StoreProblem(words(sentence, folder=str(folder), names=named))


def _refuse_foreign(path: Path, mode: int, group: int) -> None:
    """Raises Denied where it would have to be changed and is somebody else's."""
    found = path.lstat()
    if _has(path, mode, group) or os.geteuid() in (0, found.st_uid):
        return
    sentence = N_("{path} belongs to {owner}; they or root run: chgrp {group} {path} && chmod {mode} {path}")
    named = {"path": str(path), "owner": owner_called(found.st_uid), "mode": f"{mode:o}"}
    raise Denied(words(sentence, **named, group=group_called(group)))


def _has(path: Path, mode: int, group: int | None) -> bool:
    """Whether the group has at least these rights."""
    found = path.lstat()
    return not stat.S_ISLNK(found.st_mode) and found.st_gid == group and found.st_mode & mode == mode


def given(path: Path, mode: int, group: int) -> Words | None:
    """Set what is not so, and the sentence of it. Raises OSError, and Denied for what is somebody else's."""
    if _has(path, mode, group) or stat.S_ISLNK(path.lstat().st_mode):
        return None
    _refuse_foreign(path, mode, group)
    os.chown(path, -1, group, follow_symlinks=False)
    _set_mode(path, mode)
    sentence = N_("{path}: group {group}, mode {mode}")
    return words(sentence, path=str(path), group=group_called(group), mode=f"{mode:o}")


def _set_mode(path: Path, mode: int) -> None:
    """Of the file itself: whoever may write in its folder could put a link in its place while root works here. It is
    not opened for that, since closing it would drop SQLite's locks."""
    if os.chmod in os.supports_follow_symlinks:
        path.lchmod(mode)
        return
    place = os.open(path, os.O_PATH | os.O_NOFOLLOW)
    try:
        if not stat.S_ISLNK(os.fstat(place).st_mode):
            Path(f"/proc/self/fd/{place}").chmod(mode)
    finally:
        os.close(place)


def lacks(path: Path, mode: int, group: int) -> bool:
    """Whether it is there, and the group has not these rights."""
    return os.path.lexists(path) and not _has(path, mode, group)


def _all_given(pairs: Iterable[tuple[Path, int]], group: int) -> Iterator[Words]:
    for path, mode in pairs:
        try:
            sentence = given(path, mode, group)
        except OSError as error:
            raise unwritable(path, error) from None
        if sentence is not None:
            yield sentence
