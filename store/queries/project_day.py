"""The day it is in a project: its zone's date, its calendar, and the settings in force."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from store.disk.in_list import sql_in
from store.disk.memory import remembered
from store.disk.workspace import Workspace
from store.records import CalendarDays, Project, Setting
from store.records.calendar_days import calendar_of
from store.records.setting import in_force
from store.values.calendar import MON_FRI, Calendar
from store.values.day import Day, Settings
from store.values.record import Record


def day_of(workspace: Workspace, project: Project | None) -> Day:
    """Today in the project's zone, with its calendar and settings; without a project the day of the whole store."""
    if project is None:
        return Day(workspace.clock.today(_shared(_zones(workspace))), MON_FRI, settings_of(workspace, ())[0])
    return day_with(workspace, project, settings_of(workspace, (project.id,))[project.id])


def day_among(workspace: Workspace, person: int) -> Day:
    """Today for what concerns one person and no project by name: in the zone that their projects share, else as of the
    whole store."""
    day, theirs = day_of(workspace, None), _zones_of(workspace, person)
    return replace(day, date=workspace.clock.today(_shared(theirs))) if len(theirs) == 1 else day


def _shared(zones: Sequence[str]) -> str:
    """The one zone of them; where they are several, the machine's."""
    return zones[0] if len(zones) == 1 else ""


@remembered
def _zones(workspace: Workspace) -> tuple[str, ...]:
    """Of the projects that run."""
    sql = "SELECT DISTINCT zone FROM project WHERE archived = 0 AND state IN ('planning', 'active')"
    return tuple(zone for (zone,) in workspace.store.connection.execute(sql).fetchall())


def _zones_of(workspace: Workspace, person: int) -> tuple[str, ...]:
    """Of the projects that run and in which somebody has a part."""
    sql = (
        "SELECT DISTINCT zone FROM project WHERE archived = 0 AND state IN ('planning', 'active')"
        " AND id IN (SELECT project FROM stakeholder WHERE archived = 0 AND person = ?)"
    )
    return tuple(zone for (zone,) in workspace.store.connection.execute(sql, (person,)).fetchall())


def day_within(workspace: Workspace, project: int | None) -> Day:
    """Today in a project, by its id; None: of the whole store."""
    return day_of(workspace, workspace.get(Project, project) if project is not None else None)


def today_of(workspace: Workspace, record: Record) -> date:
    """The day in a record's own project."""
    return day_within(workspace, record.id if isinstance(record, Project) else record.project_id).date


def day_with(workspace: Workspace, project: Project, settings: Settings) -> Day:
    """Today in a project whose settings are known already."""
    if project.tolerance is not None:
        settings = replace(settings, tolerance=project.tolerance)
    calendar = calendars(workspace).get(project.calendar.casefold(), MON_FRI)
    return Day(workspace.clock.today(project.zone), calendar, settings)


def settings_of(workspace: Workspace, projects: Sequence[int]) -> Mapping[int, Settings]:
    """By project, under 0 the store's own: defaults, then the store's, then the project's."""
    # As the index has it, so that settings of other projects are not looked at.
    found = workspace.select(Setting, *sql_in("archived = 0 AND coalesce(project, 0)", (0, *projects)))
    found.sort(key=attrgetter("id"))
    return {place: in_force(found, place or None) for place in (0, *projects)}


@remembered
def calendars(workspace: Workspace) -> Mapping[str, Calendar]:
    """By case-folded code."""
    return {record.code.casefold(): calendar_of(record) for record in workspace.live(CalendarDays)}
