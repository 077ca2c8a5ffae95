"""What somebody was asked, decided or approved tells them of what it hangs on; what was only written down does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from told_story import Story, nov, red

from store.acts.ask_again import ask_again
from store.queries.briefing.briefing_data import Asked
from store.queries.project_situation import situation
from store.records import Action, Change, Contact, Decision, Milestone, Person, Risk
from store.records.reforecast import move
from store.rules.briefing.delivery import delivery
from store.rules.registers.surprises import surprises
from store.values.outcome import Save
from store.values.words import words


def touch(story: Story, day: int, name: str = "Chen", **values: object) -> None:
    person = story.people[name].id
    story.save(Contact(person=person, on=nov(day), projects=(story.project.id,), **values))  # type: ignore[arg-type]


def ask(story: Story, day: int, name: str = "Chen", title: str = "More money, because of R-01") -> Action:
    person = story.people[name].id
    return story.add(Action, type="ask", title=title, owner=person, asked_on=nov(day), times_asked=1)


def test_an_ask_that_is_only_written_down_tells_nothing(story: Story) -> None:
    red(story)
    ask(story, 2)
    story.on(3)
    touch(story, 3)
    touch(story, 2, "Li")
    touch(story, 2, two_way=False)
    assert story.since() == [nov(2)]


def test_an_ask_in_a_touch_tells_what_it_names_and_nothing_else(story: Story) -> None:
    red(story), red(story, title="Strike")
    ask(story, 2)
    touch(story, 2, channel="meeting")
    assert [one.record.code for one in story.untold()] == ["R-02"]  # type: ignore[attr-defined]


def test_an_ask_hangs_on_what_its_reference_names_and_on_codes_as_they_were_imported(story: Story) -> None:
    red(story), red(story, title="Strike", code="RISK-0014"), red(story, title="Data", code="4.2")
    chen = story.people["Chen"].id
    ask = {"type": "ask", "owner": chen, "asked_on": nov(2), "times_asked": 1}
    story.add(Action, title="Sign", ref="R-01", **ask)
    story.add(Action, title="More money, because of risk-0014", **ask)
    story.add(Action, title="Name a successor", ref="4.2", **ask)
    touch(story, 2)
    assert story.untold() == []


def test_a_number_in_an_ask_is_no_name(story: Story) -> None:
    """Registers whose rows are called 1, 2, 3 come in as they are."""
    red(story, code="4")
    ask(story, 2, title="Sign within 4 weeks")
    touch(story, 2)
    assert story.since() == [nov(2)]


def test_who_was_asked_has_heard_and_nobody_else(story: Story) -> None:
    red(story)
    ask(story, 2, "Li")
    touch(story, 2)
    touch(story, 2, "Li")
    assert story.since() == [nov(2)]


def test_what_came_after_the_ask_on_the_same_day_was_not_asked(story: Story) -> None:
    risk = red(story)
    ask(story, 2)
    touch(story, 2)
    story.save(replace(risk, state="occurred", occurred_on=nov(2)))
    assert story.since() == [nov(2)]


def test_an_ask_tells_of_what_had_begun_by_its_day(story: Story) -> None:
    risk = red(story, probability=2)
    story.on(9)
    story.save(replace(risk, probability=5))
    ask(story, 6)
    touch(story, 6)
    assert story.since() == [nov(9)]
    story.on(10)
    again = ask_again(story.workspace.live(Action)[0], nov(10))
    assert isinstance(again, Save)
    story.save(*again.records)
    assert story.since() == [nov(9)], "asked again, but not said to whom"
    touch(story, 10)
    assert story.since() == []


def test_an_ask_made_with_the_record_in_one_act_hangs_on_it(story: Story) -> None:
    issue = Risk(project=story.project.id, title="Data owner leaves", state="occurred", impact=5)
    chen = story.people["Chen"].id
    asked = Action(
        project=story.project.id, type="ask", title="Name a successor", owner=chen, asked_on=nov(2)
    )
    story.save(issue, asked)
    assert story.since() == [nov(2)]
    touch(story, 2)
    assert story.since() == []


def test_a_list_that_came_in_with_an_ask_does_not_hang_on_it(story: Story) -> None:
    chen, of = story.people["Chen"].id, story.project.id
    risks = [Risk(project=of, title=f"r{n}", probability=5, impact=5) for n in range(3)]
    story.save(Action(project=of, type="ask", title="Sign", owner=chen, asked_on=nov(2)), *risks)
    touch(story, 2)
    assert len(story.since()) == 3


def test_a_decision_of_theirs_tells_them_what_it_names(story: Story) -> None:
    risk = red(story)
    story.on(4)
    story.add(Decision, title="Go on in spite of R-01", by=story.people["Li"].id, on=nov(4))
    assert story.since() == [nov(2)]
    story.add(Decision, title="Go on in spite of r-01", by=story.people["Chen"].id, on=nov(4))
    assert story.since() == []
    story.save(replace(risk, state="occurred", occurred_on=nov(4)))
    assert story.since() == [nov(4)]


def test_who_approves_a_change_knows_its_milestones_dates(story: Story) -> None:
    go = story.add(Milestone, title="Go-live", baseline=date(2026, 12, 18))
    story.on(9)
    go = story.move(go, date(2026, 12, 30))
    assert story.since() == [nov(9)]
    change = story.add(
        Change, title="Mobile", milestones=(go.id,), delay_weeks=Decimal(4), identified_on=nov(9)
    )
    assert len(story.untold()) == 2
    story.on(10)
    chen = story.people["Chen"].id
    change = story.save(replace(change, approved_on=nov(10), approver=chen))
    assert story.untold() == []
    story.on(12)
    go = story.move(go, date(2027, 1, 27))
    assert story.untold() == [], "four weeks were approved"
    new = replace(go, baseline=date(2027, 1, 27))
    moved, *said = move(go, new, "as approved", nov(12), approver=chen, change=change.id)
    go = story.save(moved, *said)  # type: ignore[assignment]
    assert story.untold() == [], "and so was the plan that says so"
    story.save(replace(change, implemented_on=nov(12)))
    assert story.untold() == [], "the implementation, too"
    story.on(13)
    story.move(go, date(2027, 2, 26))
    assert story.since() == [nov(13)], "later than was approved"


def test_an_approval_by_somebody_else_tells_the_sponsor_nothing(story: Story) -> None:
    go = story.add(Milestone, title="Go-live", baseline=date(2026, 12, 18))
    go = story.move(go, date(2027, 1, 29))
    li = story.people["Li"].id
    story.add(Change, title="M", milestones=(go.id,), approved_on=nov(2), approver=li, identified_on=nov(2))
    assert {one.record.kind for one in story.untold()} == {"milestone", "change"}


def test_an_unapproved_implementation_is_news_again(story: Story) -> None:
    change = story.add(Change, title="Mobile", fixed_cost=Decimal(90000), identified_on=nov(2))
    story.tell(change)
    story.on(9)
    change = story.save(replace(change, implemented_on=nov(9), unapproved_because="no time"))
    assert story.since() == [nov(9)]
    story.tell(change)
    assert story.since() == []


def test_with_some_people_a_mail_counts(story: Story) -> None:
    risk = red(story)
    story.tell(risk, channel="email")
    assert [one.heard for one in story.untold()] == ["sent"]
    story.save(replace(story.workspace.live(Person)[0], mail_counts=True))
    assert story.untold() == [] and story.letter("R") != "red"
    story.save(replace(risk, state="occurred", occurred_on=nov(2)))
    assert [one.heard for one in story.untold()] == ["untold"]
    story.on(9)
    now = situation(story.workspace, story.project.id)
    assert [one.outcome for one in surprises(now).events] == ["at once"], "the mail was the warning"


def test_an_issue_put_back_to_open_is_no_hit(story: Story) -> None:
    risk = red(story, state="occurred", occurred_on=nov(2))
    story.on(9)
    hits = [one.event.hits for one in surprises(situation(story.workspace, story.project.id)).events]
    assert hits == [nov(2)]
    story.save(replace(risk, state="open"))
    assert surprises(situation(story.workspace, story.project.id)).events == ()


def test_an_ask_in_a_delivered_paper_tells_what_it_hangs_on(story: Story) -> None:
    risk = red(story)
    ask(story, 2)
    made = Asked((story.project.id,), story.people["Chen"].id).made(story.workspace)
    (need,) = made.lines("needs")
    assert risk.id in [one.id for one in need.records]
    said = delivery(
        made, story.people["Chen"].id, need.records, text="x", language="en", on=nov(2), channel="meeting"
    )
    story.workspace.save(*said, act=words("briefing"))
    assert story.untold() == []
