"""A year of one project, from its template to its closing: money month by month, readings of goals, what is left.

Every value is counted by hand. Monday to Friday, from Monday, 12 January 2026: working day 20 is 9 February, 161
(go-live) 25 August, 201 (accepted) 20 October, 281 calendar days after the start.
"""

from collections.abc import Callable
from typing import Any

import pytest

On = Callable[..., Any]
FUNDING = "Budget of the planning and blueprint released"


@pytest.fixture
def begun_on(on: On) -> On:
    """The same, on a project that began from the template of an ERP."""
    start = "2026-01-05"
    on(start, "init", "--project", "NEW", "--name", "ERP South", "--currency", "EUR", "--side", "client")
    on(start, "add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    on(start, "template", "apply", "erp", "--start", "2026-01-12")
    start = "2026-01-12"
    on(start, "edit", "NEW", "--state", "active")
    on(start, "edit", "G-01", "--base", "9", "--base-on", start)
    on(start, "edit", "G-03", "--base", "8", "--base-on", start)
    on(start, "add", "money", "Licences", "--approved", "120000")
    on(start, "add", "money", "Consulting days", "--approved", "280000")
    return on


def letters(on: On, day: str) -> dict[str, str]:
    """The colour of each letter."""
    areas = on(day, "today", "--json").json["projects"][0]["areas"]
    return {one["letter"]: one["colour"] for one in areas}


def test_funding_is_due_ages_and_is_in_place(begun_on: On) -> None:
    on = begun_on
    assert FUNDING not in on("2026-02-09", "surprises").out
    assert letters(on, "2026-02-09")["$"] == "green"
    # The day after it was needed without being there: known and untold.
    assert FUNDING in on("2026-02-10", "surprises").out
    assert letters(on, "2026-02-10")["$"] == "amber"
    assert f"B-01 {FUNDING} by Chen, not in place, was due 9 Feb" in on("2026-02-10", "money").out
    on("2026-02-12", "finish", "B-01")
    assert f"B-01 {FUNDING} by Chen, in place since 12 Feb" in on("2026-02-12", "money").out
    assert FUNDING not in on("2026-02-13", "surprises").out
    assert letters(on, "2026-02-13")["$"] == "green"


def test_money_month_by_month(begun_on: On) -> None:
    on = begun_on
    on("2026-02-02", "finish", "B-01")
    on("2026-02-02", "finish", "B-02")
    months = (
        # day, licences, days, together, the letter of 400 (then 440) approved
        ("2026-02-02", "0/120000", "20000/280000", "20 000 400 000", "green"),
        ("2026-05-04", "60000/120000", "120000/290000", "180 000 410 000", "amber"),
        ("2026-08-03", "118000/118000", "230000/322000", "348 000 440 000", "amber"),
        ("2026-09-01", "118000/118000", "260000/323000", "378 000 441 000", "red"),
    )
    for day, licences, days, together, colour in months:
        on(day, "money", "B-03", licences, "B-04", days)
        assert f"Together 400 000 - {together}" in " ".join(on(day, "money").out.split()), day
        # Up to 10 % more, 440 of 400, is amber; a thousand beyond is red.
        assert letters(on, day)["$"] == colour, day
    # An approved change brings the money for it.
    on("2026-09-02", "edit", "B-04", "--approved", "320000")
    assert letters(on, "2026-09-02")["$"] == "amber"
    weekly = on("2026-09-02", "brief", "--weekly", "--for", "Chen").out
    assert "| B-04 Consulting days | 320 000 | - | 260 000 | 323 000 | 31 Aug |" in weekly
    assert "| Together | 440 000 | - | 378 000 | 441 000 |  |" in weekly
    assert "EUR 441 000 expected, EUR 440 000 approved" in weekly
    weekly = on("2026-09-02", "brief", "--weekly", "--for", "Chen", "--lang", "zh").out
    assert "费用（欧元）" in weekly and "| 合计 | 44万 | - | 37.8万 | 44.1万 |  |" in weekly
    # What it was on a day before is still told.
    then = on("2026-09-02", "brief", "--weekly", "--as-of", "2026-05-04").out
    assert "| Together | 400 000 | - | 180 000 | 410 000 |  |" in then


def test_a_goal_against_its_line(begun_on: On) -> None:
    on = begun_on
    # 140 of 281 days: 9 - 4 × 140 ÷ 281 = 7.0.
    said = on("2026-06-01", "measure", "G-01", "7.5").out
    assert said == "G-01: 7.5 wd on 1 Jun, behind the line (7)\n"
    # 232 of 281 days: 9 - 4 × 232 ÷ 281 = 5.7.
    said = on("2026-09-01", "measure", "G-01", "5.5").out
    assert said == "G-01: 5.5 wd on 1 Sep, on the line (5.7)\n"
    on("2026-09-02", "undo")
    assert "7.5 wd on 1 Jun" in on("2026-09-02", "show", "G-01").out
    said = on("2026-09-01", "measure", "G-01", "5,5 wd", "--lang", "zh").out
    assert said == "G-01：09-01 为 5.5 wd，符合计划线（5.7）\n"


def whole_year(on: On) -> None:
    """Every milestone is met on its day, but what follows go-live ten working days later, and so on to the closing."""
    plan = on("2026-01-13", "list", "milestone", "--json").json["records"]
    for one in sorted(plan, key=lambda one: str(one["baseline"]))[:16]:
        on(one["baseline"], "finish", one["code"])
    on("2026-08-14", "measure", "G-02", "90")
    on("2026-08-20", "move", "M17", "+10wd", "balances do not agree", "--move-followers", "yes")
    for code, day in (
        ("M17", "2026-09-08"), ("M18", "2026-09-15"), ("M19", "2026-10-09"), ("M20", "2026-10-27"),
        ("M21", "2026-11-03"), ("M22", "2026-12-01"),
    ):  # fmt: skip
        on(day, "finish", code)
    on("2026-11-03", "measure", "G-01", "4.5")
    on("2026-11-03", "measure", "G-02", "97")
    on("2026-12-01", "finish", "B-01")
    on("2026-12-01", "finish", "B-02")
    on("2026-12-01", "money", "B-03", "118000/118000", "B-04", "285000/285000", "--as-of", "2026-11-30")
    on("2026-12-02", "add", "lesson", "--title", "Balances", "--on", "2026-08-20",
       "--prevention", "Reconcile in the second rehearsal")  # fmt: skip


def test_the_closing(begun_on: On) -> None:
    on = begun_on
    whole_year(on)
    day = "2026-12-02"
    steps = on(day, "closing").out
    for line in (
        "+  Read every goal a last time and tell the sponsor",
        "x  G-01 Month end is closed sooner: read",
        "-  G-03 Orders leave without rework: to be read a last time",
        "x  milestones not met: 0",
        "-  risks: 10",
        "x  funding not in place: 0",
        "x  lessons written: 1",
        "-  readings of satisfaction: 0",
    ):
        assert line in steps, line
    assert "begin the closing of NEW: 10 actions" in on(day, "closing", "begin").out
    assert "+  " not in on(day, "closing").out
    on(day, "undo")
    assert "+  Read every goal" in on(day, "closing").out
    on(day, "closing", "begin")
    on(day, "measure", "G-03", "3")
    then = on(day, "brief", "--closing", "--project", "NEW", "--as-of", "2026-08-31").out
    assert (
        "16 of 22 milestones met. The last was Gate 4: go or no-go on 13 Aug, as in the first plan." in then
    )
    assert "| M17 Go-live | 25 Aug | 25 Aug | open, expected 8 Sep | +10wd late |" in then
    ended = on("2026-12-15", "closing", "end", "--yes")
    assert "risks: 10" in ended.err and ended.out == "close NEW; forewarn undo undoes it\n"
    report = on("2026-12-15", "brief", "--closing", "--project", "NEW", "--for", "Chen").out
    for line in (
        "# Closing report for Chen",
        "period 19 Jan 2026 to 15 Dec",
        "22 of 22 milestones met. The last was Final payment on 1 Dec, 10 working days after the first plan.",
        # 4.5 of 5 is reached; 97 of 98 and 3 of 2 are not.
        "1 of 3 goals reached.",
        "EUR 403 000 expected, EUR 400 000 approved, EUR 403 000 spent.",
        "| M16 Gate 4: go or no-go | 13 Aug 2026 | 13 Aug 2026 | 13 Aug 2026 | on time |",
        "| M17 Go-live | 25 Aug 2026 | 25 Aug 2026 | 8 Sep 2026 | +10wd late |",
        "| G-01 Month end is closed sooner (working days to close a month) | 9 wd | 5 wd by 20 Oct "
        "| 4.5 wd on 3 Nov | reached |",
        "| 98 % by 20 Oct | 97 % on 3 Nov | not reached |",
        "| Together | 400 000 | - | 403 000 | 403 000 |  |",
        "by Chen, in place since 1 Dec",
        "L-01 Balances. From now on: Reconcile in the second rehearsal",
        "R-01 Key users have no time for workshops and tests: nobody has it yet, was due 2 Feb",
        "## Thanks",
        "You: Charter signed: goal, scope, budget, who decides; Gate 4: go or no-go; Final acceptance",
    ):
        assert line in report, line
    chinese = on("2026-12-15", "brief", "--closing", "--project", "NEW", "--for", "Chen", "--lang", "zh").out
    for line in (
        "里程碑 22 个，已完成 22 个。最后完成的是Final payment（12-01），比首版计划晚 10 个工作日。",
        "目标 3 个，已达成 1 个。预计 40.3万欧元，批准 40万欧元，已用 40.3万欧元。",
        "| M17 Go-live | 2026-08-25 | 2026-08-25 | 2026-09-08 | 延后 10 个工作日 |",
    ):
        assert line in chinese, line


def test_what_is_internal_is_not_in_the_paper_of_a_client_of_a_supplier(on: On) -> None:
    day = "2026-01-05"
    on(day, "init", "--project", "NEW", "--name", "ERP South", "--currency", "EUR", "--side", "supplier")
    on(day, "add", "stakeholder", "--person", "Chen", "--role", "sponsor", "--new-people")
    on(day, "add", "money", "Our days", "--approved", "90000")
    on(day, "add", "money", "Licences", "--approved", "50000", "--audience", "client,sponsor")
    on(day, "add", "goal", "Margin", "--measure", "margin", "--target", "20", "--due", "2026-12-01")
    on(day, "add", "lesson", "--title", "We sold it too cheap", "--on", day)
    paper = ("brief", "--closing", "--project", "NEW")
    within = on(day, *paper).out
    assert "Our days" in within and "Margin" in within and "too cheap" in within and "140 000" in within
    theirs = on(day, *paper, "--for", "Chen").out
    assert "Licences" in theirs and "EUR 50 000" in theirs
    assert not [text for text in ("Our days", "Margin", "too cheap", "140 000", "Together") if text in theirs]
    weekly = on(day, "brief", "--weekly", "--for", "Chen").out
    assert "Licences" in weekly and "Our days" not in weekly


@pytest.mark.parametrize("format", ["md", "txt", "html", "docx", "eml"])
def test_it_is_written_in_every_format(on: On, tmp_path: Any, format: str) -> None:
    day = "2026-01-05"
    on(day, "init", "--project", "NEW", "--name", "ERP South", "--currency", "EUR")
    on(day, "add", "goal", "Sooner", "--measure", "days", "--target", "5", "--due", "2026-12-01")
    file = tmp_path / f"closing.{format}"
    on(day, "brief", "--closing", "--project", "NEW", "-o", str(file))
    assert file.stat().st_size > 200
