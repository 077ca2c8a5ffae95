"""What registers of the world do: titles written as one word, levels with their reason, names in brackets, no title."""

from collections.abc import Callable
from datetime import date

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.records import Action, Milestone, Person, Risk, Stakeholder
from store.values.words import say

Bring = Callable[..., Plan]


def notes(plan: Plan) -> str:
    return "\n".join(map(say, plan.notes))


def test_titles_written_as_one_word(bring: Bring, workspace: Workspace) -> None:
    text = "riskid,risktitle,riskmitigationmeasures,raiseddate\nA-7,Late press,Second source,2026-10-05\n"
    bring(Risk, text, save=True)
    (risk,) = workspace.live(Risk)
    assert (risk.code, risk.title, risk.plan, risk.detected_on) == (
        "A-7",
        "Late press",
        "Second source",
        date(2026, 10, 5),
    )


def test_a_level_with_its_reason_is_read_and_the_reason_kept(bring: Bring, workspace: Workspace) -> None:
    text = (
        "Risk,Likelihood,Impact\n"
        "Leak,Medium: the data may hold fields that are not there at the desk,"
        '"High:the figures would mislead, and nobody would see it"\n'
        "Heat,Low: it has not been warm in that hall for years,Low: the press stands idle for an hour\n"
    )
    plan = bring(Risk, text, save=True)
    assert [(one.probability, one.impact) for one in workspace.live(Risk)] == [(3, 5), (1, 1)]
    assert "Likelihood: Medium: the data may hold fields" in workspace.live(Risk)[0].remark
    assert "Likelihood: words read as 1-5: Medium is 3, Low is 1" in notes(plan)


def test_a_label_that_nobody_knows_moves_no_scale(bring: Bring, workspace: Workspace) -> None:
    text = "Risk,Impact\nA,1-High\nB,3-Low\nC,2-Moderate\nD,4-Chance\n"
    bring(Risk, text, save=True)
    assert [one.impact for one in workspace.live(Risk)] == [5, 1, 3, None]


def test_family_name_first_in_a_whole_column(bring: Bring, workspace: Workspace) -> None:
    text = 'Risk,Owner\nA,"Berg, Ann"\nB,"Lund, Bo"\nC,"Keller, Nora"\nD,"Berg, Ann"\n'
    plan = bring(Risk, text, save=True)
    assert [one.name for one in plan.people] == ["Ann Berg", "Bo Lund", "Nora Keller"]
    assert "Owner: read Berg, Ann as Ann Berg" in notes(plan)


def test_names_that_change_places_are_several_people(bring: Bring) -> None:
    text = 'Risk,Owner\nA,"Ann, Bo"\nB,"Bo, Nora"\nC,"Nora, Yun"\n'
    assert [one.name for one in bring(Risk, text).people] == ["Ann", "Bo", "Nora"]


def test_what_stands_behind_a_name_in_brackets_is_no_name(bring: Bring, workspace: Workspace) -> None:
    text = 'Risk,Owner\nA,"Ann Berg (legal)"\nB,Ann Berg\n'
    bring(Risk, text, save=True)
    assert [one.name for one in workspace.live(Person)] == ["Ann Berg"]
    assert [one.remark for one in workspace.live(Risk)] == ["Owner: Ann Berg (legal)", ""]


def test_the_first_text_stands_in_where_nothing_is_called_a_title(bring: Bring, workspace: Workspace) -> None:
    text = "Parameters,Current Status,Action Owner\nInventory is missing,Open,Ann Berg\nAccess is wide,Closed,Bo Lund\n"
    plan = bring(Risk, text, save=True)
    assert [one.title for one in workspace.live(Risk)] == ["Inventory is missing", "Access is wide"]
    assert "no column is called Title: Parameters stands in for it" in notes(plan)


def test_a_table_of_something_else_gets_no_title(bring: Bring) -> None:
    plan = bring(Risk, "Fruit,Price\nApple,3\nPear,4\n")
    assert plan.asks


