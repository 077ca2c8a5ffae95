"""Others save a record while the command line changes it: merged, or asked field by field."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from store.disk.workspace import Saved, Workspace

Forewarn = Callable[..., Any]


@pytest.fixture
def meanwhile(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`meanwhile(command …)`: what Li types after the next command has read, and before it saves."""
    begun("add", "risk", "--title", "Supplier late", "--impact", "2", "--probability", "2")
    save = Workspace.save

    def arrange(*command: str) -> None:
        def first(workspace: Workspace, *records: Any, **named: Any) -> Saved:
            monkeypatch.setattr(Workspace, "save", save)
            with monkeypatch.context() as other:
                other.setenv("LOGNAME", "Li")
                assert begun(*command).code == 0
            return save(workspace, *records, **named)

        monkeypatch.setattr(Workspace, "save", first)

    return arrange


def test_what_does_not_collide_is_merged_and_said(begun: Forewarn, meanwhile: Callable[..., None]) -> None:
    meanwhile("edit", "R-01", "--title", "Supplier very late")
    ran = begun("edit", "R-01", "--impact", "4")
    assert ran.code == 0 and "together with what others changed in the meantime: Title" in ran.err
    assert "Supplier very late" in begun("show", "R-01").out


def test_what_collides_is_said_field_by_field_with_who_and_when(
    begun: Forewarn, meanwhile: Callable[..., None]
) -> None:
    meanwhile("edit", "R-01", "--impact", "3")
    ran = begun("edit", "R-01", "--impact", "4")
    assert ran.code == 1
    for part in (
        "Impact, was: 2",
        "Impact, mine: 4",
        "Impact, theirs: 3 (Li 26 Nov ",
        "Li changed it on 26 Nov at",
    ):
        assert part in ran.err


@pytest.mark.parametrize(("answer", "kept"), [("m", 4), ("theirs", 3), ("w", 2), ("x\nm", 4), ("", 3)])
def test_it_is_asked_where_somebody_sits(
    begun: Forewarn,
    meanwhile: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    kept: int,
) -> None:
    meanwhile("edit", "R-01", "--impact", "3")
    monkeypatch.setattr("store.cli.parts.terminal_question.at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    ran = begun("edit", "R-01", "--impact", "4")
    assert ran.code == 0 and "Impact, theirs: 3 (Li 26 Nov " in ran.out
    assert f'"impact": {kept}' in begun("show", "R-01", "--json").out
