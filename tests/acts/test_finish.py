"""What `x` makes of a record, and what it asks before."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.acts.carry_out import carry_out
from store.acts.confirm import confirm
from store.acts.finish import finish, finish_by_hand
from store.disk.workspace import Workspace
from store.records import Action, Decision, Milestone, Note, Project, Reading, Risk
from store.values.outcome import Choose, Explain, Outcome, Save
from store.values.record import Record
from store.values.words import Words, say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def saved(workspace: Workspace) -> Any:
    """`saved(record)`: the record as it is saved."""

    def keep(record: Record) -> Any:
        return workspace.save(record, act=words("add")).records[0]

    return keep


def x(workspace: Workspace, *records: Record, **answers: str) -> Outcome:
    return finish(workspace, records, answers, "en")


def offered(outcome: Outcome) -> tuple[str, ...]:
    assert isinstance(outcome, Choose), outcome
    return tuple(answer for answer, _ in outcome.answers)


def test_of_a_risk_it_is_asked_what_became_of_it(workspace: Workspace, project: Project, saved: Any) -> None:
    risk = saved(Risk(project=project.id, title="Strike"))
    assert offered(x(workspace, risk)) == ("occurred", "closed")
    done = x(workspace, risk, became="occurred")
    assert isinstance(done, Save) and say(done.act) == "occurred: R-01 Strike"
    issue = carry_out(workspace, done)
    assert offered(x(workspace, *issue.records)) == ("closed",), "what has occurred does not occur again"


def test_of_an_issue_it_is_asked_what_was_agreed(workspace: Workspace, project: Project, saved: Any) -> None:
    issue = saved(Risk(project=project.id, title="Strike", state="occurred", reply_by=TODAY))
    assert offered(x(workspace, issue)) == ("replied", "closed")
    assert offered(x(workspace, issue, became="closed")) == ("now", "next_version", "wont", "explain")
    assert offered(x(workspace, issue, became="closed", disposition="never")), "no such answer"
    done = x(workspace, issue, became="closed", disposition="wont")
    assert isinstance(done, Save)
    assert done.records == (replace(issue, state="closed", closed_on=TODAY, disposition="wont"),)
    agreed = replace(issue, disposition="now")
    assert isinstance(x(workspace, agreed, became="closed"), Save), "it was agreed before"


def test_several_at_once_are_asked_once(workspace: Workspace, project: Project, saved: Any) -> None:
    risk = saved(Risk(project=project.id, title="Strike"))
    issue = saved(Risk(project=project.id, title="Flood", state="occurred"))
    asked = x(workspace, risk, issue, became="closed")
    assert isinstance(asked, Choose) and say(asked.said) == "What was agreed about I-02 Flood?"
    done = x(workspace, risk, issue, became="closed", disposition="now")
    assert isinstance(done, Save)
    assert [getattr(one, "disposition", "") for one in done.records] == [None, "now"]


@pytest.mark.parametrize("type", ["promise", "ask"])
def test_a_word_that_was_not_kept_needs_its_reason(
    workspace: Workspace, project: Project, saved: Any, type: Any
) -> None:
    late = saved(Action(project=project.id, title="Prices", type=type, due=date(2026, 11, 25)))
    other = saved(Action(project=project.id, title="Copy", due=date(2026, 11, 25)))
    asked = x(workspace, late, other)
    assert isinstance(asked, Explain)
    assert say(asked.said) == "A-01 Prices: after its day. Why was it missed?"
    done = x(workspace, late, other, missed="the supplier")
    assert isinstance(done, Save)
    assert [(one.done_on, one.missed_because) for one in done.records if isinstance(one, Action)] == [
        (TODAY, "the supplier"),
        (TODAY, ""),
    ]


def test_what_the_key_does_nothing_with(workspace: Workspace, project: Project, saved: Any) -> None:
    met = saved(Milestone(project=project.id, title="Go-live", met_on=TODAY))
    said = x(workspace, met)
    assert isinstance(said, Words) and "was met on 26 Nov" in say(said)
    decision = saved(Decision(project=project.id, title="Two shifts", on=TODAY))
    assert x(workspace, decision) == words("nothing to finish here")
    assert confirm(workspace, (decision,)) == words("nothing to confirm here")


def test_space_confirms_reviews_and_reads_again(workspace: Workspace, project: Project, saved: Any) -> None:
    milestone = saved(Milestone(project=project.id, title="Go-live", baseline=TODAY))
    done = confirm(workspace, (milestone,))
    assert isinstance(done, Save) and done.records == (replace(milestone, confirmed_on=TODAY),)
    reading = saved(
        Reading(project=project.id, area="scope", colour="green", sentence="agreed", on=date(2026, 11, 1))
    )
    again = confirm(workspace, (reading,))
    assert isinstance(again, Save) and again.records[0].id != reading.id


def test_a_note_is_shown_before_it_is_published(workspace: Workspace, project: Project, saved: Any) -> None:
    note = saved(Note(project=project.id, on=date(2026, 11, 23), text="! late p3 i5"))
    asked = x(workspace, note)
    assert isinstance(asked, Choose)
    assert [say(line) for line in asked.details] == ["Risk: late"]
    done = x(workspace, note, publish="yes")
    assert isinstance(done, Save)
    risk, published = done.records
    assert isinstance(risk, Risk) and risk.detected_on == TODAY, "the day it was written stays mine"
    asked = x(workspace, note, publish="day")
    assert isinstance(asked, Explain) and say(asked.said).startswith("Since when is it known?")
    done = x(workspace, note, publish="day", known_since="25 nov")
    assert isinstance(done, Save) and isinstance(done.records[0], Risk)
    assert done.records[0].detected_on == date(2026, 11, 25)
    assert published == replace(note, published_on=TODAY)
    thought = saved(Note(project=project.id, on=TODAY, text="just a thought"))
    assert isinstance(x(workspace, thought), Words)


def test_what_is_finished_by_hand_is_asked_the_same(
    workspace: Workspace, project: Project, saved: Any
) -> None:
    late = saved(Action(project=project.id, title="Prices", type="promise", due=date(2026, 11, 25)))
    done = replace(late, done_on=TODAY)
    assert isinstance(finish_by_hand(late, done, {}), Explain)
    assert isinstance(finish_by_hand(late, replace(late, dropped_on=TODAY), {}), Explain)
    told = finish_by_hand(late, done, {"missed": "the supplier"})
    assert isinstance(told, Save) and told.records == (replace(done, missed_because="the supplier"),)
    for fine in (
        replace(done, missed_because="typed"),
        replace(late, done_on=date(2026, 11, 25)),
        replace(late, title="Price list"),
    ):
        assert isinstance(finish_by_hand(late, fine, {}), Save)
    issue = saved(Risk(project=project.id, title="Strike", state="occurred"))
    closed = replace(issue, state="closed", closed_on=TODAY)
    assert offered(finish_by_hand(issue, closed, {})) == ("now", "next_version", "wont", "explain")
    assert isinstance(finish_by_hand(issue, replace(closed, disposition="now"), {}), Save)
    risk = replace(issue, state="open")
    assert isinstance(finish_by_hand(risk, closed, {}), Save)
