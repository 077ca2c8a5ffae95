"""A project begins from a template; a later start moves what nobody confirmed; a project becomes a template."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.acts.apply_template import apply_template, template_begun
from store.acts.carry_out import carry_out
from store.acts.save_template import save_template, text_of_project
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.template_list import template_named, templates
from store.records import (
    Action,
    Check,
    Deliverable,
    Goal,
    Meeting,
    Milestone,
    MoneyLine,
    Person,
    Project,
    Reforecast,
    Risk,
    SavedMapping,
    Seat,
    Series,
    Setting,
    Stakeholder,
)
from store.rules.plan.template import Template, origin_of
from store.rules.plan.template_preview import other_currency
from store.rules.plan.template_start import Begun
from store.rules.plan.template_text import read_template
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import Words, say, words

TEXT = """
title = "Move"
language = "en"
[[seat]]
id = "boss"
title = "Boss"
held_by = "sponsor"
[[seat]]
id = "mover"
title = "Mover"
[[milestone]]
id = "packed"
title = "Packed"
owner = "mover"
baseline = 5
[[milestone]]
id = "moved"
title = "Moved"
owner = "boss"
after = "packed"
after_wd = 5
[[risk]]
title = "Lift is out"
probability = 3
impact = 4
owner = "mover"
hits_on = "moved"
[[action]]
title = "Book the lift"
owner = "mover"
due = 3
[[series]]
title = "Round"
people = ["boss", "mover"]
first = 1
ended_on = "moved"
"""
MONDAY, NEXT = date(2026, 12, 7), date(2026, 12, 14)


@pytest.fixture
def move() -> Template:
    return read_template(TEXT, "move")


def begun(workspace: Workspace, template: Template, start: date | None = MONDAY) -> Begun:
    (project,) = workspace.live(Project)
    found = template_begun(workspace, template, project, start)
    assert isinstance(found, Begun), found
    carry_out(workspace, apply_template(found, project))
    return found


def milestones(workspace: Workspace) -> dict[str, Milestone]:
    return {one.title: one for one in workspace.live(Milestone)}


def the(workspace: Workspace, kind: type[Record]) -> Any:
    (found,) = workspace.live(kind)
    return found


def why_not(workspace: Workspace, template: Template, start: date | None) -> str:
    found = template_begun(workspace, template, workspace.live(Project)[0], start)
    assert isinstance(found, Words)
    return str(found.msgid.format(**found.values))


@pytest.fixture
def boss(workspace: Workspace, project: Project) -> Person:
    person = Person(name="Chen")
    workspace.save(
        person, Stakeholder(project=project.id, person=person.id, role="sponsor"), act=words("who")
    )
    return person


def test_all_of_it_is_one_act_and_one_undo(
    workspace: Workspace, project: Project, move: Template, boss: Person
) -> None:
    begun(workspace, move)
    plan = milestones(workspace)
    assert (plan["Packed"].baseline, plan["Moved"].baseline) == (date(2026, 12, 14), date(2026, 12, 21))
    assert (plan["Moved"].after, plan["Moved"].after_wd) == (plan["Packed"].id, 5)
    assert (plan["Moved"].owner, plan["Packed"].owner) == (boss.id, None)
    assert (plan["Packed"].remark, plan["Moved"].remark) == ("Owner: Mover", "")
    assert {(seat.title, seat.holder) for seat in workspace.live(Seat)} == {
        ("Boss", boss.id),
        ("Mover", None),
    }
    risk, action, series, meeting = (the(workspace, kind) for kind in (Risk, Action, Series, Meeting))
    assert (risk.hits_on, risk.detected_on) == (date(2026, 12, 21), date(2026, 11, 26))
    assert action.due == date(2026, 12, 10)
    assert (series.people, series.ended_on, series.remark) == (
        (boss.id,),
        date(2026, 12, 21),
        "Taking part: Mover",
    )
    assert (meeting.on, meeting.series, meeting.attendees) == (date(2026, 12, 8), series.id, (boss.id,))
    undo(workspace)
    assert not any(workspace.live(kind) for kind in (Milestone, Seat, Risk, Action, Series, Meeting))


def test_what_was_taken_back_is_begun_anew(workspace: Workspace, project: Project, move: Template) -> None:
    begun(workspace, move)
    undo(workspace)
    assert len(begun(workspace, move).made) == 8
    assert len(workspace.live(Milestone)) == 2


def test_twice_is_said(workspace: Workspace, project: Project, move: Template) -> None:
    begun(workspace, move)
    said = "Move stands in ERP since its start on 2026-12-07: nothing new, and nothing to move"
    assert why_not(workspace, move, MONDAY) == said
    assert why_not(workspace, move, None) == said
    # The start is the first working day on or after the day.
    assert why_not(workspace, move, date(2026, 12, 5)).startswith("Move stands in ERP")


def test_a_start_is_needed_and_a_closed_project_refused(
    workspace: Workspace, project: Project, move: Template
) -> None:
    assert why_not(workspace, move, None).startswith("which day does it start?")
    workspace.save(replace(project, state="closed"), act=words("close"))
    assert why_not(workspace, move, MONDAY).startswith("ERP is closed")


def test_while_planning_a_later_start_moves_baselines(
    workspace: Workspace, project: Project, move: Template
) -> None:
    workspace.save(replace(project, state="planning"), act=words("plan"))
    begun(workspace, move)
    found = begun(workspace, move, NEXT)
    assert not found.made and len(found.moved) == 2
    plan = milestones(workspace)
    assert (plan["Packed"].baseline, plan["Moved"].baseline) == (date(2026, 12, 21), date(2026, 12, 28))
    assert plan["Packed"].forecast is None and not workspace.live(Reforecast)
    risk, action, series, meeting = (the(workspace, kind) for kind in (Risk, Action, Series, Meeting))
    assert (risk.hits_on, action.due, series.ended_on, meeting.on) == (
        date(2026, 12, 28), date(2026, 12, 17), date(2026, 12, 28), date(2026, 12, 15),
    )  # fmt: skip
    undo(workspace)
    assert milestones(workspace)["Packed"].baseline == date(2026, 12, 14)


def test_afterwards_it_moves_forecasts_with_the_reason_and_again(
    workspace: Workspace, project: Project, move: Template
) -> None:
    begun(workspace, move)
    begun(workspace, move, NEXT)
    plan = milestones(workspace)
    assert (plan["Packed"].baseline, plan["Packed"].forecast) == (date(2026, 12, 14), date(2026, 12, 21))
    assert plan["Packed"].confirmed_on is None
    assert {one.reason for one in workspace.live(Reforecast)} == {"the start moved to 14 Dec"}
    begun(workspace, move, date(2026, 12, 21))
    assert milestones(workspace)["Packed"].forecast == date(2026, 12, 28)
    begun(workspace, move, MONDAY)
    assert milestones(workspace)["Packed"].forecast == date(2026, 12, 14)


def test_what_somebody_had_the_last_word_on_stays(
    workspace: Workspace, project: Project, move: Template
) -> None:
    begun(workspace, move)
    plan = milestones(workspace)
    day = date(2026, 11, 26)
    workspace.save(
        replace(plan["Packed"], confirmed_on=day),
        replace(the(workspace, Action), due=date(2026, 12, 9)),
        replace(the(workspace, Risk), reviewed_on=day),
        replace(the(workspace, Meeting), state="cancelled"),
        act=words("last word"),
    )
    found = begun(workspace, move, NEXT)
    assert {one.kind for one in found.stay} == {"milestone", "action", "risk", "meeting"}
    plan = milestones(workspace)
    assert (plan["Packed"].due, plan["Moved"].due) == (date(2026, 12, 14), date(2026, 12, 28))
    assert the(workspace, Action).due == date(2026, 12, 9)
    assert the(workspace, Risk).hits_on == date(2026, 12, 21)


def test_what_was_archived_stays_away_and_what_is_missing_comes(
    workspace: Workspace, project: Project, move: Template
) -> None:
    begun(workspace, move)
    workspace.save(replace(the(workspace, Risk), archived=True), act=words("away"))
    more = read_template(TEXT + '[[risk]]\ntitle = "Rain"\nprobability = 2\nimpact = 2\n', "move")
    found = begun(workspace, more)
    assert [one.label for one in found.made] == ["Rain"]
    assert [one.title for one in workspace.live(Risk)] == ["Rain"]


def test_seats_held_since_become_owners(workspace: Workspace, project: Project, move: Template) -> None:
    begun(workspace, move)
    wang = Person(name="Wang")
    mover = next(one for one in workspace.live(Seat) if one.title == "Mover")
    workspace.save(wang, replace(mover, holder=wang.id), act=words("hired"))
    begun(workspace, move, None)
    assert milestones(workspace)["Packed"].owner == wang.id
    assert the(workspace, Action).owner == the(workspace, Risk).owner == wang.id
    assert the(workspace, Series).people == (wang.id,)


def test_a_seat_that_is_there_is_used(workspace: Workspace, project: Project, move: Template) -> None:
    wang = Person(name="Wang")
    workspace.save(wang, Seat(project=project.id, title="MOVER", holder=wang.id), act=words("seat"))
    begun(workspace, move)
    assert sorted(one.title for one in workspace.live(Seat)) == ["Boss", "MOVER"]
    assert milestones(workspace)["Packed"].owner == wang.id


def test_two_sponsors_hold_no_seat(
    workspace: Workspace, project: Project, move: Template, boss: Person
) -> None:
    part = workspace.live(Stakeholder)[0]
    workspace.save(replace(part, until=date(2026, 11, 1)), act=words("left"))
    begun(workspace, move)
    assert next(one for one in workspace.live(Seat) if one.title == "Boss").holder is None


def test_a_project_saved_begins_another_with_the_same_days(
    workspace: Workspace, project: Project, move: Template
) -> None:
    begun(workspace, move)
    text = text_of_project(workspace, project, None, "Ours", "en")
    assert isinstance(text, str)
    saved = save_template(workspace, "Ours", text, "en")
    assert isinstance(saved, Save)
    carry_out(workspace, saved)
    again = template_named(workspace, "OURS", "en")
    assert again is not None and again.own
    first = {(one.kind, one.title): dict(one.days) for one in move.entries}
    assert {(one.kind, one.title): dict(one.days) for one in again.entries} == first
    assert next(one.name for one in templates(workspace, "en")) == "Ours"
    other = Project(code="TWO", name="Two")
    workspace.save(other, act=words("two"))
    found = template_begun(workspace, again, other, MONDAY)
    assert isinstance(found, Begun)
    carry_out(workspace, apply_template(found, other))
    plan = {one.title: one for one in workspace.live(Milestone, other.id)}
    assert (plan["Moved"].baseline, plan["Moved"].after) == (date(2026, 12, 21), plan["Packed"].id)
    assert {one.title for one in workspace.live(Seat, other.id)} == {"Boss", "Mover"}


def test_names_that_are_taken_and_projects_without_a_plan(workspace: Workspace, project: Project) -> None:
    assert isinstance(text_of_project(workspace, project, None, "x", "en"), Words)
    for name in ("erp", "ERP in six phases", "", "a/b", "x" * 61):
        assert isinstance(save_template(workspace, name, TEXT, "en"), Words)
    carry_out(workspace, save_template(workspace, "move", TEXT, "en"))
    assert isinstance(save_template(workspace, "Move", TEXT, "en"), Words)
    assert isinstance(save_template(workspace, "move", TEXT, "en", anew=True), Words)
    carry_out(workspace, save_template(workspace, "move", TEXT + "\n# more", "en", anew=True))
    assert len(workspace.live(SavedMapping)) == 1


def test_a_record_knows_where_it_comes_from(workspace: Workspace, project: Project, move: Template) -> None:
    begun(workspace, move)
    origin = origin_of(milestones(workspace)["Packed"])
    assert origin is not None and (origin.template, origin.id, origin.start) == ("move", "packed", MONDAY)
    assert origin_of(Milestone(project=project.id, title="x", ref="template x/y 2026-13-01")) is None
    assert origin_of(project) is None


def test_hypercare_is_a_setting_of_the_project_and_made_once(workspace: Workspace, project: Project) -> None:
    text = "hypercare_weeks = 6\n" + TEXT
    begun(workspace, read_template(text, "move"))
    (setting,) = workspace.live(Setting)
    assert (setting.name, setting.value, setting.project) == ("hypercare_weeks", "6", project.id)
    assert day_of(workspace, project).settings.hypercare_weeks == 6
    workspace.save(replace(setting, archived=True), act=words("none"))
    begun(workspace, read_template(text, "move"), NEXT)
    assert not workspace.live(Setting)


def test_hypercare_that_somebody_set_counts(workspace: Workspace, project: Project) -> None:
    workspace.save(Setting(name="hypercare_weeks", value="2", project=project.id), act=words("own"))
    begun(workspace, read_template("hypercare_weeks = 6\n" + TEXT, "move"))
    assert [one.value for one in workspace.live(Setting)] == ["2"]


def test_checks_and_deliverables_come_with_it_and_a_check_that_was_made_stays(
    workspace: Workspace, project: Project
) -> None:
    more = """
