"""The fourth step writes into what is there on the supplier's side who may read it: of new milestones it changes."""

import json

from store.disk.file.program_act import act_of_program
from store.disk.file.sqlite import Connection

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
    for (table,) in connection.execute(READ).fetchall():
        those = THEIRS + (ADDRESSED if table == "action" else "")
        if connection.execute(f"SELECT 1 FROM {table} WHERE {those}").fetchone() is None:
            continue
        connection.execute(
            "INSERT INTO journal (act, kind, record, project, rev, schema, before, after)"
            f" SELECT ?, ?, id, project, rev + 1, 4, ?, ? FROM {table} WHERE {those} ORDER BY id",
            (act_of_program(connection, 4), table, UNSAID, KEPT),
        )
        connection.execute(
            f"UPDATE {table} SET audience = ?, rev = rev + 1 WHERE {those}", (json.dumps(["internal"]),)
        )
