"""Reads a project as the rules see it; every screen, command and briefing starts from this one reading."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, TypeVar, cast

from store.disk.in_list import sql_in
from store.disk.memory import Shelf
from store.disk.workspace import Workspace
from store.queries.due_changes import moved_words
from store.queries.project_day import calendars, day_with, settings_of
from store.queries.record_revisions import Revisions
from store.queries.touches import begun_by_us, last_touches, spoken_with, touch
from store.records import (
    KINDS,
    PLAN,
    Action,
    CalendarDays,
    Change,
    Contact,
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
    Setting,
    Stakeholder,
    Told,
)
from store.rules.people.contact_limit import rest_interval
from store.rules.registers.deeds import Spoken, askings, deeds, told_by_deeds
from store.rules.registers.news import may_be_news
from store.rules.situation import Situation
from store.values.fields import columns_of
from store.values.frozen import frozen
from store.values.record import ProjectRecord

R = TypeVar("R", bound=ProjectRecord)
PARTS: dict[str, tuple[type[ProjectRecord], str]] = {
    kind.kind: (kind, name)
    for kind, name in (
        (Stakeholder, "stakeholders"),
        (Seat, "seats"),
        (Milestone, "milestones"),
        (Reforecast, "reforecasts"),
        (Risk, "risks"),
        (Action, "actions"),
        (Change, "changes"),
        (Decision, "decisions"),
        (Meeting, "meetings"),
        (Lesson, "lessons"),
        (Reading, "readings"),
        (Told, "told"),
    )
}
"""The kinds of one project's records, and what a situation calls them."""
PLAN_PARTS: Mapping[str, str] = dict(zip(PLAN, ("deliverables", "goals", "money", "checks"), strict=True))
"""The same of the kinds that a project may do without; they are loaded and read where it holds such records."""
WHOLE = frozenset({Project.kind, Setting.kind, CalendarDays.kind})
"""Where one of these changed, a project is read anew."""
AROUND = frozenset({Person.kind, Contact.kind})
"""These belong to no project: which of them concern one is seen when they are read."""


@frozen
class _Reading:
    """A situation as it was read; `asked`: whom an ask was put to on which day, `spoken`: those of them whom a touch
    reached on it."""

    now: Situation
    asked: Spoken
    spoken: Spoken


def situation(workspace: Workspace, project: int) -> Situation:
    """The project today. Raises KeyError when there is no such project."""
    return situations(workspace, (project,))[0]


def situations(workspace: Workspace, projects: Sequence[int]) -> tuple[Situation, ...]:
    """These projects today, in this order: twenty statements for one as for fifty, whatever their size.

    After a save of mine only what it touched is read again, and a project that is as it was stays the same object.
    """
    shelf: Shelf[_Reading] = workspace.memory.shelf(situations)
    unknown: list[int] = []
    touched: list[tuple[Situation, Set[str]]] = []
    around: list[_Reading] = []
    for project in dict.fromkeys(projects):
        known, kinds = shelf.get(project)
        if known is None or kinds & WHOLE or not _of_today(workspace, known.now):
            unknown.append(project)
        elif kinds & (PARTS.keys() | PLAN_PARTS.keys()):
            touched.append((known.now, kinds))
        elif kinds & AROUND:
            around.append(known)
    bases = [*_bases(workspace, unknown), *_with_parts(workspace, touched)]
    changed, same = _surrounded(workspace, bases), []
    if around:
        spoken = spoken_with(workspace, frozenset().union(*(known.asked for known in around)))
        for known, now in zip(around, _surrounded(workspace, [one.now for one in around]), strict=True):
            if now is known.now and known.spoken == known.asked & spoken:
                same.append(known)
            else:
                changed.append(now)
    for reading in (*_with_history(workspace, changed), *same):
        shelf.put(reading.now.project.id, reading)
    return tuple(_of(shelf, project) for project in projects)


def _of(shelf: Shelf[_Reading], project: int) -> Situation:
    reading, _ = shelf.get(project)
    assert reading is not None
    return reading.now


def _of_today(workspace: Workspace, known: Situation) -> bool:
    """Whether it still is that day in the project's zone."""
    return known.day.date == workspace.clock.today(known.project.zone)


def _bases(workspace: Workspace, ids: Sequence[int]) -> Iterator[Situation]:
    """Projects with their own records, and nothing of who and what is around them. Raises KeyError for none."""
    if not ids:
        return
    projects = {found.id: found for found in workspace.select(Project, *sql_in("id", ids))}
    settings = settings_of(workspace, ids)
    parts = {name: _parts(workspace, kind, ids) for kind, name in PARTS.values()}
    for plan, name in PLAN_PARTS.items():
        if workspace.planned.get(plan, frozenset()) & set(ids):
            parts[name] = _parts(workspace, _plan_kind(plan), ids)
    for id in ids:
        own: dict[str, Any] = {name: found[id] for name, found in parts.items()}
        day = day_with(workspace, projects[id], settings[id])
        yield Situation(
            day=day,
            project=projects[id],
            calendars=calendars(workspace),
            looked_at=workspace.audience is not None,
            **own,
        )


def _with_parts(workspace: Workspace, touched: Sequence[tuple[Situation, Set[str]]]) -> Iterator[Situation]:
    """With the records of the kinds that were touched as they are now."""
    found = {}
    touched_kinds = frozenset().union(*(kinds for _, kinds in touched))
    of_plan = {kind: (_plan_kind(kind), name) for kind, name in PLAN_PARTS.items() if kind in touched_kinds}
    for kind, (class_, name) in (PARTS | of_plan).items():
        if ids := [now.project.id for now, kinds in touched if kind in kinds]:
            found[name] = _parts(workspace, class_, ids)
    for now, _ in touched:
        id = now.project.id
        own: dict[str, Any] = {name: parts[id] for name, parts in found.items() if id in parts}
        yield replace(now, **own)


