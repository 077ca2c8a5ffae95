"""The kinds that a project may do without: of them nothing is read before it holds such a record."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from store.disk.onlookers import show_to
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import codes_of
from store.queries.project_situation import situation, situations
from store.records import PLAN, Check, Deliverable, Goal, MoneyLine, Project
from store.values.clock import Clock
from store.values.words import words

ACT = words("x")


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    seen: list[str] = []
    workspace.memory.clear()
    workspace.store.connection.set_trace_callback(seen.append)
    yield seen
    workspace.store.connection.set_trace_callback(None)


def of_plan(seen: list[str]) -> list[str]:
    return [kind for kind in PLAN if any(f" FROM {kind} " in one for one in seen)]


def test_nothing_of_them_is_asked_of_a_project_without(workspace: Workspace, project: Project) -> None:
    other = Project(code="MES", name="other")
    workspace.save(other, act=ACT)
    workspace.save(Goal(project=other.id, title="quick"), act=ACT)
    assert workspace.planned == {"goal": {other.id}}
    with statements(workspace) as seen:
        situation(workspace, project.id)
    assert of_plan(seen) == []
    without = len(seen)
    with statements(workspace) as seen:
        situations(workspace, (project.id, other.id))
    assert of_plan(seen) == ["goal"] and len(seen) == without + 1


def test_a_store_that_is_opened_knows_what_it_holds(workspace: Workspace, project: Project) -> None:
    records = (
        Deliverable(project=project.id, title="a"),
        Goal(project=project.id, title="b"),
        MoneyLine(project=project.id, title="c", approved=Decimal(5)),
        Check(project=project.id, title="d"),
    )
    workspace.save(*records, act=ACT)
    codes = ("DL-01", "G-01", "B-01", "Q-01")
    now = situation(workspace, project.id)
    assert (
        tuple(one.code for each in (now.deliverables, now.goals, now.money, now.checks) for one in each)
        == codes
    )
    assert {code.upper() for code in codes_of(workspace, project.id)} == set(codes)
    again = Workspace.open(
        workspace.path,
        who="li",
        clock=Clock(workspace.clock.today()),
        private_dir=workspace.path.parent / "li",
    )
    try:
        assert again.planned == {kind: {project.id} for kind in PLAN}
        again.save(Goal(project=project.id, title="e"), act=ACT)
        assert workspace.poll() == {"goal"}
        assert len(situation(workspace, project.id).goals) == 2
    finally:
        again.close()


def test_what_is_undone_is_gone(workspace: Workspace, project: Project) -> None:
    situation(workspace, project.id)
    workspace.save(Check(project=project.id, title="restore"), act=ACT)
    assert len(situation(workspace, project.id).checks) == 1
    undo(workspace)
    assert situation(workspace, project.id).checks == () and workspace.planned == {}


def test_what_others_do_not_see_is_still_known_to_be_held(workspace: Workspace, project: Project) -> None:
    show_to(workspace, "client")
    workspace.save(Goal(project=project.id, title="ours", audience=("internal",)), act=ACT)
    assert situation(workspace, project.id).goals == ()
    show_to(workspace, None)
    assert len(situation(workspace, project.id).goals) == 1
