"""Whoever is told at once: who must hear of a change, our team, the usual people of a series, those who met lately."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change, Series
from store.rules.registers.must_hear import must_hear
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, say, words

LATELY = timedelta(days=7)
"""How long those who met can be named by their meeting."""


@frozen
class Together:
    """`id`: of the series or meeting, of the change that they must hear of, or of the project whose team they are;
    `people` without me."""

    id: int
    name: str
    people: tuple[int, ...]


def people_together(
    workspace: Workspace, project: int, language: str, subjects: Sequence[Record] = ()
) -> tuple[Together, ...]:
    """Who has not heard of the changes among `subjects` but must, our team, then series, then the meetings of the last
    days, the latest first; nobody meets with one person alone."""
    least = {one.id: 1 for one in subjects} | {project: 1}
    found = _found(workspace, project, language, subjects)
    return tuple(one for one in found if len(one.people) >= least.get(one.id, 2))


def _found(
    workspace: Workspace, project: int, language: str, subjects: Sequence[Record]
) -> Iterator[Together]:
    now = situation(workspace, project)
    me, today = now.project.manager, now.day.date
    for change in subjects:
        if isinstance(change, Change):
            name = say(words(N_("who must hear of {code}"), code=change.code or change.title), language)
            yield Together(change.id, name, _without(me, tuple(one.person for one in must_hear(now, change))))
    ours = tuple(part.person for part in now.part_of.values() if part.role == "ours")
    yield Together(project, say(N_("our team"), language), _without(me, ours))
    for series in workspace.live(Series, project):
        if series.runs(today):
            yield Together(series.id, series.title, _without(me, series.people))
    for meeting in sorted(now.meetings, key=lambda one: (one.on, one.id), reverse=True):
        if meeting.state == "held" and today - LATELY <= meeting.on <= today:
            name = say(words(N_("{title}, {day}"), title=meeting.title, day=meeting.on), language)
            yield Together(meeting.id, name, _without(me, meeting.attendees))


def _without(me: int | None, people: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for one in people if one != me)
