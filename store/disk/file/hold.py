"""The hold on a file in use, and the id it was made with."""

from pathlib import Path

from store.disk.file.damage import CURES, damaged
from store.disk.file.files import lock
from store.disk.file.sqlite import Busy, Connection
from store.disk.file.tries import tries
from store.values.pattern import pattern
from store.values.record import Home
from store.values.words import N_, words

TRIES, AGAIN_S = 10, 0.05
"""How often a file that somebody has alone is tried, and how many seconds after."""
UUID = pattern(r"[0-9a-f]{32}")


def uuid_of(connection: Connection, path: Path, home: Home) -> str:
    """The id a file was made with; a store's names its private files, so that it is nothing but digits.

    Raises StoreProblem for a file without one.
    """
    found = connection.execute("SELECT value FROM about WHERE name = 'uuid'").fetchall()
    if not found or not UUID.fullmatch(str(found[0][0])):
        raise damaged(path, CURES[home])
    return str(found[0][0])


def hold(path: Path) -> int:
    """The shared lock of a file in use; raises Busy while a backup of it is being put in place.

    Whoever opens a file that somebody was killed in has it alone for an instant, which is waited for.
    """
    for _ in tries(TRIES, AGAIN_S):
        if (held := lock(path, alone=False)) is not None:
            return held
    raise Busy(words(N_("{path} is being restored; try again in a moment"), path=str(path)))
