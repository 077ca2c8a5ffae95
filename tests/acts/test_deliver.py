"""`D`: what a paper asks for was asked when it was said."""

from dataclasses import replace

import pytest
from told_story import Story, nov, red

from store.acts.deliver import deliver
from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import Asked
from store.records import Action, Project
from store.records.contact import Channel
from store.rules.briefing.delivery import delivery
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import words


@pytest.fixture
def story(workspace: Workspace, project: Project) -> Story:
    """It begins on 2 November."""
    return Story(workspace, project)


def said(story: Story, told: tuple[Record, ...], day: int, channel: Channel = "meeting") -> dict[int, Record]:
    """What saying it to Chen that day saves, by id."""
    chen = story.people["Chen"].id
    made = Asked((story.project.id,), chen).made(story.workspace)
    left = delivery(made, chen, told, text="x", language="en", on=nov(day), channel=channel)
    done = deliver(story.workspace, left, words("briefing"), {"overtaken": "keep"}, known=None)
    assert isinstance(done, Save)
    story.workspace.save(*done.records, act=done.act)
    return {record.id: record for record in done.records}


def ask(story: Story, **values: object) -> Action:
    chen = story.people["Chen"].id
    return story.add(Action, **{"type": "ask", "title": "Sign", "owner": chen} | values)


def test_an_ask_is_asked_on_the_day_and_tells_what_it_hangs_on(story: Story) -> None:
    risk = red(story)
    wanted = ask(story, title="More money, because of R-01")
    made = Asked((story.project.id,), story.people["Chen"].id).made(story.workspace)
    (need,) = made.lines("needs")
    assert said(story, need.records, 2)[wanted.id] == replace(wanted, asked_on=nov(2), times_asked=1)
    assert risk.id in [one.id for one in need.records] and story.untold() == []


def test_the_first_day_stays_and_a_talk_asks_once(story: Story) -> None:
    wanted, again = ask(story), ask(story, asked_on=nov(2), times_asked=1)
    story.on(5)
    now = said(story, (wanted, again), 5)
    assert now[again.id] == replace(again, times_asked=2)
    assert now[wanted.id] == replace(wanted, asked_on=nov(5), times_asked=1)
    asked = story.workspace.get(Action, wanted.id)
    assert asked is not None and asked.id not in said(story, (asked,), 5)


def test_only_what_is_open_and_theirs_is_asked(story: Story) -> None:
    done, promise = ask(story, done_on=nov(2)), ask(story, type="promise")
    of_li = ask(story, owner=story.people["Li"].id)
    assert not {done.id, promise.id, of_li.id} & said(story, (done, promise, of_li), 2).keys()


def test_what_somebody_changed_meanwhile_is_kept(story: Story) -> None:
    wanted = ask(story)
    story.save(replace(wanted, title="Sign both"))
    assert isinstance(found := said(story, (wanted,), 2)[wanted.id], Action)
    assert (found.title, found.times_asked) == ("Sign both", 1)
