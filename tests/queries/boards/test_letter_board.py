"""The letters with their rules and records, from a store."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.boards.letter_board import letters
from store.records import Milestone, Project, Reading
from store.rules.registers.areas import LETTERS
from store.values.words import say, words

DAY = date(2026, 11, 26)


def test_every_letter_has_a_line_and_an_override_shows_both(workspace: Workspace, project: Project) -> None:
    late = Milestone(project=project.id, code="M3", title="Prototype", baseline=date(2026, 11, 20))
    override = Reading(
        project=project.id, area="time", colour="amber", sentence="signed today", on=DAY, valid_until=DAY
    )
    workspace.save(late, override, act=words("add"))
    board = letters(workspace, project.id)
    assert tuple(line.letter for line in board.lines) == LETTERS
    time = board.lines[0]
    assert time.area is not None and time.without is not None and time.reading is not None
    assert (time.area.colour, time.without.colour, time.reading.sentence) == ("amber", "red", "signed today")
    assert [one.label for one in time.behind] == ["", "M3 Prototype"]
    assert say(time.behind[1].why).startswith("overdue: expected 20 Nov and not met")
    assert time.beside == (), "nothing leads to go-live"
    assert board.overall == "amber"
    assert board.lines[1].area is None


def test_how_satisfied_they_are_stands_beside_the_contacts(workspace: Workspace, project: Project) -> None:
    happy = Reading(
        project=project.id, area="satisfaction", colour="amber", sentence="3 of 5, sales.", on=DAY
    )
    workspace.save(happy, act=words("add"))
    (contacts,) = [line for line in letters(workspace, project.id).lines if line.letter == "C"]
    assert [say(one.why) for one in contacts.behind] == ["satisfaction amber: 3 of 5, sales, 26 Nov"]


def test_the_float_stands_beside_the_time(workspace: Workspace, project: Project) -> None:
    first = Milestone(project=project.id, title="Prototype", baseline=date(2026, 12, 11))
    live = Milestone(
        project=project.id, title="Cut-over", baseline=date(2027, 1, 15), after=first.id, after_wd=19
    )
    workspace.save(first, live, act=words("add"))
    time = letters(workspace, project.id).lines[0]
    assert [say(one).partition(" (")[0] for one in time.beside] == ["float to go-live 6wd"]
