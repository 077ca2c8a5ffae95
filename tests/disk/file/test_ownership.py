"""A user's private file, its folder and drafts are nobody else's, and stay with the store they were begun for."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.care.restore import restore
from store.disk.draft_files import Draft, Drafts
from store.disk.file.known_stores import NAME
from store.disk.file.sqlite import StoreProblem, connect
from store.disk.workspace import Workspace
from store.records import Morale, Project
from store.values.words import Words, say

Open = Callable[..., Workspace]


def refused(open_again: Open) -> str:
    with pytest.raises(StoreProblem) as caught:
        open_again("ann")
    return say(caught.value.words)


def rewrite(path: Path, uuid: str) -> None:
    connection = connect(path)
    connection.execute("UPDATE about SET value = ? WHERE name = 'uuid'", (uuid,))
    connection.close()


@pytest.fixture
def noted(workspace: Workspace, project: Project) -> Workspace:
    """Closed again; Ann's private file holds a note, and there is a draft."""
    workspace.save(Morale(project=project.id, on=workspace.clock.today(), mood=2), act=Words("note"))
    Drafts(workspace.drafts).keep(Draft("a" * 32, "risk", "t", {}))
    workspace.close()
    return workspace


@pytest.mark.parametrize("part", ["folder", "file", "drafts"])
@pytest.mark.parametrize("mode", [0o010, 0o040, 0o020, 0o004, 0o066])
def test_what_is_open_to_others_is_refused_with_the_cure(
    noted: Workspace, open_again: Open, part: str, mode: int
) -> None:
    path = {"folder": noted.private_path.parent, "file": noted.private_path, "drafts": noted.drafts}[part]
    own = path.stat().st_mode & 0o777
    path.chmod(own | mode)
    before = noted.private_path.read_bytes()
    sentence = refused(open_again)
    assert str(path) in sentence and f"chmod {own:o} {path}" in sentence
    assert noted.private_path.read_bytes() == before
    path.chmod(own)
    assert open_again("ann").live(Morale)


