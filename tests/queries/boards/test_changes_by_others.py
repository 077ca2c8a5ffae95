"""What others changed, by record."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from store.disk.seen import see_all
from store.disk.workspace import Workspace
from store.queries.boards.changes_by_others import changed_by_others
from store.queries.boards.risk_board import risks
from store.records import Person, Project, Risk, Stakeholder
from store.values.words import words

Open = Callable[..., Workspace]
ACT = words("act")


def test_grouped_by_record_with_what_came_of_it(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    first: Any
    again: Any
    sun = Person(name="Sun")
    one, other = (
        Risk(project=project.id, title=title, probability=3, impact=3) for title in ("one", "other")
    )
    part = Stakeholder(project=project.id, person=sun.id)
    workspace.save(sun, one, other, part, act=ACT)
    see_all(workspace)
    bob, carol = open_again("bob"), open_again("carol")
    saved = bob.get(Risk, one.id)
    assert saved is not None
    first = bob.save(replace(saved, probability=4, title="once"), act=words("bob's")).records[0]
    carol.save(replace(first, probability=5, owner=sun.id), act=words("carol's"))
    then = bob.get(Risk, other.id)
    assert then is not None
    again = bob.save(replace(then, impact=5), act=ACT).records[0]
    bob.save(replace(again, impact=3), act=ACT)
    mine = bob.get(Stakeholder, part.id)
    assert mine is not None
    bob.save(replace(mine, power=4), act=ACT)
    workspace.poll()
    board = changed_by_others(workspace, "en")
    assert [found.name for found in board.records] == ["Sun", "R-01 once"], "what was taken back is left out"
    risk = board.records[1]
    assert (risk.who, risk.project, risk.made, risk.act.name.msgid) == (
        ("bob", "carol"),
        "ERP",
        False,
        "carol's",
    )
    assert {c.field.name: (c.before, c.after) for c in risk.fields} == {
        "title": ("one", "once"),
        "probability": ("3", "5"),
        "owner": ("", ""),
    }
    assert risks(workspace, project.id).span.others == {one.id, other.id, part.id}


def test_as_many_statements_for_thirty_records_as_for_three(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob = open_again("bob")
    see_all(workspace)

    def statements(number: int) -> int:
        made = [Risk(project=project.id, title=f"risk {n}", probability=3, impact=3) for n in range(number)]
        bob.save(*made, act=ACT)
        workspace.poll()
        workspace.memory.clear()
        seen: list[str] = []
        workspace.store.connection.set_trace_callback(seen.append)
        assert changed_by_others(workspace, "en").records
        workspace.store.connection.set_trace_callback(None)
        return len(seen)

    assert statements(3) == statements(30) < 12
