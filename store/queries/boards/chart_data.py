"""What the two charts show of a project."""

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.rules.plan.trend import Trend, trend
from store.rules.registers.heat_map import HeatMap, heat_map
from store.values.day import Day
from store.values.record import born


def risk_heat_map(workspace: Workspace, project: int) -> HeatMap:
    """The open risks of a project by probability and impact."""
    now = situation(workspace, project)
    return heat_map(sorted(now.risks, key=lambda risk: risk.code), now.day)


def milestone_trend(workspace: Workspace, project: int) -> tuple[Trend, Day]:
    """The forecasts of a project's milestones on the last twelve weekly report days; and the day they are seen from."""
    now = situation(workspace, project)
    begun = {milestone.id: born(milestone.id, now.project.zone) for milestone in now.milestones}
    for milestone, moves in now.all_moves_of.items():
        begun[milestone] = min(begun.get(milestone, moves[0].on), moves[0].on)
    return trend(now.milestones, now.all_moves_of, begun, now.day), now.day
