"""A conversation on standard input: kept for its author, its tasks offered, or filed where that is said."""

import io
from typing import Any

import pytest

CHAT = """[23/11 09:14] Zoe Marsh
the interface stopped again, see R-01
[23/11 09:16] Tom Field
@Zoe Marsh please send the log by Friday
"""


@pytest.fixture
def known(begun: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in ("Zoe Marsh", "Tom Field"):
        assert begun("add", "person", "--name", name).code == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(CHAT))
    return begun


def notes(begun: Any) -> list[str]:
    return [note["text"] for note in begun("list", "note", "--json").json["records"]]


def test_its_tasks_are_said_and_nothing_is_filed(known: Any) -> None:
    ran = known("add", "-")
    assert ran.code == 0, ran.err
    assert "a conversation, 2 messages: kept as a private note" in ran.out
    assert (
        "a task, not filed: + send the log by Friday @Zoe Marsh" in ran.err
        and "--tasks files 1 task" in ran.err
    )
    assert known("list", "action", "--json").json["records"] == []
    assert notes(known) == [
        "| [23/11 09:14] Zoe Marsh: the interface stopped again, see R-01\n"
        "| [23/11 09:16] Tom Field: @Zoe Marsh please send the log by Friday"
    ]


def test_its_tasks_are_filed_where_that_is_said(known: Any) -> None:
    ran = known("add", "-", "--tasks")
    assert ran.code == 0, ran.err
    (action,) = known("list", "action", "--json").json["records"]
    assert (action["title"], action["due"]) == ("send the log", "2026-11-27")
    assert len(notes(known)) == 1


def test_of_other_text_nothing_is_guessed(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Kick-off 9:30\nChen opens\n+ call the vendor\n"))
    ran = begun("add", "-", "--tasks")
    assert ran.code == 0, ran.err
    assert "line 1: a note, not saved" in ran.err and notes(begun) == []
