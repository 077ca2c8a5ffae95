"""Importing a plan: what is promised, what moves, what is met, what follows what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.acts.move_forecast import Approval
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan, PlannedRow
from store.records import Milestone, Person, Project, Reforecast
from store.records.reforecast import move
from store.values.words import say, words

Bring = Callable[..., Plan]

EXPORT = (
    "\ufefftask_code,status_code,wbs_id,task_name,pred_list,start_date,base_end_date,act_end_date,delete_record_flag\r\n"
    "Activity ID,Activity Status,WBS Code,Activity Name,(*)Predecessors,(*)Start,(*)BL Project Finish,"
    "Actual Finish,Delete This Row\r\n"
    'P-1520,Not Started,P.02,First Light,"P-1470, X-20",,2/16/2027 8:00:00 AM,,\r\n'
    "P-1510,Not Started,P.02,Start of Integration,P-1520,7/20/2027 8:00:00 AM,,,\r\n"
    "P-27,Completed,P.07,Service code,X-1,,12/29/2025 5:00:00 PM,12/1/2025,\r\n"
    "P-28,Completed,P.07,Control code,P-27,,9/29/2025 5:00:00 PM,,\r\n"
)
LATER = EXPORT.replace("2/16/2027", "3/2/2027").replace("7/20/2027", "8/3/2027")


def reasons(row: PlannedRow) -> list[str]:
    return [f"{reason.column}: {say(reason.words)}" for reason in row.reasons]


def shifts(row: PlannedRow) -> list[tuple[str, ...]]:
    return [tuple(shift) for shift in row.changes]


def by_code(workspace: Workspace) -> dict[str, Milestone]:
    return {milestone.code: milestone for milestone in workspace.live(Milestone)}


def test_a_planning_export(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Milestone, EXPORT, save=True)
    assert plan.counts == {"new": 4, "changed": 0, "unchanged": 0, "waiting": 0, "rejected": 1}
    assert (plan.rows[0].number, reasons(plan.rows[0])) == (
        2,
        [": a second header row: there is nothing to import in it"],
    )
    found = by_code(workspace)
    assert {code: (one.baseline, one.forecast, one.met_on) for code, one in found.items()} == {
        "P-1520": (date(2027, 2, 16), None, None),
        "P-1510": (date(2027, 7, 20), None, None),
        "P-27": (date(2025, 12, 29), None, date(2025, 12, 1)),
        "P-28": (date(2025, 9, 29), None, date(2025, 9, 29)),
    }
    assert found["P-1510"].after == found["P-1520"].id and found["P-28"].after == found["P-27"].id
    assert found["P-1520"].remark == "wbs_id: P.02\npred_list: P-1470, X-20"
    assert reasons(plan.rows[1]) == [
        "pred_list: the predecessor is not in this project: it is only kept in the remark"
    ]
    assert reasons(plan.rows[4]) == [
        "status_code: completed without its day: Mon 29 Sep 2025 is taken as the day it was met"
    ]
    assert plan.kept == ("wbs_id",)


def test_again_nothing_changes(bring: Bring) -> None:
    bring(Milestone, EXPORT, save=True)
    assert bring(Milestone, EXPORT).counts == {
        "new": 0,
        "changed": 0,
        "unchanged": 4,
        "waiting": 0,
        "rejected": 1,
    }


def test_a_later_export_moves_forecasts_with_a_reforecast_each(bring: Bring, workspace: Workspace) -> None:
    bring(Milestone, EXPORT, save=True)
    plan = bring(Milestone, LATER, save=True, name="june.csv")
    assert plan.counts == {"new": 0, "changed": 2, "unchanged": 2, "waiting": 0, "rejected": 1}
    assert shifts(plan.rows[1]) == [("Forecast", "", "2 Mar")]
    found = by_code(workspace)
    assert (found["P-1520"].baseline, found["P-1520"].forecast) == (date(2027, 2, 16), date(2027, 3, 2))
    moves = {one.milestone: one for one in workspace.live(Reforecast)}
    assert len(moves) == 2
    moved = moves[found["P-1520"].id]
    assert (moved.moved_from, moved.moved_to, moved.on) == (
        date(2027, 2, 16),
        date(2027, 3, 2),
        date(2026, 11, 26),
    )
    assert moved.reason == "import june.csv" and moved.what == "forecast"
    assert bring(Milestone, LATER).counts["unchanged"] == 4
    undo(workspace)
    assert by_code(workspace)["P-1520"].forecast is None
    assert bring(Milestone, LATER).counts["changed"] == 2


def test_new_baselines_of_a_running_plan_stay_until_somebody_approved_them(
    bring: Bring, workspace: Workspace, project: Project
) -> None:
    chen = Person(name="Chen")
    workspace.save(chen, replace(project, state="active"), act=words("begin"))
    text = "ID,Name,Baseline Finish,Finish\nM1,Cut-over,{promised},{finish}\n"
    bring(Milestone, text.format(promised="2027-01-15", finish="2027-01-22"), save=True)
    later = text.format(promised="2027-02-05", finish="2027-02-12")
    stays = bring(Milestone, later)
    assert stays.held == 1
    assert "--approver NAME and --reason TEXT move it" in say(stays.notes[-1])

    decided = Decisions(approval=Approval(chen.id), reason="new scope")
    assert bring(Milestone, later, save=True, decisions=decided).held == 0
    found = by_code(workspace)["M1"]
    assert (found.baseline, found.forecast) == (date(2027, 2, 5), date(2027, 2, 12))
    moves = {one.what: one for one in workspace.live(Reforecast)}
    assert {one.reason for one in moves.values()} == {"new scope"}
    assert (moves["baseline"].approver, moves["forecast"].approver) == (chen.id, None)
    assert bring(Milestone, later).held == 0, "what came in already is not asked about again"


def test_a_plan_that_moves_back_moves_the_forecast_back(bring: Bring, workspace: Workspace) -> None:
    bring(Milestone, EXPORT, save=True)
    bring(Milestone, LATER, save=True)
    plan = bring(Milestone, EXPORT, save=True)
    assert shifts(plan.rows[1]) == [("Forecast", "2 Mar", "16 Feb")]
    assert by_code(workspace)["P-1520"].expected == date(2027, 2, 16)


def test_a_forecast_moved_by_hand_stays_until_the_file_is_wanted(bring: Bring, workspace: Workspace) -> None:
    bring(Milestone, EXPORT, save=True)
    before = by_code(workspace)["P-1520"]
    by_hand = replace(before, forecast=date(2027, 2, 23))
    workspace.save(*move(before, by_hand, "the supplier is late", date(2026, 11, 26)), act=words("move"))
    plan = bring(Milestone, EXPORT)
    assert plan.counts["unchanged"] == 4
    assert [tuple(one) for one in plan.rows[1].kept] == [
        ("P-1520", "forecast", "Forecast", "23 Feb", "16 Feb", date(2026, 11, 26))
    ]
    stays = bring(Milestone, LATER)
    assert (stays.rows[1].status, [one.said for one in stays.rows[1].kept]) == ("waiting", ["2 Mar"])
    taken = bring(Milestone, LATER, decisions=Decisions(take={"forecast"}))
    assert shifts(taken.rows[1]) == [("Forecast", "23 Feb", "2 Mar")]


def test_a_milestone_made_by_hand_is_met_by_its_code(
    bring: Bring, workspace: Workspace, project: Project
) -> None:
    workspace.save(
        Milestone(project=project.id, code="P-1520", title="First Light"),
        Milestone(project=project.id, code="P-1510", title="Integration", baseline=date(2027, 7, 1)),
        act=words("add"),
    )
    plan = bring(Milestone, EXPORT, save=True)
    assert plan.counts == {"new": 2, "changed": 2, "unchanged": 0, "waiting": 0, "rejected": 1}
    found = by_code(workspace)
    assert (found["P-1520"].baseline, found["P-1510"].forecast) == (date(2027, 2, 16), date(2027, 7, 20))
    assert found["P-1510"].title == "Start of Integration"


def test_baseline_and_present_plan_side_by_side(bring: Bring, workspace: Workspace) -> None:
    text = "ID,Name,Baseline Finish,Finish,Start\nM1,Cut-over,2027-01-15,{finish},2027-01-01\n"
    bring(Milestone, text.format(finish="2027-01-22"), save=True)
    found = by_code(workspace)["M1"]
    assert (found.baseline, found.forecast, found.remark) == (
        date(2027, 1, 15),
        date(2027, 1, 22),
        "Start: 2027-01-01",
    )
    plan = bring(Milestone, text.format(finish="2027-01-29").replace("2027-01-15", "2027-01-10"), save=True)
    assert shifts(plan.rows[0]) == [("Forecast", "22 Jan", "29 Jan")]
    assert reasons(plan.rows[0]) == [
        "Baseline Finish: M1: the baseline of the file, Sun 10 Jan 2027, waits for a reason and an approver;"
        " here it is Fri 15 Jan 2027"
    ]
    assert (plan.held, plan.rows[0].status, plan.held_back) == (1, "changed", 1)
    again = bring(Milestone, text.format(finish="2027-01-29").replace("2027-01-15", "2027-01-10"))
    assert again.rows[0].status == "waiting", "nothing of it comes in before somebody approved it"


def test_which_columns_make_the_day_is_told(bring: Bring) -> None:
    (note,) = bring(Milestone, "name,finish,start\nx,2027-01-22,\n").notes
    assert say(note) == (
        "days: a new milestone is promised for its day, of a known one the forecast moves;"
        " it is the first given of: finish, start"
    )


def test_a_day_by_hand_from_the_first_column_that_has_one(bring: Bring, workspace: Workspace) -> None:
    text = "name,Ende geplant,Anfang geplant\na,2027-01-22,2027-01-01\nb,,2027-01-01\n"
    bring(Milestone, text, "forecast=Ende geplant|Anfang geplant", save=True)
    assert [one.forecast for one in workspace.live(Milestone)] == [date(2027, 1, 22), date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("row", "met", "remark", "told"),
    [
        ("2026-10-05,Done,", date(2026, 10, 5), "", True),
        ("2027-10-05,Done,", None, "status: Done", True),
        ("2026-10-05,Done,2026-10-01", date(2026, 10, 1), "", False),
        ("2026-10-05,已完成,", date(2026, 10, 5), "", True),
        ("2026-10-05,100%,", date(2026, 10, 5), "", True),
        ("05-Oct-26 A,,", date(2026, 10, 5), "", True),
        ("05-Oct-26*,In progress,", None, "", False),
        ("2026-10-05,Awaiting funds,", None, "status: Awaiting funds", False),
    ],
)
def test_what_is_met(
    row: str, met: date | None, remark: str, told: bool, bring: Bring, workspace: Workspace
) -> None:
    plan = bring(Milestone, f"name,finish,status,actual finish\nx,{row}\n", save=True)
    (milestone,) = workspace.live(Milestone)
    assert (milestone.met_on, milestone.remark, bool(plan.rows[0].reasons)) == (met, remark, told)


def test_what_is_cancelled_or_has_no_day(bring: Bring) -> None:
    plan = bring(Milestone, "name,finish,status\nx,2026-10-05,Cancelled\ny,TBD,\n")
    assert [row.status for row in plan.rows] == ["waiting", "waiting"]
    assert reasons(plan.rows[0]) == ["status: cancelled in the file; archive it here if it is still listed"]
    assert reasons(plan.rows[1]) == [": no day is given"]


def test_met_here_and_open_in_the_file(bring: Bring, workspace: Workspace) -> None:
    bring(Milestone, EXPORT, save=True)
    before = by_code(workspace)["P-1520"]
    workspace.save(replace(before, met_on=date(2026, 11, 20)), act=words("met"))
    plan = bring(Milestone, EXPORT)
    assert reasons(plan.rows[1]) == ["status_code: it was met here on Fri 20 Nov 2026 and stays so"]


@pytest.mark.parametrize("number", ["T", ""], ids=["codes", "numbers of rows"])
def test_predecessors_are_linked_only_where_one_is_meant(
    number: str, bring: Bring, workspace: Workspace
) -> None:
    plan = bring(
        Milestone,
        "id,name,finish,predecessors\n"
        f"{number}1,a,2027-01-01,{number}3\n{number}2,b,2027-01-02,{number}1\n{number}3,c,2027-01-03,{number}2\n{number}4,d,2027-01-04,{number}1;{number}2\n"
        f"{number}5,e,2027-01-05,{number}1;99\n{number}6,f,2027-01-06,{number}7\n{number}7,,2027-01-07,\n",
        save=True,
    )
    found = {one.title: one for one in workspace.live(Milestone)}
    assert [one.code for one in found.values()] == [f"{number or 'M'}{n}" for n in range(1, 7)], (
        "the number of a row is no code"
    )
    assert {title: one.after for title, one in found.items()} == {
        "a": found["c"].id,
        "b": found["a"].id,
        "c": None,
        "d": None,
        "e": found["a"].id,
        "f": None,
    }
    assert [reasons(row) for row in plan.rows[2:6]] == [
        ["predecessors: the predecessors run in a circle: this one is not linked, only kept in the remark"],
        [
            "predecessors: several predecessors are in this project: none is linked, all are kept in the remark"
        ],
        [],
        ["predecessors: the predecessor is not in this project: it is only kept in the remark"],
    ]
    assert found["e"].remark == f"predecessors: {number}1;99"


def test_a_chain_of_thousands_is_linked(bring: Bring) -> None:
    rows = "".join(f"{n},x{n},2027-01-01,{n - 1}\n" for n in range(1, 3000))
    plan = bring(Milestone, f"id,name,finish,predecessors\n{rows}")
    assert (
        sum(getattr(record, "after", None) is not None for row in plan.rows for record in row.records) == 2998
    )


@pytest.mark.parametrize("title", ["Baseline", "Due", "Forecast"])
def test_a_milestone_whose_day_does_not_read_waits(bring: Bring, title: str) -> None:
    plan = bring(
        Milestone, f"Milestone,{title},Status\nGate,week one,In progress\nGo-live,2027-02-01,Planned\n"
    )
    assert {row.label: row.status for row in plan.rows} == {"Gate": "waiting", "Go-live": "new"}


ENDS = [
    "完成日期",
    "Finish",
    "Completion",
    "Fertigstellung",
    "Einde",
    "Fecha de fin",
    "Date de fin",
    "Data fine",
    "完了日",
    "Дата завершения",
]


@pytest.mark.parametrize("title", ENDS)
def test_an_end_beside_baseline_and_forecast_is_the_day_it_was_met(
    bring: Bring, workspace: Workspace, title: str
) -> None:
    text = f"里程碑;基线;预测;{title}\n评审;2026-01-02;2026-01-05;2026-01-06\n上线;2027-01-10;2027-01-12;\n"
    plan = bring(Milestone, text, save=True)
    found = {one.title: (one.forecast, one.met_on, one.remark) for one in workspace.live(Milestone)}
    assert found == {"评审": (date(2026, 1, 5), date(2026, 1, 6), ""), "上线": (date(2027, 1, 12), None, "")}
    sentence = (
        f"{title}: read as the day each was met, since 基线 and 预测 stand beside it;"
        f" if it is planned: --map finish={title}"
    )
    assert sentence in list(map(say, plan.notes))


def test_an_end_that_is_still_to_come_is_no_day_met_and_that_is_said(
    bring: Bring, workspace: Workspace
) -> None:
    text = "里程碑;基线;预测;完成日期\n评审;2026-01-02;2026-01-05;2026-01-06\n上线;2099-01-10;2099-01-12;2099-01-13\n"
    plan = bring(Milestone, text, save=True)
    assert [one.met_on for one in workspace.live(Milestone)] == [None, None]
    sentence = (
        "完成日期: only kept in the remark where 预测 says a day;"
        " if it is the day each was met: --map met_on=完成日期"
    )
    assert sentence in list(map(say, plan.notes))


def test_what_is_said_to_be_met_was_met_on_its_end_and_not_on_its_forecast(
    bring: Bring, workspace: Workspace
) -> None:
    text = "里程碑;状态;预测;完成日期\n评审;已完成;2026-01-05;2026-01-06\n"
    bring(Milestone, text, save=True)
    assert [one.met_on for one in workspace.live(Milestone)] == [date(2026, 1, 6)]
