"""Half a year of one project with two changes, one of them unapproved: what is said of the plan on each day, counted by
hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from store.acts.move_forecast import move_forecast
from store.disk.past_store import as_of
from store.disk.workspace import Workspace
from store.exchange.papers.change_paper import change_paper
from store.exchange.papers.plain_text import plain
from store.queries.boards.milestone_board import milestones
from store.queries.briefing.briefing_data import weekly_report
from store.queries.change_sheets import sheet_of
from store.queries.project_situation import situation
from store.records import Change, Milestone, Person, Project, Reforecast, Told
from store.rules.briefing.paper import paper
from store.rules.briefing.tables import slips_of
from store.rules.plan.moved_dates import moved_dates
from store.rules.plan.schedule_float import float_words
from store.rules.registers.event_ties import together
from store.rules.review.reasons.told_reasons import must_hear, unapproved_change
from store.values.clock import Clock
from store.values.outcome import Save
from store.values.record import EPOCH_MS
from store.values.words import say, words

EVERYBODY = ("internal", "client", "sponsor")
STEPS: dict[str, date] = {
    "plan": date(2026, 6, 1),
    "slip": date(2026, 7, 1),
    "approved": date(2026, 8, 10),
    "unapproved": date(2026, 10, 15),
    "end": date(2026, 11, 26),
}


def drawn(day: date, n: int) -> int:
    """An id as it would have been drawn that day."""
    return (int(datetime.combine(day, time(9), UTC).timestamp() * 1000) - EPOCH_MS) << 22 | n


class HalfYear:
    """The project, lived through day by day; `at` opens the store on a day of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.people = {name: Person(name=name) for name in ("Sun", "Li")}

    def on(self, day: date) -> None:
        self.workspace.clock = Clock(day)

    def get(self, kind: Any, code: str) -> Any:
        return next(one for one in self.workspace.live(kind) if one.code == code)

    def move(self, code: str, reason: str, **to: Any) -> None:
        before, answers = self.get(Milestone, code), {"reason": reason, "along": "no"}
        if "change" in to:
            answers["change"] = to.pop("change")
        done = move_forecast(self.workspace, before, replace(before, **to), answers)
        assert isinstance(done, Save)
        self.workspace.save(*done.records, act=done.act)

    def lived(self) -> None:
        """M3 to M4 (go-live) is 65 wd of which 60 are work; it slips by 3, then C-01 moves both by approval, then C-02
        takes effect though nobody approved it."""
        self.on(STEPS["plan"])
        project = Project(code="ERP", name="ERP", currency="EUR", state="active")
        own: dict[str, Any] = {"project": project.id, "audience": EVERYBODY}
        first, second = (drawn(STEPS["plan"], n) for n in (1, 2))
        sun = self.people["Sun"].id
        m3 = Milestone(
            **own,
            id=first,
            code="M3",
            title="Prototype",
            owner=sun,
            baseline=date(2026, 9, 4),
        )
        m4 = Milestone(
            **own,
            id=second,
            code="M4",
            title="Go-live",
            baseline=date(2026, 12, 4),
            after=m3.id,
            after_wd=60,
        )
        self.workspace.save(project, *self.people.values(), m3, m4, act=words("plan"))
        self.project = project.id
        self.on(STEPS["slip"])
        self.move("M3", "late data", forecast=date(2026, 9, 9))
        self.on(STEPS["approved"])
        change = Change(
            **own, code="C-01", title="Price conditions", milestones=(m3.id, m4.id), fixed_cost=Decimal(5000),
            delay_weeks=Decimal(2), benefit_per_week=Decimal(10000), approver=self.people["Li"].id,
            identified_on=date(2026, 8, 3), approved_on=date(2026, 8, 7), implemented_on=date(2026, 8, 10),
            must_hear=(self.people["Sun"].id,),
        )  # fmt: skip
        self.workspace.save(change, act=words("C-01"))
        for code, to in (("M3", date(2026, 9, 18)), ("M4", date(2026, 12, 18))):
            self.move(code, "C-01", baseline=to, forecast=to, change=change.id)
        self.on(STEPS["unapproved"])
        other = Change(
            **own, code="C-02", title="Two reports", fixed_cost=Decimal(3000), implemented_on=date(2026, 10, 15),
            unapproved_because="the month end would not wait", must_hear=(self.people["Sun"].id,),
        )  # fmt: skip
        self.workspace.save(other, act=words("C-02"))
        self.on(STEPS["end"])
        heard = Told(
            project=self.project, subject=other.id, subject_kind="change", subject_rev=1,
            person=self.people["Sun"].id, on=STEPS["end"],
        )  # fmt: skip
        self.workspace.save(heard, act=words("told"))


