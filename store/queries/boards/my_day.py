"""The first line of the screen: what day it is, which of my projects is not in order, and whom I meet today."""

from collections.abc import Iterator, Sequence

from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.records import Person, Project
from store.rules.calendar_coverage import Notice, notices
from store.rules.registers.areas import STATE, Area, areas
from store.rules.review.talks_today import UNTIMED, talks
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen


@frozen
class Standing:
    """A project of mine, and those of the letters its sponsor reads that are not green."""

    project: Project
    letters: tuple[Area, ...]


@frozen
class Talk:
    """Somebody I meet today; `hour` is empty where none is known."""

    project: int
    person: int
    name: str
    hour: str


@frozen
class MyDay:
    """`opened`: the project that the panes show; `standings` in order of making, `talks` by hour; `notices`: where
    working days of the open project are not known; `has_sheet`: whether that one has something for its sheet."""

    opened: Project
    day: Day
    standings: tuple[Standing, ...]
    talks: tuple[Talk, ...]
    notices: tuple[Notice, ...]
    has_sheet: bool = False


def my_day(workspace: Workspace, opened: int, projects: Sequence[int]) -> MyDay:
    """Of these projects, and of the open one first where it is none of them."""
    each = (*(() if opened in projects else (opened,)), *projects)
    nows = situations(workspace, each)
    shown = next(now for now in nows if now.project.id == opened)
    return MyDay(
        shown.project,
        shown.day,
        tuple(workspace.memory.kept(now.project.id, _standing, now) for now in nows),
        talks_of(nows),
        notices(shown),
        shown.has_sheet,
    )


def talks_of(nows: Sequence[Situation]) -> tuple[Talk, ...]:
    """Today's talks of these projects by hour; with one person in several of them only the first."""
    found: dict[tuple[int, str], tuple[str, int, Talk]] = {}
    for now in nows:
        for person, hour in talks(now).items():
            said = "" if hour >= UNTIMED else hour.lstrip("0")
            talk = Talk(now.project.id, person, now.name(person), said)
            found.setdefault((person, hour), (hour, len(found), talk))
    return tuple(talk for *_, talk in sorted(found.values(), key=lambda one: one[:2]))


def met_today(nows: Sequence[Situation]) -> Iterator[tuple[Person, Talk]]:
    """Whom I meet today in these projects, by hour, each once."""
    by_id = {now.project.id: now for now in nows}
    met: set[int] = set()
    for talk in talks_of(nows):
        person = by_id[talk.project].people.get(talk.person)
        if person is not None and person.id not in met:
            met.add(person.id)
            yield person, talk


def _standing(now: Situation) -> Standing:
    return Standing(now.project, tuple(area for area in areas(now, STATE) if area.colour != "green"))
