"""From which day a briefing counts, what keeping one leaves, and that its numbers are those of the screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.acts.carry_out import carry_out
from store.acts.deliver import deliver
from store.disk.undo import undo
from store.disk.workspace import Saved, Workspace
from store.exchange.papers.markdown import markdown
from store.queries.boards.milestone_board import milestones
from store.queries.boards.risk_board import risks
from store.queries.briefing.briefing_data import Asked, briefing, projects_for
from store.queries.briefing.previous_report import last_heard
from store.queries.project_situation import situation
from store.records import (
    Action,
    Briefed,
    Contact,
    Decision,
    Milestone,
    Person,
    Project,
    Risk,
    Stakeholder,
    Told,
)
from store.rules.briefing.delivery import delivery, digest
from store.rules.briefing.paper import paper
from store.rules.briefing.report import Briefing
from store.rules.registers.colour_reasons import standing
from store.values.clock import Clock
from store.values.outcome import Choose
from store.values.record import Record
from store.values.words import say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def chen(workspace: Workspace, project: Project) -> Person:
    """The sponsor of the project."""
    person = Person(name="Chen")
    workspace.save(person, Stakeholder(project=project.id, person=person.id, role="sponsor"), act=words("x"))
    return person


def kept(
    workspace: Workspace, told: Briefing, person: int, *records: Record, known: int | None = None
) -> None:
    left = delivery(told, person, records, text="As said.", language="en", on=TODAY, channel="meeting")
    assert isinstance(
        carry_out(workspace, deliver(workspace, left, words("briefing"), {}, known=known)), Saved
    )


def test_nobody_ever_told_counts_from_the_start_and_says_so(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    told = briefing(workspace, [project.id], chen.id)
    assert told.since is None
    assert "the first report: from the project's start" in paper(told, "en").facts


def test_keeping_one_is_one_act_and_the_next_begins_there(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    late = Risk(project=project.id, title="Late", probability=4, impact=5)
    (risk,) = workspace.save(late, act=words("x")).records
    kept(workspace, briefing(workspace, [project.id], chen.id), chen.id, risk)
    (briefed,) = workspace.live(Briefed)
    (told,) = workspace.live(Told)
    (contact,) = workspace.live(Contact)
    assert (briefed.text, briefed.digest) == ("As said.", digest("As said."))
    assert (told.subject, told.briefing, told.state, contact.purpose) == (
        risk.id,
        briefed.id,
        "told",
        "report",
    )
    after = Risk(project=project.id, title="Later", probability=4, impact=5)
    workspace.save(after, act=words("x"))
    again = briefing(workspace, [project.id], chen.id)
    assert again.since == TODAY
    assert [line.records[0].id for line in again.lines("changed")] == [after.id]
    undo(workspace)
    undo(workspace)
    assert not any(workspace.live(kind) for kind in (Briefed, Told, Contact))


def test_a_mail_is_sent_and_not_told(workspace: Workspace, project: Project, chen: Person) -> None:
    workspace.save(risk := Risk(project=project.id, title="Late", probability=4, impact=5), act=words("x"))
    told = briefing(workspace, [project.id], chen.id)
    left = delivery(told, chen.id, [risk], text="x", language="en", on=TODAY, channel="email")
    carry_out(workspace, deliver(workspace, left, words("x"), {}, known=None))
    assert workspace.live(Told)[0].state == "sent"
    assert not workspace.live(Contact)[0].two_way


def test_the_next_paper_knows_the_letters_of_the_last_one(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    late = Risk(project=project.id, code="R-09", title="Late", probability=4, impact=4)
    workspace.save(late, act=words("x"))
    (risk,) = workspace.live(Risk)
    kept(workspace, briefing(workspace, [project.id], chen.id), chen.id, risk)
    assert [briefed.letters for briefed in workspace.live(Briefed)] == ["R!"]
    better = replace(risk, probability=3, owner=chen.id, reviewed_on=TODAY)
    workspace.save(better, act=words("y"))
    (first, *_) = briefing(workspace, [project.id], chen.id).lines("bluf")
    assert say(first.words) == (
        "Green. Risk (red on 26 Nov: R-09 16 → 12): nothing red, everything followed up"
    )
    week = Asked((project.id,), chen.id, "weekly").made(workspace)
    assert "red on 26 Nov" in say(week.lines("bluf")[0].words)


def test_what_was_red_and_is_averted_untold_is_offered_once(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    def on(day: int) -> None:
        workspace.clock = Clock(fixed=date(2026, 11, day))

    on(4)
    strike = Risk(project=project.id, code="R-07", title="Strike", probability=2, impact=4)
    workspace.save(strike, act=words("x"))
    left = delivery(
        briefing(workspace, [project.id], chen.id), chen.id, [], text="x", language="en",
        on=date(2026, 11, 4), channel="meeting",
    )  # fmt: skip
    carry_out(workspace, deliver(workspace, left, words("x"), {}, known=None))
    on(5)
    (risk,) = workspace.live(Risk)
    workspace.save(replace(risk, probability=4), act=words("x"))
    on(17)
    (risk,) = workspace.live(Risk)
    workspace.save(replace(risk, state="closed", closed_on=date(2026, 11, 17)), act=words("x"))
    on(18)
    told = briefing(workspace, [project.id], chen.id)
    (line,) = told.lines("averted")
    assert (say(line.words), line.optional) == ("R-07 Strike: was red 5 Nov to 16 Nov, averted", True)
    assert say(line.words, "zh_CN") == "R-07 Strike：11-05 至 11-16 为红灯，已避免"
    assert not told.lines("changed"), "they never knew of it"
    assert "Strike" not in markdown(paper(told, "en").kept())
    left = delivery(told, chen.id, [], text="y", language="en", on=date(2026, 11, 18), channel="meeting")
    carry_out(workspace, deliver(workspace, left, words("x"), {}, known=workspace.live(Briefed)[0].id))
    assert not briefing(workspace, [project.id], chen.id).lines("averted")


def test_a_week_begins_where_the_last_one_was_written(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    done = Action(project=project.id, title="Early", done_on=TODAY)
    workspace.save(done, act=words("x"))
    week = Asked((project.id,), chen.id, "weekly")
    told = week.made(workspace)
    assert [say(line.words) for line in told.lines("done")] == ["Early"]
    kept(workspace, told, chen.id)
    later = Action(project=project.id, title="Later the same day", done_on=TODAY)
    dated_back = Action(project=project.id, title="Entered late", done_on=TODAY - timedelta(3))
    workspace.save(later, dated_back, act=words("x"))
    again = week.made(workspace)
    assert [say(line.words) for line in again.lines("done")] == ["Later the same day", "Entered late"]
    other = Project(code="CRM", name="CRM")
    workspace.save(other, act=words("x"))
    both = Asked((project.id, other.id), chen.id, "weekly").made(workspace)
    assert "Early" in [say(line.words) for line in both.lines("done")], (
        "the last one told of one project alone"
    )


def test_a_decision_of_the_day_of_a_talk_and_of_before_a_telling_stands(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    risk = Risk(project=project.id, title="Late", probability=4, impact=5)
    decision = Decision(project=project.id, title="Two shifts", on=date(2026, 11, 20))
    heard = Told(project=project.id, subject=risk.id, subject_kind="risk", person=chen.id, on=TODAY)
    workspace.save(risk, decision, heard, act=words("x"))
    told = briefing(workspace, [project.id], chen.id)
    assert told.since is None, "one line told is no briefing: it counts from the start, and says so"
    assert [say(line.words) for line in told.lines("decided")] == ["D-01 Two shifts, 20 Nov"]


def test_each_project_goes_on_from_its_own_last_briefing(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    other = Project(code="CRM", name="CRM")
    workspace.save(
        other, Stakeholder(project=other.id, person=chen.id, role="sponsor"),
        Risk(project=other.id, code="R-1", title="Old", probability=2, impact=4), act=words("x"),
    )  # fmt: skip
    kept(workspace, briefing(workspace, [other.id], chen.id), chen.id)
    workspace.save(Risk(project=other.id, code="R-2", title="New", probability=2, impact=4), act=words("x"))
    known = workspace.live(Briefed)[0].id
    kept(workspace, briefing(workspace, [project.id], chen.id), chen.id, known=known)
    told = briefing(workspace, [other.id, project.id], chen.id)
    assert [say(line.words) for line in told.lines("changed")] == ["R-2 New"]


def test_a_first_report_says_nothing_of_what_is_over(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    risks = [Risk(project=project.id, code=f"R-{n}", title="Old", probability=2, impact=4) for n in (1, 2)]
    workspace.save(*risks, act=words("x"))
    one, two = workspace.live(Risk)
    heard = Told(project=project.id, subject=two.id, subject_kind="risk", person=chen.id, on=TODAY)
    workspace.save(replace(heard, subject_rev=two.rev), act=words("x"))
    closed = [replace(risk, state="closed", closed_on=TODAY) for risk in (one, two)]
    workspace.save(*closed, act=words("x"))
    told = briefing(workspace, [project.id], chen.id)
    assert [say(line.words) for line in told.lines("changed")] == ["R-2 Old: closed"]


def test_two_prepared_at_once(workspace: Workspace, project: Project, chen: Person) -> None:
    first = briefing(workspace, [project.id], chen.id)
    second = briefing(workspace, [project.id], chen.id)
    kept(workspace, first, chen.id)
    left = delivery(second, chen.id, [], text="As said.", language="en", on=TODAY, channel="meeting")
    asked = deliver(workspace, left, words("briefing"), {}, known=None)
    assert isinstance(asked, Choose) and "Chen was given another one" in say(asked.said)
    kept(workspace, second, chen.id, known=workspace.live(Briefed)[0].id)
    assert len(workspace.live(Briefed)) == 2


def test_a_contact_alone_tells_nothing_and_a_told_of_today_does(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    workspace.save(Contact(person=chen.id, on=date(2026, 11, 20)), act=words("x"))
    assert last_heard(workspace, situation(workspace, project.id), chen.id) is None
    risk = Risk(project=project.id, title="Late")
    told = Told(project=project.id, subject=risk.id, subject_kind="risk", person=chen.id, on=TODAY)
    workspace.save(risk, told, act=words("x"))
    assert last_heard(workspace, situation(workspace, project.id), chen.id) == TODAY


def test_whom_which_projects_concern(workspace: Workspace, project: Project, chen: Person) -> None:
    other = Project(code="CRM", name="CRM", manager=chen.id)
    sun = Person(name="Sun")
    workspace.save(other, sun, Stakeholder(project=other.id, person=sun.id, role="ours"), act=words("x"))
    assert projects_for(workspace, chen.id) == (project.id,)
    assert projects_for(workspace, sun.id) == (other.id,)


@settings(max_examples=12)
@given(
    ratings=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.booleans()), max_size=6),
    slips=st.lists(st.tuples(st.integers(-40, 60), st.integers(-20, 20)), max_size=6),
)
def test_scores_and_slips_are_those_of_the_boards(
    workspace: Workspace, ratings: list[tuple[int, int, bool]], slips: list[tuple[int, int]]
) -> None:
    project = Project(code=f"P{len(workspace.live(Project))}", name="random")
    person = Person(name="Chen")
    records: list[Record] = [
        Risk(project=project.id, title="r", probability=p, impact=i, state="occurred" if hit else "open")
        for p, i, hit in ratings
    ]
    records += [
        Milestone(
            project=project.id,
            title="m",
            baseline=(day := TODAY + timedelta(days=ahead)),
            forecast=day + timedelta(days=moved),
        )
        for ahead, moved in slips
    ]
    part = Stakeholder(project=project.id, person=person.id, role="sponsor")
    workspace.save(project, person, part, *records, act=words("x"))
    told = Asked((project.id,), person.id).made(workspace)
    shown = {line.records[0].id: [say(cell) for cell in line.cells] for line in told.lines("milestones")}
    board, board_day = milestones(workspace, project.id).lines, situation(workspace, project.id).day
    assert set(shown) == {line.record.id for line in board}
    for line in board:
        expected = say(standing(line.record, board_day) or words("no baseline"))
        assert shown[line.record.id][3] == expected
    weights = {line.records[0].id: say(line.cells[1]) for line in told.lines("risks")}
    colours = {line.records[0].id: line.colour for line in told.lines("risks")}
    for row in risks(workspace, project.id).lines:
        if row.colour in ("red", "amber"):
            score = str(row.score) if row.score is not None else str(row.record.impact)
            assert weights[row.record.id].replace("=", " ").split()[-1] == score
            assert colours[row.record.id] == row.colour