@pytest.fixture
def half_year(workspace: Workspace) -> HalfYear:
    lived = HalfYear(workspace)
    lived.lived()
    return lived


@pytest.mark.parametrize(
    ("day", "said"),
    [
        # 4 Sep to 4 Dec is 65 wd, 60 of them work.
        (date(2026, 6, 1), "float to go-live 5wd"),
        # Forecast 9 Sep: 62 left.
        (date(2026, 7, 1), "float to go-live 2wd (5)"),
        (date(2026, 7, 31), "float to go-live 2wd (5)"),
        (date(2026, 8, 3), "float to go-live 2wd (2)"),
        # Both to the 18th: 65 again.
        (date(2026, 8, 10), "float to go-live 5wd (2)"),
        # Nobody met M3 on 18 Sep: from 12 Oct to 18 Dec it is 49 wd, 60 are needed; a month ago it was not overdue.
        (date(2026, 10, 12), "float to go-live -11wd (5)"),
    ],
)
def test_the_float_on_each_day(
    half_year: HalfYear, open_again: Callable[..., Workspace], day: date, said: str
) -> None:
    then = open_again("ann")
    as_of(then, day)
    board = milestones(then, half_year.project)
    assert board.chain is not None and say(float_words(board.chain) or "") == said


def test_the_losses_stand_in_the_weekly_by_quarter_and_year(half_year: HalfYear) -> None:
    text = " ".join(
        plain(paper(weekly_report(half_year.workspace, (half_year.project,)), "en").kept()).split()
    )
    # C-01 in August: 5 000 + 2 × 10 000; C-02 in October: 3 000. The baselines moved by C-01: one re-plan.
    assert "1 re-plan this quarter, 1 last: loss this quarter EUR 3 000, this year EUR 28 000" in text
    # 26 Nov to 18 Dec is 16 wd, and was 39 on 26 Oct; 60 are needed.
    assert "Float to go-live (M4): 44 working days too few, a month ago 21 too few" in text


def test_a_change_that_nobody_approved_says_so_in_the_paper_of_its_week(
    half_year: HalfYear, open_again: Callable[..., Workspace]
) -> None:
    then = open_again("ann")
    as_of(then, date(2026, 10, 15))
    report = weekly_report(then, (half_year.project,))
    english, chinese = (" ".join(plain(paper(report, one).kept()).split()) for one in ("en", "zh_CN"))
    assert "C-02 Two reports, in place since 15 Oct, without an approval: EUR 3 000" in english
    assert "C-02 Two reports，10-15 起已实施，未经批准：3 000欧元" in chinese


def test_what_is_overdue_on_its_new_baseline_is_late_for_no_reason_of_the_change(half_year: HalfYear) -> None:
    text = " ".join(
        plain(paper(weekly_report(half_year.workspace, (half_year.project,)), "en").kept()).split()
    )
    # 18 Sep to 26 Nov.
    assert "M3 Prototype 18 Sep, 49wd overdue" in text and "Reason: C-01" not in text
    now = situation(half_year.workspace, half_year.project)
    events = together(now, (*now.milestones, *now.changes))
    assert [[one.code for one in event] for event in events if event[0].code == "M3"] == [["M3"]]  # type: ignore[attr-defined]


