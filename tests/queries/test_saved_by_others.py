"""What stands in the status line of what others saved: who, and which code; no text of a record."""

from collections.abc import Callable
from datetime import date

from store.disk.workspace import Workspace
from store.queries.saved_by_others import saved_by_others
from store.records import Morale, Person, Project, Risk
from store.values.words import say, words

Open = Callable[..., Workspace]


def said(workspace: Workspace, language: str = "en") -> str:
    workspace.poll()
    found = saved_by_others(workspace)
    return say(found, language) if found is not None else ""


def test_one_record_is_named_by_its_code_and_more_are_counted(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    li, sun = open_again("Li"), open_again("Sun")
    li.save(Risk(project=project.id, title="secret of the board"), act=words("x"))
    assert said(workspace) == "Li: R-01"
    li.save(Person(name="Guo"), act=words("x"))
    assert said(workspace) == "Li: Person"
    for title in ("a", "b"):
        li.save(Risk(project=project.id, title=title), act=words("x"))
    sun.save(Risk(project=project.id, title="c"), Risk(project=project.id, title="d"), act=words("x"))
    assert said(workspace) == "Li, Sun: 4 changes"
    assert said(li) == "Sun: 2 changes"


def test_nothing_is_said_of_what_i_saved_or_somebody_kept_for_himself(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    li = open_again("Li")
    workspace.save(Risk(project=project.id, title="mine"), act=words("x"))
    assert said(workspace) == ""
    li.save(Morale(project=project.id, on=date(2026, 11, 1), mood=2, text="tired"), act=words("x"))
    assert said(workspace) == ""
    assert said(li) == "ann: R-01"


def test_a_name_that_somebody_wrote_into_the_file_is_harmless(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    li = open_again("Li")
    li.save(Risk(project=project.id, title="a"), act=words("x"))
    li.store.connection.execute("UPDATE act SET who = ? WHERE who = 'Li'", ("Li\x1b[2J\u202e\nSun",))
    found = said(workspace)
    assert "\x1b" not in found and "\u202e" not in found and "\n" not in found and found.startswith("Li")
