"""The morning as plain text: today."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.values.width import cell_width

Forewarn = Callable[..., Any]


@pytest.fixture
def on_demo(forewarn: Forewarn, own_demo: Path) -> Forewarn:
    """`forewarn` on the demo store."""
    return forewarn


def test_every_project_has_its_header_and_what_wants_to_be_looked_at(on_demo: Forewarn) -> None:
    ran = on_demo("today")
    assert ran.code == 0
    lines = ran.out[ran.out.index("\nERP") + 1 :].splitlines()
    assert lines[0] == "ERP-North  Thu 26 Nov  T~ S. $. Q. R!  C~ M~ P!  sponsor Chen today 9:30"
    assert [line.split()[0] for line in lines if line and line[0] != " "] == ["ERP-North", "CRM-Sud", "MES"]
    order = [lines.index(next(line for line in lines if line.startswith(f" {title}"))) for title in TITLES]
    assert order == sorted(order)
    assert any("I-14" in line and "untold 1wd" in line for line in lines)
    assert max(map(cell_width, lines)) <= 80


TITLES = ("MILESTONES", "RISKS", "CONTACTS", "TODAY")


def test_one_project(on_demo: Forewarn) -> None:
    out = on_demo("today", "--project", "mes").out
    assert "\nMES  Thu 26 Nov" in out and "R-04 Load test fails" in out
    assert "ERP-North" not in out and "I-14" not in out


def test_it_begins_with_the_queue_of_the_review(on_demo: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 40))
    review, today = on_demo("review", "--plain").out, on_demo("today").out
    heads = re.findall(r"(\d+) of (\d+): ([^\s:,]+)(?:, [A-Z][a-z ]+|: )(\S+)", review)
    queue = today.partition("\n\n")[0].splitlines()
    assert queue[0].startswith(f"REVIEW {heads[0][1]}, about ") and queue[0].endswith(" min"), "none waits"
    named = [line for line in queue if re.match(r" [!~.] ", line)]
    assert len(named) == len(heads) <= 12, "a morning has twelve stops at most"
    for (_, _, project, name), line in zip(heads, named, strict=False):
        assert line.split()[1] == project and name in line
    assert "     known since 25 Nov, Chen has not been told: 1wd; incomplete: Owner; with" in queue
    assert "     it: seat, M3 +5wd late, M5 +5wd late, ask" in queue, "one event is one stop"
    assert any("3 calls due: Qian, Wang, Hu" in line for line in queue), "housekeeping is a row a sort"


def test_in_chinese(on_demo: Forewarn) -> None:
    assert "11月26日 周四" in on_demo("today", "--lang", "zh").out


def test_morale_is_in_no_morning(begun: Forewarn) -> None:
    begun(
        "add", "morale", "--mood", "1", "--text", "sesame", "--follow-up", "sesame", "--follow-up-on", "today"
    )
    out = begun("today").out
    assert "sesame" not in out
    assert "MORALE" not in out


def test_a_quiet_morning_says_so_or_nothing(begun: Forewarn, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no sponsor is set" in begun("today", "--quiet-if-empty").out
    begun("add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    assert re.fullmatch(
        r"1 record of ERP checked by 38 rules at \d\d:\d\d: none needs a verdict now\n\n"
        r"ERP  Thu 26 Nov  C\?  sponsor Chen\n",
        begun("today").out,
    )
    assert begun("today", "--quiet-if-empty").out == ""
    begun("add", "risk", "--title", "x", "--impact", "5", "--probability", "5")
    assert "R-01" in begun("today", "--quiet-if-empty").out
    monkeypatch.setattr("sys.stdin", io.StringIO("s fri waits\n"))
    begun("review", "--plain")
    assert begun("today", "--quiet-if-empty").out == "", "what was answered in the review is answered here"


def test_a_long_list_is_cut_and_counted(begun: Forewarn) -> None:
    for n in range(15):
        begun("add", "risk", "--title", f"risk {n} " + "很长" * 60, "--impact", "5", "--probability", "5")
    lines = begun("today").out.splitlines()
    assert lines[-1] == "  3 more"
    assert max(map(cell_width, lines)) <= 80


def test_without_a_project_the_way_to_one_is_said(begun: Forewarn) -> None:
    begun("archive", "ERP")
    ran = begun("today")
    assert ran.code == 1
    assert "forewarn init" in ran.complaint
    assert begun("today", "--project", "ERP").code == 1


def test_a_paused_project_is_only_shown_when_named(begun: Forewarn) -> None:
    begun("init", "--project", "CRM", "--name", "CRM")
    begun("edit", "CRM", "--state", "paused")
    assert "CRM" not in begun("today").out
    assert "\nCRM  Thu" in begun("today", "--project", "CRM").out


def test_where_every_project_is_paused_that_is_said(begun: Forewarn) -> None:
    begun("init", "--project", "CRM", "--name", "CRM")
    begun("edit", "CRM", "--state", "closed")
    begun("edit", "ERP", "--state", "paused")
    said = (
        "no project is active: ERP (paused), CRM (closed); forewarn edit CODE --state active goes on with one"
    )
    for command in ("today", "week", "surprises"):
        ran = begun(command)
        assert (ran.code, ran.out) == (0, f"{said}\n")
    assert begun("today", "--quiet-if-empty").out == ""
    assert begun("surprises", "--json").json["untold"] == []
    for words in (("brief", "--weekly"), ("add", "risk", "--title", "x"), ("add", "! x")):
        ran = begun(*words)
        assert (ran.code, ran.complaint) == (2, f"{said}; or name it with --project")
    assert begun("add", "risk", "--title", "x", "--project", "ERP").code == 0


def test_it_says_where_the_calendar_ends(begun: Forewarn) -> None:
    begun("calendar", "set", "CN", "2026")
    begun("edit", "ERP", "--calendar", "CN")
    assert "calendar CN ends 31 Dec, then Mon to Fri: forewarn calendar set CN" in begun("today").out
    begun("archive", "calendar", "CN")
    assert "no calendar CN, so Mon to Fri: forewarn calendar set CN" in begun("today").out
