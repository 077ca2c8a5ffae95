"""Erasing one person's data in rows, journal, search and drafts: the one exception to what is only added to.

What stays is the entry that says by whom, when and which fields, and empty places where the texts were.
"""

import gzip
import json
import os
import re
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from store.disk.file.backup_files import CHUNK, backups, folder_of
from store.disk.file.files import beside
from store.disk.file.journal_table import name_of
from store.disk.file.renamed_fields import name_now
from store.disk.file.sqlite import Connection, sqlite
from store.disk.ledger import Ledger, transaction
from store.disk.workspace import Saved, Workspace, new_uuid
from store.values.frozen import frozen
from store.values.journal import ERASING, Act
from store.values.record import Record
from store.values.words import Words, to_json, words

SHORTEST, LONG = 4, 20
"""Characters. A shorter text is looked for only where it stands by itself; one that identifies nobody, outside of
what is about the person, only if it is long."""
NEEDLE = 60
"""Bytes of a text that are looked for in backups."""
CHANGES = "SELECT id, kind, schema, before, after FROM journal WHERE record = ?"
Blank = Mapping[str, Any]
"""Field to what stands in it when it is erased, as the store writes it."""


@frozen
class Erased:
    """`saved` is the entry that stays; `rewritten`: whether the files were written anew, which others who have them
    open keep from happening; `drafts`: how many went; `backups`: the files that still hold it; `closed`: those of
    others that may not be read; `replicated`: the folder of Litestream, which keeps what was."""

    saved: Saved
    rewritten: bool
    drafts: int
    backups: tuple[Path, ...]
    closed: tuple[Path, ...] = ()
    replicated: Path | None = None


def erase(
    workspace: Workspace,
    records: Sequence[tuple[Record, Record]],
    blanks: Mapping[str, Blank],
    identifying: Container[str],
    mark: str,
    fields: Sequence[Words],
) -> Erased:
    """Put the second of each pair in the place of the first, everywhere and for all times. Doing it again completes
    what was kept from it.

    `blanks`: by kind what stands in each erased field; `identifying`: the fields whose text says who it is, wherever
    it stands; `mark` stands in other texts.

    Raises Busy when others hold a file for too long; then nothing was erased.
    """
    name = words(ERASING, fields=tuple(fields))
    act = Act(new_uuid(), workspace.now(), workspace.who, name, login=workspace.login)
    ledgers = (workspace.private, workspace.store)
    for ledger in ledgers:
        ledger.connection.execute("PRAGMA secure_delete=ON")
    own = {before.id for before, _ in records}
    with transaction(ledgers):
        found = [pair for ledger in ledgers for pair in _texts(ledger, own, blanks)]
        texts = {text for _, text in found}
        telling = {text for name, text in found if name in identifying or len(text) >= LONG}
        written: list[Record] = []
        for ledger in ledgers:
            part = [after for _, after in records if workspace.ledger(type(after)) is ledger]
            written += ledger.write(act, part)
            _scrub_journal(ledger.connection, own, blanks)
            _scrub_acts(ledger.connection, own, texts, telling, mark)
    rewritten = [_rewritten(ledger) for ledger in ledgers]
    drafts = _drop_drafts(workspace.drafts, own, telling)
    kept = [path for ledger in ledgers for path in _kept_of(ledger.file.path)]
    held = [path for path in kept if _holds(path, telling)]
    closed = [path for path in kept if not os.access(path, os.R_OK)]
    replicated = replica_of(workspace.path)
    saved = workspace.saved(act, written)
    workspace.memory.clear()
    there = replicated if replicated.exists() else None
    return Erased(saved, all(rewritten), drafts, tuple(held), tuple(closed), there)


def _texts(ledger: Ledger, own: set[int], blanks: Mapping[str, Blank]) -> Iterator[tuple[str, str]]:
    """Every field and text that ever stood in one that is erased."""
    for id in own:
        for _, kind, schema, *sides in ledger.connection.execute(CHANGES, (id,)).fetchall():
            for values in (json.loads(text) for text in sides if text is not None):
                left = _blanked(values, kind, schema, blanks.get(kind, {}))
                for name, value in values.items():
                    if value != left[name] and isinstance(value, str) and value.strip():
                        yield name_now(kind, schema, name) or name, value


def _scrub_journal(connection: Connection, own: set[int], blanks: Mapping[str, Blank]) -> None:
    for record in own:
        for id, kind, schema, *sides in connection.execute(CHANGES, (record,)).fetchall():
            blank = blanks.get(kind, {})
            new = [
                text and json.dumps(_blanked(json.loads(text), kind, schema, blank), ensure_ascii=False)
                for text in sides
            ]
            if new != sides:
                connection.execute("UPDATE journal SET before = ?, after = ? WHERE id = ?", (*new, id))


