"""On the supplier's side: what is internal is heard by my own executive, who has a base line of their own, and whether
the sponsor may know is asked once."""

from dataclasses import replace
from datetime import date

import pytest

from store.acts.confirm import confirm
from store.acts.tell import tell
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.record_detail import detail
from store.queries.review.review_board import review
from store.records import Milestone, Person, Project, Risk, Stakeholder, Told
from store.rules.registers.news import news, untold
from store.rules.review.attention import reasons
from store.rules.review.verdicts import stands
from store.values.clock import Clock
from store.values.outcome import Save
from store.values.words import say, words

RED = {"probability": 5, "impact": 4, "response": "mitigate", "due": date(2026, 12, 30)}


def nov(day: int) -> date:
    return date(2026, 11, day)


class Supplier:
    """Our project for Chen, reported to Wei."""

    def __init__(self, workspace: Workspace, project: Project) -> None:
        self.workspace, self.id = workspace, project.id
        self.chen, self.wei = Person(name="Chen"), Person(name="Wei")
        self.on(2)
        part = Stakeholder(project=project.id, person=self.chen.id, role="sponsor")
        own = replace(project, side="supplier", executive=self.wei.id)
        workspace.save(own, self.chen, self.wei, part, act=words("begin"))

    def on(self, day: int) -> None:
        self.workspace.clock = Clock(nov(day))
        self.workspace.memory.clear()

    def save(self, record: Risk) -> Risk:
        self.workspace.save(record, act=words("x"))
        return self.workspace.live(Risk)[0]

    def red(self) -> Risk:
        return self.save(Risk(project=self.id, title="Load test fails", owner=self.wei.id, **RED))  # type: ignore[arg-type]

    def tell(self, record: Risk, person: Person) -> None:
        done = tell(self.workspace, record, person=person.id)
        assert isinstance(done, Save)
        self.workspace.save(*done.records, act=done.act)

    def silent(self, person: Person | None = None) -> list[tuple[str, date]]:
        now = situation(self.workspace, self.id)
        return [(now.name(one.person), one.since) for one in untold(now, person.id if person else None)]

    def said(self) -> list[str]:
        return [say(one.words) for one in reasons(situation(self.workspace, self.id))]

    def asked(self) -> bool:
        return any(one.startswith("who may know?") for one in self.said())


@pytest.fixture
def supplier(workspace: Workspace, project: Project) -> Supplier:
    return Supplier(workspace, project)


def test_an_internal_red_one_ages_towards_my_own_executive(supplier: Supplier) -> None:
    risk = supplier.red()
    supplier.on(5)
    assert supplier.silent() == [("Wei", nov(2))]
    assert "known since 2 Nov, Wei has not been told: 3wd" in supplier.said()
    assert supplier.silent(supplier.chen) == [], "the sponsor may not read of it"
    hears = tell(supplier.workspace, risk)
    assert isinstance(hears, Save) and [r.person for r in hears.records if isinstance(r, Told)] == [
        supplier.wei.id
    ]
    supplier.tell(risk, supplier.wei)
    assert supplier.silent() == []


def test_without_an_executive_nobody_is_late(supplier: Supplier) -> None:
    (project,) = supplier.workspace.live(Project)
    supplier.workspace.save(replace(project, executive=None), act=words("x"))
    risk = supplier.red()
    assert supplier.silent() == []
    assert not isinstance(tell(supplier.workspace, risk), Save), (
        "an internal one is not offered to the sponsor"
    )


def test_what_the_sponsor_reads_is_the_sponsors_and_the_executive_has_an_own_base_line(
    supplier: Supplier,
) -> None:
    risk = supplier.save(replace(supplier.red(), audience=("internal", "client", "sponsor")))
    assert supplier.silent() == [("Chen", nov(2))]
    supplier.tell(risk, supplier.chen)
    assert supplier.silent() == [] and supplier.silent(supplier.wei) == [("Wei", nov(2))]
    supplier.tell(risk, supplier.wei)
    supplier.on(9)
    supplier.save(replace(risk, state="occurred", occurred_on=nov(9)))
    assert supplier.silent() == [("Chen", nov(9))] and supplier.silent(supplier.wei) == [("Wei", nov(9))]


def test_who_may_know_is_asked_once_and_again_when_it_gets_worse(supplier: Supplier) -> None:
    supplier.tell(supplier.red(), supplier.wei)
    assert supplier.asked()
    line = next(one for one in review(supplier.workspace).lines if one.item.record.kind == "risk")
    kept = stands(line.item, line.day, line.name)
    assert say(kept.act) == "stays internal: R-01 Load test fails"
    supplier.workspace.save(*kept.records, act=kept.act)
    supplier.on(20)
    assert not supplier.asked(), "the answer holds"
    risk = supplier.workspace.live(Risk)[0]
    shown = detail(supplier.workspace, supplier.id, risk, "en")
    assert any("Chen" in line and "need not hear" in line for line in shown.told)
    supplier.save(replace(risk, state="occurred", occurred_on=nov(20)))
    assert supplier.asked(), "it got worse"
    undo(supplier.workspace)
    assert not supplier.asked()


def test_confirming_it_by_its_code_answers_the_same(supplier: Supplier) -> None:
    risk = supplier.red()
    supplier.tell(risk, supplier.wei)
    kept = confirm(supplier.workspace, [risk])
    assert (
        isinstance(kept, Save) and say(words("{act}", act=kept.act)) == "stays internal: R-01 Load test fails"
    )
    supplier.workspace.save(*kept.records, act=words("kept"))
    supplier.on(20)
    assert not supplier.asked(), "reviewed and kept in one act"
    supplier.save(replace(supplier.workspace.live(Risk)[0], impact=5))
    assert supplier.asked(), "it got worse"


def test_giving_it_an_audience_answers_who_may_know(supplier: Supplier) -> None:
    risk = supplier.red()
    supplier.save(replace(risk, audience=("internal", "sponsor")))
    assert not supplier.asked() and supplier.silent() == [("Chen", nov(2))]


def test_an_internal_forecast_that_moved_is_the_executives_too(supplier: Supplier) -> None:
    milestone = Milestone(
        project=supplier.id, title="Load test", baseline=nov(10), forecast=nov(27), audience=("internal",)
    )
    supplier.workspace.save(milestone, act=words("x"))
    found = news(situation(supplier.workspace, supplier.id), supplier.workspace.live(Milestone)[0])
    assert found is not None and found.person == supplier.wei.id


def test_what_is_met_within_is_told_to_the_executive_and_endorsed_by_nobody(supplier: Supplier) -> None:
    milestone = Milestone(
        project=supplier.id, title="Load test", baseline=nov(5), met_on=nov(2), audience=("internal",)
    )
    supplier.workspace.save(milestone, act=words("x"))
    assert "met 2 Nov: Wei has not been told" in supplier.said()
    supplier.on(3)
    done = tell(supplier.workspace, supplier.workspace.live(Milestone)[0])
    assert isinstance(done, Save)
    supplier.workspace.save(*done.records, act=done.act)
    assert not [said for said in supplier.said() if said.startswith("met 2 Nov:") or "Chen" in said]
