"""The projects of a store: which one to open, and how each stands."""

from collections.abc import Sequence
from datetime import date

from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.records import Project
from store.rules.registers.areas import STATE, Area, areas
from store.rules.registers.to_tell import to_tell
from store.values.frozen import frozen


@frozen
class ProjectLine:
    """One project: the letters the sponsor reads, how much they have not been told, when they are met next."""

    record: Project
    state: tuple[Area, ...]
    untold: int
    sponsor: str
    meeting: date | None


def project_to_open(workspace: Workspace, code: str | None) -> Project | None:
    """The named one; else the one open last time, unless it was closed since; else the one whose sponsor is met
    next. None in an empty store."""
    if code:
        from store.disk.project_by_code import project_by_code

        return project_by_code(workspace, code)
    last = recall(workspace, "project")
    known = workspace.get(Project, int(last)) if last.isdigit() else None
    if known is not None and not known.archived and known.state != "closed":
        return known
    days = workspace.days()

    def order(project: Project) -> tuple[bool, bool, bool, date, int]:
        meeting, state = project.sponsor_meeting or date.min, project.state
        return state == "closed", not project.running, meeting < days[project.zone], meeting, project.id

    return min(workspace.live(Project), key=order, default=None)


def projects(workspace: Workspace) -> tuple[ProjectLine, ...]:
    """All projects in order of making, active ones first; the closed ones last, and nothing is asked of those."""
    lines = []
    order = _in_order(workspace)
    running = {
        now.project.id: now for now in situations(workspace, [p.id for p in order if p.state != "closed"])
    }
    for project in order:
        if (now := running.get(project.id)) is None:
            lines.append(ProjectLine(project, (), 0, "", None))
            continue
        letters = areas(now, STATE)
        sponsor = now.name(now.sponsor.person) if now.sponsor else ""
        lines.append(ProjectLine(project, letters, len(to_tell(now)), sponsor, project.sponsor_meeting))
    return tuple(lines)


def active_projects(workspace: Workspace) -> tuple[int, ...]:
    """The ids of the projects that are neither paused nor closed, in order of making."""
    return tuple(project.id for project in _in_order(workspace) if project.running)


def _in_order(workspace: Workspace) -> Sequence[Project]:
    rank = {"planning": 0, "active": 0, "paused": 1, "closed": 2}
    return sorted(workspace.live(Project), key=lambda p: (rank[p.state], p.id))
