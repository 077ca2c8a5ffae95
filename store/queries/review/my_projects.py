"""The projects that I manage, or cover today."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.records import Person, Project
from store.values.text import fold

FEW_PROJECTS, FEW_ROWS = 3, 100_000
"""With more projects of mine, or rows of the journal, the first picture does not wait for all of them."""


def few_are_mine(workspace: Workspace) -> bool:
    """Whether reading all of mine takes no time that anybody notices."""
    return workspace.store.journal.last() <= FEW_ROWS and len(my_projects(workspace)) <= FEW_PROJECTS


def my_projects(workspace: Workspace) -> tuple[int, ...]:
    """Those I manage, or cover today, in order of making. Where nobody in the store has my name, or nothing is mine:
    all active ones."""
    active = sorted((p for p in workspace.live(Project) if p.running), key=lambda p: p.id)
    me = my_entries(workspace)
    mine = [p for p in active if me & holders(workspace, p)]
    return tuple(project.id for project in mine or active)


def holders(workspace: Workspace, project: Project) -> frozenset[int]:
    """The people whose review it is in: its manager, and who covers today."""
    covers = project.cover if project.covered(workspace.clock.today(project.zone)) else None
    return frozenset(person for person in (project.manager, covers) if person is not None)


def projects_by_holder(
    workspace: Workspace, only: Project | None = None
) -> Sequence[tuple[Person, Sequence[int]]]:
    """Everybody who has an active project, with all of theirs in order of making; `only`: who has this one, with it."""
    active = [p for p in workspace.live(Project) if p.running and only in (None, p)]
    held: dict[int, list[int]] = {}
    for project in active:
        for person in sorted(holders(workspace, project)):
            held.setdefault(person, []).append(project.id)
    people = ((workspace.get(Person, id), projects) for id, projects in held.items())
    return [(person, projects) for person, projects in people if person is not None]


def my_entries(workspace: Workspace) -> frozenset[int]:
    """The people who may be me: by name, or by what stands before the @ of their address."""
    who = fold(workspace.who)
    found = workspace.select(
        Person, "archived = 0 AND (name = ? COLLATE NOCASE OR email LIKE ?)", (who, f"{who}@%")
    )
    return frozenset(person.id for person in found)
