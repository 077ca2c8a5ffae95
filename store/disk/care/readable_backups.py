"""Backups in which everything can be read: SQLite finds a file whole whose text is damaged, and so it was backed up."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from store.disk.care.odd_values import odd_rows, odd_values
from store.disk.care.restore import unpack
from store.disk.file.backup_files import Backup, backups, sound
from store.disk.file.schema import migrate
from store.disk.file.sqlite import StoreProblem, connect, sqlite
from store.values.record import Home


def newest_readable(file: Path, home: Home) -> Backup | None:
    """The newest backup without damaged text or unreadable acts. Unpacks one after the other in a folder of its own,
    so it is for a file that has such damage. Raises OSError where they may not be looked at."""
    return next((one for one in backups(file) if sound(one.path) and _readable(one.path, home)), None)


def _readable(path: Path, home: Home) -> bool:
    with TemporaryDirectory(prefix="forewarn-") as folder:
        part = Path(folder) / "backup.db"
        try:
            unpack(path, part, home)
            with closing(connect(part)) as connection:
                migrate(connection, home)
                return not odd_rows(connection) and all(odd.cure for odd in odd_values(connection, home))
        except (StoreProblem, sqlite.DatabaseError):
            return False
