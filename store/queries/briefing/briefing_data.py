"""The briefing of one person: what they have not heard yet, from the same situations as the screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from store.disk.file.record_rows import value_of
from store.disk.in_list import among
from store.disk.workspace import Workspace
from store.queries.project_list import active_projects
from store.queries.project_situation import situations
from store.records import KINDS, Briefed, Contact, Person, Project, Stakeholder, Told
from store.records.briefed import BriefingType
from store.rules.briefing.changes import Changed, changed
from store.rules.briefing.report import Briefing
from store.rules.briefing.sections import SECTIONS
from store.rules.briefing.sponsor_report import brief
from store.rules.briefing.weekly_report import WEEK_WD, WEEKLY, weekly
from store.rules.situation import Situation
from store.values.clock import zone_of
from store.values.frozen import frozen
from store.values.journal import Change, Net, net
from store.values.record import born

BASE = "person = ? AND archived = 0"
UNANSWERED = f"{BASE} AND opinion <> '' AND answered_on IS NULL"
QUESTIONS = 3
SINCE = "act.at > ? AND journal.act >= (SELECT id FROM act WHERE at > ? ORDER BY at, id LIMIT 1)"
"""The first such act is looked up, so that the index of the project's journal is read from there on."""


def briefing(
    workspace: Workspace,
    projects: Sequence[int],
    person: int,
    since: date | None = None,
    sections: Sequence[str] = SECTIONS,
) -> Briefing:
    """What `person` should hear of `projects`; `since` a day, else the day they last heard.

    Raises KeyError when there is no such person or project.
    """
    found = workspace.get(Person, person)
    if found is None:
        raise KeyError(person)
    nows = situations(workspace, projects)
    heard, row = (since, None) if since is not None else last_heard(workspace, nows[0], person)
    opinions = workspace.select(
        Contact, UNANSWERED, (person,), f'ORDER BY "on" DESC, id DESC LIMIT {QUESTIONS}'
    )
    changes = changes_of(workspace, nows, heard, row)
    return brief(found, nows, changes, heard, sections=sections, opinions=opinions)


def weekly_report(
    workspace: Workspace, projects: Sequence[int], person: int | None = None, since: date | None = None
) -> Briefing:
    """The weekly report over `projects` since the last one, else over the last five working days."""
    nows = situations(workspace, projects)
    day = nows[0].day
    if since is None:
        last = last_briefed(workspace, WEEKLY, person)
        since = last.on if last is not None else day.calendar.add(day.date, -WEEK_WD)
    reader = workspace.get(Person, person) if person is not None else None
    return weekly(reader, nows, since, changes_of(workspace, nows, since, None))


@frozen
class Asked:
    """Which report: of what type, about which projects, for whom, since when (None: since they last heard, or since
    the last weekly report), with which sections."""

    projects: tuple[int, ...]
    person: int | None = None
    type: BriefingType = "briefing"
    since: date | None = None
    sections: tuple[str, ...] = SECTIONS

    def made(self, workspace: Workspace) -> Briefing:
        """The report as it is now. Raises KeyError where a person is needed and there is none."""
        row = workspace.store.journal.last()
        return replace(self._written(workspace), journal_row=row)

    def _written(self, workspace: Workspace) -> Briefing:
        if self.type == WEEKLY:
            return weekly_report(workspace, self.projects, self.person, self.since)
        if self.person is None:
            raise KeyError(self.person)
        return briefing(workspace, self.projects, self.person, self.since, self.sections)


def projects_for(workspace: Workspace, person: int) -> tuple[int, ...]:
    """The active projects a person is briefed on: those they sponsor, else those they have any part in."""
    active = active_projects(workspace)
    parts = workspace.select(Stakeholder, BASE, (person,))
    sponsors = [part.project for part in parts if part.role == "sponsor" and part.project in active]
    sponsored = {
        now.project.id
        for now in situations(workspace, sponsors)
        if now.sponsor is not None and now.sponsor.person == person
    }
    ours = workspace.select(Project, "? IN (executive, manager, deputy)", (person,))
    theirs = sponsored or {part.project for part in parts} | {project.id for project in ours}
    return tuple(id for id in active if id in theirs)


