"""Codes (`R-14`): given inside the transaction, per project and kind, and never given twice."""

import re
from functools import cache

from store.disk.file.renamed_fields import called
from store.disk.file.sqlite import Connection
from store.values.record import Record

ALSO = {"risk": ("I",)}
"""Further prefixes that number on with a kind's own: an issue's."""


def next_code(connection: Connection, record: Record) -> str:
    """The code after the highest of the record's kind in its project that was ever used, typed ones included."""
    number = _last(connection, record)
    while True:
        number += 1
        code = record.code_form.format(prefix=record.code_prefix, n=number)
        if not _ever_used(connection, record, code):
            break
    _count(connection, record, number)
    return code


def remember(connection: Connection, record: Record, code: str) -> None:
    """Note that the code is used, so that it is never given, nor one before it, whatever becomes of this record."""
    if record.code_prefix:
        number = _number(record.kind, record.prefix, code)
        if number and number > _last(connection, record):
            _count(connection, record, number)
        connection.execute(
            "INSERT OR IGNORE INTO used_code (project, kind, code) VALUES (?, ?, ?)",
            (record.project_id, record.kind, code),
        )


def taken(connection: Connection, record: Record, code: str) -> bool:
    """Whether another live record of this kind, in this project if the kind has one, carries the code."""
    within, values = ("", ()) if record.project_id is None else ("project = ? AND ", (record.project_id,))
    sql = f"SELECT 1 FROM {record.kind} WHERE {within}code = ? COLLATE NOCASE AND archived = 0 AND id <> ?"
    return connection.execute(sql, (*values, code, record.id)).fetchone() is not None


def formerly(connection: Connection, code: str) -> list[int]:
    """The live projects that once had that code and have another now, the one that had it last first."""
    path = called("project", "code", "$.{}")
    sql = (
        "SELECT project.id, max(journal.id) AS at FROM project JOIN journal ON journal.record = project.id"
        " WHERE project.archived = 0 AND CASE WHEN json_valid(journal.before)"
        f" THEN json_extract(journal.before, {path}) END = ? COLLATE NOCASE"
        " GROUP BY project.id ORDER BY at DESC"
    )
    return [id for id, _ in connection.execute(sql, (code,)).fetchall()]


def _last(connection: Connection, record: Record) -> int:
    """The highest number of the kind's codes in the project: counted, the first time looked up."""
    place = (record.project_id, record.kind)
    counted = connection.execute("SELECT last FROM counter WHERE project = ? AND kind = ?", place).fetchone()
    if counted is not None:
        last: int = counted[0]
        return last
    used = connection.execute("SELECT code FROM used_code WHERE project = ? AND kind = ?", place).fetchall()
    return max((_number(record.kind, record.prefix, code) for (code,) in used), default=0)


def _count(connection: Connection, record: Record, number: int) -> None:
    connection.execute(
        "INSERT INTO counter (project, kind, last) VALUES (?, ?, ?)"
        " ON CONFLICT (project, kind) DO UPDATE SET last = excluded.last",
        (record.project_id, record.kind, number),
    )


def _number(kind: str, prefix: str, code: str) -> int:
    """The number of a code of the form that is given here; 0 for any other code."""
    form = _form(kind, prefix).fullmatch(code)
    return int(form[1]) if form else 0


@cache
def _form(kind: str, prefix: str) -> re.Pattern[str]:
    letters = "|".join((prefix, *ALSO.get(kind, ())))
    return re.compile(rf"(?:{letters})-?0*([0-9]{{1,9}})", re.IGNORECASE)


def _ever_used(connection: Connection, record: Record, code: str) -> bool:
    sql = "SELECT 1 FROM used_code WHERE project = ? AND kind = ? AND code = ?"
    return connection.execute(sql, (record.project_id, record.kind, code)).fetchone() is not None
