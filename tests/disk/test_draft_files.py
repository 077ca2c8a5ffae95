"""Drafts: typed text that no crash, full disk or foreign file may cost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk.draft_files import Draft, Drafts
from store.disk.file.sqlite import StoreProblem
from store.disk.workspace import Workspace
from store.values.words import Words, say, words

A, B = "a" * 32, "b" * 32
WHOLE = Draft(
    id=A,
    kind="milestone",
    title=words("edit {label}", label="M3"),
    fields={"title": "half ty", "forecast": "+5w"},
    record=912183225997376390,
    rev=4,
    project=7,
    at="2026-11-26T08:45:00.000000Z",
    extra={"focus": "forecast", "cursor": [0, 3]},
)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "private" / "x.drafts")


def test_a_draft_comes_back_as_it_was(drafts: Drafts) -> None:
    drafts.keep(WHOLE)
    assert Drafts(drafts.folder).all() == [WHOLE]


@given(text=st.text(st.characters(exclude_categories=())), title=st.text())
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, title: str) -> None:
    """Lone surrogates too, which a terminal can send."""
    drafts = Drafts(tmp_path_factory.getbasetemp() / "any.drafts")
    draft = Draft(A, "risk", title, {"title": text, text: ""})
    drafts.keep(draft)
    assert drafts.all() == [draft]


def test_newest_first(drafts: Drafts) -> None:
    assert drafts.all() == []
    for id, at in ((A, "2026-11-26T08:00:00Z"), (B, "2026-11-26T09:00:00Z")):
        drafts.keep(Draft(id, "risk", "t", {}, at=at))
    assert [draft.id for draft in drafts.all()] == [B, A]


def test_keeping_again_replaces_and_removing_forgets(drafts: Drafts) -> None:
    drafts.keep(WHOLE)
    drafts.keep(Draft(A, "risk", "later", {}))
    assert [draft.title for draft in drafts.all()] == ["later"]
    drafts.remove(A)
    drafts.remove(A)
    assert list(drafts.folder.iterdir()) == []


def test_one_that_was_removed_while_it_was_written(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads: forms write theirs beside the event loop."""
    write = drafts._write

    def meanwhile(draft: Draft) -> None:
        write(draft)
        drafts.remove(draft.id)

    monkeypatch.setattr(drafts, "_write", meanwhile)
    drafts.keep(WHOLE)
    assert drafts.all() == [] and not drafts.unwritten


def test_removing_where_nothing_was_ever_kept(drafts: Drafts) -> None:
    drafts.remove(A)
    assert not drafts.folder.exists()


@pytest.mark.parametrize("id", ["", "../x", "a/b", "a.b", "x" * 65, "a\n"])
def test_an_id_is_no_path(drafts: Drafts, id: str) -> None:
    with pytest.raises(ValueError):
        drafts.keep(Draft(id, "risk", "t", {}))


def test_files_are_0600_in_a_folder_0700(drafts: Drafts) -> None:
    drafts.keep(WHOLE)
    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in drafts.folder.iterdir()] == [0o600]


def broken() -> dict[str, bytes]:
    good = json.loads(json.dumps({"id": "c" * 32, "kind": "risk", "title": "t", "fields": {}}))
    changed = {
        "no-id": good | {"id": None},
        "other-id": good | {"id": "d" * 32},
        "fields": good | {"fields": {"a": 1}},
        "fields-list": good | {"fields": []},
        "title": good | {"title": 5},
        "words": good | {"title": {"m": 1}},
        "unknown": good | {"x": 1},
        "record": good | {"record": "1"},
        "at": good | {"at": None},
        "extra": good | {"extra": 1},
        "list": [good],
    }
    texts = {name: json.dumps(value).encode() for name, value in changed.items()}
    return texts | {"empty": b"", "binary": b"\xff\x00", "cut": b'{"id": "', "deep": b"[" * 100_000}


@pytest.mark.parametrize("content", broken().values(), ids=broken().keys())
def test_a_broken_file_is_passed_over(drafts: Drafts, content: bytes) -> None:
    drafts.keep(WHOLE)
    (drafts.folder / f"{'c' * 32}.json").write_bytes(content)
    assert drafts.all() == [WHOLE]


def test_foreign_things_are_passed_over(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep(WHOLE)
    (drafts.folder / "notes.txt").write_text("mine")
    (drafts.folder / f"{B}.json").mkdir()
    (drafts.folder / "link.json").symlink_to(tmp_path / "gone")
    assert drafts.all() == [WHOLE]


def test_a_link_in_its_place_is_replaced_and_not_followed(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep(Draft(B, "risk", "t", {}))
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (drafts.folder / f"{A}.json").symlink_to(victim)
    drafts.keep(WHOLE)
    assert victim.read_text() == "mine"
    assert WHOLE in drafts.all()


def test_a_full_disk_is_one_problem_and_the_last_version_stays(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.keep(WHOLE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.disk.file.files.os.fsync", full)
    with pytest.raises(StoreProblem) as caught:
        drafts.keep(Draft(A, "risk", "later", {}))
    assert say(caught.value.words).startswith("no room left on ")
    assert drafts.all() == [Draft(A, "risk", "later", {})], "in memory"
    assert not drafts.write_again()
    monkeypatch.undo()
    assert Drafts(drafts.folder).all() == [WHOLE], "on the disk"
    assert len(list(drafts.folder.iterdir())) == 1
    assert drafts.write_again() and not drafts.unwritten
    assert Drafts(drafts.folder).all() == [Draft(A, "risk", "later", {})]


def test_a_folder_that_is_a_file(drafts: Drafts) -> None:
    drafts.folder.parent.mkdir()
    drafts.folder.write_text("mine")
    with pytest.raises(StoreProblem):
        drafts.keep(WHOLE)
    assert drafts.all() == [WHOLE]
    drafts.remove(A)
    assert drafts.all() == []
    assert drafts.folder.read_text() == "mine"


def test_drafts_lie_beside_the_private_file(workspace: Workspace) -> None:
    assert workspace.drafts == workspace.private_path.with_suffix(".drafts")


def test_a_title_may_be_words_or_text(drafts: Drafts) -> None:
    drafts.keep(Draft(A, "risk", Words("new risk"), {}))
    drafts.keep(Draft(B, "risk", "new risk", {}))
    assert {type(draft.title) for draft in drafts.all()} == {Words, str}
