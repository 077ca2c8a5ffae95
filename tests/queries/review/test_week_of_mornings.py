"""Mornings one after another, as a manager lives them: at most twelve stops, an event once, nothing three mornings in
a row without a new fact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from store.acts.hand_over import hand_over, leaving_seat
from store.disk.workspace import Workspace
from store.queries.review.review_board import Review, review
from store.records import Milestone, Person, Project, Risk, Seat, Stakeholder, Told
from store.records.reforecast import move
from store.rules.review.verdicts import stands
from store.values.clock import Clock
from store.values.record import ProjectRecord, Record
from store.values.words import say, words

R = TypeVar("R", bound=ProjectRecord)


class Mornings:
    """A project on the client's side, whose sponsor is Chen, written by me day by day from 2 November on."""

    def __init__(self, workspace: Workspace, project: Project) -> None:
        self.workspace = workspace
        self.project = replace(project, side="client")
        self.people = {name: Person(name=name) for name in ("Chen", "Zhou", "Sun")}
        self.on(date(2026, 11, 2))
        chen = Stakeholder(project=project.id, person=self.people["Chen"].id, role="sponsor")
        self.save(self.project, *self.people.values(), chen)

    def on(self, day: date) -> None:
        self.workspace.clock = Clock(day)
        self.workspace.memory.clear()

    def save(self, *records: Record) -> Sequence[Record]:
        return self.workspace.save(*records, act=words("x")).records

    def add(self, kind: type[R], **values: Any) -> R:
        (saved,) = self.save(kind(project=self.project.id, **values))
        assert isinstance(saved, kind)
        return saved

    def slips(self, milestone: Milestone, to: date, reason: str) -> None:
        self.save(*move(milestone, replace(milestone, forecast=to), reason, self.workspace.clock.today()))

    def review(self) -> Review:
        return review(self.workspace)

    def answered(self) -> list[str]:
        """Space on every stop; the names of them all."""
        named = []
        while lines := self.review().lines:
            line = lines[0]
            named.append(say(line.name))
            done = stands(line.item, line.day, line.name)
            self.workspace.save(*done.records, act=done.act)
        return named


@pytest.fixture
def mornings(workspace: Workspace, project: Project) -> Mornings:
    return Mornings(workspace, project)


def resigned(mornings: Mornings) -> None:
    """On Wednesday the data owner says that they leave; on Thursday two milestones move for it."""
    zhou = mornings.people["Zhou"].id
    seat = mornings.add(Seat, title="Data owner", key=True, holder=zhou)
    m3 = mornings.add(Milestone, code="M3", title="Prototype", baseline=date(2026, 12, 4))
    m5 = mornings.add(Milestone, code="M5", title="Acceptance", baseline=date(2027, 2, 26))
    mornings.on(date(2026, 11, 25))
    leaves = replace(seat, until=date(2026, 12, 18), known_on=date(2026, 11, 25))
    asked = leaving_seat(mornings.workspace, seat, leaves, "en")
    assert asked is not None
    along = hand_over(asked, {}, frozenset(offer.record.id for offer in asked.offers))
    saved = mornings.save(leaves, *along)
    issue = next(record for record in saved if isinstance(record, Risk))
    mornings.slips(m3, date(2026, 12, 18), f"{issue.code}: the data come later")
    mornings.slips(m5, date(2027, 3, 12), f"follows from {issue.code}")


def test_a_resignation_is_one_stop_each_morning_and_not_on_the_third(mornings: Mornings) -> None:
    resigned(mornings)
    seen = []
    for day in (26, 27, 30):
        mornings.on(date(2026, 11, day))
        (line, *_) = [*mornings.review().lines, None]
        if line is not None and say(line.name) == "Data owner":
            kinds = [one.record.kind for one in line.item.batch]
            assert kinds == ["seat", "risk", "milestone", "milestone", "action"]
        seen.append(mornings.answered())
    assert [names.count("Data owner") for names in seen] == [1, 1, 0]
    assert not any("M3" in name or "I-01" in name for names in seen for name in names), "it is one event"


def test_the_day_of_the_talk_brings_back_what_is_untold(mornings: Mornings) -> None:
    resigned(mornings)
    for day in (26, 27):
        mornings.on(date(2026, 11, day))
        mornings.answered()
    mornings.on(date(2026, 11, 30))
    assert [say(line.name) for line in mornings.review().lines if line.item.first] == []
    project = mornings.workspace.get(Project, mornings.project.id)
    assert project is not None
    mornings.save(replace(project, sponsor_meeting=date(2026, 11, 30), sponsor_meeting_time="9:30"))
    first = mornings.review().lines[0]
    assert say(first.name) == "Data owner" and first.item.talk == "09:30"


def test_told_a_minute_ago_is_no_stop(mornings: Mornings) -> None:
    resigned(mornings)
    mornings.on(date(2026, 11, 26))
    (line, *_) = mornings.review().lines
    chen = mornings.people["Chen"].id
    parts = [one.record for one in line.item.batch if one.record.kind != "action"]
    mornings.save(
        *(
            Told(
                project=mornings.project.id,
                subject=record.id,
                subject_kind=record.kind,
                subject_rev=record.rev,
                person=chen,
                on=date(2026, 11, 26),
            )
            for record in parts
        )
    )
    assert not any(one.item.first for one in mornings.review().lines)


def test_a_morning_with_twenty_reds_has_twelve_stops_and_says_what_waits(mornings: Mornings) -> None:
    for n in range(20):
        mornings.add(Risk, title=f"red {n}", probability=5, impact=5, detected_on=date(2026, 11, 2))
    mornings.on(date(2026, 12, 16))
    board = mornings.review()
    assert len(board.lines) == 12 and all(line.item.severity == "red" for line in board.lines)
    assert board.waiting == 8, "the reds beyond the twelve"
