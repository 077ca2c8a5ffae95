"""One file of ours, store or private: made, looked at, held, connected, and brought to the present schema."""

import os
from dataclasses import dataclass
from pathlib import Path

from store.disk.file.files import clear, make_empty, make_folder, part_of, relock, settle, unwritable
from store.disk.file.filesystem import kind_of, trust
from store.disk.file.hold import hold, uuid_of
from store.disk.file.inspection import CURES, look_at
from store.disk.file.ownership import refuse_shared
from store.disk.file.schema import SCHEMA, journal_mode, migrate, version
from store.disk.file.sqlite import Busy, Connection, StoreProblem, connect, explained, sqlite
from store.disk.file.user_files import drafts_folder, private_path
from store.values.record import Home
from store.values.words import N_, words


@dataclass(slots=True)
class Opened:
    """A connection, the file's own id, and the shared lock that keeps `restore` away while it lives."""

    path: Path
    home: Home
    uuid: str
    connection: Connection
    lock: int

    def close(self) -> None:
        """Close the connection and let the lock go; doing it again does nothing."""
        self.connection.close()
        if self.lock >= 0:
            os.close(self.lock)
            self.lock = -1


def open_file(path: Path, home: Home, *, create: bool = False) -> Opened:
    """The file at `path`, migrated after a backup when it is older; `create` makes a missing one.

    Raises StoreProblem, one sentence, for a file that is missing, unreadable, not ours, cut short, or newer;
    such a file is left as it is.
    """
    if create and not os.path.lexists(path):
        make(path, home)
    look_at(path, home)
    held = hold(path)
    try:
        connection = connect(path)
        try:
            if version(connection, home) < SCHEMA:
                _upgrade(connection, path, home, held)
            uuid = uuid_of(connection, path, home)
        except BaseException:
            connection.close()
            raise
    except BaseException as error:
        os.close(held)
        if isinstance(error, sqlite.DatabaseError):
            raise explained(error, path, CURES[home]) from None
        raise
    return Opened(path, home, uuid, connection, held)


def _upgrade(connection: Connection, path: Path, home: Home, held: int) -> None:
    """Bring an older file to this schema, after a backup, and alone: an older forewarn must not write into it."""
    from store.disk.care.backups import back_up

    if not relock(held, alone=True):
        raise Busy(
            words(
                N_("{path} must be updated, and is in use; close forewarn everywhere first"), path=str(path)
            )
        )
    # Another may have updated it while this one let go of its own lock.
    if version(connection, home) < SCHEMA:
        back_up(path, home=home, alone=True)
        migrate(connection, home)
    relock(held, alone=False)


def make(path: Path, home: Home) -> None:
    """A new file, 0600, in a folder made 0700: all its tables or no file, and never in place of another.

    When two processes make it at once, the first one's counts.
    """
    if home == "store":
        _on_this_machine(path)
    make_folder(path.parent)
    part = part_of(path)
    try:
        make_empty(part)
        connection = connect(part)
        try:
            connection.execute(f"PRAGMA journal_mode={journal_mode(home)}")
            migrate(connection, home)
        finally:
            connection.close()
        _place(part, path)
        settle(path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    except sqlite.DatabaseError as error:
        raise explained(error, path, CURES[home]) from None
    finally:
        clear(part)


def _on_this_machine(path: Path) -> None:
    kind = kind_of(path)
    if trust(kind) == "network":
        sentence = N_(
            "{path} would lie on a network file system ({kind}), where data can be lost; name one here: --store FILE"
        )
        raise StoreProblem(words(sentence, path=str(path), kind=kind))


def _place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links.
        if not os.path.lexists(path):
            part.rename(path)


def open_private(store_uuid: str, folder: Path | None = None) -> Opened:
    """The private file, made when missing.

    Raises StoreProblem when it is damaged or unreadable, and when it or the drafts are not the user's own or open to
    others; then nothing was written. `known` looks at the folder.
    """
    path = private_path(store_uuid, folder)
    refuse_shared(path, 0o600)
    refuse_shared(drafts_folder(store_uuid, folder), 0o700)
    return open_file(path, "private", create=True)
