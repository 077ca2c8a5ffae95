"""What was worked out is kept until something is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.memory import Memory, Shelf, outlives, remembered
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.records import Person, Project, Risk
from store.values.words import words


def test_worked_out_once_of_what_was_given_until_a_save(workspace: Workspace) -> None:
    asked: list[tuple[str, int]] = []

    @remembered
    def question(workspace: Workspace, name: str, n: int = 0) -> list[int]:
        """What is it?"""
        asked.append((name, n))
        return [n]

    @remembered
    def other(workspace: Workspace, name: str) -> int:
        asked.append(("other", 0))
        return 0

    assert question(workspace, "a") is question(workspace, "a")
    assert question(workspace, "a", 1) == question(workspace, "a", n=1) == [1]
    assert other(workspace, "a") == other(workspace, "a") == 0
    assert asked == [("a", 0), ("a", 1), ("a", 1), ("other", 0)]
    assert question.__doc__ == "What is it?"
    workspace.memory.forget(question)
    question(workspace, "a")
    other(workspace, "a")
    assert asked[4:] == [("a", 0)]
    workspace.memory.clear()
    other(workspace, "a")
    assert asked[5:] == [("other", 0)]


def test_an_answer_outlives_a_save_of_what_it_has_nothing_of(workspace: Workspace) -> None:
    asked: list[str] = []

    @outlives("told")
    @remembered
    def risks(workspace: Workspace) -> int:
        asked.append("risks")
        return 0

    @remembered
    def tolds(workspace: Workspace) -> int:
        asked.append("tolds")
        return 0

    def ask() -> list[str]:
        asked.clear()
        risks(workspace)
        tolds(workspace)
        return list(asked)

    assert ask() == ["risks", "tolds"]
    workspace.memory.clear({("told", 1)})
    assert ask() == ["tolds"]
    workspace.memory.clear({("told", 1), ("risk", 1)})
    assert ask() == ["risks", "tolds"]
    workspace.memory.clear()
    assert ask() == ["risks", "tolds"]


def test_an_error_is_not_kept(workspace: Workspace) -> None:
    failing = [True]

    @remembered
    def question(workspace: Workspace) -> int:
        if failing:
            failing.clear()
            raise KeyError
        return 1

    with pytest.raises(KeyError):
        question(workspace)
    assert question(workspace) == 1


def test_two_stores_have_their_own(workspace: Workspace, tmp_path: Path) -> None:
    @remembered
    def kinds(workspace: Workspace) -> list[Risk]:
        return workspace.live(Risk)

    path = tmp_path / "other.db"
    with_other = Workspace.open(
        path, who="bob", clock=workspace.clock, private_dir=tmp_path / "p", create=True
    )
    try:
        assert kinds(workspace) is not kinds(with_other)
    finally:
        with_other.close()


def test_a_shelf_says_what_was_touched_since() -> None:
    shelf: Shelf[str] = Shelf()
    assert shelf.get(1) == (None, frozenset())
    shelf.put(1, "one")
    shelf.put(2, "two")
    shelf.touch({("risk", 1), ("contact", None), ("seat", 3)})
    assert shelf.get(1) == ("one", {"risk", "contact"}) and shelf.get(2) == ("two", {"contact"})
    shelf.put(1, "now")
    assert shelf.get(1) == ("now", frozenset())


def test_what_is_kept_stays_while_it_is_made_of_the_same() -> None:
    memory = Memory()

    def both(one: int, other: int) -> list[int]:
        return [one, other]

    first = memory.kept(1, both, 1, 2)
    memory.clear({("risk", 1)})
    assert memory.kept(1, both, 1, 2) is first == [1, 2]
    assert memory.kept(1, both, 1, 3) == [1, 3] and memory.kept(2, both, 1, 2) == [1, 2]
    memory.clear()
    assert memory.kept(1, both, 1, 2) is not first


def test_a_save_says_what_it_was_about(workspace: Workspace, project: Project) -> None:
    """Of a project, or of all; a record that went from one project to another may be of any."""
    shelf = workspace.memory.shelf(test_a_save_says_what_it_was_about)
    shelf.put(project.id, "known")
    workspace.save(Risk(project=project.id, title="r"), act=words("x"))
    assert shelf.get(project.id)[1] == {"risk"} and shelf.get(0)[1] == frozenset()
    assert undo(workspace) is not None
    assert shelf.get(project.id)[1] == {"risk"}
    workspace.save(Person(name="Li"), act=words("x"))
    assert shelf.get(project.id)[1] == {"risk", "person"}
    other = Project(code="B", name="b")
    workspace.save(other, act=words("x"))
    assert shelf.get(project.id)[1] == {"risk", "person"}


def test_what_others_do_leaves_nothing_known(
    workspace: Workspace, project: Project, open_again: Callable[..., Workspace]
) -> None:
    def shelf() -> Shelf[str]:
        return workspace.memory.shelf(test_what_others_do_leaves_nothing_known)

    for look in (workspace.poll, lambda: workspace.save(Person(name="Wu"), act=words("x"))):
        shelf().put(project.id, "known")
        bob = open_again("bob")
        bob.save(Person(name="Li"), act=words("x"))
        look()
        assert shelf().get(project.id) == (None, frozenset())
