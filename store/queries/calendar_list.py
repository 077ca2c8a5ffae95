"""The calendars of a store, and who counts by them."""

from store.disk.workspace import Workspace
from store.records import CalendarDays, Person, Project
from store.values.frozen import frozen


@frozen
class CalendarLine:
    """One calendar: the codes of the projects and the number of people that count by it."""

    record: CalendarDays
    projects: tuple[str, ...]
    people: int


def calendar_named(workspace: Workspace, code: str) -> CalendarDays | None:
    """The calendar of that code, whatever its case; None when there is none."""
    found = workspace.select(CalendarDays, "archived = 0 AND code = ? COLLATE NOCASE", (code.strip(),))
    return found[0] if found else None


def counts_somewhere(workspace: Workspace, code: str) -> bool:
    """Whether a project counts by the calendar of that code."""
    return bool(workspace.select(Project, "calendar = ? COLLATE NOCASE", (code,)))


def calendars(workspace: Workspace) -> tuple[CalendarLine, ...]:
    """All of them, in the order of their codes."""
    records = sorted(workspace.live(CalendarDays), key=lambda record: record.code.casefold())
    projects = workspace.live(Project)
    people = [
        person.calendar.casefold() for person in workspace.select(Person, "archived = 0 AND calendar <> ''")
    ]
    return tuple(
        CalendarLine(
            record,
            tuple(
                project.code for project in projects if project.calendar.casefold() == record.code.casefold()
            ),
            people.count(record.code.casefold()),
        )
        for record in records
    )
