"""Whoever is told at once: who must hear of a change, a team, the usual people of a series, those who met lately."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change, Series
from store.records.stakeholder import ROLES, Role
from store.rules.registers.must_hear import must_hear
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold
from store.values.words import LANGUAGES, N_, Words, bare, say, words
from store.values.written_choices import word_key, words_for

TEAMS: tuple[Role, ...] = ("ours", "core", "outer")
"""Roles of several, who are told as one."""
LATELY = timedelta(days=7)
"""How long those who met can be named by their meeting."""


@frozen
class Together:
    """`id`: of the series or meeting, of the change that they must hear of; of a team the place of its role, below
    what any record has. `people` without me."""

    id: int
    name: Words
    people: tuple[int, ...]


def people_together(
    workspace: Workspace, project: int, subjects: Sequence[Record] = ()
) -> tuple[Together, ...]:
    """Who has not heard of the changes among `subjects` but must, the teams, then series, then the meetings of the last
    days, the latest first; nobody meets with one person alone."""
    least = {one.id: 1 for one in subjects} | {_team(role): 1 for role in TEAMS}
    found = _found(workspace, project, subjects)
    return tuple(one for one in found if len(one.people) >= least.get(one.id, 2))


def people_called(together: Iterable[Together], text: str) -> tuple[int, ...]:
    """Those who are meant by what somebody typed, in whichever language; nobody where it names no such people."""
    found = {fold(say(one.name, language)): one.people for language in LANGUAGES for one in together}
    role = words_for("stakeholder", "role").get(word_key(text))
    if role in TEAMS:
        found |= {fold(text): one.people for one in together if one.id == _team(role)}
    return found.get(fold(text), ())


def _team(role: str) -> int:
    return tuple(ROLES).index(role)


def _found(workspace: Workspace, project: int, subjects: Sequence[Record]) -> Iterator[Together]:
    now = situation(workspace, project)
    me, today = now.project.manager, now.day.date
    for change in subjects:
        if isinstance(change, Change):
            name = words(N_("who must hear of {code}"), code=bare(change.code or change.title))
            yield Together(change.id, name, _without(me, tuple(one.person for one in must_hear(now, change))))
    for role in TEAMS:
        team = tuple(part.person for part in now.part_of.values() if part.role == role)
        yield Together(_team(role), words(ROLES[role]), _without(me, team))
    for series in workspace.live(Series, project):
        if series.runs(today):
            yield Together(series.id, words("{title}", title=series.title), _without(me, series.people))
    for meeting in sorted(now.meetings, key=lambda one: (one.on, one.id), reverse=True):
        if meeting.state == "held" and today - LATELY <= meeting.on <= today:
            name = words(N_("{title}, {day}"), title=meeting.title, day=meeting.on)
            yield Together(meeting.id, name, _without(me, meeting.attendees))


def _without(me: int | None, people: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for one in people if one != me)
