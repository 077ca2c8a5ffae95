"""Power, interest and engagement of everybody with a part in a project."""

from collections.abc import Mapping

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Stakeholder
from store.rules.people.engagement import Engaged, by_corner, engaged
from store.values.frozen import frozen


@frozen
class Stances:
    """People by cell of the grid, the engagement list, and everybody's name by person."""

    project: str
    corners: Mapping[str, tuple[Stakeholder, ...]]
    engaged: tuple[Engaged, ...]
    names: Mapping[int, str]


def stances(workspace: Workspace, project: int) -> Stances:
    """As the project stands today; no statement beside its situation."""
    now = situation(workspace, project)
    parts = [part for part in now.stakeholders if part.in_role(now.day.date)]
    names = {part.person: now.name(part.person) for part in parts}
    return Stances(now.project.code, by_corner(parts), engaged(parts), names)
