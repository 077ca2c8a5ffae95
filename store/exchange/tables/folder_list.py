"""What may be chosen where a path is typed: the folders and files whose names begin so, the newest first."""

import os
from collections.abc import Callable
from pathlib import Path

from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.text import fold

MOST = 500  # entries that are listed


@frozen
class Entry:
    """`at`: when it was changed last, in seconds since 1970; `size` in bytes."""

    path: Path
    is_folder: bool
    at: float
    size: int


def entries(typed: str, place: Callable[[str], Path]) -> tuple[Entry, ...]:
    """Those of the folder that is typed, `~` for the home; hidden ones only where the name begins with a dot.

    `place`: the folder that a text names; it may raise a Problem. Nothing where there is no such folder, or where it
    may not be read.
    """
    folder, sign, begun = typed.rpartition("/")
    found = []
    try:
        with os.scandir(place(folder + sign or ".")) as scan:
            for one in scan:
                if fold(one.name).startswith(fold(begun)) and (begun or not one.name.startswith(".")):
                    found.append(_entry(one))
    except (OSError, Problem, ValueError, RuntimeError):  # no such home
        return ()
    found.sort(key=lambda entry: (-entry.at, entry.path.name))
    return tuple(found[:MOST])


def _entry(one: os.DirEntry[str]) -> Entry:
    try:
        told = one.stat()
        return Entry(Path(one.path), one.is_dir(), told.st_mtime, told.st_size)
    except OSError:  # a link to nothing
        return Entry(Path(one.path), False, 0, 0)
