"""What a second paper calls changed: whatever matters to a sponsor and is not as they last heard it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from told_story import Story, nov, red

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import Asked
from store.records import Action, Change, Milestone, Project, Seat
from store.rules.briefing.delivery import delivery
from store.rules.briefing.paper import paper
from store.rules.briefing.report import Briefing
from store.values.record import Record
from store.values.words import words

DECEMBER = date(2026, 12, 18)


@pytest.fixture
def story(workspace: Workspace, project: Project) -> Story:
    """It begins on 2 November."""
    return Story(workspace, project)


def made(story: Story) -> Briefing:
    """Chen's briefing of today."""
    return Asked((story.project.id,), story.people["Chen"].id).made(story.workspace)


def deliver(story: Story, *said: Record) -> None:
    """Today's briefing is said to Chen, with these of its records."""
    chen, today = story.people["Chen"].id, story.workspace.clock.today()
    left = delivery(made(story), chen, said, text="As said.", language="en", on=today, channel="meeting")
    story.workspace.save(*left, act=words("briefing"))


def said(story: Story, section: str = "changed") -> list[str]:
    """The lines of a section, their marks before them."""
    parts = paper(made(story), "en").parts
    lines = (line for part in parts if part.name == section for line in part.lines)
    return [f"{line.mark} {line.text}".strip() for line in lines]


def go(story: Story, **values: Any) -> Milestone:
    return story.add(Milestone, **{"title": "Go", "baseline": nov(18)} | values)


def change(story: Story, **values: Any) -> Change:
    return story.add(Change, **{"title": "Mobile", "fixed_cost": Decimal(90000)} | values)


@pytest.mark.parametrize(
    ("make", "then", "right"),
    [
        pytest.param(
            lambda story: red(story, probability=3, hits_on=date(2026, 12, 20)),
            {"hits_on": nov(30)},
            "worse R-01 Supplier: expected on 30 Nov, not 20 Dec",
            id="a risk is expected sooner",
        ),
        pytest.param(
            lambda story: red(story, probability=3, hits_on=nov(30)),
            {"hits_on": date(2026, 12, 20)},
            "better R-01 Supplier: expected on 20 Dec, not 30 Nov",
            id="a risk is expected later",
        ),
        pytest.param(
            lambda story: red(story, probability=3),
            {"hits_on": nov(30)},
            "worse R-01 Supplier: expected on 30 Nov",
            id="it is known when a risk may hit",
        ),
        pytest.param(
            lambda story: red(story, probability=3, hits_on=nov(30)),
            {"hits_on": None},
            "better R-01 Supplier: no longer expected on 30 Nov",
            id="a day is taken back",
        ),
        pytest.param(
            lambda story: red(story, state="occurred"),
            {"state": "open"},
            "better I-01 Supplier: has not occurred after all",
            id="an issue was none",
        ),
        pytest.param(
            lambda story: red(story, state="closed", closed_on=nov(2)),
            {"state": "open", "closed_on": None},
            "worse R-01 Supplier: open again",
            id="a risk is open again",
        ),
        pytest.param(
            lambda story: go(story, met_on=nov(2)),
            {"met_on": None},
            "worse M1 Go: not met after all, expected 18 Nov",
            id="a milestone was not met",
        ),
        pytest.param(
            lambda story: go(story, baseline=None, forecast=DECEMBER),
            {"baseline": date(2026, 12, 16)},
            "new M1 Go: baseline 16 Dec, +2wd late",
            id="a promise is given",
        ),
        pytest.param(
            lambda story: go(story, baseline=date(2026, 12, 15), forecast=DECEMBER),
            {"tolerance": 1},
            "worse M1 Go: +3wd late, expected 18 Dec",
            id="what was within its tolerance is beyond it",
        ),
        pytest.param(
            lambda story: story.add(
                Seat, title="Data owner", key=True, holder=story.people["Li"].id, until=DECEMBER
            ),
            {"until": nov(20)},
            "worse Data owner: last day 20 Nov, not 18 Dec, no successor yet",
            id="somebody leaves sooner",
        ),
        pytest.param(
            lambda story: change(story, approved_on=nov(2), approver=story.people["Li"].id),
            {"approved_on": None, "approver": None},
            "worse C-01 Mobile: approval taken back, to be decided, 90 000",
            id="an approval is taken back",
        ),
        pytest.param(
            lambda story: change(story, approved_on=nov(2), approver=story.people["Li"].id),
            {"fixed_cost": Decimal(120000)},
            "worse C-01 Mobile: other than approved, 120 000 instead of 90 000",
            id="a change costs more than was approved",
        ),
        pytest.param(
            change,
            {"implemented_on": nov(9), "unapproved_because": "the law"},
            "worse C-01 Mobile: in place since 9 Nov, without an approval, 90 000. Reason: the law",
            id="what it costs stands before the reason",
        ),
        pytest.param(
            red, {"archived": True}, "better R-01 Supplier: withdrawn", id="a risk is no longer kept"
        ),
        pytest.param(go, {"archived": True}, "worse M1 Go: withdrawn", id="a milestone is no longer planned"),
    ],
)
def test_what_matters_and_is_not_as_they_heard_it(
    story: Story, make: Callable[[Story], Record], then: dict[str, Any], right: str
) -> None:
    record = make(story)
    deliver(story, record)
    assert said(story) in (["Nothing changed."], []), "they have just heard it"
    story.on(9)
    story.save(replace(record, **then))
    assert said(story) == [right]


