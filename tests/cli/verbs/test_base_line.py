"""Until which day has the sponsor heard this: what came in is older than the store."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
DAYS = [f"2026-10-{n % 25 + 1:02}" if n < 50 else f"2026-11-{n - 38}" for n in range(60)]
LOG = "Code,Title,Impact,State,Detected on,Occurred on\n" + "".join(
    f"I-{n:02},Old {n},4,occurred,{day},{day}\n" for n, day in enumerate(DAYS)
)


@pytest.fixture
def log(begun: Forewarn, tmp_path: Path) -> Path:
    """A client's old issue log of 60 rows, in a project with a sponsor."""
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    return file


def test_without_a_day_nothing_was_heard_and_it_is_one_line(begun: Forewarn, log: Path) -> None:
    assert "60 saved" in begun("import", "risk", str(log), "--yes").out
    today = begun("today").out
    assert "60 issues in the register" in today, "one line, not sixty"
    assert begun("list", "told", "--json").json["records"] == []


def test_a_script_that_names_no_day_has_no_project_read(
    begun: Forewarn, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    monkeypatch.setattr("store.acts.hear_import.situation", lambda *asked: read.append(asked))
    assert "60 saved" in begun("import", "risk", str(log), "--yes").out and not read


def test_older_rows_are_told_by_that_day_and_what_hit_before_is_no_hit(begun: Forewarn, log: Path) -> None:
    begun("import", "risk", str(log), "--yes", "--heard-until", "2026-11-10")
    tolds = begun("list", "told", "--json").json["records"]
    assert len(tolds) == 50 and {one["on"] for one in tolds} == {"2026-11-10"}
    assert {one["state"] for one in tolds} == {"before"}
    assert "10 issues in the register" in begun("today").out
    begun("undo")
    assert begun("list", "told", "--json").json["records"] == [], "one act"
    assert begun("list", "risk", "--json").json["records"] == []


def test_all_of_it_was_heard(begun: Forewarn, log: Path) -> None:
    begun("import", "risk", str(log), "--yes", "--heard-until", "today")
    assert "have not been told" not in begun("today").out and "in the register" not in begun("today").out


@pytest.mark.parametrize(("day", "said"), [("tomorrow", "not after today"), ("soonish", "soonish")])
def test_a_day_that_is_none_saves_nothing(begun: Forewarn, log: Path, day: str, said: str) -> None:
    ran = begun("import", "risk", str(log), "--yes", "--heard-until", day)
    assert ran.code == 2 and said in ran.err
    assert begun("list", "risk", "--json").json["records"] == []


def test_it_is_asked_once_at_a_terminal(
    begun: Forewarn, log: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("store.cli.parts.base_line_question.can_ask", lambda call: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("10 nov\n"))
    out = begun("import", "risk", str(log), "--yes").out
    assert "until which day has Chen heard this (60 to tell)?" in out
    more = tmp_path / "more.csv"
    more.write_text(
        "Code,Title,Impact,State,Detected on\nI-99,Late,5,occurred,2026-11-02\n", encoding="utf-8"
    )
    again = begun("import", "risk", str(more), "--yes").out
    assert "until which day" not in again and "1 saved" in again


def test_what_is_no_day_is_asked_again_and_loses_no_import(
    begun: Forewarn, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.cli.parts.base_line_question.can_ask", lambda call: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("soonish\ntomorrow\n10 nov\n"))
    ran = begun("import", "risk", str(log), "--yes")
    assert ran.code == 0 and "60 saved" in ran.out
    assert "soonish" in ran.err and "not after today" in ran.err
    assert len(begun("list", "told", "--json").json["records"]) == 50


def test_a_new_sponsor_is_one_line_and_may_have_heard_by_a_day(begun: Forewarn, log: Path) -> None:
    begun("import", "risk", str(log), "--yes")
    assert begun("edit", "stakeholder", "Chen", "--until", "2026-11-24").code == 0
    begun("add", "person", "--name", "Zhou")
    new = ("add", "stakeholder", "--person", "Zhou", "--role", "sponsor", "--since", "2026-11-25")
    begun(*new)
    assert "first briefing to Zhou: 60 to tell" in begun("today").out
    begun("undo")
    begun(*new, "--heard-until", "2026-11-10")
    assert "first briefing to Zhou: 10 to tell" in begun("today").out


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("answers", "left"), [("Chen\n10 nov\n", 10), ("Chen\nsoonish\ntomorrow\n10 nov\n", 10), ("Chen\n\n", 60)]
)
def test_a_project_that_begins_asks_for_its_sponsor_and_what_they_have_heard(
    forewarn: Forewarn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: str, left: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    ran = forewarn("init", "--project", "ERP", "--name", "New ERP")
    assert ran.code == 0, ran.err
    assert "who is the sponsor, who must never be surprised?" in ran.out
    assert "until which day has Chen heard how ERP stands?" in ran.out
    assert ran.out.endswith("Chen is the sponsor of ERP\n")
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    out = forewarn("import", "risk", str(file), "--yes").out
    assert ("until which day" in out) == (left == 60), "asked once"
    assert f"{left} issues in the register" in forewarn("today").out


def test_a_script_names_the_sponsor_or_is_told_how(forewarn: Forewarn) -> None:
    ran = forewarn("init", "--project", "ERP", "--name", "New ERP")
    assert "--heard-until DAY; without a day nothing was heard" in ran.err
    chen = ("--sponsor", "Chen", "--heard-until", "2026-11-10")
    ran = forewarn("init", "--project", "CRM", "--name", "New CRM", *chen)
    assert "who is your sponsor" not in ran.err and ran.out.endswith("Chen is the sponsor of CRM\n")
    (told,) = forewarn("list", "told", "--json").json["records"]
    assert (told["subject_kind"], told["on"], told["state"]) == ("project", "2026-11-10", "before")
    ran = forewarn("init", "--project", "MES", "--name", "New MES", "--heard-until", "2026-11-10")
    assert ran.code == 2 and "--heard-until goes with --sponsor NAME" in ran.err
    ran = forewarn(
        "init", "--project", "MES", "--name", "New MES", "--sponsor", "Chen", "--heard-until", "soonish"
    )
    assert ran.code == 2 and "soonish" in ran.err
    assert len(forewarn("list", "project", "--json").json["records"]) == 2
