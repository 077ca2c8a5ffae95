"""The first line of the screen: which project, which day, how it stands, when the sponsor is met next."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Project
from store.rules.calendar_coverage import Notice, notices
from store.rules.registers.areas import STATE, Area, areas
from store.values.day import Day
from store.values.frozen import frozen


@frozen
class Header:
    """`state` are the letters the sponsor reads, `house` my own; `sponsor` is empty while nobody is;
    `notices`: where working days are not known."""

    project: Project
    day: Day
    state: tuple[Area, ...]
    house: tuple[Area, ...]
    sponsor: str
    meeting: date | None
    meeting_time: str
    notices: tuple[Notice, ...]


def header(workspace: Workspace, project: int) -> Header:
    """The header of one project."""
    now = situation(workspace, project)
    letters = areas(now)
    meeting = now.project.sponsor_meeting
    coming = meeting is not None and meeting >= now.day.date
    return Header(
        project=now.project,
        day=now.day,
        state=tuple(area for area in letters if area.letter in STATE),
        house=tuple(area for area in letters if area.letter not in STATE),
        sponsor=now.name(now.sponsor_person),
        meeting=meeting if coming else None,
        meeting_time=now.project.sponsor_meeting_time if coming else "",
        notices=notices(now),
    )
