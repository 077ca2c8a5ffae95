"""A part in a project is entered for somebody who has one there already, as a first import leaves it: it becomes that
one. Nobody has two."""

from collections.abc import Collection
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.people.part_held import part_held
from store.records import Stakeholder


def enter_part(
    workspace: Workspace, typed: Stakeholder, given: Collection[str]
) -> tuple[Stakeholder | None, Stakeholder]:
    """The part that was held before, None: there is none, or nothing was `given` (names of fields) that it would
    change; and the part to save."""
    part = part_held(workspace, typed) if given and not typed.rev else None
    return part, typed if part is None else replace(part, **{name: getattr(typed, name) for name in given})
