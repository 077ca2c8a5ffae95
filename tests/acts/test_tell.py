"""Who hears of a record: first whom the project says, then the sponsor, then my own executive."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.acts.carry_out import carry_out
from store.acts.tell import Telling, tell, telling, told_elsewhere, waits
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project, Risk, Stakeholder, Told
from store.values.outcome import Save
from store.values.words import Words, say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def people(workspace: Workspace, project: Project) -> dict[str, Person]:
    """Li hears before the sponsor Chen; Own is my executive."""
    found = {name: Person(name=name) for name in ("Li", "Chen", "Own")}
    workspace.save(
        *found.values(),
        Stakeholder(project=project.id, person=found["Chen"].id, role="sponsor"),
        replace(project, hear_first=found["Li"].id, executive=found["Own"].id),
        act=words("add"),
    )
    return found


@pytest.fixture
def risk(workspace: Workspace, project: Project) -> Risk:
    """Red, and known since yesterday."""
    made = Risk(project=project.id, title="Strike", probability=5, impact=5, detected_on=date(2026, 11, 25))
    workspace.save(made, act=words("add"))
    found = workspace.get(Risk, made.id)
    assert found is not None
    return found


def test_one_after_the_other(workspace: Workspace, people: dict[str, Person], risk: Risk) -> None:
    for name, next_up in (("Li", "Chen"), ("Chen", "Own"), ("Own", "")):
        begun = telling(workspace, risk)
        assert isinstance(begun, Telling) and begun.person == people[name].id
        done = tell(workspace, risk)
        assert isinstance(done, Save) and say(done.act) == f"told {name}: R-01 Strike"
        (told,) = carry_out(workspace, done).records
        assert isinstance(told, Told)
        assert (told.person, told.on, told.entered_on, told.state) == (people[name].id, TODAY, TODAY, "told")
        assert told.subject_rev == risk.rev, "what the teller saw of it"
        assert waits(workspace, risk, told) == next_up


@pytest.mark.parametrize(
    ("channel", "state", "act"),
    [("visit", "told", "told Li"), ("email", "sent", "sent to Li"), ("message", "sent", "sent to Li")],
)
def test_what_is_written_is_sent(
    workspace: Workspace, people: dict[str, Person], risk: Risk, channel: Any, state: str, act: str
) -> None:
    done = tell(workspace, risk, channel=channel)
    assert isinstance(done, Save) and say(done.act).startswith(act)
    assert isinstance(told := done.records[0], Told) and told.state == state


def test_anybody_else_by_name(workspace: Workspace, people: dict[str, Person], risk: Risk) -> None:
    sun = Person(name="Sun")
    workspace.save(sun, act=words("add"))
    done = tell(workspace, risk, person=sun.id)
    assert isinstance(done, Save) and say(done.act) == "told Sun: R-01 Strike"
    assert isinstance(told := done.records[0], Told) and told.person == sun.id


def test_what_is_told_to_nobody(workspace: Workspace, project: Project, risk: Risk) -> None:
    mood = Morale(project=project.id, on=TODAY, mood=2, text="sesame")
    assert isinstance(tell(workspace, mood), Words)
    assert isinstance(telling(workspace, Person(name="Sun")), Words), "in no project"
    assert isinstance(tell(workspace, risk), Words), "no sponsor, and nobody named"
    begun = telling(workspace, risk)
    assert isinstance(begun, Telling) and begun.person is None, "a form can still ask whom"


def test_what_is_about_people_is_told_elsewhere(
    workspace: Workspace, project: Project, people: dict[str, Person], risk: Risk
) -> None:
    (part,) = workspace.live(Stakeholder, project.id)
    said = told_elsewhere(part)
    assert said is not None
    assert say(said) == "choose what was told in Milestones or Risks; c records a contact"
    said = told_elsewhere(Morale(project=project.id, on=TODAY, mood=2))
    assert said is not None
    assert "yours alone" in say(said)
    assert told_elsewhere(risk) is None
