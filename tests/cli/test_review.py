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
    assert "1 of 1, 0 parked: ERP, Risk I-01 Strike" in out
    assert " ! known since 25 Nov, Chen has not been told: 1wd" in out
    assert " ! incomplete: Response, Owner, Due" in out
    assert "26 Nov  ann: " in out


def test_told_finished_and_undone(begun: Forewarn, typed: Callable[..., str]) -> None:
    begun("add", "issue", "--title", "Flood", "--impact", "4", "--detected-on", "2026-11-26")
    out = typed("t", "", "", "q") + typed("x", "x closed", "u", "q")
    assert "Chen was told: I-01 Strike. u takes it back." in out
    assert "what became of it? x closed, or x occurred" in out
    assert "close I-02 Flood. u takes it back." in out
    assert "undo: close I-02 Flood" in out


def test_a_snooze_has_a_day_and_a_reason(typed: Callable[..., str]) -> None:
    out = typed("s", "s yesterday", "s 5 dec waits for the union", "")
    assert "until when? s fri, s +5wd, s 5 dec; then why" in out
    assert "25 Nov has come already" in out
    assert "snooze I-01 Strike until 5 Dec. u takes it back." in out
    assert re.search(
        r"records of ERP checked by 31 rules at \d\d:\d\d: none wants a verdict now; 0 parked", out
    )


def test_on_and_back_and_help(typed: Callable[..., str]) -> None:
    out = typed("?", "nonsense", "-", "a", "")
    assert out.count("ok: it stands") == 2
    assert "an action for today: I-01 Strike" in out


def test_what_was_done_is_a_verdict_with_the_same_undo(begun: Forewarn, typed: Callable[..., str]) -> None:
    out = typed("t", "x occurred", "x closed", "")
    assert "u undo, - back, Enter leaves:" in out
    verdicts = begun("list", "verdict", "--json").json["records"]
    assert [one["decided"] for one in verdicts] == ["told", "finished", "finished"]
    begun("undo")
    begun("undo")
    out = typed("t", "x occurred", "x closed", "u", "u", "u", "q")
    assert out.count("undo: ") == 3
    assert [one["decided"] for one in begun("list", "verdict", "--json").json["records"]] == ["told"]


def test_a_dialogue_that_broke_off_goes_on_where_it_was(begun: Forewarn, typed: Callable[..., str]) -> None:
    for n in (2, 3):
        begun("add", "issue", "--title", f"Late {n}", "--impact", "4", "--detected-on", "2026-11-25")
    assert "1 of 3, 0 parked: ERP, Risk I-01" in typed("s fri waits", "")
    assert "3 of 3, 0 parked: ERP, Risk I-03" in typed()


def test_in_chinese(typed: Callable[..., str]) -> None:
    out = typed("ok", flags=("--lang", "zh"))
    assert "尚未告知 Chen：1个工作日" in out and "I-01 Strike" in out


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
