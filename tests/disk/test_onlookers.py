"""Others are looking: what they may not read cannot be read, whichever way; what is saved meanwhile loses nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.disk.onlookers import OURS, show_to
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.record_history import history, reader_for
from store.queries.search_results import find
from store.records import (
    KINDS,
    Contact,
    Milestone,
    Morale,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Stakeholder,
    Told,
)
from store.records.reforecast import move
from store.values.record import Record
from store.values.words import say, words

TODAY = date(2026, 11, 26)
SECRET = "zebrawood"
Open = Callable[..., Workspace]


@pytest.fixture
def kept(workspace: Workspace, project: Project) -> dict[str, Record]:
    """A client's project with one of everything that is kept from the client, and what is theirs too."""
    chen = Person(name="Chen", remark=f"{SECRET} 1")
    hidden = Risk(project=project.id, title=f"{SECRET} 2", audience=("internal",))
    sponsors = Risk(project=project.id, title=f"{SECRET} 3", audience=("sponsor",))
    theirs = Risk(project=project.id, title="open to all", probability=4, impact=5)
    late = Milestone(
        project=project.id, title=f"{SECRET} 4", baseline=TODAY, forecast=TODAY, audience=("internal",)
    )
    records: tuple[Record, ...] = (
        chen,
        Stakeholder(
            project=project.id,
            person=chen.id,
            role="sponsor",
            client_class="A",
            power=5,
            motive=f"{SECRET} 5",
        ),
        hidden,
        sponsors,
        theirs,
        late,
        Contact(person=chen.id, on=TODAY, summary=f"{SECRET} 6"),
        Told(project=project.id, subject=hidden.id, subject_kind="risk", person=chen.id, on=TODAY),
        Morale(project=project.id, on=TODAY, mood=2, text=f"{SECRET} 7"),
    )
    workspace.save(*records, act=words("{what}", what=f"{SECRET} 8"))
    made = workspace.get(Milestone, late.id)
    assert made is not None
    workspace.save(
        *move(made, replace(made, forecast=date(2026, 12, 4)), f"{SECRET} 9", TODAY), act=words("move")
    )
    return {"chen": chen, "hidden": hidden, "theirs": theirs, "part": records[1]}


def everything(workspace: Workspace) -> str:
    """All that can be read, by any statement."""
    rows: list[object] = []
    for ledger in (workspace.store, workspace.private):
        for table in ("journal", "act", *(k.kind for k in KINDS.values() if k.home == ledger.file.home)):
            rows += ledger.connection.execute(f"SELECT * FROM {table}").fetchall()
    return repr(rows)


def test_nothing_that_is_kept_from_them_can_be_read(workspace: Workspace, kept: dict[str, Record]) -> None:
    assert all(f"{SECRET} {n}" in everything(workspace) for n in range(1, 10))
    show_to(workspace, "client")
    assert SECRET not in everything(workspace)
    assert not find(workspace, SECRET, private=True).lines
    assert [risk.title for risk in workspace.live(Risk)] == ["open to all"]
    assert not any(workspace.live(kind) for kind in (Morale, Reforecast, *(KINDS[name] for name in OURS)))
    steps = history(workspace, Risk, kept["theirs"].id, reader_for(workspace, None, "en"))
    assert steps and SECRET not in say(steps[0].act.name)
    show_to(workspace, "sponsor")
    assert {risk.title for risk in workspace.live(Risk)} == {"open to all", f"{SECRET} 3"}
    show_to(workspace, None)
    assert all(f"{SECRET} {n}" in everything(workspace) for n in range(1, 10))


def test_what_somebody_thinks_of_us_is_kept_until_it_is_ticked(
    workspace: Workspace, project: Project
) -> None:
    """On the client's side too, where what says nothing is everybody's."""
    shared: dict[str, Any] = {"project": project.id, "area": "satisfaction", "colour": "amber", "on": TODAY}
    ticked = Reading(sentence="open to all", audience=("internal", "client"), **shared)
    scope = Reading(sentence="signed", **shared | {"area": "scope"})
    workspace.save(Reading(sentence=SECRET, score=1, **shared), ticked, scope, act=words("add"))
    show_to(workspace, "client")
    assert SECRET not in everything(workspace)
    assert [reading.sentence for reading in workspace.live(Reading)] == ["open to all", "signed"]


def test_on_the_supplier_s_side_what_says_nothing_is_ours(workspace: Workspace, project: Project) -> None:
    workspace.save(replace(project, side="supplier"), act=words("side"))
    open_ = Risk(project=project.id, title="theirs too", audience=("internal", "client"))
    workspace.save(Risk(project=project.id, title=SECRET), open_, act=words("add"))
    show_to(workspace, "client")
    assert [risk.title for risk in workspace.live(Risk)] == ["theirs too"]


def test_what_is_saved_meanwhile_loses_nothing_that_was_not_shown(
    workspace: Workspace, kept: dict[str, Record]
) -> None:
    show_to(workspace, "client")
    risk, chen = workspace.get(Risk, kept["theirs"].id), workspace.get(Person, kept["chen"].id)
    part = workspace.get(Stakeholder, kept["part"].id)
    assert risk is not None and chen is not None and part is not None
    assert (chen.remark, part.client_class, part.power, part.motive) == ("", None, None, "")
    new = Risk(project=risk.project, title="the next one")
    workspace.save(
        replace(risk, impact=4),
        replace(chen, title="CEO"),
        replace(part, until=TODAY),
        new,
        act=words("edit"),
    )
    assert workspace.get(Risk, new.id) is not None
    undone = undo(workspace)
    assert undone is not None
    show_to(workspace, None)
    chen, part = workspace.get(Person, chen.id), workspace.get(Stakeholder, part.id)
    assert chen is not None and part is not None
    assert (chen.remark, chen.title) == (f"{SECRET} 1", "")
    assert (part.client_class, part.power, part.motive, part.until) == ("A", 5, f"{SECRET} 5", None)
    codes = [one.code for one in workspace.select(Risk)]
    assert len(set(codes)) == len(codes), "codes of what is not shown are not given again"


def test_what_others_save_meanwhile_is_kept_from_them_too(
    workspace: Workspace, project: Project, kept: dict[str, Record], open_again: Open
) -> None:
    show_to(workspace, "client")
    secret = Risk(project=project.id, title=f"{SECRET} 10", audience=("internal",))
    open_again("bob").save(secret, act=words("{what}", what=f"{SECRET} 11"))
    workspace.poll()
    assert SECRET not in everything(workspace)
