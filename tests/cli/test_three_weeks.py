"""Three weeks of a project manager, typed day by day: what stands on the list of what is to be told, in the review, in
a paper and in the score."""

import json
import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.cli import Session, main


class Weeks:
    """ERP on one side of the table, whose sponsor is Chen."""

    def __init__(self, read: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
        self._read = read
        self._monkeypatch = monkeypatch

    def on(self, day: str) -> None:
        """`2026-11-03`."""
        self._monkeypatch.setenv("FOREWARN_TODAY", day)

    def typed(self, *lines: str) -> str:
        """What they print, all of it."""
        said = ""
        for line in lines:
            self._read()
            code = main(shlex.split(line), _no_screen)
            printed = self._read()
            assert code == 0, (line, printed.err)
            said += printed.out
        return said

    def to_tell(self) -> list[tuple[str, str, str | None]]:
        """(name, since when, the mail's day) of everything on the list."""
        return [(one["name"], one["since"][5:], one["sent_on"]) for one in self._json("surprises")["untold"]]

    def score(self) -> dict[str, str]:
        """How what hit came out."""
        return {one["name"]: one["outcome"] for one in self._json("surprises")["hit"]}

    def codes(self, kind: str) -> list[str]:
        """Of all records of a kind."""
        return [one["code"] for one in self._json(f"list {kind}")["records"]]

    def review(self) -> list[str]:
        """The names of the stops, as `today` prints them: at most twelve, no record twice."""
        said, _, _ = self.typed("today").partition("\n\n")
        found = [
            line[3:] for line in said.splitlines() if line[:1] == " " and line[1] in "!~.?" and line[2] == " "
        ]
        assert len(found) <= 12 and len(found) == len(set(found)), found
        return found

    def has(self, name: str) -> bool:
        """Whether a stop of the review is called so, behind its project where there are several."""
        return any(stop.endswith(name) for stop in self.review())

    def paper(self, reader: str = "Chen") -> str:
        """Today's briefing."""
        return " ".join(self.typed(f"brief --for {reader} --format text").split())

    def _json(self, command: str) -> Any:
        return json.loads(self.typed(f"{command} --json"))


def _no_screen(session: Session) -> int:
    raise AssertionError("no screen is opened here")


@pytest.fixture
def weeks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Weeks:
    """The client's side, from Monday 2 November on."""
    weeks = Weeks(capsys.readouterr, monkeypatch)
    weeks.on("2026-11-02")
    return weeks


def begun(weeks: Weeks, side: str = "client") -> None:
    weeks.typed(
        f"init -p ERP --name 'ERP North' --side {side} --currency EUR",
        "edit ERP --state active",
        "add stakeholder --person Chen --role sponsor --new-people",
        "add stakeholder --person Li --role client_pm --new-people",
        "add stakeholder --person Sun --role ours --new-people",
        "add milestone --title Prototype --baseline 2026-12-04",
        "add milestone --title Cut-over --baseline 2027-01-15",
    )


def test_an_old_issue_log_of_sixty_rows(weeks: Weeks, tmp_path: Path) -> None:
    """One answer, no ages of 34 days, few stops, and no score of what was before."""
    begun(weeks)
    rows = ["Title;State;Impact;Detected on;Occurred on;Owner"]
    for n in range(60):
        on = date(2026, 9, 1) + timedelta(n)
        rows.append(f"Old {n + 1};{'occurred' if n % 3 else 'closed'};{2 + n % 4};{on};{on};Sun")
    log = tmp_path / "log.csv"
    log.write_text("\n".join(rows), "utf-8")
    weeks.typed(f"import risk {log} --yes --heard-until 2026-10-25")
    assert [since for _, since, _ in weeks.to_tell()] == ["10-26", "10-29", "10-30"], (
        "what came after that day"
    )
    assert all(hit.startswith(("I-5", "R-5", "I-6")) for hit in weeks.score())
    assert len(weeks.review()) <= 6


def test_six_small_changes_are_one_line(weeks: Weeks) -> None:
    begun(weeks)
    weeks.on("2026-11-03")
    for n in range(6):
        weeks.typed(f"add change --title 'Wish {n}' --effort 0.5 --identified-on 2026-11-03")
    assert (weeks.to_tell() == [] and weeks.review() == ["Li (A)"]) or weeks.review() == []
    assert "6 small changes, 3 days\n" in weeks.typed("surprises")
    paper = weeks.paper()
    assert "CHANGES TO THE PLAN 6 small changes, 3 days" in paper and "pproved" not in paper


def told_in_time(weeks: Weeks) -> None:
    """The data owner is gone on 18 December, which counts once, and for the seat."""
    assert weeks.to_tell() == [] and weeks.score() == {}
    weeks.on("2026-12-21")
    assert weeks.score()["Data owner"] == "before"
    assert not any(name.startswith("I-") for name in weeks.score())


def test_a_resignation_told_in_confidence_and_published(weeks: Weeks) -> None:
    """Nobody reads that I knew; seat, issue and ask are one event, which hits on the last day."""
    begun(weeks)
    weeks.on("2026-11-04")
    weeks.typed(
        "add seat --title 'Data owner' --key yes --holder Zhou --new-people",
        "add note --text '!! Zhou resigns i4'",
    )
    weeks.on("2026-11-06")
    weeks.typed("publish note Zhou --yes")
    assert weeks.to_tell() == [("I-01 Zhou resigns", "11-06", None)]
    assert "4 Nov" not in weeks.typed("show I-01") + weeks.typed("surprises") + weeks.paper()
    weeks.typed("undo", "edit seat 'Data owner' --until 2026-12-18 --offers yes")
    assert weeks.to_tell() == [("Data owner", "11-06", None)]
    said = weeks.typed("surprises")
    assert "18 Dec" in said and "ask" in said and weeks.review().count("Data owner") == 1
    weeks.on("2026-11-09")
    weeks.typed("tell 'Data owner' I-02 --by call")
    told_in_time(weeks)


def test_a_resignation_that_was_published_is_one_event_with_the_seat(weeks: Weeks) -> None:
    """First the issue alone; the day that is entered next makes no second issue of it."""
    begun(weeks)
    weeks.on("2026-11-04")
    weeks.typed(
        "add seat --title 'Data owner' --key yes --holder Zhou --new-people",
        "add note --text '!! Zhou resigns i4'",
    )
    weeks.on("2026-11-06")
    weeks.typed("publish note Zhou --yes", "edit seat 'Data owner' --until 2026-12-18 --offers yes")
    assert weeks.to_tell() == [("Data owner", "11-06", None)]
    assert weeks.codes("risk") == ["I-01"] and weeks.review().count("Data owner") == 1
    weeks.on("2026-11-16")
    weeks.typed("tell 'Data owner' I-01 --by call")
    told_in_time(weeks)


def test_a_mail_between_two_talks_and_its_answer(weeks: Weeks) -> None:
    """One item, gone with the answer, told by the mail's day."""
    begun(weeks)
    weeks.on("2026-11-09")
    weeks.typed("add contact --person Chen --summary 'weekly talk'")
    weeks.on("2026-11-10")
    weeks.typed(
        "add risk --title 'Interface late' --probability 4 --impact 4 --owner Sun --response mitigate"
        " --plan 'second team' --due 2026-11-27",
        "add issue --title 'Data lost' --impact 4 --owner Sun --response mitigate --plan restore --due 2026-11-27",
    )
    assert len(weeks.to_tell()) == 2, "a talk by itself told nothing"
    weeks.typed("tell R-01 I-02 --by e-mail")
    assert [sent for *_, sent in weeks.to_tell()] == ["2026-11-10"] * 2
    weeks.on("2026-11-12")
    assert weeks.review() == ["mail of 10 Nov to Chen: no answer"], "one item per mail"
    weeks.typed("add contact --person Chen --channel e-mail --by-us no --summary 收到 --answers-mail")
    assert weeks.to_tell() == [] and weeks.review() == []
    tolds = json.loads(weeks.typed("list told --json"))["records"]
    assert {(one["state"], one["on"]) for one in tolds} == {("told", "2026-11-10")}
    assert weeks.score() == {"I-02 Data lost": "at_once"}


def test_told_in_the_corridor(weeks: Weeks) -> None:
    """Somebody else was faster: off the list, and counted late."""
    begun(weeks)
    weeks.on("2026-11-13")
    weeks.typed("add issue --title 'Data lost' --impact 4 --owner Sun")
    weeks.on("2026-11-17")
    weeks.typed("tell I-01 --state elsewhere")
    assert weeks.to_tell() == [] and weeks.score() == {"I-01 Data lost": "late"}


def test_a_plan_that_the_sponsor_signed(weeks: Weeks) -> None:
    """Nothing is untold to who signed; a line in each paper."""
    begun(weeks)
    weeks.on("2026-11-13")
    weeks.typed(
        "add change --title 'After the quarter' --type time --why finance --milestones M2"
        " --identified-on 2026-11-13"
    )
    assert [name for name, *_ in weeks.to_tell()] == ["C-01 After the quarter"]
    weeks.on("2026-11-17")
    weeks.typed(
        "edit C-01 --approved-on 2026-11-17 --approver Chen",
        "edit M2 --baseline 2027-02-05 --forecast 2027-02-05 --change C-01 --reason quarter",
    )
    assert weeks.to_tell() == []
    line = "Plan 2 since 17 Nov, approved by Chen: Cut-over 15 working days after the first plan"
    for reader in ("Chen", "Li"):
        assert weeks.paper(reader).count(line) == 1
    assert "worse M2" in " ".join(weeks.paper("Li").split()) and "worse" not in weeks.paper()


def test_averted_before_it_was_told(weeks: Weeks) -> None:
    """Offered once, unticked; no stop, no age, no score."""
    begun(weeks)
    weeks.on("2026-11-16")
    weeks.typed("add risk --title Strike --probability 5 --impact 4 --owner Sun")
    assert [name for name, *_ in weeks.to_tell()] == ["R-01 Strike"]
    weeks.on("2026-11-18")
    weeks.typed("edit R-01 --state closed")
    assert weeks.to_tell() == [] and weeks.score() == {}
    assert not any("Strike" in stop for stop in weeks.review())
    assert "Strike" not in weeks.paper(), "somebody has to tick it"


def test_an_internal_red_of_the_supplier(weeks: Weeks) -> None:
    """My executive hears; who may know is asked once, and again when it gets worse."""
    begun(weeks, "supplier")
    weeks.typed("edit ERP --executive Wei --new-people")
    weeks.on("2026-11-16")
    weeks.typed(
        "add risk --title 'Load test' --probability 4 --impact 4 --owner Sun --response mitigate"
        " --due 2026-11-30 --plan tune"
    )
    assert "to tell Wei: 1" in weeks.typed("surprises")
    weeks.typed("tell R-01")
    assert weeks.to_tell() == []
    weeks.on("2026-11-17")
    said = weeks.typed("today")
    assert "who may know?" in said and "confirm keeps it" in said and "edit opens it" in said
    assert "Load test" not in weeks.paper()


def test_a_red_of_mine_while_lin_covers(weeks: Weeks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who covers sees the project in the morning, and tells; the list is the same for both."""
    begun(weeks)
    weeks.typed(
        "add person --name Ann",
        "add person --name Lin",
        "edit ERP --manager Ann --cover Lin --cover-from 2026-11-16 --cover-until 2026-11-20",
        "init -p CRM --name CRM --side client",
        "edit CRM --manager Lin --new-people",
    )
    weeks.on("2026-11-17")
    for title in ("Strike", "Flood"):
        weeks.typed(f"add risk --title {title} --probability 5 --impact 5 --owner Sun --project ERP")
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "Lin")
    assert weeks.has("R-01 Strike") and weeks.has("R-02 Flood")
    weeks.typed("tell R-01 --to Chen --project ERP")
    assert [name for name, *_ in weeks.to_tell()] == ["R-02 Flood"]
    weeks.on("2026-11-23")
    assert not weeks.has("R-02 Flood"), "the cover is over"
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "ann")
    assert weeks.has("R-02 Flood")
    assert [name for name, *_ in weeks.to_tell()] == ["R-02 Flood"]