def _blanked(values: Mapping[str, Any], kind: str, schema: int, blank: Blank) -> dict[str, Any]:
    """What a row of the journal holds when it is erased, under the names that it has; what stood in a field that is
    gone meanwhile, nobody knows any more, so all of that."""
    left = {}
    for name, value in values.items():
        now = name_now(kind, schema, name)
        left[name] = value if not blank else None if now is None else blank.get(now, value)
    return left


def _scrub_acts(connection: Connection, own: set[int], texts: set[str], telling: set[str], mark: str) -> None:
    """Take the texts out of the names of acts, which say whom and what they were about."""
    about = {
        act
        for record in own
        for (act,) in connection.execute("SELECT act FROM journal WHERE record = ?", (record,)).fetchall()
    }
    anywhere, here = _finder(telling, mark), _finder(texts, mark, closely=True)
    for id, name in connection.execute("SELECT id, name FROM act").fetchall():
        said = to_json(name_of(name))
        new = _replaced(said.get("v", {}), here if id in about else anywhere)
        if new != said.get("v", {}):
            packed = json.dumps(said | {"v": new}, ensure_ascii=False)
            connection.execute("UPDATE act SET name = ? WHERE id = ?", (packed, id))


def _finder(texts: Iterable[str], mark: str, closely: bool = False) -> Callable[[str], str]:
    """What puts `mark` in the place of each text, as a word of its own; `closely`: also of a piece of one."""
    texts = sorted(texts, key=len, reverse=True)
    whole = [text for text in texts if len(text) >= (SHORTEST if text.isascii() else 2)]
    pattern = re.compile("|".join(map(_word, whole))) if whole else None

    def replaced(value: str) -> str:
        piece = closely and len(value) >= SHORTEST and any(value in text for text in texts)
        if piece or value in texts:
            return mark
        return pattern.sub(mark, value) if pattern else value

    return replaced


def _word(text: str) -> str:
    """A pattern for the text that no longer word holds; Chinese is written without spaces between words."""
    left = r"(?<![^\W_])" if text[0].isascii() else ""
    right = r"(?![^\W_])" if text[-1].isascii() else ""
    return left + re.escape(text) + right


def _replaced(value: Any, replaced: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, list):
        return [_replaced(one, replaced) for one in value]
    if isinstance(value, dict):
        # `m` is a sentence of the program, `d` a day.
        return {key: one if key in ("m", "d") else _replaced(one, replaced) for key, one in value.items()}
    return value


def _rewritten(ledger: Ledger) -> bool:
    """Write the file anew without what was freed in it; False when others have it open."""
    connection = ledger.connection
    try:
        tables = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
        for (name,) in connection.execute(tables).fetchall():
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        connection.execute("VACUUM")
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        ledger.settle()
    except sqlite.OperationalError:
        return False
    return not busy


def _drop_drafts(folder: Path, own: set[int], texts: set[str]) -> int:
    """Remove the drafts that are about the person or hold one of the texts."""
    dropped = 0
    for path in folder.glob("*.json") if folder.is_dir() else ():
        try:
            data = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
        if _speaks_of(data, own, _finder(texts, "")):
            path.unlink(missing_ok=True)
            dropped += 1
    return dropped


def _speaks_of(data: Any, own: set[int], replaced: Callable[[str], str]) -> bool:
    if isinstance(data, dict):
        return any(_speaks_of(value, own, replaced) for value in data.values())
    if isinstance(data, list):
        return any(_speaks_of(value, own, replaced) for value in data)
    if isinstance(data, str):
        return data in {f"#{id}" for id in own} or replaced(data) != data
    return isinstance(data, int) and data in own


def _kept_of(file: Path) -> list[Path]:
    """The backups, and the files that a restore kept; the backups' folder where it may not be looked into."""
    real = file.resolve()
    kept = sorted(real.parent.glob(beside(file, ".before-restore-*").name))
    try:
        return [*(backup.path for backup in backups(file)), *kept]
    except OSError:
        return [folder_of(file), *kept]


def replica_of(store: Path) -> Path:
    """Where Litestream keeps what it has not yet handed on, beside a store that it replicates."""
    return store.resolve().with_name(f".{store.resolve().name}-litestream")


def _needle(text: str) -> bytes:
    """The beginning of a text as it stands in a row and in the journal alike."""
    line = re.split(r'[\n"\\]', text.strip(), maxsplit=1)[0]
    return line.encode("utf-8", "replace")[:NEEDLE]


def _holds(path: Path, texts: Iterable[str]) -> bool:
    """Whether one of the texts still stands in it; no for what cannot be read."""
    needles = [needle for needle in map(_needle, texts) if len(needle) >= SHORTEST]
    if not needles:
        return False
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            rest = b""
            while chunk := file.read(CHUNK):
                if any(needle in rest + chunk for needle in needles):
                    return True
                rest = chunk[-NEEDLE:]
    except (OSError, EOFError, zlib.error):
        return False
    return False
