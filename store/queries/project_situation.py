"""Reads a project as the rules see it; every screen, command and briefing starts from this one reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import TypeVar

from store.disk.in_list import sql_in
from store.disk.memory import outlives, remembered
from store.disk.workspace import Workspace
from store.queries.project_day import calendars, day_with, settings_of
from store.queries.record_revisions import Revisions
from store.queries.touches import begun_by_us, last_touches, spoken_with, touch
from store.records import (
    Action,
    Change,
    Decision,
    Lesson,
    Meeting,
    Milestone,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
    Told,
)
from store.rules.people.contact_limit import rest_interval
from store.rules.registers.deeds import askings, deeds, told_by_deeds
from store.rules.registers.news import may_be_news
from store.rules.situation import Situation
from store.values.day import Day
from store.values.fields import columns_of
from store.values.record import Record

R = TypeVar("R", bound=Record)


def situation(workspace: Workspace, project: int) -> Situation:
    """The project today, read once until something is saved. Raises KeyError when there is no such project."""
    return situations(workspace, (project,))[0]


def situations(workspace: Workspace, projects: Sequence[int]) -> tuple[Situation, ...]:
    """These projects today, in this order: twenty statements for one as for fifty, whatever their size."""
    known, heard = _known(workspace), _heard(workspace)
    unknown = [id for id in projects if not _of_today(workspace, known.get(id))]
    if unknown:
        known |= {found.project.id: found for found in _read(workspace, unknown)}
        heard |= set(unknown)
    if outdated := [id for id in projects if id not in heard]:
        known |= {
            found.project.id: found for found in _heard_again(workspace, [known[id] for id in outdated])
        }
        heard |= set(outdated)
    return tuple(known[id] for id in projects)


@outlives(Told.kind)
@remembered
def _known(workspace: Workspace) -> dict[int, Situation]:
    """By project, those that were read."""
    return {}


@remembered
def _heard(workspace: Workspace) -> set[int]:
    """The projects of which it is known who heard what."""
    return set()


def _heard_again(workspace: Workspace, before: Sequence[Situation]) -> Iterator[Situation]:
    """That somebody heard of something changes nothing else in a project."""
    told = _parts(workspace, Told, [now.project.id for now in before])
    named = _people(workspace, told.values())
    for now in before:
        yield replace(now, told=told[now.project.id], people={**now.people, **named})


def _of_today(workspace: Workspace, known: Situation | None) -> bool:
    """Whether it still is that day in the project's zone."""
    return known is not None and known.day.date == workspace.clock.today(known.project.zone)


def _read(workspace: Workspace, ids: Sequence[int]) -> list[Situation]:
    projects = {found.id: found for found in workspace.select(Project, *sql_in("id", ids))}
    settings = settings_of(workspace, ids)
    stakeholders = _parts(workspace, Stakeholder, ids)
    seats = _parts(workspace, Seat, ids)
    milestones = _parts(workspace, Milestone, ids)
    reforecasts = _parts(workspace, Reforecast, ids)
    risks = _parts(workspace, Risk, ids)
    actions = _parts(workspace, Action, ids)
    changes = _parts(workspace, Change, ids)
    decisions = _parts(workspace, Decision, ids)
    meetings = _parts(workspace, Meeting, ids)
    lessons = _parts(workspace, Lesson, ids)
    readings = _parts(workspace, Reading, ids)
    told = _parts(workspace, Told, ids)
    records = (
        stakeholders,
        seats,
        milestones,
        reforecasts,
        risks,
        actions,
        changes,
        decisions,
        meetings,
        told,
    )
    named_in = (tuple(projects.values()), *(found for kind in records for found in kind.values()))
    people = _people(workspace, named_in)
    parties = {id: {who for one in stakeholders[id] for who in (one.person, one.via) if who} for id in ids}
    last = last_touches(workspace, set().union(*parties.values()))
    days = {id: day_with(workspace, projects[id], settings[id]) for id in ids}
    begun = _begun(workspace, stakeholders, days)
    history = Revisions()
    heard: dict[int, tuple[Told, ...]] = {}
    found = []
    for id in ids:
        day = days[id]
        now = Situation(
            day=day,
            project=projects[id],
            people=people,
            stakeholders=stakeholders[id],
            seats=seats[id],
            milestones=milestones[id],
            reforecasts=reforecasts[id],
            risks=risks[id],
            actions=actions[id],
            changes=changes[id],
            decisions=decisions[id],
            meetings=meetings[id],
            lessons=lessons[id],
            readings=readings[id],
            told=told[id],
            revisions=history,
            deeds=heard,
            touches={person: touch(last[person], day.settings.video_is_visit) for person in parties[id]},
            begun={person: begun[person] for person in parties[id] if person in begun},
            calendars=calendars(workspace),
        )
        found.append(now)
    to_tell = {now: tuple(may_be_news(now)) for now in found}
    about = {now: tuple({*now.open_asks, *(deeds(now) if to_tell[now] else ())}) for now in found}
    wanted = [one for now in found for one in (*to_tell[now], *about[now])]
    history.read(workspace, wanted, {id: project.zone for id, project in projects.items()})
    asks = (one for now in found for one in about[now] if isinstance(one, Action))
    spoken = spoken_with(workspace, {asked[:2] for ask in asks for asked in askings(history[ask.id])})
    for now in found:
        heard |= told_by_deeds(now, to_tell[now], spoken)
    return found


def _begun(
    workspace: Workspace, stakeholders: Mapping[int, Sequence[Stakeholder]], days: Mapping[int, Day]
) -> Mapping[int, tuple[date, ...]]:
    """Of everybody who may be restrained, the contacts begun by us within the longest interval of them all."""
    modest: dict[int, date] = {}
    for project, parts in stakeholders.items():
        for one in parts:
            if interval := rest_interval([one], days[project].settings):
                since = days[project].date - timedelta(days=interval)
                modest[one.person] = min(since, modest.get(one.person, since))
    return begun_by_us(workspace, modest, min(modest.values(), default=date.max))


def _parts(workspace: Workspace, kind: type[R], projects: Sequence[int]) -> Mapping[int, tuple[R, ...]]:
    """The live records of one kind by project, in order of making."""
    found: dict[int, list[R]] = {project: [] for project in projects}
    for record in workspace.select(kind, *sql_in("archived = 0 AND project", projects)):
        found[record.project_id].append(record)  # type: ignore[index]
    # The index gives them by project and code; sorting here needs no table of the whole result.
    return {project: tuple(sorted(records, key=attrgetter("id"))) for project, records in found.items()}


def _people(workspace: Workspace, named_in: Iterable[Sequence[Record]]) -> Mapping[int, Person]:
    """Everybody these records name, archived ones too: they still own what they own."""
    ids: set[int | None] = set()
    for records in named_in:
        held = columns_of(type(records[0])) if records else ()
        for column in (column for column in held if column.links_to == Person.kind):
            for value in map(attrgetter(column.name), records):
                ids.update(value if isinstance(value, tuple) else (value,))
    return {
        person.id: person
        for person in workspace.select(Person, *sql_in("id", sorted(id for id in ids if id is not None)))
    }
