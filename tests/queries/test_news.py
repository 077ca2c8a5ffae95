"""What the sponsor has not heard, from what was written day by day: each store is a small story."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from told_story import Story, nov, red

from store.acts.carry_out import carry_out
from store.acts.tell import need_not
from store.disk.undo import redo, undo
from store.queries.boards.project_header import header
from store.queries.boards.risk_board import alert, risks
from store.queries.briefing.briefing_data import Asked
from store.queries.project_situation import situation
from store.records import Change, Contact, Decision, Milestone, Project, Risk, Seat, Stakeholder
from store.rules.briefing.delivery import delivery
from store.rules.registers.hits import days_of
from store.rules.registers.to_tell import need_not_hear
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import say, words


def test_a_contact_alone_tells_nothing(story: Story) -> None:
    go_live = story.add(Milestone, title="Go-live", baseline=date(2026, 12, 18))
    story.on(20)
    story.move(go_live, date(2026, 12, 30))
    story.on(23)
    story.save(Contact(person=story.people["Chen"].id, on=nov(23), projects=(story.project.id,)))
    story.on(24)
    assert story.since() == [nov(20)]


def test_known_is_the_day_it_became_red_and_not_the_day_it_was_noticed(story: Story) -> None:
    risk = red(story, probability=2, detected_on=nov(2))
    story.on(26)
    story.save(replace(risk, probability=5))
    assert story.said() == ["known since 26 Nov, Chen has not been told"]


def test_a_further_move_makes_it_no_younger_and_the_score_says_the_same_day(story: Story) -> None:
    go = story.add(Milestone, title="Go", baseline=date(2026, 12, 18))
    story.on(4)
    go = story.move(go, date(2027, 1, 5))
    story.on(25)
    go = story.move(go, date(2027, 1, 6))
    assert story.since() == [nov(4)]
    assert days_of(situation(story.workspace, story.project.id), go)[0] == nov(4)
    story.tell(go)
    assert story.untold() == []
    story.on(26)
    go = story.move(go, date(2027, 1, 7))
    assert story.since() == [nov(26)], "after a telling the age begins with the next move"
    story.move(go, date(2027, 1, 6))
    assert story.untold() == [], "it is as they heard it again"


def test_what_they_heard_in_another_state_is_news_again(story: Story) -> None:
    risk = red(story, probability=2)
    story.tell(risk)
    story.on(9)
    risk = story.save(replace(risk, probability=5))
    assert story.since() == [nov(9)], "told while amber, then red"
    story.tell(risk)
    story.on(10)
    risk = story.save(replace(risk, state="occurred", occurred_on=nov(10)))
    assert story.since() == [nov(10)], "warned of, then occurred"
    risk = story.save(replace(risk, state="closed", closed_on=nov(10)))
    story.tell(risk)
    assert story.untold() == []
    story.on(12)
    story.save(replace(risk, state="occurred", closed_on=None))
    assert story.since() == [nov(12)], "closed, heard, reopened"


def test_an_imported_risk_is_known_since_its_entry(story: Story) -> None:
    story.on(26)
    red(story)
    assert story.since() == [nov(26)] and story.letter("R") == "red"


def test_the_age_of_an_entry_is_that_of_its_detection(story: Story) -> None:
    story.on(26)
    red(story, detected_on=nov(9))
    assert story.since() == [nov(9)]


def test_a_new_sponsor_has_one_briefing_to_hear(story: Story) -> None:
    risk = red(story)
    story.tell(risk)
    story.on(25)
    story.save(replace(story.sponsor, until=nov(25)))
    zhou = story.people["Zhou"].id
    story.save(Stakeholder(project=story.project.id, person=zhou, role="sponsor", since=nov(26)))
    story.on(26)
    (found,) = story.untold()
    assert (found.known, found.since, found.age) == (nov(2), nov(26), 0)
    assert story.said() == ["first briefing to Zhou: 1 to tell, known since 2 Nov"]


def test_who_approves_a_change_has_heard_of_it(story: Story) -> None:
    change = story.add(Change, title="Mobile", fixed_cost=Decimal(90000), identified_on=nov(2))
    assert story.since() == [nov(2)]
    approved = replace(change, approved_on=nov(2), approver=story.people["Li"].id)
    approved = story.save(approved)
    assert story.since() == [nov(2)]
    approved = story.save(replace(approved, approver=story.people["Chen"].id))
    assert story.untold() == []
    story.on(20)
    done = story.save(replace(approved, implemented_on=nov(20)))
    assert story.untold() == [], "the implementation is what was approved"
    story.save(replace(done, fixed_cost=Decimal(120000)))
    assert story.since() == [nov(20)], "other than approved"


def test_a_small_change_is_told_with_the_others(story: Story) -> None:
    change = story.add(Change, title="Label", fixed_cost=Decimal(9000), identified_on=nov(2))
    assert story.untold() == []
    story.on(5)
    story.save(replace(change, fixed_cost=Decimal(11000)))
    assert story.since() == [nov(5)]


def test_a_mail_stays_in_the_list_and_the_letter_red(story: Story) -> None:
    risk = red(story)
    story.tell(risk, channel="email")
    story.on(3)
    (found,) = story.untold()
    assert (found.heard, found.untold) == ("sent", False) and story.letter("R") == "red"
    (line,) = risks(story.workspace, story.project.id).lines
    found_alert = alert(line, situation(story.workspace, story.project.id).day)
    assert found_alert is not None and (say(found_alert[0]), found_alert[1]) == ("sent 1wd", "amber")
    story.tell(risk)
    assert story.untold() == [] and story.letter("R") != "red"


def test_a_key_seat_announced_empty(story: Story) -> None:
    seat = story.add(Seat, title="Data owner", key=True, holder=story.people["Li"].id)
    story.on(5)
    seat = story.save(replace(seat, until=date(2026, 12, 18), known_on=nov(5)))
    assert story.since() == [nov(5)]
    story.tell(seat)
    assert story.untold() == []
    story.on(9)
    story.save(replace(seat, until=nov(30)))
    assert story.since() == [nov(9)], "sooner than they heard"


def test_a_baseline_that_moved_is_news(story: Story) -> None:
    go = story.add(Milestone, title="Go", baseline=date(2026, 12, 18))
    story.on(24)
    go = story.rebase(go, date(2027, 1, 22))
    assert story.since() == [nov(24)]
    assert story.said() == ["known since 24 Nov, Chen has not been told; baseline 18 Dec → 22 Jan"], (
        "no colour says what it is"
    )
    story.tell(go)
    assert story.untold() == []
    story.on(25)
    story.rebase(go, date(2027, 1, 29), "Chen")
    assert story.untold() == [], "Chen approved it"


def test_a_baseline_that_moved_while_planning_is_no_news(story: Story) -> None:
    go = story.add(Milestone, title="Go", baseline=date(2026, 12, 18))
    (project,) = story.workspace.live(Project)
    project = story.save(replace(project, state="planning"))
    story.on(10)
    go = story.save(replace(go, baseline=date(2027, 1, 8)))
    story.save(replace(project, state="active"))
    assert story.untold() == []
    story.on(24)
    story.rebase(go, date(2027, 1, 22))
    assert story.since() == [nov(24)]


def test_undoing_a_telling_brings_its_news_back_and_no_others(story: Story) -> None:
    one, two = red(story), red(story, title="Strike")
    story.tell(one)
    assert [found.record.id for found in story.untold()] == [two.id]
    undo(story.workspace)
    assert {found.record.id for found in story.untold()} == {one.id, two.id}
    redo(story.workspace)
    assert [found.record.id for found in story.untold()] == [two.id]


def test_the_board_and_the_header_ask_the_same(story: Story) -> None:
    risk = red(story)
    board = risks(story.workspace, story.project.id)
    assert board.alarm is not None and say(board.alarm) == "1 not told"
    assert [one.colour for one in header(story.workspace, story.project.id).state] == ["red"]
    story.tell(risk)
    assert risks(story.workspace, story.project.id).alarm is None


def paper(story: Story, *names: str) -> list[str]:
    """What Chen's next briefing says under these sections."""
    made = Asked((story.project.id,), story.people["Chen"].id).made(story.workspace)
    return [say(line.words) for name in names or ("changed",) for line in made.lines(name)]


