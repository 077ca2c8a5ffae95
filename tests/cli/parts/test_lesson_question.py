"""What was learned, on the command line: a script is told how it is written down, and what it becomes."""

from collections.abc import Callable
from typing import Any

Forewarn = Callable[..., Any]


def issue(begun: Forewarn, title: str, *more: str) -> None:
    begun(
        "add",
        "issue",
        "--title",
        title,
        "--impact",
        "5",
        "--detected-on",
        "2026-11-20",
        "--new-people",
        *more,
    )


def test_closing_an_issue_says_how_its_lesson_is_written_down(begun: Forewarn) -> None:
    issue(begun, "Load test fails", "--plan", "more hardware")
    ended = begun("finish", "I-01", "closed", "now")
    assert ended.code == 0 and "forewarn add lesson --title TEXT --issue I-01" in ended.err
    assert begun("add", "lesson", "--title", "Load test", "--issue", "I-01", "--cause", "hardware").code == 0
    shown = begun("show", "I-01").out
    assert "L-01 Load test; no prevention yet" in shown
    assert "detected 20 Nov; plan 26 Nov (+4wd); closed 26 Nov (+4wd)" in shown


def test_editing_it_says_so_too_and_a_small_one_says_nothing(begun: Forewarn) -> None:
    issue(begun, "Load test fails")
    ended = begun("edit", "I-01", "--state", "closed", "--disposition", "wont")
    assert "add lesson --title TEXT --issue I-01" in ended.err
    begun("add", "milestone", "--title", "Prototype", "--baseline", "2026-11-20")
    assert "add lesson --title TEXT --milestone M1" in begun("finish", "M1").err
    begun("add", "milestone", "--title", "Blueprint", "--baseline", "2026-11-27")
    assert "lesson" not in begun("finish", "M2").err


def test_a_lesson_of_an_archived_issue_and_a_cause_that_closes_are_refused(begun: Forewarn) -> None:
    issue(begun, "Load test fails")
    begun("archive", "I-01")
    refused = begun("add", "lesson", "--title", "Load test", "--issue", "I-01")
    assert refused.code == 1 and "no person or record is called I-01" in refused.err
    begun("add", "lesson", "--title", "First", "--on", "2026-11-02")
    begun("add", "lesson", "--title", "Second", "--on", "2026-11-03", "--same-as", "L-01")
    assert "circle" in begun("edit", "L-01", "--same-as", "L-02").err
    assert "second time this cause: L-01" in begun("show", "L-02").out


def test_a_lesson_of_another_project_is_found_from_the_record(begun: Forewarn) -> None:
    begun(
        "add",
        "lesson",
        "--title",
        "Load test failed",
        "--cause",
        "hardware too small",
        "--prevention",
        "order early",
    )
    begun("init", "--project", "CRM", "--name", "CRM")
    begun("add", "risk", "--title", "Hardware for the load test", "--project", "CRM")
    assert "ERP L-01 Load test failed; order early" in begun("show", "R-01", "--project", "CRM").out
    begun("add", "milestone", "--project", "CRM", "--title", "Hardware load", "--type", "acceptance")
    assert "ERP L-01 Load test failed; order early" in begun("show", "M1", "--project", "CRM").out, (
        "at a gate"
    )
