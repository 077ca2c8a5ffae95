"""The first line of the screen when it shows all projects: how many stand how, whose sponsor is met next."""

from collections.abc import Mapping, Sequence
from datetime import date

from store.disk.workspace import Workspace
from store.queries.span import spanned
from store.records import Project
from store.records.milestone import Rag
from store.rules.registers.areas import ORDER, STATE, areas, overall
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen


@frozen
class Overview:
    """`stand` is how many projects have which colour, worst first; `next_up` the project whose sponsor is met next."""

    projects: int
    day: Day
    stand: Mapping[Rag, int]
    next_up: Project | None
    sponsor: str
    meeting: date | None


def overview(workspace: Workspace, projects: Sequence[int]) -> Overview:
    """All of these projects in one line."""
    span, nows = spanned(workspace, projects)
    colours = [workspace.memory.kept(now.project.id, _colour, now) for now in nows]
    coming = [
        (now.project.sponsor_meeting, now.project.sponsor_meeting_time.rjust(5, "0"), now.project.id, now)
        for now in nows
        if now.project.sponsor_meeting is not None and now.project.sponsor_meeting >= now.day.date
    ]
    meeting, _, _, first = min(coming, key=lambda one: one[:3], default=(None, "", 0, None))
    return Overview(
        projects=len(nows),
        day=span.today,
        stand={colour: colours.count(colour) for colour in ORDER if colour in colours},
        next_up=first.project if first is not None else None,
        sponsor=first.name(first.sponsor_person) if first is not None else "",
        meeting=meeting,
    )


def _colour(now: Situation) -> Rag:
    return overall(areas(now, STATE))
