"""Files and folders that only their owner may open, or the group of a shared store, and the locks that are ours."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from store.disk.file.sqlite import StoreProblem
from store.disk.file.write_limit import Denied, Unwritten, place_of
from store.values.words import N_, words

if TYPE_CHECKING:
    from store.disk.file.rights import Rights

PART = ".part"
SIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file."""
LOGS = ("-wal", "-journal")
"""Those with parts of it."""
ABANDONED_S = 3600
FULL = (errno.ENOSPC, errno.EDQUOT)
DENIED = (errno.EROFS, errno.EACCES, errno.EPERM)


def make_folder(folder: Path) -> None:
    """The folder, with every missing one above it, each 0700; one that is there keeps its rights."""
    missing = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = folder.parent
    try:
        for one in reversed(missing):
            one.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise unwritable(missing[0], error) from None


def own_folder(folder: Path, rights: "Rights | None" = None) -> None:
    """A folder for our files alone: made, 0700 or as `rights` say, when missing; a link in its place is refused."""
    if not os.path.lexists(folder):
        make_folder(folder)
        if rights is not None:
            # Another may have made it meanwhile, who gives it the same.
            with suppress(PermissionError), _opened(folder, os.O_NOFOLLOW) as made:
                rights.give(made)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise StoreProblem(words(N_("{path} is not a folder of its own; move it away"), path=str(folder)))


def part_of(target: Path) -> Path:
    """A name beside `target` for what will take its place; `sweep` removes what a crash left of those."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}{PART}")


NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW


def make_empty(path: Path, rights: "Rights | None" = None) -> None:
    """An empty file, 0600 or as `rights` say, where nothing was, not even a link. Raises OSError."""
    os.close(_made(path, rights))


def _made(path: str | Path, rights: "Rights | None", folder: int | None = None) -> int:
    """A new file, for its maker alone until it has its rights."""
    descriptor = os.open(path, NEW, 0o600, dir_fd=folder)
    if rights is not None:
        try:
            rights.give(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
    return descriptor


def open_new(path: Path, rights: "Rights | None" = None) -> BinaryIO:
    """As `make_empty`, open for writing. Raises OSError."""
    return os.fdopen(_made(path, rights), "wb")


@contextmanager
def fresh(target: Path, rights: "Rights | None" = None) -> Iterator[BinaryIO]:
    """A file, 0600 or as `rights` say, that takes the place of `target` when the block ends well: whole or not at all.

    It is on the disk before it is renamed, and a link at `target` is replaced, never followed. From the first byte to
    the last name the same file in the same folder is meant, whatever others do to the names in it.
    Raises StoreProblem when the disk is full or the folder may not be written.
    """
    name = part_of(target).name
    try:
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise unwritable(target, error) from None
    try:
        with os.fdopen(_made(name, rights, folder), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            _rename(folder, file.fileno(), name, target)
        os.fsync(folder)
    except OSError as error:
        raise unwritable(target, error) from None
    finally:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
        os.close(folder)


def _rename(folder: int, written: int, name: str, target: Path) -> None:
    """Only what was written gets the name: another file in its place was put there by somebody else."""
    found, own = os.stat(name, dir_fd=folder, follow_symlinks=False), os.fstat(written)
    if (found.st_dev, found.st_ino) != (own.st_dev, own.st_ino):
        sentence = N_("{path} was not written: somebody else changed the file under way; write it elsewhere")
        raise StoreProblem(words(sentence, path=str(target)))
    os.rename(name, target.name, src_dir_fd=folder, dst_dir_fd=folder)


def clear(path: Path) -> None:
    """Remove a file of ours that is in the way, with what SQLite put beside it; one that is not there is gone."""
    for suffix in ("", *SIDE):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def settle(folder: Path) -> None:
    """Make renames in the folder survive a power cut."""
    with _opened(folder) as descriptor:
        os.fsync(descriptor)


@contextmanager
def _opened(folder: Path, how: int = 0) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | how)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def sweep(folder: Path, age: float = ABANDONED_S) -> None:
    """Remove the half-written files that a crash left `age` seconds ago or earlier."""
    for part in folder.glob(f".*{PART}*"):
        with suppress(OSError):
            if part.lstat().st_mtime <= time.time() - age:
                part.unlink()


def beside(path: Path, suffix: str) -> Path:
    """The file or folder that belongs to `path`: next to the real file, whatever link led there."""
    real = path.resolve()
    return real.with_name(real.name + suffix)


def size_of(path: Path) -> int:
    """Bytes; 0 for a file that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def left_beside(path: Path) -> tuple[Path, ...]:
    """The logs of SQLite beside a file that have something in them; none beside one that was closed in order."""
    real = path.resolve()
    return tuple(log for suffix in LOGS if size_of(log := real.with_name(real.name + suffix)))


def lock(path: Path, *, alone: bool) -> int | None:
    """A lock on PATH.lock, shared or alone: a descriptor, closed to let it go; None when others hold it.

    Never on the file itself: closing any descriptor of that would drop SQLite's own locks.
    """
    place = beside(path, ".lock")
    try:
        if not os.path.lexists(place):
            from store.disk.file.rights import rights_of  # once in the life of a store

            with suppress(FileExistsError):
                make_empty(place, rights_of(path))
        # Of a pipe that somebody laid there nobody waits for the other end.
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise (no_file(place) or unwritable(place, error)) from None
    if (strange := no_file(place)) is not None:
        os.close(descriptor)
        raise strange
    if relock(descriptor, alone=alone):
        return descriptor
    os.close(descriptor)
    return None


def relock(descriptor: int, *, alone: bool) -> bool:
    """Make a lock one's own alone, or shared again; False, and without any, when others hold it too."""
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def one_at_a_time(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Wait until nobody else works in this folder; with `wait` off raises BlockingIOError when somebody does."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def no_file(path: Path) -> StoreProblem | None:
    """That something lies there which is no file; None of a file, and of nothing."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if stat.S_ISREG(mode):
        return None
    return StoreProblem(
        words(N_("{path} is no file, and was not made by forewarn; move it away"), path=str(path))
    )


def strange_beside(path: Path) -> StoreProblem | None:
    """That something beside a store, where SQLite has its own files, is none."""
    real = path.resolve()
    found = (no_file(real.with_name(real.name + suffix)) for suffix in ("-wal", "-shm", "-journal"))
    return next((one for one in found if one is not None), None)


def unwritable(path: Path, error: OSError) -> StoreProblem:
    """Why `path` could not be written, in one sentence."""
    if error.errno in FULL:
        place = str(place_of(path.parent))
        return Unwritten(
            words(N_("no room left on {place}; {path} was not written"), place=place, path=str(path))
        )
    why = error.strerror or str(error)
    problem = Denied if error.errno in DENIED else StoreProblem
    return problem(words(N_("{path} cannot be written: {why}"), path=str(path), why=why))
