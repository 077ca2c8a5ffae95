"""A need by command line and file: an ask with the days for which somebody or something is needed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Forewarn = Callable[..., Any]
ROOM = ("--title", "Training room", "--type", "ask", "--owner", "Li", "--due", "2026-12-01")
DAYS = ("--needed-from", "2027-01-04", "--needed-until", "2027-01-15")


def test_an_ask_says_for_which_days_it_is_needed(begun: Forewarn) -> None:
    begun("add", "person", "--name", "Li")
    added = begun("add", "action", *ROOM, *DAYS)
    assert added.code == 0, added.err
    record = begun("show", "A-01", "--json").json
    assert (record["needed_from"], record["needed_until"]) == ("2027-01-04", "2027-01-15")
    assert "4 Jan to 15 Jan" in begun("show", "A-01").out
    assert "01-04 至 01-15" in begun("show", "A-01", "--lang", "zh").out
    exported = begun("export", "action").out
    assert "Needed from,Needed until" in exported and "2027-01-04,2027-01-15" in exported
    assert "需用起,需用止" in begun("export", "action", "--lang", "zh").out
    gate = ("--type", "gate", "--baseline", "2027-01-29")
    begun("add", "milestone", "--title", "Trained", *gate)
    assert "- A-01 Training room: needed 4 Jan to 15 Jan; asked of Li" in begun("sheet").out


def test_a_need_that_ends_before_it_begins_is_refused(begun: Forewarn, tmp_path: Path) -> None:
    backwards = ("--needed-from", "2027-01-04", "--needed-until", "2027-01-01")
    ran = begun("add", "action", "--title", "x", "--type", "ask", *backwards)
    assert (ran.code, ran.complaint) == (1, "Needed until: it ends before it begins, on 4 Jan")
    asks = tmp_path / "asks.csv"
    asks.write_text(
        "What,Type,Needed from,Needed until\nx,ask,2027-01-04,2027-01-01\ny,请求,2027-01-04,2027-01-15\n",
        encoding="utf-8",
    )
    ran = begun("import", "action", str(asks), "--yes")
    assert (
        "Needed until: kept in the remark, since it is not possible: 2027-01-01 (1);"
        " it ends before it begins, on 4 Jan" in " ".join(ran.out.split())
    )
    rows = begun("list", "action", "--json").json["records"]
    assert [(one["needed_from"], one["needed_until"]) for one in rows] == [
        ("2027-01-04", None),
        ("2027-01-04", "2027-01-15"),
    ]


def test_a_chinese_file_names_the_days(begun: Forewarn, tmp_path: Path) -> None:
    asks = tmp_path / "请求.csv"
    asks.write_text("事项,类型,需用起,需用止\n培训教室,请求,2027-01-04,2027-01-15\n", encoding="utf-8")
    assert begun("import", "action", str(asks), "--yes").code == 0
    record = begun("show", "A-01", "--json").json
    assert (record["needed_from"], record["needed_until"]) == ("2027-01-04", "2027-01-15")


def test_nothing_shows_where_no_ask_has_a_period(begun: Forewarn) -> None:
    begun("add", "action", "--title", "x")
    assert "Needed" not in begun("export", "action").out and "eeded" not in begun("show", "A-01").out
    ran = begun("edit", "A-01", "--needed-from", "2027-01-04")
    assert (ran.code, ran.complaint) == (1, "Needed from: only an ask has it")
