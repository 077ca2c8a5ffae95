"""Who may read a new milestone unless it says so itself: whoever its project's side agrees with."""

from collections.abc import Callable, Sequence

from store.records.project import Project
from store.values.record import Record


def with_agreed_audiences(
    records: Sequence[Record], project_of: Callable[[type[Project], int], Project | None]
) -> Sequence[Record]:
    """New milestones with the audience of their project's side; `project_of` reads a project that is saved already."""
    if not any(record.kind == "milestone" and not record.rev for record in records):
        return records
    from store.records.milestone import Milestone, agreed

    projects = {record.id: record for record in records if isinstance(record, Project)}
    made: list[Record] = []
    for record in records:
        if isinstance(record, Milestone) and not record.rev:
            project = projects.get(record.project) or project_of(Project, record.project)
            record = agreed(record, project.side) if project is not None else record
        made.append(record)
    return made
