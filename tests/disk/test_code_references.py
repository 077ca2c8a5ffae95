"""A code that names another record: refused when nothing has it, with the nearest or the way to bring it in."""

from dataclasses import replace

import pytest

from store.disk import undo
from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import CalendarDays, Person, Project
from store.values.record import Record
from store.values.words import say, words


def refusal(workspace: Workspace, *records: Record) -> str:
    with pytest.raises(Refused) as caught:
        workspace.save(*records, act=words("x"))
    return say(caught.value.words)


def test_an_unknown_code_is_refused_with_what_brings_it_in(workspace: Workspace, project: Project) -> None:
    said = refusal(workspace, replace(project, calendar="CN"))
    assert said == "Calendar: no Calendar CN yet; add it with: forewarn calendar set CN"
    assert "forewarn calendar set US" in refusal(workspace, Person(name="Li", calendar="US"))


def test_the_nearest_one_is_named(workspace: Workspace, project: Project) -> None:
    workspace.save(CalendarDays(code="DE-BY"), act=words("x"))
    said = refusal(workspace, replace(project, calendar="DE-BE"))
    assert "but DE-BY" in said and "forewarn calendar set DE-BE" in said


def test_any_case_and_the_same_act_will_do(workspace: Workspace, project: Project) -> None:
    workspace.save(CalendarDays(code="CN"), replace(project, calendar="cn"), act=words("x"))
    found = workspace.get(Project, project.id)
    assert found is not None and found.calendar == "cn"


def test_what_stands_there_already_does_not_hinder(workspace: Workspace, project: Project) -> None:
    workspace.save(CalendarDays(code="CN"), replace(project, calendar="CN"), act=words("x"))
    (days,) = workspace.live(CalendarDays)
    workspace.save(replace(days, archived=True), act=words("x"))
    (kept,) = workspace.live(Project)
    workspace.save(replace(kept, name="renamed"), act=words("x"))
    assert "no Calendar US yet" in refusal(workspace, replace(workspace.live(Project)[0], calendar="US"))
    undo.undo(workspace)
    assert workspace.live(Project)[0].name == project.name
