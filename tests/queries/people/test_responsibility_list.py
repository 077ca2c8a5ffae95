"""The list of what hangs on a leaver."""

from store.disk.workspace import Workspace
from store.queries.people.responsibility_list import responsibility_lines
from store.records import Action, Person, Project, Risk, Seat, Stakeholder
from store.values.record import Record
from store.values.words import words


def fill(workspace: Workspace, project: Project, sun: Person, n: int) -> None:
    records: list[Record] = []
    for number in range(n):
        other = Person(name=f"Person {number}")
        records += [
            other,
            Stakeholder(project=project.id, person=other.id, role="outer", via=sun.id),
            Action(project=project.id, title=f"Action {number}", owner=sun.id),
        ]
    workspace.save(*records, act=words("fill"))


def test_it_names_what_where_and_how(workspace: Workspace, project: Project) -> None:
    sun, li = Person(name="Sun"), Person(name="Li")
    other = Project(code="CRM", name="CRM", manager=sun.id)
    closed = Project(code="OLD", name="Old", manager=sun.id, state="closed")
    seat = Seat(project=project.id, title="Data owner", holder=sun.id)
    workspace.save(
        sun,
        li,
        other,
        closed,
        seat,
        Stakeholder(project=project.id, person=li.id, role="outer", via=sun.id),
        Risk(project=other.id, title="Late", owner=sun.id),
        act=words("add"),
    )
    lines = responsibility_lines(workspace, sun.id, first=project.id, without={seat.id})
    assert [(line.project, line.name, line.responsibility.field) for line in lines] == [
        ("ERP", "Li", "via"),
        ("CRM", "CRM", "manager"),
        ("CRM", "R-01 Late", "owner"),
    ]
    assert [line.name for line in responsibility_lines(workspace, sun.id, project=project.id)] == [
        "Li",
        "Data owner",
    ]


def test_as_many_statements_for_few_as_for_many(workspace: Workspace, project: Project) -> None:
    sun = Person(name="Sun")
    workspace.save(sun, act=words("add"))

    def statements() -> int:
        seen: list[str] = []
        workspace.store.connection.set_trace_callback(seen.append)
        responsibility_lines(workspace, sun.id)
        workspace.store.connection.set_trace_callback(None)
        return len(seen)

    fill(workspace, project, sun, 3)
    few = statements()
    fill(workspace, project, sun, 100)
    assert statements() == few
    assert len(responsibility_lines(workspace, sun.id)) == 206
