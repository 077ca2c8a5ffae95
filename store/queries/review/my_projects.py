"""The projects that I manage, or cover today."""

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
    mine = [
        p
        for p in active
        if me and (p.manager in me or (p.cover in me and p.covered(workspace.clock.today(p.zone))))
    ]
    return tuple(project.id for project in mine or active)


def my_entries(workspace: Workspace) -> frozenset[int]:
    """The people who may be me: by name, or by what stands before the @ of their address."""
    who = fold(workspace.who)
    found = workspace.select(
        Person, "archived = 0 AND (name = ? COLLATE NOCASE OR email LIKE ?)", (who, f"{who}@%")
    )
    return frozenset(person.id for person in found)