def test_a_day_that_passed_is_a_change_that_can_be_told(story: Story) -> None:
    milestone = go(story)
    deliver(story, milestone)
    story.on(26)
    red(story)
    assert said(story) == ["new R-01 Supplier", "worse M1 Go: 6wd overdue, expected 18 Nov"]
    deliver(story, milestone)
    assert said(story) == ["new R-01 Supplier"]


def test_what_is_overdue_is_so_where_it_moved_and_where_it_is_new(story: Story) -> None:
    milestone = go(story, baseline=nov(10))
    deliver(story, milestone)
    story.on(5)
    story.move(milestone, nov(12))
    story.on(17)
    go(story, title="Late")
    story.on(26)
    assert said(story) == [
        "new M2 Late: 6wd overdue, expected 18 Nov",
        "worse M1 Go 10 Nov → 12 Nov (+2wd), 10wd overdue. Reason: x",
    ]


def test_what_came_in_overdue_is_in_the_registers_of_a_first_report(story: Story) -> None:
    story.on(26)
    go(story)
    assert said(story) == []


def test_a_first_report_says_that_a_risk_is_expected_on_another_day(story: Story) -> None:
    risk = red(story, probability=3, hits_on=DECEMBER)
    seen = red(story, title="Strike", probability=3, hits_on=DECEMBER)
    story.on(9)
    risk = story.save(replace(risk, hits_on=nov(25)))
    story.on(10)
    story.save(replace(risk, hits_on=nov(30)), replace(seen, reviewed_on=nov(10)))
    assert said(story) == ["worse R-01 Supplier: expected on 30 Nov, not 18 Dec"]


def test_what_is_over_or_was_never_heard_of_is_not_withdrawn(story: Story) -> None:
    over = (red(story, state="closed", closed_on=nov(2)), go(story, met_on=nov(2)))
    deliver(story, *over)
    story.on(9)
    short = red(story, title="Mistyped")
    story.save(replace(short, archived=True), *(replace(one, archived=True) for one in over))
    assert said(story) == ["Nothing changed."]


def test_withdrawn_is_said_to_whom_it_was_told_though_no_paper_was_sent(story: Story) -> None:
    told, untold = red(story), red(story, title="Never said")
    story.tell(told)
    story.on(9)
    story.save(replace(told, archived=True), replace(untold, archived=True))
    assert said(story) == ["better R-01 Supplier: withdrawn"]


def test_another_name_of_a_seat_is_no_news(story: Story) -> None:
    seat = story.add(Seat, title="Data owner", key=True, holder=story.people["Li"].id, until=DECEMBER)
    deliver(story, seat)
    story.on(9)
    story.save(replace(seat, title="Data lead"))
    assert said(story) == ["Nothing changed."]


