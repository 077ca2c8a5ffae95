"""Which sheet of a workbook is the register, and what on it is no row."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO

from openpyxl import Workbook

from store.exchange.imports.import_plan import Plan
from store.records import Milestone, Risk, Stakeholder

Bring = Callable[..., Plan]


def test_hints_right_below_the_titles_are_no_row(bring: Bring) -> None:
    text = (
        "Risk,Probability,Impact,Owner\nDescribe the risk,Enter 1 to 5,Enter 1 to 5,Name of the owner\n"
        "Late press,4,3,Bo Lund\n"
    )
    assert [(row.status, row.label) for row in bring(Risk, text).rows] == [
        ("rejected", "Describe the risk"),
        ("new", "Late press"),
    ]


def test_a_sheet_with_nothing_below_its_titles_stands_back(bring: Bring) -> None:
    book, out = Workbook(), BytesIO()
    risks = book.worksheets[0]
    for row in csv.reader(StringIO("Code,Risk,Probability,Impact\nR1,Late press,4,3\n")):
        risks.append(row)
    empty = book.create_sheet("Mitigation")
    empty.append(["Code", "Risk", "Probability", "Impact", "Response", "Owner", "Status"])
    book.save(out)
    plan = bring(Risk, out.getvalue(), name="plan.xlsx")
    assert [(row.status, row.label) for row in plan.rows] == [("new", "R1 Late press")]


def test_the_sheet_that_is_named_for_people_is_read(bring: Bring) -> None:
    book, out = Workbook(), BytesIO()
    modes = book.worksheets[0]
    modes.title = "Modes"
    for row in csv.reader(StringIO("#,Mode,Category,Frequency,Notes\n1,Call,Push,Weekly,Short\n")):
        modes.append(row)
    people = book.create_sheet("Stakeholder Information")
    for row in csv.reader(StringIO("#,Group / Person,Role / Title\n1,Ann Berg,Head of IT\n")):
        people.append(row)
    book.save(out)
    plan = bring(Stakeholder, out.getvalue(), name="plan.xlsx")
    assert [(row.status, row.label) for row in plan.rows] == [("new", "Ann Berg")]


def test_a_pale_fill_is_no_state(bring: Bring) -> None:
    from openpyxl.styles import PatternFill

    book, out = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in csv.reader(StringIO("Risk,Probability,Impact\nLate press,4,3\nWet hall,1,2\nStrike,5,1\n")):
        sheet.append(row)
    for number, colour in ((2, "F2F2F2"), (3, "F2F2F2")):
        for cell in sheet[number]:
            cell.fill = PatternFill("solid", fgColor=colour)
    book.save(out)
    plan = bring(Risk, out.getvalue(), name="list.xlsx")
    assert plan.unread == ()


def test_people_come_in_under_a_title_that_nobody_knows(bring: Bring) -> None:
    text = (
        "Who hears,Frequency,Influence,Notes\nCore team,Daily,High,Bring the list\nSupplier,Weekly,Low,By call\n"
        "Finance,Monthly,Low,In the office\n"
    )
    assert [row.label for row in bring(Stakeholder, text).rows] == ["Core team", "Supplier", "Finance"]


def test_a_row_that_is_named_comes_in_though_others_are_not(bring: Bring) -> None:
    text = (
        "Was zu tun bleibt,Startdatum,Enddatum,Verantwortlich\nLastenheft,2027-01-04,2027-01-08,Bo Lund\n"
        ",2027-01-05,2027-01-09,Bo Lund\nPflichtenheft,2027-01-11,2027-01-15,Ann Berg\n"
        ",2027-01-12,2027-01-18,Ann Berg\n"
    )
    assert [(row.status, row.label) for row in bring(Milestone, text).rows if row.status == "new"] == [
        ("new", "Lastenheft"),
        ("new", "Pflichtenheft"),
    ]
