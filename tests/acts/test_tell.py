"""Who hears of a record: first whom the project says, then the sponsor, then my own executive."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.acts.carry_out import carry_out
from store.acts.tell import Telling, each_told, need_not, tell, telling, told_elsewhere, waits
from store.disk.gate import Refused
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Morale, Person, Project, Risk, Stakeholder, Told
from store.rules.registers.news import untold
from store.values.outcome import Explain, Save
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
    assert "visible only to you" in say(said)
    assert told_elsewhere(risk) is None


def test_what_they_need_not_hear(workspace: Workspace, people: dict[str, Person], risk: Risk) -> None:
    chen = people["Chen"].id
    asked = need_not(workspace, (risk,), {}, person=chen)
    assert isinstance(asked, Explain)
    assert say(asked.said) == "Why need Chen not hear of R-01 Strike, until it gets worse?"
    done = need_not(workspace, (risk,), {"need_not": "her own union told her"}, person=chen)
    assert isinstance(done, Save) and say(done.act) == "Chen need not hear: R-01 Strike"
    (told,) = carry_out(workspace, done).records
    assert isinstance(told, Told) and (told.state, told.reaction) == ("need_not", "her own union told her")
    assert [n.record.id for n in untold(situation(workspace, risk.project), chen)] == []
    again = need_not(workspace, (risk,), {}, person=chen)
    assert (
        isinstance(again, Words) and say(again) == "there is nothing in R-01 Strike that Chen has yet to hear"
    )
    workspace.save(replace(risk, state="occurred", occurred_on=TODAY), act=words("edit"))
    (back,) = untold(situation(workspace, risk.project), chen)
    assert back.record.id == risk.id, "it came back when it got worse"
    undo(workspace)
    undo(workspace)
    assert len(untold(situation(workspace, risk.project), chen)) == 1


def test_need_not_hear_wants_its_reason(workspace: Workspace, people: dict[str, Person], risk: Risk) -> None:
    begun = telling(workspace, risk)
    assert isinstance(begun, Telling)
    told = Told(**begun.values, person=people["Chen"].id, state="need_not")
    with pytest.raises(Refused, match="why they need not hear"):
        workspace.save(told, act=words("add"))


def test_several_are_told_to_several(workspace: Workspace, people: dict[str, Person], risk: Risk) -> None:
    other = Risk(project=risk.project, title="Flood", probability=5, impact=5, detected_on=TODAY)
    (saved,) = workspace.save(other, act=words("add")).records
    begun = telling(workspace, risk)
    assert isinstance(begun, Telling)
    form = Told(**begun.values, person=people["Li"].id)
    every = each_told(form, (risk, saved), (people["Li"].id, people["Chen"].id))
    assert [(t.subject, t.person) for t in every] == [
        (risk.id, people["Li"].id),
        (other.id, people["Li"].id),
        (risk.id, people["Chen"].id),
        (other.id, people["Chen"].id),
    ]
    assert every[0] == form and len({t.id for t in every}) == 4
    workspace.save(*every, act=words("tell"))
    assert not untold(situation(workspace, risk.project))
    undo(workspace)
    assert len(untold(situation(workspace, risk.project))) == 2, "one undo takes it all back"