def test_a_key_seat_from_its_announcement_to_a_successor_or_back(story: Story) -> None:
    li, sun = story.people["Li"].id, story.people["Sun"].id
    seat = story.add(Seat, title="Data owner", key=True, holder=li)
    deliver(story, seat)
    story.on(9)
    seat = story.save(replace(seat, until=DECEMBER))
    assert said(story) == ["worse Data owner: last day 18 Dec, no successor yet"]
    followed = story.save(replace(seat, successor=sun))
    assert said(story) == ["better Data owner: last day 18 Dec, Sun follows"], "both were never said"
    deliver(story, followed)
    story.on(12)
    seat = story.save(replace(followed, until=nov(30)))
    assert said(story) == ["better Data owner: last day 30 Nov, Sun follows"]
    story.save(replace(seat, until=None, successor=None))
    assert said(story) == ["better Data owner: stays filled"]


def test_another_day_of_an_ask_is_a_change(story: Story) -> None:
    chen = story.people["Chen"].id
    ask = story.add(Action, title="Name the owner", owner=chen, type="ask", due=nov(20), asked_on=nov(2))
    deliver(story, ask)
    assert said(story) == ["Nothing changed."]
    story.on(9)
    story.save(replace(ask, due=nov(13)))
    assert said(story, "needs") == ["Name the owner by 13 Nov instead of 20 Nov (first asked 2 Nov)"]
    assert said(story) == []


def test_an_ask_says_for_which_days_it_is_needed(story: Story) -> None:
    chen = story.people["Chen"].id
    days = {"needed_from": date(2027, 1, 4), "needed_until": date(2027, 1, 15)}
    story.add(Action, title="Two planners", owner=chen, type="ask", due=nov(20), asked_on=nov(2), **days)
    assert said(story, "needs") == ["Two planners by 20 Nov, needed 4 Jan to 15 Jan (first asked 2 Nov)"]


def test_nobody_is_said_to_have_approved_what_it_costs_by_now(story: Story) -> None:
    li = story.people["Li"].id
    moved = change(story, approved_on=nov(2), approver=li)
    story.on(9)
    moved = story.save(replace(moved, fixed_cost=Decimal(120000)))
    assert said(story, "changes") == ["C-01 Mobile, approved 2 Nov by Li: 90 000, now 120 000"]
    moved = story.save(replace(moved, approved_on=nov(9)))
    assert said(story, "changes") == ["C-01 Mobile, approved 9 Nov by Li: 120 000"]
    story.tell(moved)
    story.save(replace(moved, implemented_on=nov(9)))
    assert story.untold() == [], "it is in place as it was approved"


def test_nor_of_one_below_the_line_or_that_came_below_it(story: Story) -> None:
    li = story.people["Li"].id
    small = change(story, title="Label", fixed_cost=Decimal(3000), approved_on=nov(2), approver=li)
    story.on(9)
    small = story.save(replace(small, fixed_cost=Decimal(4000)))
    assert said(story, "changes") == ["C-01 Label, approved 2 Nov by Li: 3 000, now 4 000"]
    large = change(story, approved_on=nov(9), approver=li)
    story.save(replace(small, archived=True), replace(large, fixed_cost=Decimal(5000)))
    assert said(story, "changes") == ["C-02 Mobile, approved 9 Nov by Li: 90 000, now 5 000"]


def test_what_is_in_place_other_than_approved_is_said_in_the_review(story: Story) -> None:
    moved = change(story, approved_on=nov(2), approver=story.people["Li"].id)
    story.on(9)
    done = story.save(replace(moved, implemented_on=nov(9)))
    assert story.said() == ["known since 2 Nov, Chen has not been told: 5wd"], "in place as approved"
    story.tell(done)
    story.save(replace(done, fixed_cost=Decimal(120000)))
    assert story.said() == [
        "known since 9 Nov, Chen has not been told; implemented 9 Nov other than approved"
    ]


def test_a_milestone_that_a_paper_showed_is_not_new_when_it_moves(story: Story) -> None:
    milestone = go(story, baseline=DECEMBER)
    story.on(9)
    deliver(story)
    story.on(16)
    story.move(milestone, date(2026, 12, 23))
    assert said(story) == ["worse M1 Go 18 Dec → 23 Dec (+3wd). Reason: x"]


def test_one_that_was_made_since_is_new(story: Story) -> None:
    deliver(story)
    story.on(9)
    milestone = go(story, baseline=DECEMBER)
    story.move(milestone, date(2026, 12, 23))
    assert said(story) == ["new M1 Go, due 23 Dec"]
