"""Whoever is told at once: the usual people of a series, and those who met lately."""

from collections.abc import Iterator
from datetime import timedelta

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Series
from store.values.frozen import frozen
from store.values.words import N_, say, words

LATELY = timedelta(days=7)
"""How long those who met can be named by their meeting."""


@frozen
class Together:
    """`id`: of the series or meeting; `people` without me."""

    id: int
    name: str
    people: tuple[int, ...]


def people_together(workspace: Workspace, project: int, language: str) -> tuple[Together, ...]:
    """Series first, then the meetings of the last days, the latest first; those of one person are left out."""
    return tuple(one for one in _found(workspace, project, language) if len(one.people) > 1)


def _found(workspace: Workspace, project: int, language: str) -> Iterator[Together]:
    now = situation(workspace, project)
    me, today = now.project.manager, now.day.date
    for series in workspace.live(Series, project):
        if series.runs(today):
            yield Together(series.id, series.title, _without(me, series.people))
    for meeting in sorted(now.meetings, key=lambda one: (one.on, one.id), reverse=True):
        if meeting.state == "held" and today - LATELY <= meeting.on <= today:
            name = say(words(N_("{title}, {day}"), title=meeting.title, day=meeting.on), language)
            yield Together(meeting.id, name, _without(me, meeting.attendees))


def _without(me: int | None, people: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for one in people if one != me)
