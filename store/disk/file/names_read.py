"""The fifth step writes beside each Chinese name that is there how it is read aloud, as saving a person does."""

import json

from store.disk.file.program_act import act_of_program
from store.disk.file.sqlite import Connection
from store.values.pinyin import pinyin_of

NAMED = "SELECT id, rev, name FROM person WHERE typeof(name) = 'text' AND pinyin = '' ORDER BY id"
UNREAD = json.dumps({"pinyin": ""})


def read_names(connection: Connection) -> None:
    """In the caller's transaction. Nothing is written where there is nothing of the kind."""
    for id, rev, name in connection.execute(NAMED).fetchall():
        if pinyin := pinyin_of(name):
            connection.execute(
                "INSERT INTO journal (act, kind, record, rev, schema, before, after)"
                " VALUES (?, 'person', ?, ?, 5, ?, ?)",
                (act_of_program(connection, 5), id, rev + 1, UNREAD, json.dumps({"pinyin": pinyin})),
            )
            connection.execute("UPDATE person SET pinyin = ?, rev = rev + 1 WHERE id = ?", (pinyin, id))
