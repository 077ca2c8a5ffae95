"""What the form of a meeting or contact needs to know besides names and codes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.queries.zones import act_moment
from store.records import Contact, Meeting, Morale, Note, Person, Series
from store.rules.capture.filed_lines import aside_text
from store.rules.capture.meeting_record import KeptAside
from store.rules.capture.open_matters import Open, open_matters
from store.values.frozen import frozen
from store.values.record import Record

VISITED = "SELECT DISTINCT person FROM contact WHERE archived = 0 AND channel = 'visit' AND coalesce(meeting, 0) <> ?"

BRIEFED = (
    "archived = 0 AND purpose = 'report' AND meeting IS NULL AND \"on\" >= ?"
    ' AND person IN (SELECT person FROM briefing WHERE archived = 0 AND "on" >= ?)'
)
LATELY = timedelta(days=31)
"""How long after a briefing its meeting may be entered."""


@frozen
class Talk:
    """`contacts`, `asides`: of an earlier save of this meeting; `briefed`: the contacts that briefings left of late and
    that are no meeting's; `executives`, `visited`: people; `planned`: (series, day); `held`: series that have met;
    `made`: records of an earlier save; `first`: nobody has met since the project's phase began."""

    series: Mapping[int, Series]
    contacts: tuple[Contact, ...]
    briefed: tuple[Contact, ...]
    asides: tuple[KeptAside, ...]
    matters: tuple[Open, ...]
    executives: frozenset[int]
    visited: frozenset[int]
    planned: frozenset[tuple[int, date]]
    held: frozenset[int]
    made: tuple[Record, ...]
    first: bool
    me: int | None


def talk(workspace: Workspace, project: int, meeting: int, language: str) -> Talk:
    """Read for one form, with a fixed number of statements. Raises KeyError when there is no such project."""
    now = situation(workspace, project)
    opinions = workspace.select(
        Contact, "archived = 0 AND opinion <> '' AND answered_on IS NULL", (), 'ORDER BY "on"'
    )
    in_it = {s.person for s in now.stakeholders}
    own = [c for c in opinions if project in c.projects or (not c.projects and c.person in in_it)]
    visited = workspace.store.connection.execute(VISITED, (meeting,)).fetchall()
    others = [m for m in now.meetings if m.id != meeting]
    held = [m for m in others if m.state == "held"]
    since = _phase_since(workspace, project)
    made_in: tuple[Sequence[Record], ...] = (now.risks, now.actions, now.decisions, now.changes)
    return Talk(
        series={s.id: s for s in workspace.live(Series, project)},
        contacts=tuple(workspace.select(Contact, "archived = 0 AND meeting = ?", (meeting,))),
        briefed=tuple(workspace.select(Contact, BRIEFED, _lately(now.day.date), 'ORDER BY "on", id')),
        asides=asides(workspace, project, meeting, language),
        matters=open_matters(now, own),
        executives=frozenset(s.person for s in now.stakeholders if s.role in ("executive", "sponsor")),
        visited=frozenset(person for (person,) in visited),
        planned=frozenset((m.series, m.on) for m in others if m.series and m.state == "planned"),
        held=frozenset(m.series for m in held if m.series),
        made=tuple(r for own in made_in for r in own if getattr(r, "meeting", None) == meeting),
        first=not any(since is None or m.on >= since for m in held),
        me=now.project.manager,
    )


def asides(workspace: Workspace, project: int, meeting: int, language: str) -> tuple[KeptAside, ...]:
    """The private lines of a meeting, from its author's own file."""
    names = reader_for(workspace, project, language).directory
    found: list[KeptAside] = []
    for kind in (Morale, Note):
        for record in workspace.select(kind, "archived = 0 AND meeting = ? AND line IS NOT NULL", (meeting,)):
            assert isinstance(record, Morale | Note)
            person = getattr(record, "person", None)
            text = aside_text(record, names.label(Person.kind, person) if person else "", language)
            found.append(KeptAside(record.line or 0, text, record))
    return tuple(sorted(found, key=lambda kept: (kept.number, kept.record.id)))


def to_be_held(workspace: Workspace, project: int, today: date) -> tuple[Meeting, ...]:
    """Planned meetings whose day has come, the latest first."""
    where = "archived = 0 AND state = 'planned' AND project = ? AND \"on\" <= ?"
    found = workspace.select(Meeting, where, (project, today.isoformat()))
    return tuple(sorted(found, key=lambda m: (m.on, m.time), reverse=True))


def _lately(today: date) -> tuple[str, str]:
    since = (today - LATELY).isoformat()
    return since, since


def _phase_since(workspace: Workspace, project: int) -> date | None:
    """The day since which the project has been in its phase; None: since it began."""
    changes = workspace.store.journal.changes("journal.record = ?", (project,))
    moved = [change.act.at for change in changes if change.before is not None and "phase" in change.after]
    return act_moment(workspace, project, moved[-1]).date() if moved else None