@pytest.mark.parametrize("part", ["folder", "file", "drafts"])
def test_what_another_user_owns_is_refused(
    noted: Workspace, open_again: Open, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    path = {"folder": noted.private_path.parent, "file": noted.private_path, "drafts": noted.drafts}[part]
    mine, seen = os.geteuid(), path.stat().st_ino
    real = Path.lstat, Path.stat

    def of_another(found: os.stat_result) -> os.stat_result:
        fields = list(found)
        fields[4] = mine + 1
        return os.stat_result(fields) if found.st_ino == seen else found

    monkeypatch.setattr(Path, "lstat", lambda self: of_another(real[0](self)))
    monkeypatch.setattr(Path, "stat", lambda self, **how: of_another(real[1](self, **how)))
    assert "belongs to another user" in refused(open_again)
    found = [say(f.words) for f in check(noted.path, private_dir=noted.private_path.parent)]
    assert any("belongs to another user" in sentence for sentence in found)


@pytest.mark.parametrize("part", ["file", "drafts"])
def test_a_link_is_refused_and_nothing_is_put_where_it_points(
    noted: Workspace, open_again: Open, tmp_path: Path, part: str
) -> None:
    path = noted.private_path if part == "file" else noted.drafts
    shutil.move(path, aside := tmp_path / "aside")
    target = tmp_path / "target"
    path.symlink_to(target)
    assert "is a link" in refused(open_again)
    assert not target.exists()
    shutil.move(aside, target)
    assert "is a link" in refused(open_again)


def test_a_private_folder_may_lie_behind_a_link(noted: Workspace, open_again: Open, tmp_path: Path) -> None:
    """On an encrypted disk, say: it is the user's own all the same."""
    folder = noted.private_path.parent
    shutil.move(folder, tmp_path / "safe")
    folder.symlink_to(tmp_path / "safe")
    assert open_again("ann").live(Morale)


def test_no_draft_goes_into_a_folder_that_was_opened_meanwhile(workspace: Workspace) -> None:
    drafts = Drafts(workspace.drafts)
    drafts.keep(Draft("a" * 32, "risk", "t", {}))
    workspace.drafts.chmod(0o770)
    with pytest.raises(StoreProblem) as caught:
        drafts.keep(Draft("b" * 32, "risk", "t", {}))
    assert "chmod 700" in say(caught.value.words)
    assert len(list(workspace.drafts.iterdir())) == 1


def test_a_store_that_says_another_id_leads_to_no_other_notes(noted: Workspace, open_again: Open) -> None:
    """Whoever may write the shared store may write its id: the notes do not vanish silently, and none go elsewhere."""
    before = sorted(noted.private_path.parent.iterdir())
    rewrite(noted.path, "b" * 32)
    sentence = refused(open_again)
    assert "forewarn restore" in sentence and "forewarn private accept" in sentence
    assert sorted(noted.private_path.parent.iterdir()) == before
    found = check(noted.path, private_dir=noted.private_path.parent)
    assert any(f.severity == "trouble" and "is not the store" in say(f.words) for f in found)
    rewrite(noted.path, noted.private_path.stem)
    assert open_again("ann").live(Morale)


def test_a_store_in_the_same_place_that_is_another_is_said(
    noted: Workspace, open_again: Open, tmp_path: Path
) -> None:
    for side in noted.path.parent.glob("store.db*"):
        if side.is_file():
            side.unlink()
    Workspace.open(noted.path, who="bob", private_dir=tmp_path / "bob", create=True).close()
    assert "is not the store" in refused(open_again)


def test_one_made_in_the_place_of_ones_own_is_known(noted: Workspace, open_again: Open) -> None:
    folder = noted.private_path.parent
    for side in noted.path.parent.glob("store.db*"):
        if side.is_file():
            side.unlink()
    Workspace.open(noted.path, who="ann", private_dir=folder, create=True).close()
    assert open_again("ann").live(Morale) == []


@pytest.mark.parametrize("how", ["moved", "copied", "linked"])
def test_the_same_store_in_another_place_keeps_its_notes(noted: Workspace, tmp_path: Path, how: str) -> None:
    place = tmp_path / "elsewhere.db"
    if how == "moved":
        noted.path.rename(place)
    elif how == "copied":
        shutil.copy(noted.path, place)
    else:
        place.symlink_to(noted.path)
    folder = noted.private_path.parent
    again = Workspace.open(place, who="ann", private_dir=folder)
    assert again.live(Morale)
    again.close()
    assert set(json.loads((folder / NAME).read_text()).values()) == {noted.private_path.stem}


def test_a_restored_store_keeps_its_notes(noted: Workspace, open_again: Open) -> None:
    back_up(noted.path)
    rewrite(noted.path, "b" * 32)
    restore(noted.path)
    assert open_again("ann").live(Morale)


@pytest.mark.parametrize("content", [b"", b"junk", b"[]", b"[" * 100_000, b'{"a": 1}'])
def test_a_list_of_stores_that_cannot_be_read_is_begun_anew(
    noted: Workspace, open_again: Open, content: bytes
) -> None:
    known = noted.private_path.parent / NAME
    known.write_bytes(content)
    open_again("ann")
    assert json.loads(known.read_text())[str(noted.path.resolve())] == noted.private_path.stem
    assert known.stat().st_mode & 0o777 == 0o600


def test_nothing_at_all_is_written_into_a_folder_of_others(blank: Path, tmp_path: Path) -> None:
    store, folder = tmp_path / "store.db", tmp_path / "open"
    shutil.copy(blank / "store.db", store)
    folder.mkdir()
    folder.chmod(0o777)
    for create in (False, True):
        with pytest.raises(StoreProblem):
            Workspace.open(store, who="ann", private_dir=folder, create=create)
    with pytest.raises(StoreProblem):
        Workspace.open(tmp_path / "new.db", who="ann", private_dir=folder, create=True)
    assert list(folder.iterdir()) == []


def test_notes_stand_where_nobody_else_can_move_them_away(
    blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    store = tmp_path / "store.db"
    store.write_bytes((blank / "store.db").read_bytes())
    Workspace.open(store, who="ann").close()
    above = tmp_path / "data/forewarn"
    above.chmod(0o777)
    with pytest.raises(StoreProblem) as caught:
        Workspace.open(store, who="ann")
    assert say(caught.value.words).endswith(f"(mode 777); fix it with: chmod 700 {above}")
    above.chmod(0o1777)  # as in /tmp, what is another's stays
    Workspace.open(store, who="ann").close()
