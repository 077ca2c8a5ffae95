"""Which promised days are of a later plan than the first, as a list marks them."""

from collections.abc import Mapping, Sequence

from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.records import Milestone
from store.rules.plan.plans import plan_of, plans, raised
from store.values.record import Record


def plan_marks(workspace: Workspace, records: Sequence[Record]) -> Mapping[tuple[int, str], str]:
    """By the id of a milestone and the field: the number of the plan that its baseline is of, such as ²."""
    shown = {record.id: record for record in records if isinstance(record, Milestone)}
    projects = dict.fromkeys(record.project for record in shown.values())
    marks: dict[tuple[int, str], str] = {}
    for now in situations(workspace, tuple(projects)) if projects else ():
        known = plans(now, now.milestones)
        marks |= {(one.id, "baseline"): raised(plan_of(now, one, known)) for one in now.milestones}
    return marks
