"""The closing of a project begins: the checklist of its template becomes actions, one act, one undo."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from store.acts.apply_template import apply_template, template_begun
from store.acts.begin_closure import begin_closure, checklist_lines
from store.acts.carry_out import carry_out
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Action, Deliverable, Goal, Lesson, Milestone, MoneyLine, Person, Project, Reading
from store.rules.plan.template_start import Begun
from store.rules.plan.template_text import read_template
from store.rules.registers.project_closure import checklist
from store.values.outcome import Save
from store.values.words import Words, say, words

ACT = words("x")
OURS = 'closing = ["Count the keys"]\n[[milestone]]\nid = "moved"\ntitle = "Moved"\nbaseline = 40\n'


def lines(workspace: Workspace, project: Project, language: str = "en") -> list[str]:
    steps = checklist(situation(workspace, project.id), checklist_lines(workspace, project, language))
    return [f"{'+' if one.coming else 'x' if one.done else '-'} {say(one.said, language)}" for one in steps]


def test_the_checklist_becomes_actions_once_and_is_taken_back(workspace: Workspace, project: Project) -> None:
    manager = Person(name="Lin")
    workspace.save(manager, replace(project, manager=manager.id), act=ACT)
    (project,) = workspace.live(Project)
    first = "Read every goal a last time and tell the sponsor"
    assert lines(workspace, project)[0] == f"+ {first}"
    found = begin_closure(workspace, project, "en")
    assert isinstance(found, Save) and say(found.act) == "begin the closing of ERP: 7 actions"
    carry_out(workspace, found)
    actions = workspace.live(Action)
    assert {one.owner for one in actions} == {manager.id} and {one.audience for one in actions} == {
        ("internal",)
    }
    # Ten working days from Thursday, 26 November.
    assert {one.due for one in actions} == {date(2026, 12, 10)}
    assert isinstance(begin_closure(workspace, project, "en"), Words)
    workspace.save(replace(actions[0], done_on=date(2026, 11, 26)), act=ACT)
    assert lines(workspace, project)[:2] == [
        f"x {first}",
        "- Hand over to whoever runs it: page of help, accounts, whom to call",
    ]
    undo(workspace)
    undo(workspace)
    assert not workspace.live(Action) and lines(workspace, project)[0] == f"+ {first}"


def test_it_is_the_one_of_its_template_and_due_with_the_last_milestone(
    workspace: Workspace, project: Project
) -> None:
    begun = template_begun(workspace, read_template(OURS, "move"), project, date(2026, 12, 7))
    assert isinstance(begun, Begun)
    carry_out(workspace, apply_template(begun, project))
    # Nobody keeps that template any more: the one of a small project holds.
    assert checklist_lines(workspace, project, "zh_CN")[0] == "最后测量每个目标，告诉发起人"
    from store.acts.save_template import save_template

    carry_out(workspace, save_template(workspace, "move", OURS, "en"))
    assert checklist_lines(workspace, project, "en") == ("Count the keys",)
    carry_out(workspace, begin_closure(workspace, project, "en"))
    (action,) = workspace.live(Action)
    (milestone,) = workspace.live(Milestone)
    assert (action.title, action.due) == ("Count the keys", milestone.baseline)


def test_what_the_project_holds_is_counted_and_nothing_else(workspace: Workspace, project: Project) -> None:
    assert lines(workspace, project)[7:] == ["- lessons written: 0", "- readings of satisfaction: 0"]
    day = date(2026, 11, 26)
    workspace.save(
        Milestone(project=project.id, title="Live", baseline=day, met_on=day),
        Deliverable(project=project.id, title="Manual"),
        MoneyLine(project=project.id, title="Grant", type="funding", approved=Decimal(5)),
        Goal(project=project.id, title="Sooner", measure="days", target=Decimal(5), due=day),
        Goal(project=project.id, title="Vague"),
        Lesson(project=project.id, title="Late", on=day),
        Reading(project=project.id, area="satisfaction", colour="green", sentence="fine", on=day),
        act=ACT,
    )
    assert lines(workspace, project)[7:] == [
        "- G-01 Sooner: to be read a last time",
        "- G-02 Vague: incomplete, nobody can tell whether it was reached",
        "x milestones not met: 0",
        "- deliverables not accepted: 1",
        "- funding not in place: 1",
        "x lessons written: 1",
        "x readings of satisfaction: 1",
    ]


def test_a_closed_project_does_not_begin_to_close_again(workspace: Workspace, project: Project) -> None:
    workspace.save(replace(project, state="closed"), act=ACT)
    (project,) = workspace.live(Project)
    found = begin_closure(workspace, project, "en")
    assert isinstance(found, Words)
    assert say(found) == "ERP is closed already; forewarn reopen ERP goes on with it"
