"""The review's queue from a store: over my projects, without what was answered, in a fixed number of statements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.acts.add_action import add_action, propose_action
from store.acts.finish import finish
from store.acts.leave_review import reviewed
from store.disk.preferences import remember
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.queries.review.days_away import LAST
from store.queries.review.my_projects import my_projects
from store.queries.review.review_board import review
from store.queries.review.review_line import ReviewLine
from store.records import (
    Action,
    Contact,
    Milestone,
    Morale,
    Person,
    PrivateVerdict,
    Project,
    Risk,
    Stakeholder,
    Told,
    Verdict,
)
from store.rules.review.review_item import Item
from store.rules.review.verdicts import judged, settled, snoozed, stands
from store.values.outcome import Outcome, Save
from store.values.record import Record
from store.values.words import Words, say, words

TODAY = date(2026, 11, 26)


def save(workspace: Workspace, *records: Record) -> None:
    """By somebody else: what I enter myself I have looked at."""
    me, workspace.who = workspace.who, "lin"
    workspace.save(*records, act=words("add"))
    workspace.who = me


def begun(workspace: Workspace, project: Project) -> Risk:
    """A project with a sponsor and one red risk that they have not been told."""
    chen = Person(name="Chen")
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor", since=date(2026, 8, 1))
    risk = Risk(
        project=project.id, title="Strike", probability=5, impact=5, detected_on=TODAY, reviewed_on=TODAY
    )
    meeting = replace(project, sponsor_meeting=TODAY + timedelta(days=1))
    save(workspace, meeting, chen, part, risk, Contact(person=chen.id, on=TODAY))
    found = workspace.get(Risk, risk.id)
    assert found is not None
    return found


def the(workspace: Workspace, record: Record) -> ReviewLine | None:
    return next((line for line in review(workspace).lines if line.item.record.id == record.id), None)


def judge(workspace: Workspace, done: Outcome) -> None:
    assert isinstance(done, Save), done
    workspace.save(*done.records, act=done.act)


def test_a_verdict_is_one_act_and_one_undo(workspace: Workspace, project: Project) -> None:
    risk = begun(workspace, project)
    line, day = the(workspace, risk), day_within(workspace, project.id)
    assert line is not None and say(line.name) == "R-01 Strike" and line.project == "ERP"
    judge(workspace, stands(line.item, day, line.name))
    assert the(workspace, risk) is None
    (kept,) = workspace.live(Verdict)
    assert (kept.decided, kept.until, kept.subject) == ("stands", date(2026, 11, 27), risk.id)
    saved = undo(workspace)
    assert saved is not None and len(saved.records) == 1, "reviewed today already: nothing else had changed"
    assert the(workspace, risk) is not None


def test_a_record_that_others_change_asks_again(workspace: Workspace, project: Project) -> None:
    risk = begun(workspace, project)
    line, day = the(workspace, risk), day_within(workspace, project.id)
    assert line is not None
    judge(workspace, snoozed(line.item, day, line.name, TODAY + timedelta(days=5), "waits"))
    assert the(workspace, risk) is None
    save(workspace, replace(risk, plan="talk to the union"))
    assert the(workspace, risk) is not None


def test_what_cannot_be_confirmed_was_seen_by_me_alone(
    workspace: Workspace, project: Project, open_again: Callable[..., Workspace]
) -> None:
    begun(workspace, project)
    late = Action(project=project.id, title="Price list", type="promise", due=TODAY)
    save(workspace, late)
    line = the(workspace, late)
    assert line is not None
    judge(workspace, stands(line.item, day_within(workspace, project.id), line.name))
    assert the(workspace, late) is None
    assert [one.decided for one in workspace.live(PrivateVerdict)] == ["seen"] and not workspace.live(Verdict)
    assert the(open_again("bob"), late) is not None, "Bob has not seen it"


def test_finish_and_action(workspace: Workspace, project: Project) -> None:
    begun(workspace, project)
    late = Action(project=project.id, title="Price list", type="promise", due=TODAY)
    save(workspace, late)
    day, line = day_within(workspace, project.id), the(workspace, late)
    assert line is not None
    action = propose_action(workspace, line.item, day, line.name, "en")
    assert isinstance(action, Action) and action.title == "Deliver A-01 Price list", "a verb comes first"
    judge(workspace, add_action(line.item, day, action, "Ask Li for prices", None))
    assert the(workspace, late) is None, "it comes back tomorrow"
    assert {one.title for one in workspace.live(Action)} == {"Price list", "Ask Li for prices"}
    done = finish(workspace, (line.item.record,), {}, "en")
    assert isinstance(done, Save)
    judge(workspace, judged(done, line.item, day, "finished"))
    kept = workspace.get(Action, late.id)
    assert kept is not None and kept.done_on == TODAY


def test_a_risk_without_probability_or_impact_is_asked_about(workspace: Workspace, project: Project) -> None:
    begun(workspace, project)
    known = TODAY - timedelta(days=7)
    likely, whole = (
        Risk(project=project.id, title=title, impact=3, probability=probability, detected_on=known)
        for title, probability in (("Rain", None), ("Snow", 2))
    )
    issue = Risk(project=project.id, title="Flood", state="occurred", detected_on=known)
    save(workspace, likely, whole, issue)
    found = {one.record.label: say(one.reasons[0].words) for one in asked(workspace, "not_assessed")}
    assert found == {"Rain": "not assessed: Probability", "Flood": "not assessed: Impact"}
    save(
        workspace,
        *(replace(workspace.get(Risk, one.id) or one, probability=2, impact=2) for one in (likely, issue)),
    )
    assert not asked(workspace, "not_assessed")


def asked(workspace: Workspace, rule: str) -> list[Item]:
    """What a rule asks about, by itself or in a row."""
    each = [one for line in review(workspace).lines for one in line.item.each]
    return [one for one in each if any(reason.rule == rule for reason in one.reasons)]


def test_a_snooze_ends_on_a_day_to_come(workspace: Workspace, project: Project) -> None:
    line = the(workspace, begun(workspace, project))
    assert line is not None
    refused = snoozed(line.item, day_within(workspace, project.id), line.name, TODAY, "")
    assert isinstance(refused, Words)
    assert say(refused) == "26 Nov has come already: a snooze ends on a day to come"


def test_private_items_are_mine_and_stay_private(workspace: Workspace, project: Project) -> None:
    note = Morale(project=project.id, on=TODAY, mood=2, text="sesame", follow_up="talk", follow_up_on=TODAY)
    save(workspace, note)
    line = the(workspace, note)
    assert line is not None and line.private
    assert not [one for one in review(workspace, private=False).lines if one.private]
    day = day_within(workspace, project.id)
    assert isinstance(propose_action(workspace, line.item, day, "x", "en"), Words)
    judge(workspace, snoozed(line.item, day, "x", TODAY + timedelta(days=2), "sesame"))
    assert the(workspace, note) is None
    shared = workspace.store.connection.execute("SELECT count(*) FROM verdict").fetchone()[0]
    assert shared == 0 and "sesame" not in str(
        workspace.store.connection.execute(
            "SELECT name, after FROM act JOIN journal ON act = act.id"
        ).fetchall()
    )


def test_the_projects_that_are_mine(workspace: Workspace, project: Project) -> None:
    others = [Project(code=code, name=code) for code in ("CRM", "MES", "OLD")]
    save(workspace, *others)
    assert len(my_projects(workspace)) == 4, "nobody here is called ann"
    ann = Person(name="Ann")
    crm = replace(others[0], rev=1, manager=ann.id)
    mes = replace(others[1], rev=1, cover=ann.id, cover_from=TODAY, cover_until=TODAY)
    old = replace(others[2], rev=1, cover=ann.id, cover_until=date(2026, 11, 25))
    save(workspace, ann, crm, mes, old)
    assert my_projects(workspace) == (crm.id, mes.id)


def test_after_days_away_the_queue_is_shorter(workspace: Workspace, project: Project) -> None:
    risk = begun(workspace, project)
    small = Risk(project=project.id, title="small", probability=2, impact=2, reviewed_on=date(2026, 6, 1))
    save(workspace, small)
    assert the(workspace, small) is not None
    remember(workspace, LAST, "2026-11-18")
    found = review(workspace)
    assert (found.away, [line.item.record.id for line in found.lines], found.waiting) == (6, [risk.id], 1)
    reviewed(workspace, found, through=False)
    assert review(workspace).away == 6, "it stays short until it has been gone through"
    reviewed(workspace, found, through=True)
    assert review(workspace).away == 0
    remember(workspace, LAST, "2026-11-19")
    assert review(workspace).head == (), "five working days leave it as it is"


@pytest.mark.parametrize("decided", ["told", "contacted", "changed", "finished"])
def test_what_was_done_silences_nothing_by_itself(
    workspace: Workspace, project: Project, decided: Any
) -> None:
    risk = begun(workspace, project)
    line = the(workspace, risk)
    assert line is not None
    save(workspace, *settled(line.item, line.day, decided)((risk,)))
    again = the(workspace, risk)
    assert again is not None and again.item.reasons == line.item.reasons
    judge(workspace, stands(again.item, again.day, again.name))
    save(workspace, *settled(again.item, again.day, decided)(()))
    assert the(workspace, risk) is None, "nor does it end what stands"


def test_a_contact_that_had_better_wait_is_said_before_it_is_made(
    workspace: Workspace, project: Project
) -> None:
    hu = Person(name="Hu", greet_on=TODAY)
    part = Stakeholder(project=project.id, person=hu.id, role="supplier", client_class="C")
    calls = [Contact(person=hu.id, on=TODAY - timedelta(days=n), projects=(project.id,)) for n in (10, 3)]
    save(workspace, hu, part, *calls)
    line = the(workspace, part)
    assert line is not None and [one.rule for one in line.item.reasons] == ["greeting_due"]
    assert line.caution is not None and "the next is fine from 30 Nov" in say(line.caution)


def test_an_empty_queue_says_what_was_checked(workspace: Workspace, project: Project) -> None:
    chen = Person(name="Chen")
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    save(workspace, chen, part)
    found = review(workspace)
    assert found.lines == ()
    assert say(found.empty).startswith("1 record of ERP checked by 38 rules")


def test_a_project_without_sponsor_is_said_once(workspace: Workspace, project: Project) -> None:
    save(workspace, Risk(project=project.id, title="x", probability=5, impact=5, reviewed_on=TODAY))
    sentences = [say(reason.words) for line in review(workspace).lines for reason in line.item.reasons]
    assert sum("no sponsor is set" in sentence for sentence in sentences) == 1


def test_as_many_statements_whatever_there_is(workspace: Workspace, project: Project) -> None:
    def statements() -> int:
        seen: list[str] = []
        workspace.memory.clear()
        for ledger in (workspace.store, workspace.private):
            ledger.connection.set_trace_callback(seen.append)
        review(workspace)
        for ledger in (workspace.store, workspace.private):
            ledger.connection.set_trace_callback(None)
        return len(seen)

    begun(workspace, project)
    few = statements()
    for number in range(20):
        other = Project(code=f"P{number}", name="other")
        person = Person(name=f"Person {number}")
        save(
            workspace,
            other,
            person,
            Stakeholder(project=other.id, person=person.id, role="supplier", client_class="B"),
            Contact(person=person.id, on=TODAY, opinion="too fast", projects=(other.id,)),
            *(Risk(project=other.id, title=f"Risk {n}", probability=4, impact=4) for n in range(20)),
            Milestone(project=other.id, title="M", baseline=TODAY, met_on=TODAY),
        )
    assert statements() == few < 35
    board = review(workspace)
    assert (len(board.lines), board.waiting) == (12, 31), "twelve stops a morning"


def test_many_that_came_together_are_one_question(workspace: Workspace, project: Project) -> None:
    begun(workspace, project)
    late = [Milestone(project=project.id, title=f"M {n}", baseline=date(2013, 1, n + 1)) for n in range(1, 9)]
    save(workspace, *late)
    line = the(workspace, late[0])
    assert line is not None and {one.record.id for one in line.item.batch} == {one.id for one in late}
    assert say(line.name).startswith("8 milestones in the register M1 M 1, ") and line.together is not None
    assert "overdue 3626wd: expected 2 Jan 2013 and not met" in [say(one.words) for one in line.reasons]
    judge(workspace, stands(line.item, line.day, line.name))
    assert not [each for each in late if the(workspace, each)]
    assert len(workspace.live(Verdict)) == 8, "nothing overdue goes without a verdict of its own"
    undo(workspace)
    told = Told(
        project=project.id,
        subject=late[0].id,
        subject_kind="milestone",
        person=workspace.live(Person)[0].id,
        on=TODAY,
    )
    workspace.save(*settled(line.item, line.day, "told")((told,)), act=words("told"))
    assert {one.subject for one in workspace.live(Told)} == {one.id for one in late}, "told of all at once"
    undo(workspace)
    again = review(workspace, apart=[one.id for one in late])
    assert {one.id for one in late} <= {each.item.record.id for each in again.lines}, "one by one"