def _surrounded(workspace: Workspace, nows: Sequence[Situation]) -> list[Situation]:
    """With the people that their records name, and the touches of those with a part; where nothing of that is other
    than it was, the same object."""
    if not nows:
        return []
    people = _people(workspace, nows)
    parties = [{who for one in now.stakeholders for who in (one.person, one.via) if who} for now in nows]
    last = last_touches(workspace, set().union(*parties))
    begun = _begun(workspace, nows)
    found = []
    for now, own, theirs, ours in zip(nows, people, parties, begun, strict=True):
        visits = now.day.settings.video_is_visit
        touches = {person: touch(last[person], visits) for person in theirs}
        as_known = (now.people, now.touches, now.begun) == (own, touches, ours)
        found.append(now if as_known else replace(now, people=own, touches=touches, begun=ours))
    return found


def _with_history(workspace: Workspace, nows: Sequence[Situation]) -> Iterator[_Reading]:
    """With the revisions of what may have to be told and of what was approved, whom an act of their own told of it, and
    the words that were moved."""
    if not nows:
        return
    history = Revisions()
    heard: dict[int, tuple[Told, ...]] = {}
    by_day: dict[date, list[Action]] = {}
    for now in nows:
        by_day.setdefault(now.day.date, []).extend(now.actions)
    moved = moved_words(workspace, by_day)
    nows = [replace(now, revisions=history, deeds=heard, moved_words=moved) for now in nows]
    to_tell = {now: tuple(may_be_news(now)) for now in nows}
    about = {now: tuple({*now.open_asks, *(deeds(now) if to_tell[now] else ())}) for now in nows}
    agreed = {now: (one for one in now.changes if one.approved) for now in nows}
    wanted = [one for now in nows for one in (*to_tell[now], *about[now], *agreed[now])]
    excused = {told.subject for now in nows for told in now.told if told.state == "need_not"}
    history.read(workspace, wanted, {now.project.id: now.project.zone for now in nows}, excused)
    asked = {
        now: frozenset(
            one[:2] for ask in about[now] if isinstance(ask, Action) for one in askings(history[ask.id])
        )
        for now in nows
    }
    spoken = spoken_with(workspace, frozenset().union(*asked.values()))
    for now in nows:
        heard |= told_by_deeds(now, to_tell[now], spoken)
        yield _Reading(now, asked[now], asked[now] & spoken)


def _plan_kind(name: str) -> type[ProjectRecord]:
    return cast(type[ProjectRecord], KINDS[name])


def _begun(workspace: Workspace, nows: Sequence[Situation]) -> list[Mapping[int, tuple[date, ...]]]:
    """Of everybody who may be restrained, the contacts begun by us within their interval in each project."""
    modest: list[dict[int, date]] = []
    for now in nows:
        since: dict[int, date] = {}
        for one in now.stakeholders:
            if interval := rest_interval([one], now.day.settings):
                first = now.day.date - timedelta(days=interval)
                since[one.person] = min(first, since.get(one.person, first))
        modest.append(since)
    people = {person for since in modest for person in since}
    first = min((day for since in modest for day in since.values()), default=date.max)
    begun = begun_by_us(workspace, people, first)
    return [
        {
            person: days
            for person, after in since.items()
            if (days := tuple(day for day in begun.get(person, ()) if day > after))
        }
        for since in modest
    ]


def _parts(workspace: Workspace, kind: type[R], projects: Sequence[int]) -> Mapping[int, tuple[R, ...]]:
    """The live records of one kind by project, in order of making."""
    found: dict[int, list[R]] = {project: [] for project in projects}
    for record in workspace.select(kind, *sql_in("archived = 0 AND project", projects)):
        found[record.project].append(record)
    # The index gives them by project and code; sorting here needs no table of the whole result.
    return {project: tuple(sorted(records, key=attrgetter("id"))) for project, records in found.items()}


def _people(workspace: Workspace, nows: Sequence[Situation]) -> list[Mapping[int, Person]]:
    """Everybody that the records of each project name, archived ones too, who still own what they own; and who stands
    in for them."""
    named = [_named(now) for now in nows]
    which, ids = sql_in("id", sorted(set().union(*named)))
    stand_ins = f"id IN (SELECT stand_in FROM person WHERE {which})"
    found = {one.id: one for one in workspace.select(Person, f"{which} OR {stand_ins}", (*ids, *ids))}
    people: list[Mapping[int, Person]] = []
    for theirs in named:
        own = [found[id] for id in sorted(theirs) if id in found]
        beside = [found[one.stand_in] for one in own if one.stand_in in found]
        people.append({one.id: one for one in (*own, *beside)})
    return people


def _named(now: Situation) -> set[int]:
    ids: set[int | None] = set()
    names = (*(name for _, name in PARTS.values()), *PLAN_PARTS.values())
    for records in ((now.project,), *(getattr(now, name) for name in names)):
        held = columns_of(type(records[0])) if records else ()
        for column in (column for column in held if column.links_to == Person.kind):
            for value in map(attrgetter(column.name), records):
                ids.update(value if isinstance(value, tuple) else (value,))
    return {id for id in ids if id is not None}
