"""Every word of one file's records, found while it is typed.

The ledger keeps the index as it writes a record, which is the one way that every save, undo and redo goes. Triggers
would be gone with the first migration that rebuilds a table, and could not part Chinese characters: `unicode61` takes
a run of them for one word, so each stands alone in the index, and a word of two is a phrase. The index has its own
copy of the text: without it every SQLite before 3.43 would have to be told the old text exactly to forget it.
"""

import re
from collections.abc import Container, Iterator, Sequence

from store.disk.file.sqlite import Connection
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.record import Home, Record
from store.values.text import clean_line, fold
from store.values.words import ways_to_write

ALONE = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Characters that are written without spaces between words; compiled at the first search, which a start has not."""
INSERT = "INSERT INTO search (rowid, kind, code, name, text) VALUES (?, ?, ?, ?, ?)"
Hit = tuple[int, str]
"""A record's id and kind."""


class Search:
    """The `search` table of one file. Writing happens inside the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def keep(self, record: Record, changed: Container[str]) -> None:
        """Know a record as it is now, one archived no longer; `changed`: the names of its fields that are new."""
        texts = texts_of(type(record))
        if not any(field.name in changed for field in texts) and "archived" not in changed:
            return
        self.connection.execute("DELETE FROM search WHERE rowid = ?", (record.id,))
        if texts and not record.archived:
            row = _row(record.kind, texts, [getattr(record, field.name) for field in texts], record.named_by)
            self.connection.execute(INSERT, (record.id, *row))

    def find(self, asked: str, most: int) -> list[Hit]:
        """The newest records that `asked`, an FTS5 query, is true of."""
        sql = f"SELECT rowid, kind FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT {most}"
        return [(id, kind) for id, kind in self.connection.execute(sql, (asked,)).fetchall()]

    def fill(self, home: Home) -> None:
        """Read the whole file into the index again: 200,000 records in about ten seconds."""
        self.connection.execute("DELETE FROM search")
        self.connection.executemany(INSERT, self.rows(home))

    def rows(self, home: Home) -> Iterator[tuple[int, str, str, str, str]]:
        """What the index should hold: (id, kind, code, name, text) of every record with text in the file."""
        for kind in (kind for kind in KINDS.values() if kind.home == home and texts_of(kind)):
            texts = texts_of(kind)
            columns = ", ".join(f'"{field.name}"' for field in texts)
            found = self.connection.execute(
                f"SELECT id, {columns} FROM {kind.kind} WHERE archived = 0"
            ).fetchall()
            for id, *values in found:
                yield (id, *_row(kind.kind, texts, values, kind.named_by))


def texts_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that hold what somebody wrote."""
    return tuple(f for f in fields_of(kind) if f.asked and f.shape in ("line", "prose"))


def words_in(text: str) -> tuple[str, ...]:
    """The words that are looked for when `text` is typed, folded."""
    return tuple(word for word in fold(clean_line(text)).split() if any(map(str.isalnum, word)))


def beginning(words: Sequence[str]) -> str:
    """An FTS5 query for every one of the words, each as the beginning of one that was written."""
    return " ".join(f"{exactly(word)}*" for word in words)


def exactly(word: str) -> str:
    """An FTS5 query for the word as it is."""
    return '"' + parted(word).replace('"', '""') + '"'


def parted(text: str) -> str:
    """Folded text with a space on either side of each Chinese character."""
    return re.sub(ALONE, r" \g<0> ", text)


def _row(
    kind: str, texts: Sequence[Field], values: Sequence[str], named_by: str
) -> tuple[str, str, str, str]:
    code, name, rest = "", "", []
    for field, value in zip(texts, values, strict=True):
        if field.name == "code":
            code = parted(fold(value))
        elif field.name == named_by:
            name = parted(fold(value))
        elif value:
            # What everybody calls it is found in every language.
            said = (
                (value, *sorted(ways_to_write(field.choices[value]))) if value in field.choices else (value,)
            )
            rest.append(parted(fold(" ".join(said))))
    # R-14 is two words to the tokenizer, and some type R14.
    together = "".join(filter(str.isalnum, code))
    return kind, f"{code} {together}" if together != code else code, name, "\n".join(rest)
