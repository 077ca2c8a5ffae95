"""A new sponsor: until which day have they heard what lies there?"""

from dataclasses import replace
from datetime import date

from store.acts.heard_until import heard_until
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Person, Project, Risk, Stakeholder
from store.rules.registers.news import untold
from store.rules.registers.surprises import surprises
from store.values.outcome import Explain, Save
from store.values.words import say, words


def test_older_records_are_told_by_that_day(workspace: Workspace, project: Project) -> None:
    old, new = (
        Risk(
            project=project.id,
            title=f"day {day}",
            state="occurred",
            impact=5,
            detected_on=date(2026, 11, day),
            occurred_on=date(2026, 11, day),
        )
        for day in (2, 20)
    )
    zhou = Person(name="Zhou")
    part = Stakeholder(project=project.id, person=zhou.id, role="sponsor")
    client = replace(project, side="client")
    workspace.save(client, old, new, zhou, part, act=words("x"))
    question = heard_until(workspace, part, {}, "en")
    assert isinstance(question, Explain)
    assert say(question.said) == "Until which day has Zhou heard this? 2 to tell"
    assert not isinstance(heard_until(workspace, part, {"heard_until": "tomorrow"}, "en"), Save)
    assert not isinstance(heard_until(workspace, part, {"heard_until": "some day"}, "en"), Save)
    before = [one.event.record.id for one in surprises(situation(workspace, project.id)).events]
    assert before == [new.id, old.id]
    done = heard_until(workspace, part, {"heard_until": "10 nov"}, "en")
    assert isinstance(done, Save)
    workspace.save(*done.records, act=done.act)
    now = situation(workspace, project.id)
    assert [one.record.id for one in untold(now)] == [new.id]
    assert [one.event.record.id for one in surprises(now).events] == [new.id], "outside the score"
    assert heard_until(workspace, part, {}, "en") == words(""), "asked once"


def test_what_hit_before_is_outside_the_score_told_or_not(workspace: Workspace, project: Project) -> None:
    """An old log brings closed issues and small ones, too, of which nobody has to be told."""
    october = date(2026, 10, 5)
    closed = Risk(
        project=project.id,
        title="closed",
        state="closed",
        impact=5,
        detected_on=october,
        occurred_on=october,
        closed_on=date(2026, 10, 20),
    )
    small, since = (
        Risk(project=project.id, title="x", state="occurred", impact=n, detected_on=on, occurred_on=on)
        for n, on in ((2, october), (3, date(2026, 11, 16)))
    )
    big = replace(small, id=closed.id + 1, impact=4)
    zhou = Person(name="Zhou")
    part = Stakeholder(project=project.id, person=zhou.id, role="sponsor")
    workspace.save(replace(project, side="client"), closed, small, since, big, zhou, part, act=words("x"))
    question = heard_until(workspace, part, {}, "en")
    assert isinstance(question, Explain)
    assert say(question.said) == "Until which day has Zhou heard this? 2 to tell"
    done = heard_until(workspace, part, {"heard_until": "30 oct"}, "en")
    assert isinstance(done, Save)
    workspace.save(*done.records, act=done.act)
    events = surprises(situation(workspace, project.id)).events
    assert [one.event.record.id for one in events] == [since.id]
