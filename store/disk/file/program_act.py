"""The act of the program by which the fourth step writes into the records that are there: it stands in the journal as
any other, and nobody changed anything by it."""

import json

from store.disk.file.sqlite import Connection
from store.values.words import N_, to_json, words

ACT = "00000000000000000000000000000004"
"""Its uuid in every file, so that a store and its dump come to the same."""
WHO = "forewarn"
NAME = N_("what this version keeps as well is written into the records that were there")


def act_of_program(connection: Connection) -> int:
    """Its number in the file, made when it is first asked for: at the moment of the act before it, so that later days
    are as they were."""
    if made := connection.execute("SELECT id FROM act WHERE uuid = ?", (ACT,)).fetchone():
        return int(made[0])
    last = connection.execute("SELECT at FROM act ORDER BY id DESC LIMIT 1").fetchone()
    (at,) = last or ("2020-01-01T00:00:00.000000Z",)
    cursor = connection.execute(
        "INSERT INTO act (uuid, at, who, name) VALUES (?, ?, ?, ?)",
        (ACT, at, WHO, json.dumps(to_json(words(NAME)), ensure_ascii=False)),
    )
    return int(cursor.lastrowid)
