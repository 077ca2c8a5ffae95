"""The table of what people type instead of a command."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from store.cli.commands import COMMANDS, flags_of
from store.cli.parts.kind_words import kind_or_none
from store.cli.synonyms import LINES, NAMES, SENTENCES

WORDS = [word for said in (NAMES, LINES, SENTENCES) for one in said.values() for word in one.split(", ")]
TAKEN = {
    *(
        "briefing",
        "briefings",
        "calendar",
        "check",
        "contact",
        "money",
        "note",
        "people",
        "persons",
        "projects",
        "settings",
        "told",
    ),
    *("人员", "简报", "告知", "检查", "设置"),
}
"""The words of a kind that a verb has: people act with them."""


def test_each_word_means_one_thing_and_no_command_is_hidden() -> None:
    assert [word for word, n in Counter(WORDS).items() if n > 1] == []
    assert {*WORDS} & {*COMMANDS} == set()


def test_each_line_begins_with_a_command_and_flags_that_it_has() -> None:
    for line in (*NAMES, *LINES):
        name, *rest = line.split()
        assert name in COMMANDS
        assert {word for word in rest if word.startswith("--")} <= {*(flags_of(name) or ())}, line


def test_a_word_for_a_kind_is_taken_by_a_verb_knowingly() -> None:
    """`contacts` lists, `contact Chen` records one: where a verb has the word of a kind it is because people act with
    it."""
    taken = {word for word in (*WORDS, *COMMANDS) if word and kind_or_none(word)}
    assert taken == TAKEN


@pytest.mark.parametrize(("typed", "lines", "code", "left"), [("3", 3, 0, 0), ("2", 2, 0, 1), ("1", 1, 0, 2)])
def test_as_many_acts_as_are_said(
    prepared: Callable[..., Any], typed: str, lines: int, code: int, left: int
) -> None:
    forewarn = prepared(*(f"add milestone --title Step{n}" for n in (1, 2, 3)))
    ran = forewarn("undo", typed)
    assert (ran.code, len(ran.out.splitlines())) == (code, lines)
    assert len(forewarn("list", "milestone", "--json").json["records"]) == left
    assert forewarn("redo", typed).code == 0
    assert len(forewarn("list", "milestone", "--json").json["records"]) == 3


def test_fewer_than_were_said_are_undone_and_it_is_said(prepared: Callable[..., Any]) -> None:
    forewarn = prepared("add milestone --title Step")
    ran = forewarn("undo", "99")
    assert (ran.code, ran.complaint) == (1, "you have nothing left to undo")


def test_what_was_archived_by_a_habit_comes_back(prepared: Callable[..., Any]) -> None:
    forewarn = prepared("add risk --title Rain --probability 3 --impact 3")
    for typed in ("rm R-01", "delete R-01", "R-01 remove", "删除 R-01"):
        assert "archived; forewarn undo undoes it" in forewarn(*typed.split()).out
        assert forewarn("list", "risk", "--json").json["records"] == []
        assert forewarn("undo").code == 0
        assert len(forewarn("list", "risk", "--json").json["records"]) == 1


def test_the_words_behind_a_kind_are_the_same_as_flags(prepared: Callable[..., Any]) -> None:
    forewarn = prepared("add person --name Sun")
    for typed in (
        "add risk Supplier late p4 i5 @Sun",
        "new risk Supplier late --probability 4 --impact 5 --owner Sun",
    ):
        assert forewarn(*typed.split()).code == 0
    records = forewarn("list", "risk", "--json").json["records"]
    said = [(one["title"], one["probability"], one["impact"], one["owner_name"]) for one in records]
    assert said == [("Supplier late", 4, 5, "Sun")] * 2
    assert forewarn("add", "person", "Mei", "Chen").code == 0
    assert forewarn("show", "Mei Chen", "--json").json["name"] == "Mei Chen"
    ran = forewarn("add", "risk", "Rain", "--title", "Snow")
    assert (ran.code, ran.complaint) == (2, "--title and Rain: one of them names it")


def test_a_register_comes_in_as_what_it_is(prepared: Callable[..., Any], tmp_path: Any) -> None:
    forewarn = prepared()
    (tmp_path / "register.csv").write_text("ID,Risk,Probability,Impact\nR-70,Crane fails,3,4\n", "utf-8")
    ran = forewarn("import", tmp_path / "register.csv", "--yes")
    assert ran.code == 0 and "is read as: Risks" in ran.err
    assert [one["code"] for one in forewarn("list", "risk", "--json").json["records"]] == ["R-70"]


def test_a_backup_goes_where_it_is_named_and_is_listed(begun: Any, tmp_path: Any) -> None:
    assert begun("backup", tmp_path).code == 0 and list(tmp_path.glob("**/*.db.gz"))
    assert "intact" in begun("backup", "--list").out
    assert begun("backup", tmp_path, "--to", tmp_path).code == 2


def test_verbs_ask_what_the_screen_asks(
    prepared: Callable[..., Any], terminal: None, monkeypatch: Any
) -> None:
    forewarn = prepared("add risk --title Rain --probability 3 --impact 3")
    monkeypatch.setattr("store.cli.parts.terminal_question.answered", lambda *_: "occurred")
    ran = forewarn("close", "R-01")
    assert ran.code == 0, ran
    assert forewarn("list", "issue", "--json").json["records"][0]["state"] == "occurred"
