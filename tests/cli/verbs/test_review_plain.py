"""The review without a screen: a line for each verdict."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]


@pytest.fixture
def typed(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """`typed(lines…)`: what a review says to these lines, in a project with a sponsor and an untold issue."""
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    begun("add", "issue", "--title", "Strike", "--impact", "5", "--detected-on", "2026-11-25")

    def review(*lines: str, flags: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        ran = begun("review", "--plain", *flags)
        assert ran.code == 0 and ran.err == "", ran
        return str(ran.out)

    return review


def test_an_item_says_why_it_is_here_and_what_happened(typed: Callable[..., str]) -> None:
    out = typed("q")
    assert "1 of 1: ERP, Issue I-01 Strike" in out
    assert " ! known since 25 Nov, Chen has not been told: 1wd" in out
    assert " ! incomplete: Response, Owner, Due" in out
    assert "26 Nov  ann: " in out


def test_told_finished_and_undone(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("add", "issue", "--title", "Flood", "--impact", "4", "--detected-on", "2026-11-25")
    out = typed("t", "", "", "q") + typed("x", "x closed", "x closed wont", "u", "q")
    assert "told Chen: I-01 Strike. u undoes it." in out
    assert "I-02 Flood: what became of it? x closed" in out and "x occurred" not in out
    assert "What was agreed about I-02 Flood? x closed now, x closed next version, x closed won't" in out
    assert "close I-02 Flood. u undoes it." in out
    assert "undo: close I-02 Flood" in out


def test_at_a_terminal_a_question_is_put(begun: Forewarn, typed: Callable[..., str], terminal: None) -> None:
    out = typed("x", "c", "", "q")
    assert "I-01 Strike: what became of it? closed (empty: leave it)" in out
    assert "What was agreed about I-01 Strike? now, next version, won't, explain (empty: leave it)" in out
    assert "nothing was changed" in out and begun("show", "I-01", "--json").json["state"] == "occurred"
    out = typed("n", "the board knows", "u", "x", "closed", "next version", "q")
    assert "undo: " in out and "close I-01 Strike. u undoes it." in out
    assert begun("show", "I-01", "--json").json["disposition"] == "next_version"


def test_a_snooze_has_a_day_and_a_reason(typed: Callable[..., str]) -> None:
    out = typed("s", "s yesterday", "s 5 dec waits for the union", "")
    assert "until when? s fri, s +5wd, s 5 dec; then why" in out
    assert "25 Nov has come already" in out
    assert "snooze I-01 Strike until 5 Dec. u undoes it." in out
    assert re.search(
        r"records of ERP checked by 37 rules at \d\d:\d\d: none needs a verdict now; 1 wait", out
    )


def test_on_and_back_and_help(typed: Callable[..., str]) -> None:
    out = typed("?", "nonsense", "-", "a", "")
    assert out.count("ok: confirm") == 2
    assert "an action for today: Prepare to report I-01 Strike" in out


def test_an_action_is_typed_with_its_owner(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("add", "person", "--name", "Sun")
    out = typed("a Call the union @Sun", "u", "a Call the union @nobody", "")
    assert "an action for today: Call the union. u undoes it." in out
    assert "undo: an action for today: Call the union" in out and "nobody" in out
    typed("a Call the union @Sun", "")
    (action,) = [
        one for one in begun("list", "action", "--json").json["records"] if one["title"] == "Call the union"
    ]
    assert action["owner"] is not None


def test_what_was_done_is_a_verdict_with_the_same_undo(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("edit", "I-01", "--reply-by", "today")
    out = typed("t", "")
    assert "u undo, - back, Enter leaves:" in out, "no record twice a morning"
    begun("undo")
    out = typed("x replied", "u", "x closed now", "u", "t", "u", "q")
    assert out.count("undo: ") == 3
    assert begun("list", "verdict", "--json").json["records"] == []
    typed("x closed now", "")
    (verdict,) = begun("list", "verdict", "--json").json["records"]
    assert verdict["decided"] == "finished"


def test_a_dialogue_that_broke_off_goes_on_where_it_was(begun: Forewarn, typed: Callable[..., str]) -> None:
    for n in (2, 3):
        begun("add", "issue", "--title", f"Late {n}", "--impact", "4", "--detected-on", "2026-11-25")
    assert "1 of 3: ERP, Issue I-01" in typed("s fri waits", "")
    assert "3 of 3, 1 wait: ERP, Issue I-03" in typed()


def test_in_chinese(typed: Callable[..., str]) -> None:
    out = typed("ok", flags=("--lang", "zh"))
    assert "尚未告知 Chen，已 1 个工作日" in out and "I-01 Strike" in out


def test_private_notes_are_for_whoever_sits_there(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun(
        "add", "morale", "--mood", "1", "--text", "sesame", "--follow-up", "sesame", "--follow-up-on", "today"
    )
    assert "sesame" not in typed("", "", "")


def test_the_screen_begins_with_it(
    begun: Forewarn, opened: list[Any], terminal: None, tmp_path: Path
) -> None:
    assert begun("review").code == 0
    assert opened[0].begin == "review"


def test_without_a_terminal_it_says_what_to_do(begun: Forewarn) -> None:
    ran = begun("review")
    assert ran.code == 2 and "terminal" in ran.complaint


def told(begun: Forewarn) -> list[tuple[str, str, str]]:
    """(to whom, how, told or sent) of every telling, oldest first."""
    people = {one["id"]: one["name"] for one in begun("list", "person", "--json").json["records"]}
    found = begun("list", "told", "--json").json["records"]
    return [(people[one["person"]], one["channel"], one["state"]) for one in found]


def test_whoever_hears_first_is_told_first(
    begun: Forewarn, typed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("edit", "project", "ERP", "--hear-first", "Li", "--executive", "Own", "--new-people")
    out = typed("t", "q")
    assert "told Li: I-01 Strike. u undoes it." in out and "Chen not yet: t again" in out
    assert told(begun) == [("Li", "call", "told")]
    out = typed("t", "q")
    assert "told Chen: I-01 Strike" in out and "Own not yet: t again" in out
    monkeypatch.setenv("LOGNAME", "bob")
    typed("t", "q")
    assert told(begun) == [(name, "call", "told") for name in ("Li", "Chen", "Own")]


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("t mail", ("Chen", "email", "sent")),
        ("t message", ("Chen", "message", "sent")),
        ("t visit Sun", ("Sun", "visit", "told")),
        ("t Sun Hao", ("Sun Hao", "call", "told")),
        ("t 邮件 Sun Hao", ("Sun Hao", "email", "sent")),
    ],
)
def test_how_and_to_whom(begun: Forewarn, typed: Callable[..., str], line: str, heard: Any) -> None:
    begun("add", "person", "--name", heard[0])
    typed(line, "q")
    assert told(begun) == [heard]


def test_a_name_that_nobody_has_is_no_mail(begun: Forewarn, typed: Callable[..., str]) -> None:
    assert "no person or record is called Nobody" in typed("t Nobody", "q")
    assert told(begun) == []


def test_a_promise_that_was_missed_needs_its_reason(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("add", "promise", "--title", "Price list", "--owed-to", "Chen", "--due", "2026-11-25")
    out = typed("", "x", "", "q")
    assert "A-01 Price list: after its day. Why was it missed? x WHY" in out
    assert begun("list", "action", "--json").json["records"][0]["done_on"] is None
    typed("", "x the prices came late", "q")
    (promise,) = begun("list", "action", "--json").json["records"]
    assert (promise["done_on"], promise["missed_because"]) == ("2026-11-26", "the prices came late")


def test_what_is_not_asked_is_not_passed_over(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("add", "milestone", "--title", "Go-live", "--baseline", "2026-11-20")
    out = typed("", "x next week", "q")
    assert 'nothing more is asked here: "next week" cannot be taken, and nothing was saved' in out
    assert begun("list", "milestone", "--json").json["records"][0]["met_on"] is None


def test_a_call_is_with_whose_record_it_is(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("edit", "I-01", "--owner", "Sun", "--new-people")
    out = typed("c talked about the union", "q")
    assert "contact with Sun. u undoes it." in out
    (call,) = begun("list", "contact", "--json").json["records"]
    assert (call["summary"], call["channel"]) == ("talked about the union", "call")


def test_a_note_is_published_after_it_was_shown(
    begun: Forewarn, typed: Callable[..., str], terminal: None
) -> None:
    note = "! the data owner may leave p3 i5"
    begun("add", "note", "--text", note, "--on", "2026-11-23", "--remind-on", "2026-11-26")
    out = typed("", "x", "", "q")
    assert (
        "Others see this, known since 26 Nov:\n  Risk: the data owner may leave\npublish, another day ("
        in out
    )
    assert begun("list", "risk", "--json").json["records"][1:] == []
    typed("x", "another day", "20 nov", "", "q")
    assert [one["title"] for one in begun("list", "risk", "--json").json["records"]][1:] == [
        "the data owner may leave"
    ]
    assert begun("list", "risk", "--json").json["records"][1]["detected_on"] == "2026-11-20"


def test_what_they_heard_in_a_call_is_asked(
    begun: Forewarn, typed: Callable[..., str], terminal: None
) -> None:
    begun("edit", "I-01", "--owner", "Chen")
    out = typed("c", "-", "u", "c talked about I-01", "", "q")
    assert out.count("heard? Enter: those with *, numbers: those, -: nothing") == 2
    assert told(begun) == [("Chen", "call", "told")]


def test_a_contact_too_many_is_asked_about(
    begun: Forewarn, typed: Callable[..., str], terminal: None
) -> None:
    begun("edit", "I-01", "--owner", "Sun", "--new-people")
    begun("add", "stakeholder", "--person", "Sun", "--role", "supplier", "--client-class", "C")
    for day in ("16 nov", "23 nov"):
        begun("add", "contact", "--person", "Sun", "--on", day)
    out = typed("c", "", "q")
    assert "Sun is class C: " in out and "save anyway (empty: leave it)" in out
    assert "nothing was changed" in out and len(begun("list", "contact", "--json").json["records"]) == 2
    typed("c", "save anyway", "q")
    assert len(begun("list", "contact", "--json").json["records"]) == 3


def test_a_day_is_read_as_a_form_reads_it(begun: Forewarn, typed: Callable[..., str]) -> None:
    typed("s 12-04 等工会", "q", flags=("--lang", "zh"))
    (verdict,) = begun("list", "verdict", "--json").json["records"]
    assert (verdict["until"], verdict["why"]) == ("2026-12-04", "等工会")
