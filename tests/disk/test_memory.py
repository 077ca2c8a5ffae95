"""What was worked out is kept until something is saved."""

from pathlib import Path

import pytest

from store.disk.memory import outlives, remembered
from store.disk.workspace import Workspace
from store.records import Risk


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
    workspace.memory.clear(frozenset({"told"}))
    assert ask() == ["tolds"]
    workspace.memory.clear(frozenset({"told", "risk"}))
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
