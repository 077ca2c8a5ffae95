"""Writes what a release leaves behind, for every later version to open and to load: run once when releasing, and in any
case before SCHEMA is raised.

    python tests/disk/released/keep.py            → tests/disk/released/v2.db.gz, v2.private.db.gz, v2.dump.jsonl.gz

The store, its private file, and the dump of both. They hold acts of every sort (made, edited, moved, archived, undone,
redone), so that a later version must read, replay and undo them. A file that is there is never written again: it is
what users have. The first release could not dump.
"""

import gzip
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from store.disk.care.backups import back_up
from store.disk.file.schema import SCHEMA
from store.disk.undo import redo, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump
from store.records import KINDS, Contact, Milestone, Morale, Person, Project, Risk, Told
from store.records.reforecast import move
from store.values.clock import Clock
from store.values.fields import fields_of
from store.values.record import Record
from store.values.words import words

DAY = date(2026, 11, 26)
HERE = Path(__file__).parent
ABOUT = {"subject_kind": "project"}


def fill(workspace: Workspace) -> None:
    """One project with every kind of record, and a history."""
    project, person = Project(code="ERP", name="ERP-North"), Person(name="Chen", organisation="客户")
    workspace.save(project, person, act=words("add {label}", label="ERP"))
    milestone = Milestone(project=project.id, title="Prototype", baseline=DAY, owner=person.id)
    risk = Risk(project=project.id, title="data owner leaves", probability=4, impact=5, owner=person.id)
    workspace.save(milestone, risk, act=words("add both"))
    (milestone,), (risk,) = workspace.live(Milestone), workspace.live(Risk)
    workspace.save(
        *move(milestone, replace(milestone, forecast=DAY + timedelta(7)), "late", DAY), act=words("move")
    )
    workspace.save(Contact(person=person.id, on=DAY, projects=(project.id,)), act=words("call"))
    told = Told(project=project.id, subject=risk.id, subject_kind="risk", person=person.id, on=DAY)
    workspace.save(told, Morale(project=project.id, on=DAY, mood=2, text="tired"), act=words("told"))
    others = (kind for kind in KINDS.values() if not workspace.live(kind))
    rest = workspace.save(*(_simple(kind, project.id, person.id) for kind in others), act=words("the rest"))
    edited: list[Record] = [_edited(record) for record in rest.records]
    workspace.save(*edited, act=words("edit the rest"))
    workspace.save(replace(risk, impact=3, due=DAY), act=words("edit"))
    undo(workspace)
    redo(workspace)
    (last,) = workspace.save(Risk(project=project.id, title="typed twice"), act=words("add")).records
    workspace.save(replace(last, archived=True), act=words("archive"))
    undo(workspace)


def _simple(kind: type[Record], project: int, person: int) -> Record:
    """A record of a kind that needs nothing but its required fields."""
    by_shape = {"line": "tolerance", "prose": "text", "number": 3, "date": DAY, "yesno": True}
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        if field.required:
            link = {"project": project, "person": person, "*": project}.get(field.links_to)
            choice = next(iter(field.choices), None)
            values[field.name] = link or choice or by_shape[field.shape]
    apart: dict[str, Any] = {
        "setting": {"value": "3"},
        "verdict": ABOUT,
        "private_verdict": ABOUT,
        "reading": {"valid_until": DAY},
    }
    return kind(**values | apart.get(kind.kind, {}))


def _edited(record: Record) -> Record:
    """The record with something else in what may be changed of it, so that its history has a before and an after."""
    texts = (f.name for f in fields_of(type(record)) if f.name in ("ref", "why", "follow_up"))
    changes: dict[str, Any] = dict.fromkeys(texts, "改过")
    if hasattr(record, "audience"):
        changes["audience"] = ("client", "sponsor")
    return replace(record, **changes)


def keep(folder: Path) -> Path:
    """The present version's store, private file and dump, packed as `vN.db.gz`, `vN.private.db.gz` and
    `vN.dump.jsonl.gz`."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "store.db"
        workspace = Workspace.open(
            path, who="ann", clock=Clock(DAY), private_dir=Path(place) / "ann", create=True
        )
        fill(workspace)
        packed = back_up(path)
        secret = back_up(workspace.private_path, home="private")
        dumped = b"".join(dump(workspace, private=True))
        workspace.close()
        assert packed is not None and secret is not None
        target = folder / f"v{SCHEMA}.db.gz"
        if target.exists():
            raise FileExistsError(target)
        for suffix, content in {
            ".db.gz": gzip.decompress(packed.read_bytes()),
            ".private.db.gz": gzip.decompress(secret.read_bytes()),
            ".dump.jsonl.gz": dumped,
        }.items():
            (folder / f"v{SCHEMA}{suffix}").write_bytes(gzip.compress(content, 9, mtime=0))
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{keep(HERE)}\n")
