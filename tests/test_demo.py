"""The demo holds on any day it is opened: nothing refused, nothing ahead of its time, the morning as drawn."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from store import demo
from store.demo.days import Days
from store.demo.scene import working_days
from store.disk.file.replay import Difference, differences
from store.disk.workspace import Workspace
from store.exchange.papers.plain_text import plain
from store.queries.boards.contact_board import contacts
from store.queries.boards.morale_board import morale
from store.queries.boards.project_header import header
from store.queries.boards.risk_board import risks
from store.queries.boards.week_board import week
from store.queries.briefing.briefing_data import briefing
from store.queries.project_situation import situation
from store.queries.review.my_projects import my_projects
from store.records import (
    KINDS,
    PLAN,
    CalendarDays,
    Contact,
    Meeting,
    Milestone,
    Morale,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
)
from store.records.calendar_days import calendar_of
from store.rules.absence import is_away
from store.rules.briefing.paper import items, paper
from store.rules.spoken_name import spoken_name
from store.values.calendar import Calendar
from store.values.clock import Clock
from store.values.fields import fields_of
from store.values.width import cell_width

ROOT = Path(__file__).parents[1]
DAYS = (
    date(2026, 11, 23),
    date(2026, 11, 24),
    date(2026, 11, 25),
    date(2026, 11, 26),
    date(2026, 11, 27),
    date(2026, 11, 28),
    date(2026, 11, 29),
    date(2026, 9, 30),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 31),
    date(2028, 2, 29),
)
THURSDAY, SATURDAY = 3, 5
COUNTS = {
    "project": (3, 3),
    "person": (25, 26),
    "milestone": (10, 20),
    "risk": (15, 21),
    "contact": (120, 120),
    "action": (15, 20),
    "morale": (20, 20),
}
AHEAD = {
    "action.due",
    "action.needed_from",
    "action.needed_until",
    "deliverable.answer_by",
    "goal.due",
    "lesson.check_on",
    "meeting.on",
    "milestone.baseline",
    "milestone.forecast",
    "morale.follow_up_on",
    "person.away_until",
    "project.cover_from",
    "project.cover_until",
    "project.sponsor_meeting",
    "quality_check.correct_by",
    "reading.valid_until",
    "reforecast.moved_from",
    "reforecast.moved_to",
    "risk.due",
    "risk.hits_on",
    "risk.reply_by",
    "risk.resolve_by",
    "seat.until",
    "stakeholder.until",
    "calendar.last",
}
"""The fields whose day may lie ahead; every other day of a record has come."""


@dataclass(frozen=True)
class Demo:
    """A demo store, and the day and language it was written for."""

    workspace: Workspace
    folder: Path
    today: date
    language: str

    @property
    def calendar(self) -> Calendar:
        """The working days of its projects."""
        return working_days(self.language)

    @property
    def rich(self) -> int:
        """The project with the story."""
        return self.workspace.live(Project)[0].id


def differences_of(workspace: Workspace) -> list[Difference]:
    """What journal and tables tell differently, over both files."""
    return [
        *differences(workspace.store.connection, "store"),
        *differences(workspace.private.connection, "private"),
    ]


def there_is_enough_to_look_at_and_not_too_much(made: Demo) -> None:
    for kind in KINDS.values():
        least, most = COUNTS.get(kind.kind, (0, 40))
        assert least <= len(made.workspace.live(kind)) <= most, kind.kind
    assert len(made.workspace.live(Milestone, made.rich)) == 10
    assert len(made.workspace.live(Risk, made.rich)) == 16
    assert differences_of(made.workspace) == []


def nothing_that_has_happened_lies_ahead(made: Demo) -> None:
    checked = 0
    for kind in KINDS.values():
        for field in fields_of(kind):
            if field.shape != "date" or f"{kind.kind}.{field.name}" in AHEAD:
                continue
            for record in made.workspace.live(kind):
                day = getattr(record, field.name)
                assert day is None or day <= made.today, (kind.kind, field.name, record)
                checked += 1
    assert checked > 400
    for part in (made.workspace.store, made.workspace.private):
        (newest,) = part.connection.execute("SELECT max(at) FROM act").fetchone()
        assert newest[:10] <= made.today.isoformat()
        unordered = "SELECT count(*) FROM act a JOIN act b ON b.id = a.id + 1 WHERE b.at < a.at"
        assert part.connection.execute(unordered).fetchone() == (0,)


def no_day_but_today_falls_on_a_day_off(made: Demo) -> None:
    for kind in KINDS.values():
        for field in fields_of(kind):
            if field.shape == "date" and kind is not CalendarDays:
                days = {getattr(record, field.name) for record in made.workspace.live(kind)}
                days -= {None, made.today}
                assert all(made.calendar.is_working(day) for day in days), (kind.kind, field.name)


def nothing_is_named_twice(made: Demo) -> None:
    for kind in KINDS.values():
        if kind in (Stakeholder, Reforecast, Meeting):
            continue
        names = Counter((record.project_id, record.label) for record in made.workspace.live(kind))
        assert [name for name, n in names.items() if n > 1 and name[1]] == [], kind.kind
    parts = Counter((part.project, part.person) for part in made.workspace.live(Stakeholder))
    assert set(parts.values()) == {1}


def every_sentence_is_finished(made: Demo) -> None:
    for kind in KINDS.values():
        for field in fields_of(kind):
            if field.shape in ("line", "prose"):
                for record in made.workspace.live(kind):
                    assert not re.search(r"[{}]|lorem|TODO|xxx", getattr(record, field.name)), record


def nobody_is_named_as_a_cause(made: Demo) -> None:
    people = made.workspace.live(Person)
    names = {name for one in people for name in (*one.name.split(), spoken_name(one.address))}
    for risk in made.workspace.live(Risk):
        words = set(re.findall(r"\w+", risk.cause)) if made.language == "en" else {risk.cause}
        assert not any(
            name == word or (len(name) > 1 and name in word) for name in names for word in words
        ), risk


def morale_notes_are_in_the_private_file_alone(made: Demo) -> None:
    shared = b"".join(path.read_bytes() for path in made.folder.iterdir() if path.is_file())
    private = b"".join(path.read_bytes() for path in (made.folder / "private").iterdir())
    for note in made.workspace.live(Morale):
        assert note.text.encode() not in shared
        assert note.text.encode() in private
    acts = "SELECT count(*) FROM act WHERE uuid = ?"
    for (uuid,) in made.workspace.private.connection.execute("SELECT uuid FROM act").fetchall():
        assert made.workspace.store.connection.execute(acts, (uuid,)).fetchone() == (0,)


def the_morning_is_as_drawn(made: Demo) -> None:
    head = header(made.workspace, made.rich)
    letters = {area.letter: area.colour for area in (*head.state, *head.house)}
    assert letters == {
        "T": "amber",
        "S": "green",
        "$": "green",
        "Q": "green",
        "R": "red",
        "C": "amber",
        "M": "amber",
        "P": "red",
    }
    assert head.meeting == made.calendar.forward(made.today)
    register = risks(made.workspace, made.rich).lines
    assert [line.record.code for line in register][:5] == ["I-14", "R-09", "R-03", "R-21", "R-11"]
    assert [line.record.code for line in register if line.colour == "red"] == ["I-14", "R-09"]
    assert [line.trend for line in register][:3] == [0, 0, -1]
    assert not any(line.review_due for line in register)
    assert register[0].news is not None and (register[0].news.heard, register[0].news.age) == ("untold", 1)


def three_clocks_are_late_and_none_is_red(made: Demo) -> None:
    late = [line for line in contacts(made.workspace, made.rich).lines if line.clock and line.clock.late > 0]
    classes = sorted(line.record.client_class or "" for line in late)
    assert classes == ["A", "C", "C"]
    assert {line.colour for line in late} == {"amber"}
    if made.today.weekday() == THURSDAY:
        assert sorted(line.clock.late for line in late if line.clock) == [2, 3, 6]


def the_week_is_as_drawn(made: Demo) -> None:
    board = week(made.workspace, made.rich)
    assert (len(board.column("today")), len(board.column("tomorrow")), board.carried) == (5, 2, 1)
    if made.today.weekday() != SATURDAY:
        assert any(line.due for line in morale(made.workspace, made.rich).lines)


def what_changed_since_the_sponsor_last_heard(made: Demo) -> None:
    sponsor = situation(made.workspace, made.rich).sponsor
    assert sponsor is not None
    told = briefing(made.workspace, [made.rich], sponsor.person)
    assert told.since == Days(made.today, made.calendar).day(-5)
    assert Counter(line.mark for line in told.lines("changed") if line.mark) == {
        "new": 2,
        "worse": 3,  # two milestones, and the seat of the data owner
        "better": 2,
        "met": 1,
    }
    for name in ("decided", "changes"):
        assert len(told.lines(name)) == 1, name
    (credit,) = (line for line in told.lines("changed") if "closed" in line.words.values)
    assert [getattr(record, "code", "") for record in credit.records] == ["R-10"]


def the_talk_fits_a_screen_and_the_registers_follow(made: Demo) -> None:
    sponsor = situation(made.workspace, made.rich).sponsor
    assert sponsor is not None
    told = paper(briefing(made.workspace, [made.rich], sponsor.person), made.language)
    text = plain(told.kept())
    register = next(part for part in told.parts if part.name in ("plans", "milestones"))
    talk, title, _ = text.partition(register.title.upper())
    assert title
    lines = talk.rstrip().splitlines()
    assert len(lines) <= 24
    assert max(map(cell_width, lines)) <= 80
    (item,) = [item for part in told.parts for item in items(part, made.language) if item.below]
    assert "I-14" in item.head.text
    assert all(code in item.below for code in ("M3", "M5"))


def another_project_holds_every_kind_of_the_plan(made: Demo) -> None:
    """Its scope, cost and quality are computed; what was said of the last by hand has ended."""
    *_, mes = made.workspace.live(Project)
    assert made.workspace.planned == {kind: {mes.id} for kind in PLAN}
    letters = {area.letter: area for area in header(made.workspace, mes.id).state}
    assert all((letters[one].colour, letters[one].by_hand) == ("green", False) for one in ("S", "$", "Q"))
    assert [
        (one.area, (one.valid_until or made.today) < made.today)
        for one in made.workspace.live(Reading, mes.id)
    ] == [("quality", True)]


def contacts_follow_each_other_as_they_do_in_life(made: Demo) -> None:
    days = [contact.on for contact in made.workspace.live(Contact)]
    assert 100 <= (made.today - min(days)).days <= 125
    assert max(Counter(days).values()) <= 6


def people_have_whole_names_and_are_called_as_one_speaks_of_them(made: Demo) -> None:
    people = made.workspace.live(Person)
    called = {one.id: situation(made.workspace, made.rich).name(one.id) or one.name for one in people}
    whole = sorted(one.name for one in people if called[one.id] == one.name)
    assert all(one.address for one in people)
    if made.language == "en":
        first = Counter(one.name.split()[0] for one in people)
        assert [name for name, n in first.items() if n > 1] == ["Anna"]
        assert whole == ["Lena Fan", "Tom Fan"]
        assert {"Weber", "Chen", "Zhu"} <= set(called.values())
    else:
        assert all(1 < len(one.name) < 4 and one.name != one.address for one in people)
        assert whole == ["罗刚", "罗琳"]
        assert {"王经理", "陈总", "沈厂长"} <= set(called.values())


def it_is_as_hard_as_life(made: Demo) -> None:
    live = made.workspace.live
    ours, *others = live(Project)
    assert my_projects(made.workspace) == (ours.id, *(other.id for other in others))
    assert sorted(project.side for project in (ours, *others)) == ["client", "client", "supplier"]
    unset = [one for one in live(Stakeholder) if one.role == "outer" and one.client_class is None]
    assert len(unset) == 1
    plans = [move for move in live(Reforecast) if move.what == "baseline"]
    assert sorted((move.approver is not None, move.change is not None) for move in plans) == [
        (False, True),
        (True, False),
    ]
    assert any(seat.until and seat.until > made.today for seat in live(Seat))
    nows = [situation(made.workspace, project.id) for project in (ours, *others)]
    assert [is_away(now, now.sponsor_person) for now in nows] == [False, False, True]
    closed = {risk.code for risk in live(Risk, made.rich) if risk.state == "closed" and not risk.occurred_on}
    assert closed == {"R-10"}


def the_chinese_one_knows_the_days_off(made: Demo) -> None:
    calendars = [calendar_of(one) for one in made.workspace.live(CalendarDays)]
    if made.language == "en":
        assert not calendars
        return
    (cn,) = calendars
    assert {project.calendar for project in made.workspace.live(Project)} == {"CN"}
    assert cn.workdays(date(2026, 9, 30), date(2026, 10, 16)) == 8
    assert cn.is_working(date(2026, 10, 10))


CHECKS = (
    people_have_whole_names_and_are_called_as_one_speaks_of_them,
    it_is_as_hard_as_life,
    the_chinese_one_knows_the_days_off,
    there_is_enough_to_look_at_and_not_too_much,
    nothing_that_has_happened_lies_ahead,
    no_day_but_today_falls_on_a_day_off,
    nothing_is_named_twice,
    every_sentence_is_finished,
    nobody_is_named_as_a_cause,
    morale_notes_are_in_the_private_file_alone,
    the_morning_is_as_drawn,
    three_clocks_are_late_and_none_is_red,
    the_week_is_as_drawn,
    what_changed_since_the_sponsor_last_heard,
    the_talk_fits_a_screen_and_the_registers_follow,
    another_project_holds_every_kind_of_the_plan,
    contacts_follow_each_other_as_they_do_in_life,
)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("today", DAYS, ids=lambda day: f"{day:%a}-{day}")
def test_the_demo_holds_on(today: date, language: str, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    clock = Clock(today)
    workspace = Workspace.open(
        folder / "demo.db", who="lin", clock=clock, private_dir=folder / "private", create=True
    )
    demo.write(workspace, today, language)
    assert workspace.clock is clock
    for check in CHECKS:
        check(Demo(workspace, folder, today, language))
    workspace.close()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (0, date(2026, 11, 28)),
        (-1, date(2026, 11, 26)),
        (1, date(2026, 11, 30)),
        ("workday", date(2026, 11, 30)),
        ("20d ago", date(2026, 11, 9)),
        ("7d ago", date(2026, 11, 20)),
        ("in 1d", date(2026, 11, 30)),
    ],
)
def test_days_are_meant_from_a_saturday(written: int | str, meant: date) -> None:
    assert Days(date(2026, 11, 28)).day(written) == meant


def test_days_in_a_sentence_are_said_in_its_language() -> None:
    days = Days(date(2026, 11, 26))
    assert days.text("covers from {+7}", "en") == "covers from 7 Dec"
    assert days.text("{+7}起代管", "zh_CN") == "12-07起代管"
    with pytest.raises(ValueError, match="soon"):
        days.day("soon")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_demo_is_as_hard_as_life(
    language: str, demos: Callable[[str], Path], clock: Clock, tmp_path: Path
) -> None:
    """Whole names and forms of address, two of one name, a class unset, a supplier's project, a calendar of the
    country, a plan that was changed, a red risk that was averted."""
    folder = tmp_path / "demo"
    shutil.copytree(demos(language), folder)
    workspace = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann")
    people, parts = workspace.live(Person), workspace.live(Stakeholder)
    if language == "en":
        assert all(len(one.name.split()) > 1 for one in people)
        alike = Counter(part for one in people for part in one.name.split())
    else:
        assert all(len(one.name) > 1 for one in people)
        alike = Counter(one.address for one in people)
    assert all(one.address for one in people) and max(alike.values()) > 1
    assert any(not one.client_class and one.role not in ("sponsor", "ours") for one in parts)
    assert {one.side for one in workspace.live(Project)} == {"client", "supplier"}
    assert any(one.calendar == "CN" for one in workspace.live(Project)) == (language == "zh")
    assert any(one.approver or one.change for one in workspace.live(Reforecast))
    assert any(one.state == "closed" for one in workspace.live(Risk))
    workspace.close()
