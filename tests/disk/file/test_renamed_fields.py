"""A store of a version that called things otherwise: what the journal serves goes on as if it had always been so."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.disk.care.integrity import check
from store.disk.draft_files import Draft, Drafts
from store.disk.erasure import erase
from store.disk.file.backup_files import backups
from store.disk.file.renamed_fields import as_now, called
from store.disk.file.replay import differences
from store.disk.file.schema import RENAMED, REVALUED
from store.disk.file.search_index import Search
from store.disk.ledger import Stale
from store.disk.past_store import as_of
from store.disk.preferences import remember
from store.disk.project_by_code import project_by_code
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
from store.exchange.imports.existing_records import existing_records
from store.queries.boards.changes_by_others import changed_by_others
from store.queries.boards.risk_board import risks
from store.queries.due_changes import due_changes
from store.queries.people.erasure_preview import erasure_of
from store.queries.record_history import history, reader_for
from store.records import KINDS, Action, Contact, Person, Project, Risk
from store.rules.people.personal_data import ERASED, IDENTIFYING, blank, erased, personal
from store.values.record import Record
from store.values.words import words

ROOT = Path(__file__).parents[3]
Open = Callable[..., Workspace]


def shot(workspace: Workspace) -> dict[int, Record]:
    return {record.id: record for kind in KINDS.values() for record in workspace.select(kind)}


def sound(workspace: Workspace) -> None:
    for ledger in (workspace.store, workspace.private):
        assert not list(differences(ledger.connection, ledger.file.home))


def content(records: dict[int, Record]) -> dict[int, Record]:
    return {id: replace(record, rev=0) for id, record in records.items() if not record.archived}


def test_the_records_are_the_same_and_the_file_is_whole(upgraded: Workspace, before: Any) -> None:
    assert shot(upgraded) == list(before.days.values())[-1]
    path = upgraded.path
    assert len(backups(path)) == 1
    upgraded.close()
    assert not [one for one in check(path, private_dir=path.parent / "ann") if one.severity == "trouble"]


def test_undo_and_redo_all_the_way(upgraded: Workspace, before: Any) -> None:
    (risk,) = upgraded.live(Risk)
    upgraded.save(replace(risk, remark="new field", response="mitigate"), act=words("now"))
    last = content(shot(upgraded))
    undo(upgraded)
    for records in (*reversed(before.days.values()), {}):
        assert content(shot(upgraded)) == content(records)
        sound(upgraded)
        undo(upgraded)
    while stack(upgraded).redo:
        redo(upgraded)
    assert content(shot(upgraded)) == last
    sound(upgraded)


def test_as_of_each_day(upgraded: Workspace, opening: Open, before: Any) -> None:
    (risk,) = upgraded.live(Risk)
    upgraded.save(replace(risk, remark="new field", plan="x"), act=words("now"))
    upgraded.close()
    for day, records in before.days.items():
        reading = opening()
        as_of(reading, day, "UTC")
        assert shot(reading) == records, day
        reading.close()


def test_history_names_the_fields_of_today(upgraded: Workspace) -> None:
    (risk,) = upgraded.live(Risk)
    steps = history(upgraded, Risk, risk.id, reader_for(upgraded, risk.project, "en"))
    shown = [{field.name: (before, after) for field, before, after in step.fields} for step in steps]
    assert shown[0] == {"response": ("accept", "avoid"), "plan": ("", "A second supplier")}
    assert shown[1] == {
        "response": ("avoid", "accept"),
        "probability": ("4", "2"),
        "audience": ("client", "client; sponsor"),
    }
    assert shown[2]["probability"] == ("", "4")


def test_a_conflict_begins_at_what_was_opened(upgraded: Workspace, before: Any) -> None:
    (risk,) = upgraded.live(Risk)
    opened = list(before.days.values())[1][risk.id]
    with pytest.raises(Stale) as caught:
        upgraded.save(replace(opened, title="mine"), act=words("x"))
    assert caught.value.conflicts[0].base == opened


def test_what_asks_the_journal_itself(upgraded: Workspace) -> None:
    (project,), (risk,), (promise,) = (upgraded.live(kind) for kind in (Project, Risk, Action))
    assert project_by_code(upgraded, "ERP") == project, "a code it had once"
    (due,) = due_changes(upgraded, (promise,))[promise.id]  # type: ignore[arg-type]
    assert (due.before, due.after) == (date(2026, 12, 1), date(2026, 12, 8))
    (line,) = risks(upgraded, project.id).lines
    assert line.trend == -1, "its probability fell"
    told = existing_records(upgraded, Risk, project).last[risk.id]
    assert (told["probability"], told["response"], told["audience"]) == (4, "avoid", '["client"]')
    assert Search(upgraded.store.connection).find('"okapi"*', 3)


def test_what_others_changed(opening: Open) -> None:
    bob = opening("bob")
    bob.store.connection.execute("PRAGMA query_only=OFF")
    (risk,) = bob.live(Risk)
    (made,) = bob.store.connection.execute(
        "SELECT min(id) FROM journal WHERE record = ?", (risk.id,)
    ).fetchone()
    remember(bob, "seen", json.dumps({"row": made, "seen": {}}))
    (one,) = [one for one in changed_by_others(bob, "en").records if one.record == risk]
    shown = {change.field.name: (change.before, change.after) for change in one.fields}
    assert shown == {
        "probability": ("4", "2"),
        "audience": ("client", "client; sponsor"),
        "plan": ("", "A second supplier"),
    }, "the response is what it was"


def test_personal_data_are_erased_under_their_old_names(upgraded: Workspace) -> None:
    (person,) = upgraded.live(Person)
    found = erasure_of(upgraded, person)
    blanks = {kind.kind: {field.name: blank(field) for field in personal(kind)} for kind in (Person, Contact)}
    pairs = [(record, erased(record)) for record in found.records]
    assert erase(upgraded, pairs, blanks, IDENTIFYING, ERASED, found.fields).backups
    upgraded.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = upgraded.path.read_bytes()
    assert not [text for text in (b"Quillfeather", b"zebra", b"okapi") if text in left]
    assert b"gist" in left, "a row is called as it was"
    sound(upgraded)


def test_a_draft_goes_on_under_the_names_of_today(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    drafts = Drafts(tmp_path / "x.drafts")
    draft = Draft("a" * 32, "action", "t", {"by_when": "+5", "title": "half ty"})
    drafts.keep(draft)
    assert drafts.all() == [draft]
    request.getfixturevalue("renaming")
    assert drafts.all() == [replace(draft, fields={"due": "+5", "title": "half ty"})]


def test_a_chain_of_renamings(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {"a": "b", "b": "a", "x": None}
    for was, now in steps.items():
        monkeypatch.setitem(RENAMED, (3, "risk", was), now)
    monkeypatch.setitem(RENAMED, (5, "risk", "b"), "c")
    monkeypatch.setitem(REVALUED, (5, "risk", "b"), {"1": "2"})
    assert as_now("risk", 3, {"a": "1", "b": "1", "x": 0, "y": 0}) == {"c": "2", "a": "1", "y": 0}
    assert as_now("risk", 4, {"b": '["1","3"]', "x": 0}) == {"c": '["2","3"]', "x": 0}
    assert as_now("risk", 6, {"b": "1"}) == as_now("seat", 1, {"b": "1"}) == {"b": "1"}
    assert called("risk", "c", "$.{}") == (
        "(CASE WHEN journal.schema > 5 THEN '$.c' WHEN journal.schema > 3 THEN '$.b' ELSE '$.a' END)"
    )
    assert called("risk", "y", "$.{}") == "'$.y'"


def test_whoever_reads_fields_out_of_the_journal_reads_them_as_they_are_called_now() -> None:
    asking = re.compile(r"journal\.(before|after)\b(?! IS)|\b(before|after) FROM (main\.)?journal\b")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "store").rglob("*.py")}
    found = [path for path, text in texts.items() if asking.search(text)]
    assert len(found) > 4
    assert not [path for path in found if "renamed_fields import" not in texts[path]]
