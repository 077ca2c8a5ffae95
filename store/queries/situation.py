"""Reads a project as the rules see it; every screen, command and briefing starts from this one reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from store.disk.workspace import Workspace
from store.records import (
    Action,
    CalendarDays,
    Milestone,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Setting,
    Stakeholder,
    Told,
)
from store.records.calendar import calendar_of
from store.records.contact import FACE_TO_FACE
from store.records.setting import in_force
from store.rules.restraint import ONE_TO_ONE, rest_interval
from store.rules.situation import Situation, Touch
from store.values.calendar import MON_FRI, Calendar
from store.values.day import Day, Settings

NAMED = """
SELECT person FROM stakeholder WHERE project = :project
UNION SELECT via FROM stakeholder WHERE project = :project
UNION SELECT owner FROM risk WHERE project = :project
UNION SELECT agreed_with FROM risk WHERE project = :project
UNION SELECT owner FROM milestone WHERE project = :project
UNION SELECT owner FROM action WHERE project = :project
UNION SELECT owed_to FROM action WHERE project = :project
UNION SELECT holder FROM seat WHERE project = :project
UNION SELECT successor FROM seat WHERE project = :project
UNION SELECT hear_first FROM project WHERE id = :project
UNION SELECT person FROM told WHERE project = :project
"""
TOUCHES = """
SELECT person, two_way, channel, max("on") FROM contact
WHERE archived = 0 AND person IN (
  SELECT person FROM stakeholder WHERE project = :project AND archived = 0
  UNION SELECT via FROM stakeholder WHERE project = :project AND archived = 0
)
GROUP BY person, two_way, channel
"""
BEGUN = f"""
SELECT contact.person, contact."on" FROM (
  SELECT DISTINCT person FROM stakeholder WHERE project = ? AND archived = 0 AND client_class = 'C'
) AS modest CROSS JOIN contact ON contact.person = modest.person AND contact.archived = 0 AND contact.two_way = 1
  AND contact.channel IN {ONE_TO_ONE} AND contact."on" > ? AND contact.by_us = 1
"""


def situation(workspace: Workspace, project: int) -> Situation:
    """The project today. Fourteen statements whatever its size, once until something is saved."""
    key = ("situation", project, workspace.clock.today())
    known = workspace.memory.get(key)
    if known is None:
        known = workspace.memory[key] = _read(workspace, project)
    return known


def day_of(workspace: Workspace, project: Project | None) -> Day:
    """Today in the project's zone, with its calendar and settings; without a project the machine's day."""
    calendars = _calendars(workspace)
    settings = _settings(workspace, project.id if project else None)
    if project is None:
        return Day(workspace.clock.today(), MON_FRI, settings)
    if project.tolerance is not None:
        settings = replace(settings, tolerance=project.tolerance)
    return Day(
        workspace.clock.today(project.zone), calendars.get(project.calendar.casefold(), MON_FRI), settings
    )


def _read(workspace: Workspace, id: int) -> Situation:
    project = workspace.get(Project, id)
    if project is None:
        raise KeyError(id)
    day = day_of(workspace, project)
    stakeholders = tuple(workspace.live(Stakeholder, id))
    return Situation(
        day=day,
        project=project,
        people={person.id: person for person in _people(workspace, id)},
        stakeholders=stakeholders,
        seats=tuple(workspace.live(Seat, id)),
        milestones=tuple(workspace.live(Milestone, id)),
        reforecasts=tuple(workspace.live(Reforecast, id)),
        risks=tuple(workspace.live(Risk, id)),
        actions=tuple(workspace.live(Action, id)),
        readings=tuple(workspace.live(Reading, id)),
        told=tuple(workspace.live(Told, id)),
        touches=_touches(workspace, id, day.settings),
        begun=_begun(workspace, id, day, stakeholders),
        calendars=_calendars(workspace),
    )


def _people(workspace: Workspace, project: int) -> Iterable[Person]:
    """Everybody the project names, archived ones too: they still own what they own."""
    return workspace.select(Person, f"id IN ({NAMED})", {"project": project})


def _settings(workspace: Workspace, project: int | None) -> Settings:
    """Defaults, then the store's, then the project's own."""
    found = workspace.select(
        Setting, "archived = 0 AND (project IS NULL OR project = ?)", (project,), "ORDER BY id"
    )
    return in_force(found, project)


def _calendars(workspace: Workspace) -> Mapping[str, Calendar]:
    """By case-folded code."""
    known = workspace.memory.get("calendars")
    if known is None:
        known = {record.code.casefold(): calendar_of(record) for record in workspace.live(CalendarDays)}
        workspace.memory["calendars"] = known
    return known


def _touches(workspace: Workspace, project: int, settings: Settings) -> Mapping[int, Touch]:
    face = (*FACE_TO_FACE, "video") if settings.video_is_visit else FACE_TO_FACE
    found: dict[int, Touch] = {}
    for person, two_way, channel, text in workspace.store.connection.execute(
        TOUCHES, {"project": project}
    ).fetchall():
        on = date.fromisoformat(text)
        touch = found.get(person, Touch())
        if not two_way:
            touch = replace(touch, attempt=max(on, touch.attempt or on))
        else:
            touch = replace(touch, call=max(on, touch.call or on))
            if channel in face:
                touch = replace(touch, visit=max(on, touch.visit or on))
        found[person] = touch
    return found


def _begun(
    workspace: Workspace, project: int, day: Day, stakeholders: Sequence[Stakeholder]
) -> Mapping[int, tuple[date, ...]]:
    intervals = (rest_interval([one], day.settings) for one in stakeholders)
    since = day.date - timedelta(days=max((days for days in intervals if days), default=0))
    found: dict[int, list[date]] = {}
    for person, text in workspace.store.connection.execute(BEGUN, (project, since.isoformat())).fetchall():
        found.setdefault(person, []).append(date.fromisoformat(text))
    return {person: tuple(sorted(days)) for person, days in found.items()}
