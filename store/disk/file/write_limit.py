"""Why a file cannot be written: no room, no rights, a disk that is read-only."""

import os
from pathlib import Path

from store.disk.file.sqlite import StoreProblem
from store.values.words import N_, words

LEAST = 64 << 10
"""Bytes; what a save needs for its log and the index of that."""


class Unwritten(StoreProblem):
    """A file that can be read and not written; nothing was saved."""

    denied = False
    """Whether for want of rights: then trying again is of no use."""


class Denied(Unwritten):
    """A file that may not be written."""

    denied = True


def why_not(path: Path) -> Unwritten | None:
    """Why nothing can be saved in the file, as far as that can be told before trying; None: it can. Microseconds."""
    real = path.resolve()
    try:
        disk = os.statvfs(real.parent)
    except OSError:
        return None
    if disk.f_flag & os.ST_RDONLY:
        sentence = N_("the disk at {place} is read-only: nothing can be saved")
        return Denied(words(sentence, place=str(place_of(real))))
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)):
        return Denied(words(N_("{path} is read-only: nothing can be saved"), path=str(path)))
    return None if disk.f_bavail * disk.f_frsize >= LEAST else no_room(real)


def no_room(path: Path) -> Unwritten:
    """The sentence for a disk that is full."""
    sentence = N_("no room left on {place}: nothing can be saved until space is freed")
    return Unwritten(words(sentence, place=str(place_of(path))))


def too_large(path: Path) -> Unwritten | None:
    """That the account may write no file as large as this one has to be (`ulimit -f`); None where it has no limit. Of
    SQLite that is an error of the disk."""
    import resource  # only where something went wrong

    most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    if most == resource.RLIM_INFINITY:
        return None
    sentence = N_(
        "{path} needs more than the {kb} KB that this account may write to a file (ulimit -f); nothing was saved"
    )
    return Unwritten(words(sentence, path=str(path), kb=most >> 10))


def place_of(path: Path) -> Path:
    """Where the disk that a path lies on is mounted: what `df` names."""
    place = path.resolve()
    while not place.is_mount() and place != place.parent:
        place = place.parent
    return place
