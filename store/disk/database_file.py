"""One file of ours, store or private: made, looked at, held, connected, and brought to the present schema."""

import os
from pathlib import Path

from store.disk.file.damage import CURES, explained
from store.disk.file.files import clear, make_empty, make_folder, part_of, relock, settle, unwritable
from store.disk.file.filesystem import kind_of, trust
from store.disk.file.hold import hold, uuid_of
from store.disk.file.inspection import had_backups, look_at, missing
from store.disk.file.ownership import refuse_shared
from store.disk.file.presence import Presence, stale_index
from store.disk.file.read_access import connect_to_read
from store.disk.file.schema import SCHEMA, journal_mode, migrate, version
from store.disk.file.sqlite import Busy, Connection, StoreProblem, connect, in_memory, sqlite
from store.disk.file.sqlite import held as in_use_here
from store.disk.file.tries import tries
from store.disk.file.user_files import drafts_folder, private_path
from store.disk.file.write_limit import Unwritten, why_not
from store.values.record import Home
from store.values.words import N_, words

PATIENCE, AGAIN_S = 4, 0.4
"""How often a file that was replaced is tried again, and how many seconds after."""


class Opened:
    """A connection, the file's own id, and the shared lock that keeps `restore` away while it lives.

    `limit`: why nothing can be saved in it; None: it can be written.
    """

    def __init__(
        self,
        path: Path,
        home: Home,
        uuid: str,
        connection: Connection,
        lock: int,
        presence: Presence | None,
        limit: Unwritten | None = None,
    ) -> None:
        self.path, self.home, self.uuid = path, home, uuid
        self.connection, self.lock, self.presence, self.limit = connection, lock, presence, limit

    def close(self) -> None:
        """Close the connection and let the lock go; doing it again does nothing."""
        self.connection.close()
        if self.lock >= 0:
            os.close(self.lock)
            self.lock = -1

    def look(self) -> None:
        """Raises Astray when the file is not at its path any more; see `Presence`."""
        if self.presence is not None:
            self.presence.look()

    def frees(self) -> bool:
        """Whether it could only be read, and can be written now if it is opened anew."""
        return self.limit is not None and why_not(self.path if self.presence else self.path.parent) is None


def open_file(path: Path, home: Home, *, create: bool = False) -> Opened:
    """The file at `path`, migrated after a backup when it is older; `create` makes a missing one.

    One that cannot be written is opened for reading. Raises StoreProblem, one sentence, for a file that is missing,
    unreadable, not ours, cut short, or newer; such a file is left as it is.
    """
    if create and not os.path.lexists(path):
        if home == "private" and had_backups(path):
            raise missing(path, home)
        try:
            make(path, home)
        except Unwritten as why:
            if home == "private":
                return _empty(path, why)
            raise
    look_at(path, home)
    held = _held(path)
    try:
        connection, limit = _connected(path, held)
        try:
            if version(connection, home) < SCHEMA:
                if limit is not None:
                    raise StoreProblem(words(N_("an older forewarn wrote it, and {why}"), why=limit.words))
                _upgrade(connection, path, home, held)
            uuid = uuid_of(connection, path, home)
            presence = Presence(path, home, connection)
        except BaseException:
            connection.close()
            raise
    except BaseException as error:
        if held >= 0:
            os.close(held)
        if isinstance(error, sqlite.DatabaseError):
            raise explained(error, path, CURES[home]) from None
        raise
    return Opened(path, home, uuid, connection, held, presence, limit)


def _empty(path: Path, why: Unwritten) -> Opened:
    """Instead of a private file that cannot be made: nothing was kept so far, and nothing can be."""
    connection = in_memory()
    migrate(connection, "private")
    return Opened(path, "private", "", connection, -1, None, why)


def _held(path: Path) -> int:
    """The shared lock; -1 for a reader who cannot have one, and does no harm without."""
    try:
        return hold(path)
    except Unwritten:
        if why_not(path) is None:
            raise
        return -1


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


def _connected(path: Path, held: int) -> tuple[Connection, Unwritten | None]:
    """A connection, and why it can only read. Where a copy was laid over an open file, the others still go by the index
    of its old log; they notice within a second, and let go."""
    for left in tries(PATIENCE, AGAIN_S):
        if held < 0 or in_use_here(path) or not stale_index(path):
            break
        alone = relock(held, alone=True)
        if not relock(held, alone=False) or not (alone or left):
            raise Busy(
                words(N_("{path} was replaced and is in use; close forewarn everywhere"), path=str(path))
            )
        if alone:
            break
    return connect_to_read(path)


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
            "{path} would be on a network file system ({kind}), where data can be lost; name a local one: --store FILE"
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