def deliver(story: Story, *said: Record) -> None:
    """Today's briefing is said to Chen, with these of its records."""
    chen, today = story.people["Chen"].id, story.workspace.clock.today()
    made = Asked((story.project.id,), chen).made(story.workspace)
    left = delivery(made, chen, said, text="As said.", language="en", on=today, channel="meeting")
    story.workspace.save(*left, act=words("briefing"))


def test_smaller_changes_until_the_next_briefing_and_the_others_until_told(story: Story) -> None:
    risk = red(story, probability=2, impact=3)
    go_live = story.add(Milestone, title="Go-live", baseline=date(2026, 12, 18))
    story.on(20)
    story.save(replace(risk, probability=4))
    go_live = story.move(go_live, date(2026, 12, 30))
    story.on(23)
    story.save(Contact(person=story.people["Chen"].id, on=nov(23), projects=(story.project.id,)))
    moved = "M1 Go-live 18 Dec → 30 Dec (+8wd). Reason: x"
    assert paper(story) == ["R-01 Supplier 6 → 12", moved]
    deliver(story)
    story.on(24)
    assert [line for line in paper(story) if "R-01" in line] == [], "smaller changes fell silent"
    assert [line for line in paper(story) if "M1" in line], "what was not ticked is still to be told"
    story.tell(go_live)
    assert paper(story) == []
    assert story.untold() == []


