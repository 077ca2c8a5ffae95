"""Others are looking at the screen: only what they may read can be read, wherever it is asked from.

SQLite looks for a name among the temporary tables first. So views of the same names, which leave out what is kept from
the reader, let every query run unchanged, and a screen that forgot to ask has nothing to show either. What is saved
goes to the tables themselves (a ledger lifts its veil to write), and what was not shown of a record stays as it is.
"""

import json
from collections.abc import Iterator

from store.disk.file.record_rows import plain, rows_of
from store.disk.in_list import each_of
from store.disk.judged_fields import JUDGED
from store.disk.ledger import Ledger
from store.disk.workspace import Workspace
from store.records import KINDS
from store.values.fields import field_named, fields_of
from store.values.record import Audience, Record
from store.values.words import N_, to_json, words

OURS = ("contact", "told", "verdict", "briefing")
"""Kinds that are nobody's but ours, whatever they are about."""
MOVES = ("reforecast",)
"""Kinds whose records are read by whoever reads their milestone."""
NAMELESS = N_("an act")


def show_to(workspace: Workspace, audience: Audience | None) -> None:
    """From now on only what `audience` may read can be read; None: everything again."""
    for ledger in (workspace.store, workspace.private):
        ledger.lift()
        ledger.veil = tuple(_views(ledger, audience)) if audience is not None else ()
        ledger.lower()
    workspace.audience = audience
    workspace.memory.clear()


def _views(ledger: Ledger, audience: Audience) -> Iterator[tuple[str, str]]:
    """(name, what is read under it)."""
    private = ledger.file.home == "private"
    kinds = [kind for kind in KINDS.values() if kind.home == ledger.file.home]
    for kind in kinds:
        name, shown = kind.kind, _shown(kind, audience)
        columns = ", ".join(_column(kind, column) for column in rows_of(kind).names)
        if shown != "1" or name in JUDGED:
            yield name, f"SELECT {columns} FROM main.{name} WHERE {shown}"
    each = " ".join(f"WHEN '{kind.kind}' THEN {_remembered(kind, audience)}" for kind in kinds)
    row = "0" if private else f"CASE journal.kind {each} ELSE 0 END"
    yield "journal", f"SELECT * FROM main.journal WHERE {row}"
    kept = f"EXISTS (SELECT 1 FROM main.journal WHERE journal.act = act.id AND NOT ({row}))"
    nameless = json.dumps(to_json(words(NAMELESS)))
    columns = "id, uuid, at, who, CASE WHEN {kept} THEN '{nameless}' ELSE name END AS name, undoes, login"
    yield "act", f"SELECT {columns.format(kept=kept, nameless=nameless)} FROM main.act"


def _shown(kind: type[Record], audience: Audience) -> str:
    """The condition for a row of the kind's table."""
    name = kind.kind
    if kind.home == "private" or name in OURS:
        return "0"
    if name in MOVES:
        milestone = _shown(KINDS["milestone"], audience)
        return f"EXISTS (SELECT 1 FROM main.milestone WHERE milestone.id = {name}.milestone AND {milestone})"
    if not any(field.name == "audience" for field in fields_of(kind)):
        return "1"
    said = each_of(f"{name}.audience")
    within = f" AND {name}.{kind.within[0]} <> '{kind.within[1]}'" if kind.within else ""
    side = f"SELECT side FROM main.project WHERE project.id = {name}.project"
    return (
        f"(EXISTS (SELECT 1 FROM {said} WHERE value = '{audience}')"
        f" OR (NOT EXISTS (SELECT 1 FROM {said}) AND ({side}) = 'client'{within}))"
    )


def _remembered(kind: type[Record], audience: Audience) -> str:
    """The condition for a row of the journal about a record of that kind."""
    name, shown = kind.kind, _shown(kind, audience)
    if shown in ("0", "1"):
        return "0" if name in JUDGED else shown
    return f"EXISTS (SELECT 1 FROM main.{name} WHERE {name}.id = journal.record AND {shown})"


def _column(kind: type[Record], name: str) -> str:
    if name not in JUDGED.get(kind.kind, ()):
        return f'"{name}"'
    empty = plain(field_named(kind, name).empty)
    return f"{'NULL' if empty is None else repr(empty)} AS {name}"
