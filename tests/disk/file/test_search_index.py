"""The index of every word: what a save, an undo and a migration leave in it is what a fresh reading would."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.disk.file.search_index import beginning, words_in
from store.disk.ledger import Ledger
from store.disk.undo import redo, undo
from store.disk.workspace import Workspace
from store.records import Contact, Morale, Person, Project, Risk
from store.values.record import Record
from store.values.words import words

Open = Callable[..., Workspace]
ACT = words("act")
KEPT = Path(__file__).parents[1] / "released"


def found(workspace: Workspace, typed: str) -> set[int]:
    return {id for id, _ in workspace.store.search.find(beginning(words_in(typed)), 100)}


def index(ledger: Ledger) -> list[Any]:
    rows = ledger.connection.execute(
        "SELECT rowid, kind, code, name, text FROM search ORDER BY rowid"
    ).fetchall()
    return list(rows)


def assert_current(workspace: Workspace) -> None:
    for ledger in (workspace.store, workspace.private):
        kept = index(ledger)
        ledger.begin()
        ledger.search.fill(ledger.file.home)
        assert index(ledger) == kept
        ledger.rollback()


def test_it_follows_a_save_a_change_an_archiving_and_their_undo(
    workspace: Workspace, project: Project
) -> None:
    (risk,) = workspace.save(
        Risk(project=project.id, title="Supplier late", plan="call them"), act=ACT
    ).records
    assert found(workspace, "supp") == found(workspace, "call") == {risk.id}
    (risk,) = workspace.save(replace(risk, title="Budget"), act=ACT).records  # type: ignore[call-arg]
    assert (found(workspace, "supp"), found(workspace, "budget")) == (set(), {risk.id})
    workspace.save(replace(risk, archived=True), act=ACT)
    assert found(workspace, "budget") == set()
    undo(workspace)
    assert found(workspace, "budget") == {risk.id}
    undo(workspace)
    assert found(workspace, "supp") == {risk.id}
    redo(workspace)
    assert found(workspace, "budget") == {risk.id}
    assert_current(workspace)


TEXT = st.text("ab 1-中文供应ß", max_size=6)
STEP = st.one_of(st.tuples(st.integers(0, 3), TEXT, TEXT), st.sampled_from(["undo", "redo", "archive"]))


@settings(max_examples=25)
@given(st.lists(STEP, max_size=8))
def test_whatever_happens_it_is_what_a_fresh_reading_would_be(
    workspace: Workspace, project: Project, steps: list[Any]
) -> None:
    made: list[Record] = [Risk(project=project.id, title=f"r{n}") for n in range(4)]
    workspace.save(*made, act=ACT)
    for step in steps:
        risks = [workspace.get(Risk, record.id) for record in made]
        if step == "undo":
            undo(workspace)
        elif step == "redo":
            redo(workspace)
        elif step == "archive" and risks[0] is not None:
            workspace.save(replace(risks[0], archived=not risks[0].archived), act=ACT)
        elif isinstance(step, tuple) and (risk := risks[step[0]]) is not None:
            workspace.save(replace(risk, title="t" + step[1], plan=step[2]), act=ACT)
    assert_current(workspace)


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("供应", True),
        ("应商", True),
        ("供商", False),
        ("应供", False),
        ("ERP系统", True),
        ("erp", True),
        ("ＥＲＰ", True),
    ],
)
def test_chinese_words_of_two_characters(
    workspace: Workspace, project: Project, typed: str, there: bool
) -> None:
    (risk,) = workspace.save(Risk(project=project.id, title="供应商交付ERP系统延迟"), act=ACT).records
    assert (risk.id in found(workspace, typed)) == there


@pytest.mark.parametrize("typed", ["R-14", "r14", "r-1", "R", "muller", "Müll", "strasse"])
def test_codes_and_letters_with_marks(workspace: Workspace, project: Project, typed: str) -> None:
    saved = workspace.save(Risk(project=project.id, code="R-14", title="Müller, Straße"), act=ACT).records
    assert found(workspace, typed) == {saved[0].id}


@given(st.text(st.characters(exclude_categories=()), max_size=12))
def test_anything_may_be_typed(workspace: Workspace, typed: str) -> None:
    if asked := beginning(words_in(typed)):
        assert workspace.store.search.find(asked, 5) == []


def test_a_code_in_chinese(workspace: Workspace, project: Project) -> None:
    (risk,) = workspace.save(Risk(project=project.id, code="风险-7", title="x"), act=ACT).records
    assert found(workspace, "风险-7") == found(workspace, "险-7") == {risk.id}


def test_private_text_is_in_the_private_file_alone(workspace: Workspace, project: Project) -> None:
    note = Morale(project=project.id, on=date(2026, 11, 25), mood=2, text="exhausted")
    workspace.save(note, act=ACT)
    assert found(workspace, "exhausted") == set()
    assert workspace.private.search.find(beginning(["exhausted"]), 9) == [(note.id, "morale")]
    assert_current(workspace)


def test_an_older_store_is_read_into_it_when_it_is_opened(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    store.write_bytes(gzip.decompress((KEPT / "v1.db.gz").read_bytes()))
    workspace = Workspace.open(store, who="ann", private_dir=tmp_path / "ann")
    for kind in (Project, Person, Contact, Risk):
        texts = [record.label for record in workspace.live(kind) if record.label]
        assert all(found(workspace, text) for text in texts), kind.kind
    assert_current(workspace)
    workspace.close()


ROW = """
from store.disk.file.search_index import _row, texts_of
from store.records import Risk
texts = texts_of(Risk)
record = Risk(project=1, title="Supplier late", category="external")
print(*_row(Risk.kind, texts, [getattr(record, field.name) for field in texts], Risk.named_by), sep="|")
"""


def test_a_record_is_indexed_alike_by_every_process(
    printed: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in the index is compared by the check of another process, whose sets have an order of their own."""
    found = []
    for seed in ("1", "2", "3", "4"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        found.append(printed(ROW))
    assert found == [found[0]] * 4
    assert "external" in "".join(found[0])
