"""What is found for what is typed, in which order, and what never leaves the screen."""

from collections.abc import Callable
from datetime import date

import pytest

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.search_results import MOST, find
from store.records import Contact, Morale, Person, Project, Risk, Stakeholder
from store.values.words import words

ACT = words("act")
TODAY = date(2026, 11, 26)


@pytest.fixture
def other(workspace: Workspace) -> Project:
    made = Project(code="CRM", name="CRM South")
    workspace.save(made, act=ACT)
    return made


def names(workspace: Workspace, typed: str, **options: int) -> list[str]:
    return [line.name for line in find(workspace, typed, **options).lines]  # type: ignore[arg-type]


def test_the_exact_code_then_names_then_the_rest_newest_first(
    workspace: Workspace, project: Project, other: Project
) -> None:
    for title, code, plan in (
        ("late delivery", "R-1", ""),
        ("other", "R-10", ""),
        ("talks of R-1", "R-7", ""),
        ("far", "R-8", "as with R-1"),
    ):
        workspace.save(Risk(project=project.id, title=title, code=code, plan=plan), act=ACT)
    workspace.save(Risk(project=other.id, title="the other's", code="R-1"), act=ACT)
    assert names(workspace, "r-1") == ["the other's", "late delivery", "other", "talks of R-1", "far"]
    assert names(workspace, "r-1", project=project.id)[:2] == ["late delivery", "the other's"]


def test_all_kinds_and_projects_with_the_piece_that_matches(
    workspace: Workspace, project: Project, other: Project
) -> None:
    chen = Person(name="Chen Wei", organisation="Nordwind")
    workspace.save(
        chen,
        Stakeholder(project=project.id, person=chen.id, motive="wants fewer reports"),
        Contact(
            person=chen.id, on=TODAY, summary="long talk\nabout the reports, again", projects=(other.id,)
        ),
        Risk(project=other.id, title="Reports late"),
        act=ACT,
    )
    found = find(workspace, "reports")
    assert [(line.record.kind, line.project, line.name) for line in found.lines] == [
        ("risk", "CRM", "Reports late"),
        ("contact", "CRM", "Chen Wei"),
        ("stakeholder", "ERP", "Chen Wei"),
    ]
    assert found.lines[1].piece == ("long talk about the ", "reports", ", again")
    assert find(workspace, "chen").lines[0].record == workspace.get(Person, chen.id)


def test_every_word_is_needed_each_as_a_beginning(workspace: Workspace, project: Project) -> None:
    workspace.save(Risk(project=project.id, title="Supplier late", plan="price list"), act=ACT)
    assert names(workspace, "pri sup") == ["Supplier late"]
    assert names(workspace, "price lost") == names(workspace, "uppl") == names(workspace, '"*') == []


def test_people_by_their_initials_here_and_in_links(workspace: Workspace, project: Project) -> None:
    wei, long = Person(name="李伟"), Person(name="刘文静")
    workspace.save(wei, long, Person(name="王芳"), act=ACT)
    assert names(workspace, "lw") == ["李伟", "刘文静"]
    assert names(workspace, "李伟") == ["李伟"]
    assert next(iter(Names(workspace, project.id).find("person", "lw")))[0] == wei.id


def test_private_notes_are_for_the_screen_and_marked(workspace: Workspace, project: Project) -> None:
    workspace.save(Morale(project=project.id, on=TODAY, mood=2, text="exhausted team"), act=ACT)
    assert find(workspace, "exhausted").lines == ()
    (line,) = find(workspace, "exhausted", private=True).lines
    assert line.private and line.project == "ERP"


def test_what_is_put_away_is_not_found_and_the_list_has_an_end(
    workspace: Workspace, project: Project
) -> None:
    workspace.save(Risk(project=project.id, title="gone", archived=True), act=ACT)
    workspace.save(*(Risk(project=project.id, title=f"many {n}") for n in range(MOST + 5)), act=ACT)
    assert names(workspace, "gone") == []
    found = find(workspace, "many")
    assert found.more and len(found.lines) == MOST
    assert not find(workspace, "many 7").more


def test_a_fixed_number_of_statements_and_no_scan(workspace: Workspace, project: Project) -> None:
    def asked(typed: str) -> list[str]:
        seen: list[str] = []
        workspace.store.connection.set_trace_callback(seen.append)
        find(workspace, typed)
        workspace.store.connection.set_trace_callback(None)
        return [text for text in seen if text.startswith("SELECT") and "search_" not in text]

    workspace.save(*(Risk(project=project.id, title=f"many {n}") for n in range(3)), act=ACT)
    few = asked("many")
    workspace.save(*(Risk(project=project.id, title=f"many {n}") for n in range(300)), act=ACT)
    many = asked("many")
    assert len(few) == len(many)
    plans = [
        row[3] for text in many for row in workspace.store.connection.execute(f"EXPLAIN QUERY PLAN {text}")
    ]
    scanned = [plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL TABLE" not in plan]
    assert scanned in ([], ["SCAN person"]), (
        "people are looked at for their initials, once until something is saved"
    )


def test_it_is_refused_nothing(open_again: Callable[..., Workspace]) -> None:
    assert find(open_again("ann"), "\x00\ud800 '\" OR 1=1 -- NEAR( *").lines == ()
