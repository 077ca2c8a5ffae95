"""The fourth step writes into what is there on the supplier's side who may read it: of new milestones it changes.

It is an act of the program: it stands in the journal as any other, and nobody changed anything by it.
"""

import json

from store.disk.file.sqlite import Connection
from store.values.words import N_, to_json, words

ACT = "00000000000000000000000000000004"
"""The uuid of that act in every file, so that a store and its dump come to the same."""
WHO = "forewarn"
NAME = N_("who may read what was there already is written into it")
KEPT = json.dumps({"audience": json.dumps(["internal"])})
UNSAID = json.dumps({"audience": "[]"})
READ = """
SELECT tables.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND columns.name = 'audience' ORDER BY tables.name
"""
THEIRS = "project IN (SELECT id FROM project WHERE side = 'supplier') AND audience = '[]'"
ADDRESSED = " AND type NOT IN ('promise', 'ask', 'wish')"
"""What is between somebody and us may be read by them."""


def keep_audiences(connection: Connection) -> None:
    """In the caller's transaction. Nothing is written where there is nothing of the kind."""
    number = 0
    for (table,) in connection.execute(READ).fetchall():
        those = THEIRS + (ADDRESSED if table == "action" else "")
        if connection.execute(f"SELECT 1 FROM {table} WHERE {those}").fetchone() is None:
            continue
        number = number or _act(connection)
        connection.execute(
            "INSERT INTO journal (act, kind, record, project, rev, schema, before, after)"
            f" SELECT ?, ?, id, project, rev + 1, 4, ?, ? FROM {table} WHERE {those} ORDER BY id",
            (number, table, UNSAID, KEPT),
        )
        connection.execute(
            f"UPDATE {table} SET audience = ?, rev = rev + 1 WHERE {those}", (json.dumps(["internal"]),)
        )


def _act(connection: Connection) -> int:
    """At the moment of the act before it, so that later days are as they were."""
    last = connection.execute("SELECT at FROM act ORDER BY id DESC LIMIT 1").fetchone()
    (at,) = last or ("2020-01-01T00:00:00.000000Z",)
    cursor = connection.execute(
        "INSERT INTO act (uuid, at, who, name) VALUES (?, ?, ?, ?)",
        (ACT, at, WHO, json.dumps(to_json(words(NAME)), ensure_ascii=False)),
    )
    return int(cursor.lastrowid)
