"""The acts of the program by which a step of the schema writes into the records that are there: they stand in the
journal as any other, and nobody changed anything by them."""

import json
from collections.abc import Mapping

from store.disk.file.sqlite import Connection
from store.values.words import N_, to_json, words

NAMES: Mapping[int, str] = {
    4: N_("who may read what was there already is written into it"),
    5: N_("how Chinese names are read aloud is written beside them"),
}
"""By schema, what its act is called."""
UUIDS = tuple(f"{schema:032}" for schema in NAMES)
"""The same in every file, so that a store and its dump come to the same."""
LISTED = ", ".join(f"'{uuid}'" for uuid in UUIDS)
WHO = "forewarn"


def act_of_program(connection: Connection, schema: int) -> int:
    """The number in the file of the act of that step, made when it is first asked for: at the moment of the act before
    it, so that later days are as they were."""
    uuid = f"{schema:032}"
    if made := connection.execute("SELECT id FROM act WHERE uuid = ?", (uuid,)).fetchone():
        return int(made[0])
    last = connection.execute("SELECT at FROM act ORDER BY id DESC LIMIT 1").fetchone()
    (at,) = last or ("2020-01-01T00:00:00.000000Z",)
    cursor = connection.execute(
        "INSERT INTO act (uuid, at, who, name) VALUES (?, ?, ?, ?)",
        (uuid, at, WHO, json.dumps(to_json(words(NAMES[schema])), ensure_ascii=False)),
    )
    return int(cursor.lastrowid)
