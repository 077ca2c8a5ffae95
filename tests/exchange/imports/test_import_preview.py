"""The plan as a reader sees it in the terminal."""

from collections.abc import Callable

import pytest

from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_preview import preview_lines
from store.records import Milestone, Person, Reading, Risk
from store.values.width import cell_width

Bring = Callable[..., Plan]

REGISTER = (
    "ID;Risk;Likelihood;Impact;Owner;Due;Score;Asset\n"
    "R1;Late delivery;Low;High;Wang, Li;2027-01-31;5;A1\n"
    "R2;;Low;High;;;;\n"
    "R3;Money;Low;High;;when it is ready;;\n"
)


def test_everything_a_reader_must_know_before_saving(bring: Bring) -> None:
    assert preview_lines(bring(Risk, REGISTER), "en", 140) == [
        "list.csv as Risks of ERP; rows: 3",
        "  Code         <- ID          R1 | R2",
        "  Title        <- Risk        Late delivery | Money",
        "  Probability  <- Likelihood  Low",
        "  Impact       <- Impact      High",
        "  Owner        <- Owner       Wang, Li",
        "  Due          <- Due         50 % reads: 2027-01-31 | when it is ready",
        "  not imported, since it follows from the rest: Score",
        "  kept as text in the remark: Asset",
        "Likelihood: words read as 1-5: Low is 1",
        "Impact: words read as 1-5: High is 5",
        "Due: kept in the remark, since it does not read: when it is ready (1);"
        ' --value "when it is ready=2026-12-05" settles it',
        "",
        "2 new, 0 changed, 0 unchanged, 0 waiting, 1 rejected",
        "new people: Wang",
        "",
        "Rejected",
        "  Risk: needed",
        "      row 3  R2 R2",
        "",
        "New",
        "  row 2  R1 Late delivery  1×5=5",
        "  row 4  R3 Money  1×5=5",
        "",
        "Please note",
        "  row 2: Owner: Wang is taken, Li is kept in the remark",
    ]


def test_changes_are_shown_before_and_after(bring: Bring) -> None:
    plan = "id,name,finish\nM1,Cut-over,2026-12-04\n"
    bring(Milestone, plan, save=True)
    lines = preview_lines(bring(Milestone, plan.replace("12-04", "12-11")), "en", 80)
    start = lines.index("Changed")
    assert lines[start : start + 3] == ["Changed", "  row 2  M1 Cut-over", "      Forecast  - -> 11 Dec"]


def test_open_questions_come_last(bring: Bring) -> None:
    lines = preview_lines(bring(Risk, "title,due\nx,1/2/2027\n"), "en", 200)
    assert lines[-2:] == [
        "Before it can be saved",
        "  1/2/2027 in row 2 can be read in two ways; say which comes first: --dates dmy or --dates mdy",
    ]


def test_equal_notes_are_shown_once_and_long_lists_are_cut(bring: Bring) -> None:
    rows = "".join(f"{n},t{n},2027-01-01,zonk\n" for n in range(30))
    lines = preview_lines(bring(Milestone, f"id,name,finish,predecessors\n{rows}"), "en", 200)
    assert "  22 more" in lines
    assert lines[-1] == (
        "  rows 2, 3, 4, 5, 6, 7, 8, 9, 22 more: predecessors: the predecessor is not in this project:"
        " it is only kept in the remark"
    )


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_terminal(width: int, bring: Bring) -> None:
    long = "数据" * 400
    text = (
        f"编号,风险描述,影响,{'列' * 60}\n1,{long},高,x\n2,[/nope]\x1b[31m\u202e{'x' * 500},非常大的问题,y\n"
    )
    lines = preview_lines(bring(Risk, text), "zh_CN", width)
    assert max(map(cell_width, lines)) <= width
    assert not any(character < " " for line in lines for character in line)


def test_people_belong_to_no_project(bring: Bring) -> None:
    assert preview_lines(bring(Person, "Name\nWang\n"), "en", 80)[0] == "list.csv as People; rows: 1"


def test_a_rejected_row_does_not_change_the_scale(bring: Bring) -> None:
    plan = bring(Risk, "标题,影响,概率,到期日\na,4,3,2027-01-01\nb,5,3,\nc,2,3,\n,7,3,\n")
    assert [row.records[0].impact for row in plan.of("new")] == [4, 5, 2]  # type: ignore[attr-defined]


def test_no_share_is_said_where_none_of_a_column_reads(bring: Bring) -> None:
    lines = preview_lines(bring(Risk, "Title,Status\nVendor late,Planned\n"), "en", 140)
    assert "  State  <- Status  Planned" in lines


def test_the_score_of_a_reading_is_its_own_and_is_imported(bring: Bring) -> None:
    plan = bring(Reading, "Area,Colour,Sentence,On,Score,About\nsatisfaction,red,bad,2026-11-20,2,training\n")
    lines = preview_lines(plan, "en", 140)
    assert any(line.split() == ["Score", "<-", "Score", "2"] for line in lines), lines
    assert not [line for line in lines if "follows from the rest" in line]