def test_a_number_that_starts_again_is_no_code(bring: Bring) -> None:
    lines = "".join(f"{n},plant {p} step {n}\n" for p in (1, 2) for n in (1, 2, 3, 4))
    plan = bring(Risk, f"ID,Risk\n{lines}")
    assert [row.status for row in plan.rows] == ["new"] * 8 and not any(row.code for row in plan.rows)


def test_a_code_that_repeats_itself_is_none(bring: Bring) -> None:
    lines = "".join(
        f"{code},thing {n}\n" for n, code in enumerate(("X-9", "X-4", "X-9", "X-4", "X-9", "X-4"))
    )
    plan = bring(Risk, f"Risk ID,Risk\n{lines}")
    assert [row.status for row in plan.rows] == ["new"] * 6


def test_one_letter_of_a_short_word_is_another_word(bring: Bring) -> None:
    text = "milestone_idx,milestone,planned_date\n0,Survey,2027-01-11\n1,Licence,2027-02-22\n"
    assert [row.code for row in bring(Milestone, text).rows] == ["", ""]


def test_a_month_alone_is_its_end_and_nearest(bring: Bring, workspace: Workspace) -> None:
    text = 'Milestone,Finish\nA,December\nB,Oct\nC,Feb.\nD,"Mar 6, 2027"\n'
    bring(Milestone, text, save=True)
    assert [one.baseline for one in workspace.live(Milestone)] == [
        date(2026, 12, 31),
        date(2026, 10, 31),
        date(2027, 2, 28),
        date(2027, 3, 6),
    ]


def test_planned_and_actual_ends(bring: Bring, workspace: Workspace) -> None:
    text = (
        "Milestone,Planned Completion Date,Projected Finish,Actual Completion Date,Progress\n"
        "A,2026-10-01,2026-10-09,2026-10-08,100%\nB,2026-12-01,2026-12-11,,60\n"
    )
    bring(Milestone, text, save=True)
    assert [(one.baseline, one.met_on) for one in workspace.live(Milestone)] == [
        (date(2026, 10, 1), date(2026, 10, 8)),
        (date(2026, 12, 1), None),
    ]


def test_states_of_boards(bring: Bring, workspace: Workspace) -> None:
    words = ("Backlog", "Selected for Development", "READY", "In Review", "Done")
    lines = "".join(f"K-{n},task {n},{word}\n" for n, word in enumerate(words))
    plan = bring(Action, f"Issue key,Summary,Status\n{lines}", save=True)
    assert not plan.unread
    assert [one.done_on is None for one in workspace.live(Action)] == [True] * 4 + [False]


def test_contact_details_are_what_they_read_as(bring: Bring, workspace: Workspace) -> None:
    bring(Stakeholder, "Name,Role,Contact Details\nAnn Berg,Sponsor,ann@berg.example\n", save=True)
    bring(Stakeholder, "Name,Role,Contact Details\nBo Lund,Core team,+47 555 01 02\n", save=True)
    found = {one.name: (one.email, one.phone) for one in workspace.live(Person)}
    assert found["Ann Berg"] == ("ann@berg.example", "") and found["Bo Lund"][1].endswith("555 01 02")


def test_a_mitigation_owner_is_an_owner(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, "Risk,Mitigation,Mitigation Owner\nA,Buy two,Ann Berg\n", save=True)
    (risk,) = workspace.live(Risk)
    assert risk.plan == "Buy two" and workspace.live(Person)[0].id == risk.owner


def test_amounts_of_money_are_no_titles(bring: Bring, workspace: Workspace) -> None:
    rows = '1,Client changes his mind,"300,000 CHF"\n2,Cash is short,"64,000 CHF"\n'
    text = f"Risk ID,Risk Description,Initial risk\n{rows}"
    bring(Risk, text, save=True)
    assert [one.title for one in workspace.live(Risk)] == ["Client changes his mind", "Cash is short"]


def test_a_chinese_plan_with_its_base_line(bring: Bring, workspace: Workspace) -> None:
    text = "序号,里程碑,基线完成,预计完成,状态\n1,合同签署,2026-12-01,2026-12-04,进行中\n2,上线,2027-02-01,,未开始\n"
    bring(Milestone, text, save=True)
    assert [one.baseline for one in workspace.live(Milestone)] == [date(2026, 12, 1), date(2027, 2, 1)]
