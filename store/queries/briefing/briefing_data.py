"""The briefing of one person: what they have not heard yet, from the same situations as the screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_briefed, last_heard, last_papers, written_up_to
from store.queries.briefing.unheard import averted, lines_of, not_heard, start_at, told_of
from store.queries.project_list import active_projects
from store.queries.project_situation import situation, situations
from store.records import Contact, Person, Project, Stakeholder, Told
from store.records.briefed import BriefingType
from store.rules.absence import stand_in_of_sponsor
from store.rules.briefing.changed_line import Changed
from store.rules.briefing.closing_report import CLOSING, closing
from store.rules.briefing.report import Briefing
from store.rules.briefing.sections import SECTIONS
from store.rules.briefing.sponsor_report import brief
from store.rules.briefing.weekly_report import WEEK_WD, WEEKLY, weekly
from store.rules.situation import Situation
from store.values.clock import zone_of
from store.values.day import Day
from store.values.frozen import frozen
from store.values.journal import Change

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
    opinions = workspace.select(
        Contact, UNANSWERED, (person,), f'ORDER BY "on" DESC, id DESC LIMIT {QUESTIONS}'
    )
    last = last_papers(workspace, person)
    if since is not None:
        changes = changes_of(workspace, nows, since)
        return brief(found, nows, changes, since, sections=sections, opinions=opinions, last=last)
    unheard = not_heard(workspace, nows, person)
    briefed = any(one.day is not None for one in unheard.starts.values())
    return brief(
        found,
        nows,
        unheard.changes,
        last_heard(workspace, nows[0], person) if briefed else None,
        sections=sections,
        opinions=opinions,
        starts=unheard.starts,
        untold=averted(workspace, nows, person, unheard.touched),
        last=last,
    )


def weekly_report(
    workspace: Workspace, projects: Sequence[int], person: int | None = None, since: date | None = None
) -> Briefing:
    """The weekly report over `projects` from where the last one on all of them was written, else over the last five
    working days."""
    nows = situations(workspace, projects)
    reader = workspace.get(Person, person) if person is not None else None
    papers = last_papers(workspace, person) if person is not None else {}
    last = last_briefed(workspace, WEEKLY, person) if since is None else None
    if last is None or not set(projects) <= set(last.projects):
        begun = since if since is not None else _week_before(nows[0].day)
        return weekly(reader, nows, begun, changes_of(workspace, nows, begun), papers)
    row = written_up_to(workspace, last)
    which, ids = sql_in("journal.project", [now.project.id for now in nows])
    done = tuple(workspace.store.journal.changes(f"{which} AND journal.id > {int(row)}", ids))
    changes = {
        now.project.id: lines_of(workspace, now, [one for one in done if one.project == now.project.id])
        for now in nows
    }
    return weekly(reader, nows, last.on, changes, papers, start_at(last.on, done))


def _week_before(day: Day) -> date:
    """The day before the last five working days, today among them."""
    back = WEEK_WD - 1 if day.calendar.is_working(day.date) else WEEK_WD
    return day.calendar.add(day.date, -back) - timedelta(days=1)


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
        if self.type == CLOSING:
            person = workspace.get(Person, self.person) if self.person is not None else None
            return closing(person, situation(workspace, self.projects[0]))
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
    sponsored |= _stood_in(workspace, active, person)
    ours = workspace.select(Project, "? IN (executive, manager, deputy)", (person,))
    theirs = sponsored or {part.project for part in parts} | {project.id for project in ours}
    return tuple(id for id in active if id in theirs)


def _stood_in(workspace: Workspace, active: Sequence[int], person: int) -> set[int]:
    """The projects where they hear of news today, since its sponsor is away."""
    for_whom = tuple(one.id for one in workspace.select(Person, "stand_in = ?", (person,)))
    within = [
        part.project
        for one in for_whom
        for part in workspace.select(Stakeholder, BASE, (one,))
        if part.role == "sponsor" and part.project in active
    ]
    return {now.project.id for now in situations(workspace, within) if stand_in_of_sponsor(now) == person}


def said_at_start(workspace: Workspace, project: int) -> bool:
    """Whether it was said, when the project began, until which day its sponsor had heard how it stands."""
    return bool(workspace.select(Told, "subject = ? AND state = 'before' AND archived = 0", (project,)))


def changes_of(
    workspace: Workspace, nows: Sequence[Situation], since: date
) -> dict[int, tuple[Changed, ...]]:
    """Everything that changed after that day, whoever heard of it, folded, cancelling what cancels; by project, with a
    statement for each zone they are in."""
    found: dict[int, list[Change]] = {now.project.id: [] for now in nows}
    zones: dict[str, list[Situation]] = {}
    for now in nows:
        zones.setdefault(now.project.zone, []).append(now)
    for those in zones.values():
        which, ids = sql_in("journal.project", [now.project.id for now in those])
        at = _end_of(since, those[0])
        for change in workspace.store.journal.changes(f"{which} AND {SINCE} AND {told_of()}", (*ids, at, at)):
            if change.project is not None:
                found[change.project].append(change)
    return {now.project.id: lines_of(workspace, now, found[now.project.id]) for now in nows}


def _end_of(day: date, now: Situation) -> str:
    """The midnight after `day` where the project is, as acts keep it."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone_of(now.project.zone))
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