def last_briefed(workspace: Workspace, type: str, person: int | None = None) -> Briefed | None:
    """The last report of that type that was delivered, to that person if one is named."""
    where = "archived = 0 AND type = ?"
    asked: list[str | int] = [type]
    if person is not None:
        where += " AND person = ?"
        asked.append(person)
    found = workspace.select(Briefed, where, asked, 'ORDER BY "on" DESC, id DESC LIMIT 1')
    return found[0] if found else None


def last_heard(workspace: Workspace, now: Situation, person: int) -> tuple[date | None, int | None]:
    """The last day on which they were briefed, or before today told something or had a two-way contact, and the row
    of the journal that entered it when that was the same day: what changed later that day they have not heard. The
    row and not its moment, since a clock may have been set back in between."""
    today = now.day.date.isoformat()
    told = workspace.select(
        Told,
        f"{BASE} AND state = 'told' AND \"on\" < ?",
        (person, today),
        'ORDER BY "on" DESC, id DESC LIMIT 1',
    )
    met = workspace.select(
        Contact,
        f'{BASE} AND two_way = 1 AND "on" < ?',
        (person, today),
        'ORDER BY "on" DESC, id DESC LIMIT 1',
    )
    heard = [(one.on, one.id) for one in told] + [(one.on, one.id) for one in met]
    briefed = last_briefed(workspace, "briefing", person)
    if briefed is not None and briefed.on <= now.day.date:
        heard.append((briefed.on, briefed.id))
    latest = max(heard, default=None)
    if latest is None:
        return None, None
    on, id = latest
    # A briefing is kept on the day it was given; what else they heard may have been entered later.
    same_day = (briefed is not None and id == briefed.id) or born(id, now.project.zone) == on
    return on, _entered(workspace, id) if same_day else None


def changes_since(
    workspace: Workspace, now: Situation, since: date | None, row: int | None
) -> tuple[Changed, ...]:
    """Everything that changed in the project after that day, or after that row of the journal on it; folded, cancelling
    what cancels. Nothing at all when they never heard: then all of it is new to them, and the registers say it."""
    return changes_of(workspace, (now,), since, row)[now.project.id]


def changes_of(
    workspace: Workspace, nows: Sequence[Situation], since: date | None, row: int | None
) -> dict[int, tuple[Changed, ...]]:
    """The same of several projects, with a statement for each zone they are in."""
    found: dict[int, list[Change]] = {now.project.id: [] for now in nows}
    zones: dict[str, list[Situation]] = {}
    for now in nows if since is not None else ():
        zones.setdefault(now.project.zone if row is None else "", []).append(now)
    for those in zones.values():
        assert since is not None
        which, ids = among("journal.project", [now.project.id for now in those])
        if row is not None:
            rows = workspace.store.journal.changes(f"{which} AND journal.id > ?", (*ids, row))
        else:
            at = _end_of(since, those[0])
            rows = workspace.store.journal.changes(f"{which} AND {SINCE}", (*ids, at, at))
        for change in rows:
            if change.project is not None:
                found[change.project].append(change)
    return {
        now.project.id: changed(now, tuple(_typed(one) for one in net(found[now.project.id]))) for now in nows
    }


def _entered(workspace: Workspace, record: int) -> int | None:
    """The row of the journal in which a record was made."""
    sql = "SELECT min(id) FROM journal WHERE record = ?"
    row: int | None = workspace.store.connection.execute(sql, (record,)).fetchone()[0]
    return row


def _end_of(day: date, now: Situation) -> str:
    """The midnight after `day` where the project is, as acts keep it."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone_of(now.project.zone))
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _typed(one: Net) -> Net:
    kind = KINDS[one.kind]
    return replace(
        one,
        before={name: value_of(kind, name, value) for name, value in one.before.items()},
        after={name: value_of(kind, name, value) for name, value in one.after.items()},
    )