[[quality_check]]
id = "counted"
title = "Boxes counted"
planned_on = "packed"
owner = "mover"
[[quality_check]]
title = "Lift tried"
type = "drill"
planned_on = "moved - 1"
every_months = 6
[[deliverable]]
title = "List of boxes"
milestone = "packed"
"""
    template = read_template(TEXT + more, "move")
    begun(workspace, template)
    counted, drill = workspace.live(Check)
    assert (counted.planned_on, counted.remark) == (date(2026, 12, 14), "Owner: Mover")
    assert (drill.type, drill.planned_on, drill.every_months) == ("drill", date(2026, 12, 18), 6)
    assert the(workspace, Deliverable).milestone == milestones(workspace)["Packed"].id
    workspace.save(replace(counted, checked_on=date(2026, 11, 26), result="passed"), act=words("counted"))
    begun(workspace, template, NEXT)
    counted, drill = workspace.live(Check)
    assert (counted.planned_on, drill.planned_on) == (date(2026, 12, 14), date(2026, 12, 25))
    text = text_of_project(workspace, project, NEXT, "Ours", "en")
    assert isinstance(text, str)
    again = read_template(text, "ours")
    assert [one.days for one in again.of("quality_check")] == [{"planned_on": 0}, {"planned_on": 9}]
    assert again.of("deliverable")[0].links["milestone"]


MEASURED = (
    'currency = "EUR"\nclosing = ["Count the keys"]\n'
    + TEXT
    + """
