"""What is one user's alone: files and folders of their own, closed to all others, or refused."""

import os
import stat
from pathlib import Path

from store.disk.file.sqlite import StoreProblem
from store.values.words import N_, Words, words


def refuse_shared(path: Path, most: int, *, link: bool = False) -> None:
    """Raises StoreProblem, one sentence with the cure, for a path that is not one's own, or that others have rights on.

    `most`: the widest rights, 0600 of a file, 0700 of a folder. Nothing is said of what is not there.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mode = 0
    if (sentence := not_ones_own(path, link=link)) is not None:
        raise StoreProblem(sentence)
    if mode & 0o077:
        raise _open(path, mode, most)


def refuse_movable(path: Path) -> None:
    """Raises StoreProblem where others may write in the folder above: they could put another in its place, and what was
    in it would be gone without a word."""
    try:
        mode = stat.S_IMODE(path.parent.stat().st_mode)
    except OSError:
        return
    if mode & 0o022 and not mode & stat.S_ISVTX:
        raise _open(path.parent, mode, 0o700)


def _open(path: Path, mode: int, most: int) -> StoreProblem:
    sentence = N_("others can access {path} (mode {mode}); fix it with: chmod {most} {path}")
    return StoreProblem(words(sentence, path=str(path), mode=f"{mode:o}", most=f"{most:o}"))


def not_ones_own(path: Path, *, link: bool = False) -> Words | None:
    """What is said of a path that somebody else owns, and of a link unless `link` allows one: private text would go
    where it points."""
    try:
        found = path.stat() if link else path.lstat()
    except OSError:
        return None
    if stat.S_ISLNK(found.st_mode):
        sentence = N_(
            "{path} is a link, which private notes do not follow; replace it with what it points to"
        )
    elif found.st_uid != os.geteuid():
        sentence = N_("{path} belongs to another user, and no private note is put there; move it away")
    else:
        return None
    return words(sentence, path=str(path))
