"""Everything out and in again: an identical dump, a history that goes on, and never half of it."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.demo import write
from store.disk.file.replay import differences
from store.disk.file.schema import SCHEMA
from store.disk.file.search_index import Search
from store.disk.file.sqlite import StoreProblem
from store.disk.undo import redo, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import DumpProblem, dump, load
from store.records import KINDS, CalendarDays, Morale, Project, Risk, Setting
from store.values.clock import Clock
from store.values.words import say, words

TODAY = date(2026, 11, 26)
SECRET = "Kx9-overworked-Guo-7q"
NEWER = "this forewarn does not know, as a newer one may write it"
NOT_DUMPED = {"about", "sqlite_sequence", "_sqlite_migrations", "act", "journal", "used_code", "counter"}
"""Tables that are dumped under another name, or are a file's own."""


@pytest.fixture
def other(workspace: Workspace) -> Workspace:
    """A store that is empty still."""
    return workspace


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo's store, with something put away, undone, set, and a secret; nobody writes into it."""
    folder = tmp_path_factory.mktemp("full")
    opened = Workspace.open(
        folder / "s.db", who="ann", clock=Clock(TODAY), private_dir=folder / "p", create=True
    )
    write(opened, TODAY, "zh")
    project = opened.live(Project)[0]
    (risk,) = opened.save(Risk(project=project.id, title="away"), act=words("add")).records
    opened.save(replace(risk, archived=True), act=words("archive"))
    opened.save(Setting(name="tolerance", value="3"), act=words("set"))
    opened.save(CalendarDays(code="SG", holidays="2026-10-01 National Day", last=TODAY), act=words("import"))
    opened.save(Morale(project=project.id, on=TODAY, mood=1, text=SECRET), act=words(SECRET))
    undo(opened)
    redo(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def public(full: Workspace) -> list[bytes]:
    """Its dump without what is private."""
    return list(dump(full, private=False))


@pytest.mark.parametrize("private", [False, True])
def test_an_identical_dump(full: Workspace, other: Workspace, private: bool) -> None:
    lines = list(dump(full, private=private))
    loaded = load(other, lines)
    assert list(dump(other, private=private)) == lines
    assert loaded.records == sum(
        len(full.select(kind)) for kind in KINDS.values() if private or kind.home == "store"
    )
    assert list(dump(full, private=private)) == lines, "dumping changes nothing"
    for ledger in (other.store, other.private):
        assert not list(differences(ledger.connection, ledger.file.home))


def test_private_records_leave_only_when_they_are_asked_for(full: Workspace) -> None:
    public, everything = (b"".join(dump(full, private=private)) for private in (False, True))
    assert SECRET.encode() in everything
    assert SECRET.encode() not in public and b"morale" not in public and b"private_verdict" not in public


def test_life_goes_on_after_it(full: Workspace, other: Workspace) -> None:
    load(other, dump(full, private=True))
    (away,) = full.select(Risk, "title = 'away'")
    (made,) = other.save(Risk(project=away.project, title="next"), act=words("add")).records
    assert isinstance(made, Risk)
    assert int(made.code.removeprefix("R-")) == int(away.code.removeprefix("R-")) + 1
    undo(other)
    assert undo(other) is not None
    (setting,) = other.select(Setting)
    assert (setting.value, setting.archived) == ("3", False)
    assert Search(other.store.connection).find('"guo"*', 3) == Search(full.store.connection).find('"guo"*', 3)


def test_every_table_is_in_it(full: Workspace) -> None:
    dumped = {json.loads(line).get("record", {}).get("kind") for line in dump(full, private=True)}
    for ledger in (full.store, full.private):
        rows = ledger.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = {name for (name,) in rows if not name.startswith("search")} - NOT_DUMPED
        assert tables <= {kind.kind for kind in KINDS.values()}, "a table that no dump holds"
        filled = {n for n in tables if ledger.connection.execute(f"SELECT 1 FROM {n}").fetchone()}
        assert filled <= dumped


def refused(store: Workspace, lines: Iterable[bytes]) -> str:
    """Why the lines are not loaded; nothing of them is."""
    before = b"".join(dump(store, private=True))
    with pytest.raises((DumpProblem, StoreProblem)) as caught:
        load(store, lines)
    assert b"".join(dump(store, private=True)) == before
    return say(caught.value.words)


def test_a_newer_dump(public: list[bytes], other: Workspace) -> None:
    first, *rest = public
    newer = json.dumps(json.loads(first) | {"schema": SCHEMA + 1}).encode()
    assert refused(other, [newer, *rest]) == (
        f"this dump was written by a newer forewarn (schema {SCHEMA + 1}, this one knows {SCHEMA});"
        " update forewarn"
    )


@pytest.mark.parametrize(
    "first",
    [b"", b"\xff", b"{}", b"[]", b"7", b"Code,Title", b'{"forewarn": "dump", "schema": 1, "private": false}'],
)
def test_what_is_no_dump(other: Workspace, first: bytes) -> None:
    assert refused(other, [first, b'{"end": 2}']) == "this is not a dump; forewarn dump FILE writes one"


def test_a_store_that_holds_something(public: list[bytes], other: Workspace, project: Project) -> None:
    assert "holds something already" in refused(other, public)


Edit = Callable[[list[bytes]], list[bytes]]


def changed(number: int, **values: Any) -> Edit:
    """The line with other values in what it holds; `...` takes one away."""

    def edit(lines: list[bytes]) -> list[bytes]:
        ((name, held),) = json.loads(lines[number]).items()
        new = {key: value for key, value in (held | values).items() if value is not ...}
        return [*lines[:number], json.dumps({name: new}).encode(), *lines[number + 1 :]]

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda lines: lines[:9], "the dump is cut off after line 9; nothing was loaded"),
        (lambda lines: lines[:-1], "the dump is cut off after line"),
        (lambda lines: [*lines[:4], lines[4][:-9], *lines[5:]], "line 5 of the dump is broken: it is cut"),
        (lambda lines: [*lines[:4], b"\xff\n", *lines[5:]], "line 5 of the dump is broken: it is cut"),
        (lambda lines: [*lines[:4], b"[" * 9999, *lines[5:]], "line 5 of the dump is broken: it is cut"),
        (lambda lines: [*lines[:4], *lines[5:]], "lines are missing before it"),
        (lambda lines: [*lines, lines[3]], "it comes after the end"),
        (
            lambda lines: [lines[0], lines[2], *lines[1:]],
            "line 2 of the dump is broken: no act precedes it",
        ),
        (
            lambda lines: [*lines[:3], lines[1], *lines[3:]],
            "line 4 of the dump is broken: it conflicts with",
        ),
        (lambda lines: [*lines[:4], b'{"file": "private"}', *lines[4:]], "line 5 of the dump is broken"),
        (lambda lines: [*lines[:4], b'{"spell": {}}', *lines[4:]], "line 5 of the dump is broken"),
        (lambda lines: [*lines[:4], b"7", *lines[4:]], "line 5 of the dump is broken"),
        (changed(1, at="yesterday"), "line 2 of the dump is broken"),
        (changed(1, name={"m": 1, "v": {"a": {"d": "x"}}}), "line 2 of the dump is broken"),
        (
            changed(2, kind="morale"),
            "line 3 of the dump is broken: no such kind of record belongs here: morale",
        ),
        (changed(2, kind=[]), "line 3 of the dump is broken"),
        (changed(2, after={"cover_from": "soon"}), "line 3 of the dump is broken"),
        (changed(2, after=None), "line 3 of the dump is broken"),
        (
            changed(2, schema=SCHEMA + 1),
            f"line 3 of the dump holds what {NEWER}: schema {SCHEMA + 1}; update",
        ),
        (changed(2, more=1), f"line 3 of the dump holds what {NEWER}: change: more; update"),
        (changed(2, kind="whim"), f"line 3 of the dump holds what {NEWER}: whim; update"),
    ],
)
def test_a_broken_line(public: list[bytes], other: Workspace, edit: Edit, said: str) -> None:
    assert said in refused(other, edit(public))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"state": "sleeping"}, "State: this version does not know that value"),
        ({"probability": 9}, "Probability: this version does not know that value"),
        ({"probability": True}, "probability: a whole number"),
        ({"title": 7}, "broken"),
        ({"due": "soon"}, "broken"),
        ({"due": 7}, "broken"),
        ({"archived": 1}, "broken"),
        ({"audience": "client"}, "broken"),
        ({"audience": ["moon"]}, "broken"),
        ({"id": 2**70}, "broken"),
        ({"colour": "red"}, f"holds what {NEWER}: risk: colour; update"),
        ({"kind": "whim"}, f"holds what {NEWER}: whim; update"),
        ({"title": ...}, "risk: missing fields: title"),
        ({"owner": 7}, "the dump is incomplete: risk"),
    ],
)
def test_a_record_that_is_none(
    public: list[bytes], other: Workspace, values: dict[str, Any], said: str
) -> None:
    number = next(n for n, line in enumerate(public) if line.startswith(b'{"record": {"kind": "risk"'))
    sentence = refused(other, changed(number, **values)(public))
    assert said in sentence
    assert f"line {number + 1}" in sentence or "incomplete" in sentence


def test_hostile_text_is_cleaned(public: list[bytes], other: Workspace) -> None:
    number = next(n for n, line in enumerate(public) if line.startswith(b'{"record": {"kind": "risk"'))
    load(other, changed(number, title="\x1b[2J\u202e", plan="\x9bx")(changed(1, who="\x1bann")(public)))
    assert not any("\x1b" in risk.title or "\x9b" in risk.plan for risk in other.select(Risk))
    assert "\x1b" not in other.store.connection.execute("SELECT group_concat(who) FROM act").fetchone()[0]