[[goal]]
id = "sooner"
title = "Sooner"
measure = "days"
unit = "d"
base = 9.5
target = 5
due = "moved + 5"
owner = "boss"
[[money]]
id = "van"
title = "Van"
approved = 1200
[[money]]
id = "grant"
title = "Grant"
type = "funding"
funder = "boss"
due = "packed"
"""
)


def test_goals_and_money_lines_come_move_and_stay(
    workspace: Workspace, project: Project, boss: Person
) -> None:
    measured = read_template(MEASURED, "move")
    found = begun(workspace, measured)
    goal, lines = the(workspace, Goal), {one.title: one for one in workspace.live(MoneyLine)}
    assert (goal.base, goal.target, goal.due, goal.owner) == (Decimal("9.5"), 5, date(2026, 12, 28), boss.id)
    assert (lines["Van"].approved, lines["Grant"].approved) == (1200, None)
    assert (lines["Grant"].funder, lines["Grant"].due) == (boss.id, date(2026, 12, 14))
    assert not found.without_amount
    workspace.save(replace(goal, readings="2026-11-25 9"), act=words("read"))
    found = begun(workspace, measured, NEXT)
    assert {one.kind for one in found.stay} == {"goal"}
    assert the(workspace, Goal).due == date(2026, 12, 28)
    assert {one.title: one.due for one in workspace.live(MoneyLine)} == {
        "Van": None,
        "Grant": date(2026, 12, 21),
    }
    undo(workspace)
    undo(workspace)
    undo(workspace)
    assert not workspace.live(Goal) and not workspace.live(MoneyLine)


def test_sums_of_another_currency_stay_behind(workspace: Workspace, project: Project) -> None:
    workspace.save(replace(project, currency="CNY"), act=words("currency"))
    found = begun(workspace, read_template(MEASURED, "move"))
    assert {one.label for one in found.without_amount} == {"Van", "Grant"}
    assert {one.approved for one in workspace.live(MoneyLine)} == {None}
    said = other_currency(found)
    assert said is not None and say(said, "en") == (
        "1 amount is in EUR, which is not this project's: the line comes without it"
    )


def test_goals_sums_and_the_closing_are_saved_with_their_currency(
    workspace: Workspace, project: Project
) -> None:
    workspace.save(replace(project, currency="eur"), act=words("currency"))
    carry_out(workspace, save_template(workspace, "move", MEASURED, "en"))
    kept = template_named(workspace, "move", "en")
    assert kept is not None
    begun(workspace, kept)
    goal, line = the(workspace, Goal), workspace.live(MoneyLine)[0]
    workspace.save(
        replace(goal, readings="2026-11-25 9"), replace(line, spent=Decimal(300)), act=words("on its way")
    )
    (project,) = workspace.live(Project)
    text = text_of_project(workspace, project, None, "Ours", "en")
    assert isinstance(text, str) and "300" not in text and "2026" not in text
    again = read_template(text, "ours")
    assert (again.currency, again.closing) == ("EUR", ("Count the keys",))
    (sooner,) = again.of("goal")
    assert (sooner.values["base"], sooner.values["target"], dict(sooner.days)) == (
        Decimal("9.5"), 5, {"due": 15},
    )  # fmt: skip
    assert {one.title: one.values.get("approved") for one in again.of("money")} == {
        "Van": 1200,
        "Grant": None,
    }
