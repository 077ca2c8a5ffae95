"""Columns hold what this version cannot read: every command goes on, the record is shown with what stands there marked,
saving something else leaves it alone, `check` and `doctor` name it and offer the cure."""

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.disk.file.backup_files import folder_of
from store.disk.file.sqlite import connect
from store.records import KINDS
from store.values.fields import Column, columns_of
from store.values.record import Record

Forewarn = Callable[..., Any]
JUNK: dict[str, tuple[Any, ...]] = {
    "choice": ("enormous", ""),
    "date": ("2026-02-30", "next friday", "0001-01-01T08:00:00"),
    "choices": ("[", '["nobody"]', "{}"),
    "links": ("[", '["a"]', "[[1]]"),
    "money": ("much", "NaN", "1e999999"),
    "number": (-7, 99_999_999),
}
P = ("--project", "ERP-North")


@pytest.fixture(scope="session")
def made(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The demo's store and private file, with a record of the kinds that it has none of."""
    from datetime import date

    from store.disk.workspace import Workspace
    from store.records import Briefed, CalendarDays, Note, Person, PrivateVerdict, Project, Risk, Verdict
    from store.values.clock import Clock
    from store.values.words import words

    folder = tmp_path_factory.mktemp("made") / "demo"
    shutil.copytree(demo, folder)
    day = date(2026, 11, 26)
    opened = Workspace.open(folder / "store.db", who="ann", clock=Clock(day), private_dir=folder / "ann")
    project, person, risk = opened.live(Project)[0], opened.live(Person)[0], opened.live(Risk)[0]
    opened.save(
        Note(project=project.id, on=day, text="mine", remind_on=day),
        Briefed(person=person.id, projects=(project.id,), on=day),
        Verdict(project=project.id, subject=risk.id, subject_kind="risk", on=day, decided="seen"),
        PrivateVerdict(project=project.id, subject=risk.id, subject_kind="risk", on=day, decided="seen"),
        CalendarDays(code="CN", last=day),
        act=words("add"),
    )
    opened.close()
    private = next((folder / "ann").glob("*.db"))
    return {"store.db": (folder / "store.db").read_bytes(), private.name: private.read_bytes()}


@pytest.fixture
def store(made: dict[str, bytes], environment: Path) -> Path:
    """The user's own store, and their private file."""
    folder = environment / ".local/share/forewarn"
    (folder / "private").mkdir(parents=True, mode=0o700)
    for name, content in made.items():
        path = folder / name if name == "store.db" else folder / "private" / name
        path.write_bytes(content)
        path.chmod(0o600)
    return folder / "store.db"


def junk_of(column: Column, turn: int) -> Any:
    """What goes into a column; None where everything is known."""
    if column.name.endswith("_kind"):
        return "gizmo"
    if column.name in ("id", "rev") or (column.shape == "number" and column.ge is column.le is None):
        return None
    several = JUNK.get(column.shape)
    return several[turn % len(several)] if several else None


def spoil(store: Path, kind: type[Record], turn: int) -> int:
    """Write junk into every column of a kind that has some; how many values."""
    path = store if kind.home == "store" else next((store.parent / "private").glob("*.db"))
    connection = connect(path)
    n = 0
    for column in columns_of(kind):
        junk = junk_of(column, turn)
        if junk is not None:
            sql = f'UPDATE {kind.kind} SET "{column.name}" = ? WHERE "{column.name}" IS NOT NULL'
            n += connection.execute(sql, (junk,)).rowcount
    connection.close()
    return n


def commands(tmp_path: Path) -> list[tuple[str, ...]]:
    exported = [("export", kind, *P, "-o", str(tmp_path / f"{kind}.csv")) for kind in ("risk", "milestone")]
    return [
        ("today",),
        ("week", "--owners"),
        ("log",),
        ("chart", "risks", *P),
        ("brief", "--weekly", *P),
        ("brief", "--for", "Xu", *P),
        ("prep", "Xu", *P),
        ("find", "data"),
        ("today", "--as-of", "2026-11-20"),
        ("dump", str(tmp_path / "dump")),
        *exported,
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_every_command_goes_on(forewarn: Forewarn, store: Path, tmp_path: Path, kind: type[Record]) -> None:
    if not spoil(store, kind, len(kind.kind)):
        pytest.skip("everything is known in it")
    own = [("list", kind.kind), ("list", kind.kind, "--json")] if not kind.kind.endswith("verdict") else []
    for typed in (*own, *commands(tmp_path)):
        ran = forewarn(*typed)
        assert "internal error" not in ran.err and "cannot be used" not in ran.err, (typed, ran.err)
        assert ran.code == 0 or kind.kind in ("project", "person", "stakeholder", "series"), (typed, ran)
    assert forewarn("check").code == 1
    assert "which this version cannot read" in forewarn("doctor").out


def test_shown_with_a_mark_and_kept(forewarn: Forewarn, store: Path) -> None:
    connection = connect(store)
    connection.execute("UPDATE risk SET response = 'enormous', due = '2026-02-30' WHERE code = 'I-14'")
    connection.close()
    assert "?enormous" in forewarn("show", "I-14").out and "?2026-02-30" in forewarn("show", "I-14").out
    assert "?2026-02-30" in forewarn("list", "risk").out
    (found,) = (one for one in forewarn("list", "risk", "--json").json["records"] if one["code"] == "I-14")
    assert (found["response"], found["due"]) == ("enormous", "2026-02-30")
    assert forewarn("edit", "I-14", "--title", "Said anew").code == 0
    assert forewarn("undo").code == 0 and forewarn("redo").code == 0
    connection = connect(store)
    held = connection.execute("SELECT title, response, due FROM risk WHERE code = 'I-14'").fetchone()
    connection.close()
    assert held == ("Said anew", "enormous", "2026-02-30")
    assert forewarn("edit", "I-14", "--due", "2026-12-01").code == 0
    assert "?2026-02-30" not in forewarn("list", "risk").out


def test_named_and_set_back(
    forewarn: Forewarn, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forewarn("edit", "I-14", "--response", "avoid")
    connection = connect(store)
    connection.execute("UPDATE risk SET response = 'enormous' WHERE code = 'I-14'")
    connection.close()
    found = forewarn("check")
    assert found.code == 1
    assert (
        '! Risk I-14 Data owner leaves: Response holds "enormous", which this version cannot read'
        in found.out
    )
    ran = forewarn("doctor", "--mend")
    assert "which this version cannot read" in ran.out, "nobody was there to be asked"
    ran = forewarn("doctor", "--mend", "--yes")
    assert 'Risk I-14 Data owner leaves: Response is "avoid" again' in ran.out
    found = forewarn("check")
    assert found.code == 0, found.out


def test_what_the_history_itself_cannot_read_becomes_the_default_as_an_act(
    forewarn: Forewarn, store: Path
) -> None:
    """As a newer forewarn would have written it."""
    connection = connect(store)
    (risk,) = connection.execute("SELECT id FROM risk WHERE code = 'I-14'").fetchone()
    connection.execute("UPDATE risk SET response = 'enormous' WHERE id = ?", (risk,))
    rows = connection.execute("SELECT id, before, after FROM journal WHERE record = ?", (risk,)).fetchall()
    for id, before, after in rows:
        sides = [json.loads(side) if side else None for side in (before, after)]
        for side in sides:
            if side and "response" in side:
                side["response"] = "enormous"
        packed = [json.dumps(side) if side is not None else None for side in sides]
        connection.execute("UPDATE journal SET before = ?, after = ? WHERE id = ?", (*packed, id))
    connection.close()
    assert "which this version cannot read" in forewarn("check").out
    ran = forewarn("doctor", "--mend", "--yes")
    assert "Response is" in ran.out
    assert forewarn("check").code == 0
    assert forewarn("undo").code == 0
    assert "which this version cannot read" in forewarn("check").out


@pytest.mark.parametrize(
    ("table", "column", "junk"),
    [
        ("journal", "before", "{"),
        ("journal", "after", "[]"),
        ("journal", "after", '{"title": 5, "due": [1], "probability": "x"}'),
        ("journal", "kind", "gizmo"),
        ("act", "name", "{"),
        ("act", "name", '{"m": 5}'),
        ("act", "at", "yesterday"),
    ],
)
def test_a_history_that_cannot_be_read(
    forewarn: Forewarn, store: Path, tmp_path: Path, table: str, column: str, junk: str
) -> None:
    connection = connect(store)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL AND id > 20", (junk,))
    connection.close()
    again = ("import", "risk", str(tmp_path / "risk.csv"), *P, "--yes")
    for typed in (*commands(tmp_path), again, ("edit", "I-14", "--title", "x"), ("undo",)):
        ran = forewarn(*typed)
        assert ran.code == 0, (typed, ran.err)
    ran = forewarn("check")
    assert ran.code == 1
    if junk != "gizmo" and "title" not in junk:
        assert "acts that cannot be read in the history: #" in ran.out
        assert "no backup has them either; everything else can be used" in ran.out


def test_text_that_is_no_utf_8(forewarn: Forewarn, store: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content.replace(b"Supplier delivers late", b"\xff\xfe\xff\xfelier delivers late"))
    forewarn("backup")  # Of which SQLite says that it is whole.
    ran = forewarn("list", "risk")
    assert ran.code == 0 and "lier delivers late" in ran.out
    assert "holds damaged text; forewarn check names it" in ran.err
    ran = forewarn("check")
    assert ran.code == 1
    assert "R-03: Title is damaged text" in ran.out
    assert "no backup has it whole; write it anew with forewarn edit" in ran.out
    earlier = folder_of(store) / "20261120T080000.000000Z.db.gz"
    earlier.write_bytes(gzip.compress(content))
    ran = forewarn("check")
    assert ran.out.count("forewarn restore (newest good one: Fri 20 Nov 2026)") == 2
    earlier.unlink()
    assert forewarn("edit", "R-03", "--impact", "2").code == 0
    assert forewarn("undo").code == 0
    assert store.read_bytes().count(b"\xff\xfe\xff\xfelier") >= 1