def test_a_day_that_moved_with_its_baseline_was_never_a_slip(half_year: HalfYear) -> None:
    now = situation(half_year.workspace, half_year.project)
    slips = {one.code: [n for _, n in slips_of(now, one)] for one in now.milestones}
    assert slips == {"M3": [0, 3, 0], "M4": [0, 0]}


def test_a_slip_of_before_is_not_on_the_sheet_of_a_change(
    half_year: HalfYear, open_again: Callable[..., Workspace]
) -> None:
    then = open_again("ann")
    m3 = half_year.get(Milestone, "M3")
    as_of(then, date(2026, 7, 31))
    change = Change(
        project=half_year.project, title="x", milestones=(m3.id,), identified_on=date(2026, 7, 31)
    )
    now = situation(then, half_year.project)
    assert [(one.old, one.new) for one in moved_dates(now, change)] == [(date(2026, 9, 9), date(2026, 9, 9))]
    then_sheet = sheet_of(then, replace(change, code="C-09"))
    assert then_sheet is not None and "not moved yet" in plain(change_paper(then_sheet, "en"))
    assert "尚未变动" in plain(change_paper(then_sheet, "zh_CN"))
    known_before_the_slip = replace(change, identified_on=date(2026, 6, 30))
    assert [one.old for one in moved_dates(now, known_before_the_slip)] == [date(2026, 9, 4)]


def test_the_review_says_what_was_unapproved_and_who_has_not_heard(half_year: HalfYear) -> None:
    now = situation(half_year.workspace, half_year.project)
    assert [say(one.words) for one in unapproved_change(now)] == ["implemented 15 Oct without an approval"]
    assert [(one.record.code, say(one.words)) for one in must_hear(now)] == [  # type: ignore[attr-defined]
        ("C-01", "not told yet: Sun")
    ]


def test_the_sheet_of_the_approved_one_in_both_languages(half_year: HalfYear) -> None:
    sheet = sheet_of(half_year.workspace, half_year.get(Change, "C-01"))
    assert sheet is not None
    english, chinese = (plain(change_paper(sheet, language)) for language in ("en", "zh_CN"))
    for text in (
        "9 Sep",
        "18 Sep",
        "+7wd",
        "4 Dec",
        "18 Dec",
        "+10wd",
        "EUR 25 000",
        "approved 7 Aug 2026 by Li",
        "Sun: not yet",
    ):
        assert text in english, english
    for text in ("12-18", "延后 10 个工作日", "2.5万", "Sun：尚未告知"):
        assert text in chinese, chinese


def test_why_it_was_not_approved_stands_on_our_own_sheet_alone(half_year: HalfYear) -> None:
    sheets = [
        sheet_of(half_year.workspace, half_year.get(Change, "C-02"), who) for who in ("internal", "client")
    ]
    own, client = (plain(change_paper(sheet, "en")) for sheet in sheets if sheet is not None)
    assert "implemented without an approval: the month end would not wait" in " ".join(own.split())
    assert "implemented without an approval" in client and "month end" not in client


def test_who_heard_of_it_has_not_when_it_costs_more(half_year: HalfYear) -> None:
    asked = [("C-01", "not told yet: Sun")]
    for cost in (Decimal(2500), Decimal(4000)):
        before = half_year.get(Change, "C-02")
        half_year.workspace.save(replace(before, fixed_cost=cost), act=words("cost"))
        if cost > 3000:
            asked.append(("C-02", "not told yet: Sun"))
        now = situation(half_year.workspace, half_year.project)
        assert [(one.record.code, say(one.words)) for one in must_hear(now)] == asked  # type: ignore[attr-defined]


def test_the_moves_of_the_half_year_are_all_kept(half_year: HalfYear) -> None:
    assert len(half_year.workspace.live(Reforecast)) == 5
