"""What people said to what they were told: to each their own; a promise is a record of its own."""

from datetime import date

import pytest

from store.acts.react import react
from store.acts.tell import each_told
from store.disk.workspace import Workspace
from store.records import Action, Change, Person, Project, Stakeholder, Told
from store.values.words import words

TODAY = date(2026, 11, 26)


@pytest.fixture
def people(workspace: Workspace, project: Project) -> dict[str, Person]:
    """Two of the core team."""
    found = {"Li": Person(name="Li Na", address="Ms Li"), "Hu": Person(name="Hu Bo")}
    parts = (Stakeholder(project=project.id, person=one.id, role="core") for one in found.values())
    workspace.save(*found.values(), *parts, act=words("add"))
    return found


def told(
    workspace: Workspace, project: Project, people: dict[str, Person], *whom: str, said: str
) -> tuple[Told, ...]:
    n = len(workspace.live(Change, project.id)) + 3
    change = Change(project=project.id, code=f"C-0{n}", title="Price conditions")
    workspace.save(change, act=words("add"))
    first = Told(
        project=project.id, subject=change.id, subject_kind="change", subject_rev=1, person=people[whom[0]].id,
        on=TODAY, channel="meeting", reaction=said,
    )  # fmt: skip
    return each_told(first, (change,), tuple(people[one].id for one in whom))


def reactions(found: tuple[object, ...]) -> list[str]:
    return [one.reaction for one in found if isinstance(one, Told)]


def promises(found: tuple[object, ...]) -> list[tuple[str, int | None, date | None, str]]:
    return [(one.title, one.owed_to, one.due, one.remark) for one in found if isinstance(one, Action)]


def test_to_each_their_own(workspace: Workspace, project: Project, people: dict[str, Person]) -> None:
    tolds = told(
        workspace, project, people, "Li", "Hu", said="Agreed in the round.\nMs Li: angry\nHu Bo：fine"
    )
    assert reactions(react(workspace, tolds, "en")) == [
        "Agreed in the round.\nangry",
        "Agreed in the round.\nfine",
    ]


def test_next_time_yours_first_is_a_promise(
    workspace: Workspace, project: Project, people: dict[str, Person]
) -> None:
    tolds = told(
        workspace, project, people, "Li", "Hu", said="Li Na: angry\nLi Na: > next time yours first due fri"
    )
    found = react(workspace, tolds, "en")
    assert reactions(found) == ["angry", ""]
    assert promises(found) == [
        ("next time yours first", people["Li"].id, date(2026, 11, 27), "C-03 Price conditions")
    ]
    workspace.save(*found, act=words("told"))
    (kept,) = workspace.live(Action, project.id)
    assert kept.type == "promise"


def test_a_promise_that_names_nobody_is_one_to_each(
    workspace: Workspace, project: Project, people: dict[str, Person]
) -> None:
    each = react(workspace, told(workspace, project, people, "Li", "Hu", said="> a sheet to all"), "en")
    assert [(title, to) for title, to, _, _ in promises(each)] == [
        ("a sheet to all", people["Li"].id),
        ("a sheet to all", people["Hu"].id),
    ]
    one = react(workspace, told(workspace, project, people, "Hu", said="＞ yours first @Li Na"), "zh_CN")
    assert [(title, to) for title, to, _, _ in promises(one)] == [("yours first", people["Li"].id)]


def test_without_either_it_stays_as_it_was_typed(
    workspace: Workspace, project: Project, people: dict[str, Person]
) -> None:
    tolds = told(workspace, project, people, "Li", "Hu", said="Note: Wang asked too\nwhy so late?")
    assert react(workspace, tolds, "en") == tolds