def test_what_was_ticked_is_not_said_twice(story: Story) -> None:
    risk = red(story)
    deliver(story, risk)
    assert paper(story) == [] and story.untold() == []
    story.on(9)
    story.save(replace(risk, probability=4))
    assert paper(story) == ["R-01 Supplier 20 → 16"]


def test_a_risk_that_is_scored_is_new(story: Story) -> None:
    risk = story.add(Risk, title="Supplier late")
    story.on(20)
    story.save(replace(risk, probability=5, impact=5))
    assert paper(story) == ["R-01 Supplier late: not scored → 25"] and story.since() == [nov(20)]


def test_an_issue_whose_impact_is_known_later_is_new(story: Story) -> None:
    issue = story.add(Risk, title="Outage", state="occurred")
    story.tell(issue)
    story.on(20)
    story.save(replace(issue, impact=5))
    assert paper(story) == ["I-01 Outage: not scored → 5"] and story.since() == [nov(20)]


def test_a_baseline_moved_to_the_forecast_they_know_is_a_change(story: Story) -> None:
    go = story.move(story.add(Milestone, title="Go", baseline=date(2026, 12, 18)), date(2027, 1, 22))
    story.tell(go)
    story.on(24)
    story.rebase(go, date(2027, 1, 22))
    assert paper(story) == ["M1 Go: baseline 18 Dec → 22 Jan (+25wd)"]


def test_a_seat_that_is_left_stands_in_the_paper(story: Story) -> None:
    story.add(Seat, title="Data owner", key=True, holder=story.people["Li"].id, until=date(2026, 12, 18))
    assert paper(story) == ["Data owner: last day 18 Dec, no successor yet"]


def test_what_came_on_the_day_of_the_briefing_after_it_stands_in_the_next(story: Story) -> None:
    story.on(19)
    story.add(Decision, title="Before", on=nov(19))
    deliver(story)
    story.add(Decision, title="Cut training", on=nov(19))
    li = story.people["Li"].id
    change = story.add(Change, title="Mobile", fixed_cost=Decimal(90000))
    story.save(replace(change, approved_on=nov(19), approver=li, implemented_on=nov(19)))
    story.on(24)
    decided = paper(story, "decided")
    assert decided == ["D-02 Cut training, 19 Nov"]
    assert [line for line in paper(story, "changed") if "Mobile" in line and "90" in line and "Li" in line]


