"""A connection to a file as far as it can be had: where it cannot be written, it is read all the same.

A log needs an index beside it, which cannot be made on a full or read-only disk, nor by who may only read. Beside a
store with readers both are left for them (`leave_for_readers`), and they see every save as it comes. Where there are
none, the log is empty and nobody is at work, the file is all there is, and SQLite can be told that it does not change;
whoever has read it so looks afterwards whether that was true (`Presence`).
"""

import os
from pathlib import Path

from store.disk.file.files import beside, left_beside, lock, size_of
from store.disk.file.sqlite import IMMUTABLE, UNWRITABLE, Connection, StoreProblem, code_of, connect, sqlite
from store.disk.file.write_limit import Unwritten, why_not

INDEX = 32 << 10
"""Bytes; the index of a log is never smaller while it is in use."""


def connect_to_read(path: Path) -> tuple[Connection, Unwritten | None]:
    """(a connection, why it can only read; None: it can write too). Raises the module's own errors where it cannot
    even read."""
    why = why_not(path)
    if why is None or not why.denied:
        try:
            return _looked_into(connect(path)), None
        except sqlite.DatabaseError as error:
            if why is None or code_of(error) not in UNWRITABLE:
                raise
    try:
        return _looked_into(connect(path, "mode=ro")), why
    except sqlite.DatabaseError as error:
        if code_of(error) not in UNWRITABLE or not _alone(path):
            raise
    return _looked_into(connect(path, IMMUTABLE)), why


def _looked_into(connection: Connection) -> Connection:
    try:
        connection.execute("PRAGMA schema_version").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _alone(path: Path) -> bool:
    """Whether the file is all there is: no log with anything in it, and nobody at work who may write one."""
    if left_beside(path):
        return False
    if size_of(beside(path, "-shm")) < INDEX:
        return True
    try:
        alone = lock(path, alone=True)
    except StoreProblem:
        return False
    if alone is not None:
        os.close(alone)
    return alone is not None
