"""The part that somebody has in a project already."""

from datetime import date

from store.disk.workspace import Workspace
from store.records import Stakeholder


def part_held(workspace: Workspace, typed: Stakeholder) -> Stakeholder | None:
    """Of the same person as the part that is typed, in the same project, with a day in both terms."""
    first, last = typed.since or date.min, typed.until or date.max
    held = workspace.select(
        Stakeholder, "archived = 0 AND project = ? AND person = ?", (typed.project, typed.person)
    )
    return next(
        (
            part
            for part in held
            if part.id != typed.id and (part.since or date.min) <= last and first <= (part.until or date.max)
        ),
        None,
    )