def issue(story: Story, **values: Any) -> Risk:
    return story.add(Risk, title="Leak", state="occurred", impact=4, **values)


def change(story: Story, **values: Any) -> Change:
    return story.add(Change, title="Mobile", **{"fixed_cost": Decimal(90000)} | values)


DECEMBER = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("make", "worse", "better"),
    [
        pytest.param(
            partial(red, probability=4),
            {"probability": 5, "impact": 4},
            {"probability": 3, "impact": 5},
            id="score",
        ),
        pytest.param(issue, {"impact": 5}, {"impact": 3}, id="impact of an issue"),
        pytest.param(
            partial(red, hits_on=DECEMBER), {"hits_on": nov(30)}, {"hits_on": date(2027, 1, 8)}, id="hits on"
        ),
        pytest.param(red, {"hits_on": DECEMBER}, {"title": "Supplier B"}, id="a first day"),
        pytest.param(
            partial(issue, hits_on=DECEMBER), {"hits_on": nov(30)}, {"hits_on": None}, id="of an issue"
        ),
        pytest.param(change, {"fixed_cost": Decimal(95000)}, {"fixed_cost": Decimal(80000)}, id="cost"),
        pytest.param(change, {"effort": Decimal(3)}, {"why": "the law"}, id="days without a rate"),
        pytest.param(change, {"delay_weeks": Decimal(2)}, {"ref": "x"}, id="delay without a benefit"),
        pytest.param(change, {"not_estimable": "no offer"}, {"remark": "x"}, id="nobody can tell"),
        pytest.param(
            lambda story: story.add(
                Seat, title="Lead", key=True, holder=story.people["Li"].id, until=DECEMBER
            ),
            {"until": nov(30)},
            {"until": date(2027, 1, 8)},
            id="a seat",
        ),
        pytest.param(
            lambda story: story.add(Milestone, title="Go", baseline=nov(30), forecast=DECEMBER),
            {"forecast": date(2026, 12, 21)},
            {"forecast": date(2026, 12, 17)},
            id="a slip",
        ),
    ],
)
def test_need_not_hear_ends_at_every_point_by_which_it_gets_worse(
    story: Story, make: Callable[[Story], Record], worse: dict[str, Any], better: dict[str, Any]
) -> None:
    def decided() -> int:
        return len(need_not_hear(situation(story.workspace, story.project.id)))

    def edited(record: Record, **values: Any) -> Record:
        if isinstance(record, Milestone):
            return story.move(record, values["forecast"])
        return story.save(replace(record, **values))

    record = make(story)
    assert story.since() == [nov(2)]
    said = need_not(
        story.workspace, (record,), {"need_not": "she asked for it"}, person=story.people["Chen"].id
    )
    assert isinstance(said, Save)
    carry_out(story.workspace, said)
    story.on(9)
    eased = edited(record, **better)
    assert story.untold() == [] and decided() == 1
    story.on(10)
    eased = edited(eased, **{name: getattr(record, name) for name in better})
    assert story.untold() == [] and decided() == 1, "no worse than what she need not hear"
    story.on(11)
    eased = edited(eased, **worse)
    assert story.since() == [nov(11)] and decided() == 0
    story.on(12)
    edited(eased, **{name: getattr(record, name) for name in worse})
    assert story.untold() == [] and decided() == 1


def test_what_was_told_is_news_again_at_the_next_colour_alone(story: Story) -> None:
    """A smaller change of it is for the next paper."""
    risk = red(story, impact=4, probability=4)
    story.tell(risk)
    story.on(9)
    risk = story.save(replace(risk, probability=5, hits_on=nov(30)))
    assert story.untold() == []
    said = need_not(story.workspace, (risk,), {"need_not": "x"}, person=story.people["Chen"].id)
    assert not isinstance(said, Save), "she knows it"
