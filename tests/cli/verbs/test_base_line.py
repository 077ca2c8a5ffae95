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
    monkeypatch.setattr("store.cli.parts.base_line_question.situation", lambda *asked: read.append(asked))
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
    for module in ("base_line_question",):
        monkeypatch.setattr(f"store.cli.parts.{module}.at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("10 nov\n"))
    out = begun("import", "risk", str(log), "--yes").out
    assert "until which day has Chen heard this (60 to tell)?" in out
    more = tmp_path / "more.csv"
    more.write_text(
        "Code,Title,Impact,State,Detected on\nI-99,Late,5,occurred,2026-11-02\n", encoding="utf-8"
    )
    again = begun("import", "risk", str(more), "--yes").out
    assert "until which day" not in again and "1 saved" in again


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
