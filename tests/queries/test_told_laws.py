"""Laws of what empties the list of what somebody has not heard, and what bad input makes of it."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from told_story import Story, nov, red

from store.acts.tell import tell
from store.disk.gate import Refused
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump, load
from store.queries.briefing.briefing_data import Asked
from store.queries.project_situation import situation
from store.records import Briefed, Change, Contact, Milestone, Risk, Seat, Stakeholder, Told
from store.records.reforecast import move
from store.rules.briefing.delivery import delivery
from store.rules.briefing.heard_in_talk import Talk, heard_in_talk
from store.rules.registers.event_groups import untold_events
from store.rules.registers.news import untold
from store.values.clock import Clock
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import words

Found = dict[int, date]


def silent(workspace: Workspace, project: int, person: int) -> Found:
    return {one.record.id: one.known for one in untold(situation(workspace, project), person)}


def a_month(story: Story, seed: int) -> None:
    """Three weeks of a project in which something of every kind comes up."""
    dice, li = random.Random(seed), story.people["Li"].id
    for number in range(3):
        red(story, title=f"r{number}", probability=dice.randint(2, 5), cause="")
        story.add(Milestone, title=f"m{number}", baseline=nov(dice.randint(6, 28)))
    story.add(Seat, title="owner", key=True, holder=li)
    story.add(Change, title="c", not_estimable="nobody knows")
    for day in range(3, 21):
        story.on(day)
        for risk in story.workspace.live(Risk):
            if dice.random() < 0.15:
                state: Any = dice.choice(("open", "occurred", "closed"))
                story.save(replace(risk, state=state, probability=dice.randint(3, 5)))
        for milestone in story.workspace.live(Milestone):
            if dice.random() < 0.15:
                story.move(milestone, nov(day) + timedelta(dice.randint(0, 40)))
        for seat in story.workspace.live(Seat):
            if dice.random() < 0.1:
                story.save(replace(seat, until=nov(day) + timedelta(dice.randint(0, 30))))
        for record in every(story.workspace):
            if dice.random() < 0.1:
                story.save(told(story, record, nov(day), rev=dice.choice((record.rev, None))))


def every(workspace: Workspace) -> tuple[Record, ...]:
    return tuple(one for kind in (Risk, Milestone, Seat, Change) for one in workspace.live(kind))


def told(story: Story, record: Record, on: date, rev: int | None = None, name: str = "Chen") -> Told:
    return Told(
        project=story.project.id,
        subject=record.id,
        subject_kind=record.kind,
        subject_rev=rev,
        person=story.people[name].id,
        on=on,
    )


@pytest.fixture(params=range(5))
def lived(request: pytest.FixtureRequest, story: Story) -> Story:
    a_month(story, request.param)
    return story


def of_chen(story: Story) -> Found:
    return silent(story.workspace, story.project.id, story.people["Chen"].id)


def test_a_told_empties_its_record_and_no_other_and_nobody_elses(lived: Story) -> None:
    found, of_li = of_chen(lived), silent(lived.workspace, lived.project.id, lived.people["Li"].id)
    assert found
    for record in every(lived.workspace):
        if record.id in found:
            lived.tell(record)
            del found[record.id]
            assert of_chen(lived) == found
    assert found == {} and silent(lived.workspace, lived.project.id, lived.people["Li"].id) == of_li


def test_a_told_of_the_day_before_covers_nothing_of_it(lived: Story) -> None:
    found = of_chen(lived)
    for record in every(lived.workspace):
        if record.id in found:
            lived.save(told(lived, record, found[record.id] - timedelta(1), rev=None))
            lived.save(told(lived, record, found[record.id] - timedelta(1), rev=record.rev))
    assert of_chen(lived) == found


def test_a_contact_a_meeting_and_a_verdict_empty_nothing(lived: Story) -> None:
    found = of_chen(lived)
    chen = lived.people["Chen"].id
    for channel in ("call", "visit", "meeting", "email"):
        lived.save(Contact(person=chen, on=nov(20), channel=channel, projects=(lived.project.id,)))
    assert of_chen(lived) == found


def test_a_briefing_empties_what_was_ticked_and_nothing_else(lived: Story) -> None:
    found = of_chen(lived)
    ticked = [record for record in every(lived.workspace) if record.id in found][::2]
    deliver(lived.workspace, lived, ticked)
    assert set(of_chen(lived)) == set(found) - {record.id for record in ticked}


def test_undo_brings_back_what_a_telling_emptied(lived: Story) -> None:
    found = of_chen(lived)
    record = next(one for one in every(lived.workspace) if one.id in found)
    lived.tell(record)
    undo(lived.workspace)
    assert of_chen(lived) == found


@pytest.mark.parametrize("seed", range(5))
def test_what_nobody_said_only_grows_older(seed: int, story: Story) -> None:
    """From one day to the next: what is still untold began no later, and what is gone had been said or changed."""
    dice = random.Random(seed)
    a_month(story, seed)
    before = of_chen(story)
    for day in range(21, 29):
        story.on(day)
        touched = set()
        for record in every(story.workspace):
            if dice.random() < 0.2 and isinstance(record, Risk):
                story.save(replace(record, probability=dice.randint(2, 5)))
                touched.add(record.id)
            elif dice.random() < 0.2 and isinstance(record, Milestone):
                story.move(record, nov(day) + timedelta(dice.randint(0, 40)))
                touched.add(record.id)
        now = of_chen(story)
        assert all(now[id] <= known for id, known in before.items() if id in now)
        assert before.keys() - now.keys() <= touched
        before = now


def deliver(workspace: Workspace, story: Story, said: list[Record]) -> None:
    chen, today = story.people["Chen"].id, workspace.clock.today()
    made = Asked((story.project.id,), chen).made(workspace)
    left = delivery(made, chen, said, text="As said.", language="en", on=today, channel="meeting")
    workspace.save(*left, act=words("briefing"))


def test_told_in_the_future_is_refused_in_a_sentence(story: Story) -> None:
    risk = red(story)
    with pytest.raises(Refused, match="not after today"):
        story.save(told(story, risk, nov(3)))


def test_told_to_somebody_whose_term_ended_tells_the_present_sponsor_nothing(story: Story) -> None:
    risk = red(story)
    story.on(25)
    story.save(replace(story.sponsor, until=nov(25)))
    zhou = story.people["Zhou"].id
    story.save(Stakeholder(project=story.project.id, person=zhou, role="sponsor", since=nov(26)))
    story.on(26)
    story.tell(risk, "Chen")
    assert [(one.person, one.record.id) for one in story.untold()] == [(zhou, risk.id)]


def test_told_to_somebody_archived_is_kept_and_tells_nobody_else(story: Story) -> None:
    """They may have heard before they were put away; the sponsor of today has not."""
    risk = red(story)
    story.save(replace(story.workspace.get(type(story.people["Li"]), story.people["Li"].id), archived=True))  # type: ignore[type-var]
    done = tell(story.workspace, risk, person=story.people["Li"].id)
    assert isinstance(done, Save)
    story.save(*done.records)
    assert [one.record.id for one in story.untold()] == [risk.id]


def test_two_tell_the_same_at_once(story: Story, open_again: Callable[..., Workspace]) -> None:
    risk = red(story)
    other = open_again("bob")
    other.clock = Clock(nov(2))
    both = [tell(workspace, risk, person=story.people["Chen"].id) for workspace in (story.workspace, other)]
    for workspace, done in zip((story.workspace, other), both, strict=True):
        assert isinstance(done, Save)
        workspace.save(*done.records, act=done.act)
    story.workspace.memory.clear()
    assert story.untold() == []
    undo(other)
    story.workspace.memory.clear()
    assert story.untold() == [], "the other one said it, too"


def test_undo_of_a_briefing_that_a_later_telling_stands_on(
    story: Story, open_again: Callable[..., Workspace]
) -> None:
    one, two = red(story), red(story, title="Strike")
    deliver(story.workspace, story, [one, two])
    other = open_again("bob")
    other.clock = Clock(nov(9))
    (worse,) = other.save(replace(one, state="occurred", occurred_on=nov(9)), act=words("x")).records
    done = tell(other, worse, person=story.people["Chen"].id)
    assert isinstance(done, Save)
    other.save(*done.records, act=done.act)
    story.on(9)
    undo(story.workspace)
    story.workspace.memory.clear()
    assert not story.workspace.live(Briefed)
    assert [found.record.id for found in story.untold()] == [two.id], "what bob said was said"


def test_a_dump_without_some_rows_of_the_journal_still_tells(story: Story, tmp_path: Path) -> None:
    """The present record is what has to be told; a lost row makes it older at most."""
    risk = red(story, probability=2)
    story.on(9)
    story.save(replace(risk, probability=5))
    lines = list(dump(story.workspace, private=False))
    of_risk = [
        n for n, line in enumerate(lines) if json.loads(line).get("change", {}).get("record") == risk.id
    ]
    assert len(of_risk) == 2
    for lost in (of_risk[:1], of_risk[1:], of_risk):
        left = [line for n, line in enumerate(lines) if n not in lost]
        left[-1] = json.dumps({"end": len(left)}).encode()
        folder = tmp_path / "-".join(map(str, lost))
        folder.mkdir()
        copy = Workspace.open(folder / "copy.db", who="ann", private_dir=folder / "own", create=True)
        load(copy, left)
        copy.clock = Clock(nov(9))
        found = silent(copy, story.project.id, story.people["Chen"].id)
        copy.close()
        assert found.keys() == {risk.id} and found[risk.id] <= nov(9)


def test_reasons_that_name_each_other_in_a_circle_are_one_item(story: Story) -> None:
    one = red(story, title="one", cause="R-02")
    red(story, title="two", cause="R-03")
    red(story, title="three", cause="R-01")
    (group,) = untold_events(situation(story.workspace, story.project.id))
    assert len(group.each) == 3 and one.id in [news.record.id for news in group.each]


def test_a_told_in_the_act_that_makes_the_news_covers_it(story: Story) -> None:
    """Notes of a talk three days ago move a milestone, and say that it was told there."""
    milestone = story.add(Milestone, title="m", baseline=nov(20))
    story.on(12)
    moved = move(milestone, replace(milestone, forecast=nov(30)), "data late", nov(12))
    talk = Talk((story.people["Chen"].id,), nov(9), "meeting", True, made=moved)
    (line,) = heard_in_talk(situation(story.workspace, story.project.id), talk, rest=False)
    assert line.ticked and [(one.on, one.subject_rev) for one in line.tolds] == [(nov(9), 2)]
    story.workspace.save(*moved, *line.tolds, act=words("notes"))
    assert of_chen(story) == {}
    (milestone,) = story.workspace.live(Milestone)
    milestone = story.move(milestone, nov(30) + timedelta(1))
    assert of_chen(story) == {milestone.id: nov(12)}, "what came after it is not told with it"
    story.save(told(story, milestone, nov(9), rev=milestone.rev))
    assert of_chen(story) == {milestone.id: nov(12)}, "nor by one of an earlier day"
