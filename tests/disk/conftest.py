"""A version before this one, which called things otherwise, and what it left: a store, private notes, a dump.

Today's tables and rows are turned into its own. In it fields had other names, and choices other values; one field was
there that is gone, and one was not there yet.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.file import schema, schema_steps
from store.disk.file.schema_steps import FILES
from store.disk.file.sqlite import connect
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump
from store.exchange.imports.import_plan import ACTS
from store.records import KINDS, Action, Contact, Morale, Person, Project, Risk
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import words

FIRST = date(2026, 11, 2)
OLD, NEW = schema.SCHEMA + 1, schema.SCHEMA + 2
NAMES = {
    "project": {"code": "abbreviation"},
    "risk": {"probability": "chance"},
    "action": {"due": "by_when"},
    "contact": {"summary": "gist"},
    "morale": {"text": "impression"},
}
"""Kind → field → what it was called."""
VALUES = {"avoid": "dodge", "client": "everybody"}
"""A choice → what it was called."""
GONE = {"person": ("nickname", "Old Quillfeather"), "risk": ("weather", "fine")}
"""Kind → a field that is gone, and what stood in it."""
ADDED = {"risk": "remark"}
HOMES = {kind.kind: kind.home for kind in KINDS.values()}


@dataclass(frozen=True)
class Before:
    """What that version left in a folder, its dump, and what is in them: the records at the end of each day."""

    folder: Path
    dump: list[bytes]
    days: dict[date, dict[int, Record]]
    schema: int = OLD
    now: int = NEW


def steps(home: str) -> dict[str, list[str]]:
    """The statements that make its tables of today's, `back`, and the migration from it, `forth`."""
    names = [
        (kind, now, old) for kind, names in NAMES.items() for now, old in names.items() if HOMES[kind] == home
    ]
    back = [f"ALTER TABLE {kind} RENAME COLUMN {now} TO {old}" for kind, now, old in names]
    forth = [f"ALTER TABLE {kind} RENAME COLUMN {old} TO {now}" for kind, now, old in names]
    if home == "store":
        views = re.findall(r"^CREATE VIEW (\w+)", (FILES / "views_2.sql").read_text("utf-8"), re.MULTILINE)
        back = [f"DROP VIEW {view}" for view in views] + back
        for kind, (name, _) in GONE.items():
            back.append(f"ALTER TABLE {kind} ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
            forth.append(f"ALTER TABLE {kind} DROP COLUMN {name}")
        for kind, name in ADDED.items():
            back.append(f"ALTER TABLE {kind} DROP COLUMN {name}")
            forth.append(f"ALTER TABLE {kind} ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
        for now, old in VALUES.items():
            back += _choice(now, old)
            forth += _choice(old, now)
    return {"back": back, "forth": forth}


def _choice(of: str, to: str) -> list[str]:
    return [
        f"UPDATE risk SET response = '{to}' WHERE response = '{of}'",
        f"""UPDATE risk SET audience = replace(audience, '"{of}"', '"{to}"')""",
    ]


def then(kind: str, values: dict[str, Any], whole: bool) -> dict[str, Any]:
    """Fields as that version had them; `whole`: all fields of a record."""
    old = {NAMES.get(kind, {}).get(name, name): value for name, value in values.items()}
    if kind == "risk":
        for name in {"response", "audience"} & old.keys():
            old[name] = json.loads(re.sub("avoid|client", lambda m: VALUES[m[0]], json.dumps(old[name])))
    if whole:
        old |= dict([GONE[kind]] if kind in GONE else [])
        old.pop(ADDED.get(kind, ""), None)
    return old


def aged(lines: list[bytes]) -> list[bytes]:
    """A dump of today as that version would have written it."""
    items = [json.loads(line) for line in lines]
    items[0]["schema"] = OLD
    for item in items:
        if change := item.get("change"):
            made = change["before"] is None
            after = then(change["kind"], change["after"], made)
            before = None if made else then(change["kind"], change["before"], made)
            change |= {"schema": OLD, "before": before, "after": after}
        if record := item.get("record"):
            item["record"] = then(record["kind"], record, True)
    return [json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items]


def age(path: Path, home: str) -> None:
    """Make of a file of today one of that version."""
    connection = connect(path)
    for id, kind, *sides in connection.execute("SELECT id, kind, before, after FROM journal").fetchall():
        whole = sides[0] is None
        old = [text and json.dumps(then(kind, json.loads(text), whole), ensure_ascii=False) for text in sides]
        connection.execute(
            "UPDATE journal SET schema = ?, before = ?, after = ? WHERE id = ?", (OLD, *old, id)
        )
    for statement in steps(home)["back"]:
        connection.execute(statement)
    for kind, (name, value) in GONE.items() if home == "store" else ():
        connection.execute(f"UPDATE {kind} SET {name} = ?", (value,))
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('forewarn', 'back', '')"
    )
    connection.execute(f"PRAGMA user_version={OLD}")
    connection.close()


def shot(workspace: Workspace) -> dict[int, Record]:
    """Every record there is."""
    return {record.id: record for kind in KINDS.values() for record in workspace.select(kind)}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """Seven acts of Ann's on seven days."""
    folder = tmp_path_factory.mktemp("before")
    opened = Workspace.open(folder / "s.db", who="ann", private_dir=folder / "ann", create=True)
    days: dict[date, dict[int, Record]] = {}

    def save(*records: Record, act: str = "edit") -> None:
        opened.clock = Clock(FIRST + timedelta(len(days)))
        opened.save(*records, act=words(act, file="x.csv", n=1))
        days[opened.clock.today()] = shot(opened)

    def now(record: Record, **changes: Any) -> Record:
        found = opened.get(type(record), record.id)
        assert found is not None
        return replace(found, **changes)

    project, person = Project(code="ERP", name="ERP North"), Person(name="Quillfeather")
    risk = Risk(
        project=project.id, title="late", probability=4, impact=4, response="avoid", audience=("client",)
    )
    promise = Action(
        project=project.id, title="list", type="promise", owed_to=person.id, due=date(2026, 12, 1)
    )
    contact = Contact(person=person.id, on=FIRST, summary="Agreed to the zebra plan")
    note = Morale(project=project.id, on=FIRST, mood=2, text="tired")
    save(project, person, act="begin")
    save(risk, act=ACTS["risk"][1])
    save(promise, contact, note, act="add")
    save(now(risk, probability=2, response="accept", audience=("client", "sponsor")))
    save(now(promise, due=date(2026, 12, 8)), now(note, text="tired, still"))
    save(now(contact, summary="Agreed to the okapi plan"), now(project, code="ERP-N"))
    save(now(risk, response="avoid", plan="A second supplier"))
    lines = list(dump(opened, private=True))
    secret = opened.private_path
    opened.close()
    age(folder / "s.db", "store")
    age(secret, "private")
    return Before(folder, aged(lines), days)


@pytest.fixture
def renaming(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The version after it is the one that runs."""
    for name, module in list(sys.modules.items()):
        if name.startswith("store.") and hasattr(module, "SCHEMA"):
            monkeypatch.setattr(module, "SCHEMA", NEW)
    folder = tmp_path / "migrations"
    shutil.copytree(FILES, folder)
    for home in ("store", "private"):
        for name, statements in steps(home).items():
            (folder / f"{home}_{name}.sql").write_text(";\n".join(statements) + ";\n", "utf-8")
    further = tuple(
        (name, {home: (f"{home}_{name}",) for home in HOMES.values()}) for name in ("back", "forth")
    )
    for module in (schema, schema_steps):
        monkeypatch.setattr(module, "STEPS", (*schema_steps.STEPS, *further))
    monkeypatch.setattr(schema_steps, "FILES", folder)
    for kind, names in NAMES.items():
        for now, old in names.items():
            monkeypatch.setitem(schema.RENAMED, (OLD, kind, old), now)
    for kind, (name, _) in GONE.items():
        monkeypatch.setitem(schema.RENAMED, (OLD, kind, name), None)
    for name in ("response", "audience"):
        monkeypatch.setitem(schema.REVALUED, (OLD, "risk", name), {old: now for now, old in VALUES.items()})
    schema_steps.made_by.cache_clear()
    yield
    schema_steps.made_by.cache_clear()


@pytest.fixture
def opening(before: Before, renaming: None, tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """`opening(who)`: the older version's store, by the one that runs; `opening(new=NAME)`: an empty one."""
    shutil.copytree(before.folder, tmp_path / "before")
    opened: list[Workspace] = []

    def opening(who: str = "ann", new: str = "") -> Workspace:
        path = tmp_path / (new or "before") / "s.db"
        clock = Clock(FIRST + timedelta(20))
        opened.append(
            Workspace.open(path, who=who, clock=clock, private_dir=path.parent / who, create=bool(new))
        )
        return opened[-1]

    yield opening
    for one in opened:
        one.close()


@pytest.fixture
def upgraded(opening: Callable[..., Workspace]) -> Workspace:
    """The store of the version before, opened by Ann."""
    return opening()
