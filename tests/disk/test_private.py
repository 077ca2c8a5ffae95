"""What is private stays in one file that only its owner may read."""

import gzip
import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.restore import restore
from store.disk.draft_files import Draft, Drafts
from store.disk.file.backup_files import folder_of
from store.disk.file.sqlite import StoreProblem
from store.disk.file.user_files import data_dir
from store.disk.gate import Refused
from store.disk.undo import Overtaken, redo, undo
from store.disk.workspace import Stale, Workspace
from store.records import KINDS, Morale, Person, Project, Risk
from store.values.fields import fields_of
from store.values.words import Words, say, words

SECRET = "Kx9-overworked-Guo-7q"


def forms(text: str) -> Iterator[bytes]:
    """The ways a text can lie in a file."""
    yield text.encode()
    yield text.encode("utf-16-le")
    yield json.dumps(text).encode()


def files_with(folder: Path, text: str) -> list[str]:
    """The files below the folder that hold the text, by name."""
    # Read by another process: closing a file that SQLite has open here would drop its locks.
    found = set()
    for form in forms(text):
        for path in folder.rglob("*"):
            if path.is_file() and form in _bytes(path):
                found.add(path.name)
    return sorted(found)


def _bytes(path: Path) -> bytes:
    content = subprocess.check_output(["cat", path])
    return gzip.decompress(content) if path.suffix == ".gz" else content


def test_a_secret_is_in_the_private_file_and_nowhere_else(workspace: Workspace, project: Project) -> None:
    """Seeded in every way we know by which it could get into the store, then looked for as bytes."""
    private = workspace.path.parent / "ann"
    day = workspace.clock.today()
    guo = Person(name="Guo")
    note = Morale(
        project=project.id, on=day, mood=1, text=SECRET, follow_up=SECRET, about="person", person=guo.id
    )
    about_it = words("note: {label}", label=note.label)
    risk = Risk(project=project.id, title="workload")
    (risk, guo, note) = workspace.save(risk, guo, note, act=about_it).records
    workspace.save(replace(note, text=SECRET + "!"), replace(risk, impact=4), act=about_it)
    for _ in range(2):
        undo(workspace)
    for _ in range(2):
        redo(workspace)
    workspace.save(Morale(project=project.id, on=day, mood=2, text=SECRET), act=about_it)
    undo(workspace)
    with pytest.raises(Refused):
        workspace.save(Morale(project=project.id, on=day, mood=9, text=SECRET), risk, act=about_it)
    with pytest.raises(Stale):
        workspace.save(note, act=about_it)
    other = Workspace.open(workspace.path, who="ann", private_dir=private, clock=workspace.clock)
    (known,) = other.select(Morale, "id = ?", (note.id,))
    other.save(replace(known, follow_up=f"{SECRET} now"), act=about_it)
    other.who = "bob"
    other.save(replace(other.select(Morale, "id = ?", (note.id,))[0], text=f"{SECRET} bob"), act=about_it)
    with pytest.raises(Overtaken):
        while undo(workspace):
            pass
    Drafts(workspace.drafts).keep(Draft("a" * 32, "morale", "draft", {"text": SECRET}))
    back_up(workspace.path)
    back_up(workspace.private_path, home="private")
    found = files_with(workspace.path.parent, SECRET)
    assert f"{'a' * 32}.json" in found and workspace.private_path.name in found
    assert files_with(workspace.path.parent, "workload"), "the search itself finds what is public"
    outside = [name for name in found if not list(private.rglob(name))]
    assert outside == []
    other.close()
    workspace.store.connection.execute("PRAGMA wal_checkpoint")
    assert [name for name in files_with(workspace.path.parent, SECRET) if not list(private.rglob(name))] == []


def test_the_store_does_not_count_or_date_private_records(workspace: Workspace, project: Project) -> None:
    tables = [
        row[0] for row in workspace.store.connection.execute("SELECT name FROM sqlite_master").fetchall()
    ]
    assert not [name for name in tables if "morale" in name]

    def state() -> list[object]:
        return [
            workspace.store.connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("act", "journal")
        ]

    before = state()
    version = workspace.store.connection.execute("PRAGMA data_version").fetchone()
    workspace.save(Morale(project=project.id, on=workspace.clock.today(), mood=2), act=Words("note"))
    undo(workspace)
    assert state() == before
    assert workspace.store.connection.execute("PRAGMA data_version").fetchone() == version


def test_no_field_of_a_shared_kind_links_to_a_private_one() -> None:
    for kind in KINDS.values():
        if kind.home == "store":
            for field in fields_of(kind):
                if field.links_to and field.links_to != "*":
                    assert KINDS[field.links_to].home == "store", f"{kind.kind}.{field.name}"


def modes(folder: Path) -> dict[str, str]:
    """Every file and folder that others may get at, with its mode."""
    wide = {}
    for path in [folder, *folder.rglob("*")]:
        mode = path.stat().st_mode & 0o777
        if mode != (0o700 if path.is_dir() else 0o600):
            wide[str(path)] = f"{mode:o}"
    return wide


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_file_is_0600_and_every_folder_0700(environment: Path, umask: int) -> None:
    environment.mkdir()
    before = os.umask(umask)
    try:
        path = data_dir() / "store.db"
        workspace = Workspace.open(path, who="ann", create=True)
        project = Project(code="ERP", name="ERP")
        note = Morale(project=project.id, on=workspace.clock.today(), mood=3)
        workspace.save(project, note, act=Words("add"))
        Drafts(workspace.drafts).keep(Draft("a" * 32, "risk", "t", {}))
        back_up(path)
        back_up(workspace.private_path, home="private")
    finally:
        os.umask(before)
    assert modes(environment / ".local") == {}
    assert folder_of(path).is_dir() and workspace.private_path.is_file()
    workspace.close()


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(0o755)
    Workspace.open(tmp_path / "mine" / "s.db", who="ann", create=True).close()
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o755


def test_everybody_has_a_private_file_of_their_own(workspace: Workspace, project: Project) -> None:
    workspace.save(Morale(project=project.id, on=workspace.clock.today(), mood=2), act=Words("note"))
    bob = Workspace.open(workspace.path, who="bob", private_dir=workspace.path.parent / "bob")
    assert bob.live(Morale) == []
    bob.close()


def test_the_name_of_the_private_file_tells_nothing(workspace: Workspace) -> None:
    assert len(workspace.private_path.stem) == 32 and "store" not in workspace.private_path.name


def test_notes_that_are_gone_are_no_empty_list(workspace: Workspace, project: Project) -> None:
    """Whoever may write in a folder above can move them away."""
    note = Morale(project=project.id, on=workspace.clock.today(), mood=3, text="quiet")
    workspace.save(note, act=Words("add"))
    workspace.close()
    private = workspace.path.parent / "ann"
    back_up(workspace.private_path, home="private")
    workspace.private_path.unlink()
    with pytest.raises(StoreProblem) as caught:
        Workspace.open(workspace.path, who="ann", private_dir=private)
    assert "is gone; restore a backup with: forewarn restore --private" in say(caught.value.words)
    restore(workspace.private_path, home="private")
    again = Workspace.open(workspace.path, who="ann", private_dir=private)
    assert [one.text for one in again.live(Morale)] == ["quiet"]
    again.close()
