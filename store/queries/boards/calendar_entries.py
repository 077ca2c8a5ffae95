"""What stands in a calendar: the days of milestones, contacts that fall due, and meetings."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Literal

from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.project_situation import situations
from store.records import Meeting, Milestone
from store.rules.people.cadence import ClockKind
from store.rules.registers.colour_reasons import standing
from store.rules.situation import Situation
from store.values.clock import stamp, zone_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words

Sort = Literal["milestone", "contact", "meeting"]
SORTS: tuple[Sort, ...] = ("milestone", "contact", "meeting")
DUE: dict[ClockKind, str] = {
    "call": N_("{project}: call {name}"),
    "visit": N_("{project}: visit {name}"),
    "silence": N_("{project}: hear from {name}"),
    "node": N_("{project}: speak with {name} before {node}"),
}
CHANGED = """
SELECT id, (SELECT act.at FROM journal JOIN act ON act.id = journal.act WHERE journal.record = {kind}.id
ORDER BY journal.id DESC LIMIT 1) FROM {kind} WHERE project = ? AND archived = 0
"""
LAST_ACT = "SELECT at FROM act ORDER BY id DESC LIMIT 1"


@frozen
class Entry:
    """One day. `uid` is its own for good, `revision` rises whenever it may have changed, `stamp` is when that was.

    `begins` in UTC where it has an hour, and where its project has no zone as the clocks show it wherever it is read;
    without an hour it lasts all of `on`.
    """

    uid: str
    revision: int
    stamp: datetime
    on: date
    title: Words
    lines: tuple[Words, ...] = ()
    begins: datetime | None = None
    cancelled: bool = False


def agenda(workspace: Workspace, projects: Sequence[int], sorts: Sequence[Sort] = SORTS) -> tuple[Entry, ...]:
    """Everything of these sorts in the projects, by day. Nothing private is in it."""
    made: dict[Sort, Callable[[Workspace, Situation], Iterator[Entry]]] = {
        "milestone": _milestones,
        "contact": _contacts,
        "meeting": _meetings,
    }
    nows = situations(workspace, projects)
    found = [entry for now in nows for sort in sorts for entry in made[sort](workspace, now)]
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.uid)))


def _milestones(workspace: Workspace, now: Situation) -> Iterator[Entry]:
    changed = _changed(workspace, Milestone, now.project.id)
    for one in now.milestones:
        if one.due is None:
            continue
        title = words("{project}: {code} {title}", project=now.project.code, code=one.code, title=one.title)
        stands = standing(one, now.day)
        lines = (
            *((words(N_("owner {name}"), name=name),) if (name := now.name(one.owner)) else ()),
            *((words(N_("baseline {day}"), day=one.baseline.isoformat()),) if one.baseline else ()),
            *((stands,) if stands is not None else ()),
        )
        yield Entry(
            _uid(one),
            one.rev,
            changed[one.id],
            one.due,
            words(N_("{title} (met)"), title=title) if one.met_on else title,
            lines,
        )


def _contacts(workspace: Workspace, now: Situation) -> Iterator[Entry]:
    """A due day moves with contacts, settings and calendars too, so that every act counts as its revision."""
    changed = stamp(workspace.store.connection.execute(LAST_ACT).fetchone()[0])
    revision = workspace.store.journal.last()
    for line in contacts(workspace, now.project.id).lines:
        for clock in line.clocks:
            if clock.due is None:
                continue
            node = clock.node
            values = {"name": line.person.name, "node": f"{node.code} {node.title}" if node else ""}
            touch = line.touch.visit if clock.kind == "visit" else line.touch.call
            yield Entry(
                f"{clock.kind}-{f'{node.id}-' if node else ''}{_uid(line.record)}",
                revision,
                changed,
                clock.due,
                words(DUE[clock.kind], project=now.project.code, **values),
                (words(N_("last {day}"), day=touch.isoformat()),) if touch else (),
            )


def _meetings(workspace: Workspace, now: Situation) -> Iterator[Entry]:
    changed = _changed(workspace, Meeting, now.project.id)
    for one in workspace.live(Meeting, now.project.id):
        names = tuple(name for id in one.attendees if (name := now.name(id)))
        yield Entry(
            _uid(one),
            one.rev,
            changed[one.id],
            one.on,
            words("{project}: {title}", project=now.project.code, title=one.title),
            (words(N_("with {names}"), names=names),) if names else (),
            _begins(one, now.project.zone),
            one.state == "cancelled",
        )


def _begins(meeting: Meeting, zone: str) -> datetime | None:
    if not meeting.time:
        return None
    hour, minute = map(int, meeting.time.split(":"))
    local = datetime.combine(meeting.on, time(hour, minute), place := zone_of(zone))
    # This machine's zone says nothing: a server's is often UTC, and another's would move the meeting.
    return local if place is None else local.astimezone(UTC)


def _uid(record: Record) -> str:
    return f"{record.kind}-{record.id}@forewarn"


def _changed(workspace: Workspace, kind: type[Record], project: int) -> dict[int, datetime]:
    """When each record was last changed."""
    rows = workspace.store.connection.execute(CHANGED.format(kind=kind.kind), (project,)).fetchall()
    return {id: stamp(at) for id, at in rows}
