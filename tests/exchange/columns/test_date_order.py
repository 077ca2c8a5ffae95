"""Days in other people's tables."""

from datetime import date

import pytest

from store.exchange.columns.date_order import CellDay, DateOrder, Order, decide, read_day
from store.values.reader import Unreadable
from store.values.words import say

TODAY = date(2026, 11, 26)


def order(*cells: str, given: str = "") -> DateOrder:
    return decide([list(enumerate(cells, 2))], given)


@pytest.mark.parametrize(
    ("cells", "expected", "note"),
    [
        (
            ["7/20/2020 8:00:00 AM", "1/2/2020"],
            "mdy",
            "dates: month before day, as 7/20/2020 8:00:00 AM in row 2 shows",
        ),
        (["1/2/2020", "31-12-2020"], "dmy", "dates: day before month, as 31-12-2020 in row 3 shows"),
    ],
)
def test_one_cell_decides_for_all(cells: list[str], expected: str, note: str) -> None:
    found = order(*cells)
    assert (found.order, [say(n) for n in found.notes], found.asks) == (expected, [note], ())


def test_another_column_decides_too() -> None:
    assert decide([[(2, "1/2/2020")], [(3, "13/2/2020")]]).order == "dmy"


def test_undecided_days_are_asked_about() -> None:
    (ask,) = order("3/3/2020", "1/2/2020").asks
    assert say(ask) == (
        "1/2/2020 in row 3 can be read in two ways; say which comes first: --dates dmy or --dates mdy"
    )


def test_days_that_stand_both_ways_are_asked_about() -> None:
    (ask,) = order("13/1/2020", "1/13/2020").asks
    assert (
        say(ask)
        == "dates come in both orders: 13/1/2020 in row 2, 1/13/2020 in row 3; add --dates dmy or mdy"
    )


def test_days_that_leave_no_doubt_need_no_order() -> None:
    assert order("2020-02-01", "01.02.2020", "3/3/2020", "1 Feb 2020", "") == DateOrder()


def test_the_answer_is_taken_and_told() -> None:
    found = order("1/2/2020", given="mdy")
    assert (found.order, say(found.notes[0])) == ("mdy", "dates: month before day, as --dates says")


def test_years_of_two_digits_are_told() -> None:
    assert say(order("7/20/20").notes[0]) == "years of two digits are read as 20..: 7/20/20 in row 2"


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("7/20/2020 8:00:00 AM", "mdy", date(2020, 7, 20)),
        ("5/6/2020", "dmy", date(2020, 6, 5)),
        ("5/6/2020", "mdy", date(2020, 5, 6)),
        ("5-6-20", "dmy", date(2020, 6, 5)),
        ("2020-07-20T08:00:00Z", "", date(2020, 7, 20)),
        ("2020-07-20 08:00:00.000+02:00", "", date(2020, 7, 20)),
        ("2020/7/5 上午 8:00", "", date(2020, 7, 5)),
        ("2020年7月20日", "", date(2020, 7, 20)),
        ("2026-07-08（周三）", "", date(2026, 7, 8)),
        ("20.07.2020", "mdy", date(2020, 7, 20)),
        ("Mo 20.07.20", "", date(2020, 7, 20)),
        ("Mon 7/20/20", "", date(2020, 7, 20)),
        ("20-Jul-2020", "", date(2020, 7, 20)),
        ("20-Jul-20", "", date(2020, 7, 20)),
        ("July 20, 2020", "", date(2020, 7, 20)),
        ("20. Juli 2020", "", date(2020, 7, 20)),
        ("3 mei 2026", "", date(2026, 5, 3)),
        ("20260705", "", date(2026, 7, 5)),
        ("10/Jan/27 12:00 AM", "", date(2027, 1, 10)),
        ("Mon 1/4/27", "", date(2027, 1, 4)),
        ("Mon 4/1/27", "", date(2027, 1, 4)),
        ("Fr 15.01.27", "", date(2027, 1, 15)),
        ("Friday, 15 January 2027", "", date(2027, 1, 15)),
        ("15-Jan-2027 (Fri)", "", date(2027, 1, 15)),
        ("2026/12/5 星期六", "", date(2026, 12, 5)),
        ("5 de enero de 2027", "", date(2027, 1, 5)),
        ("15 janvier 2027", "", date(2027, 1, 15)),
        ("3 março 2027", "", date(2027, 3, 3)),
        ("3 maggio 2027", "", date(2027, 5, 3)),
        ("12 марта 2027 г.", "", date(2027, 3, 12)),
    ],
)
def test_days_as_tools_write_them(text: str, written: Order, expected: date) -> None:
    assert read_day(text, written, TODAY) == CellDay(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44197", date(2021, 1, 1)),
        ("5 dec", date(2026, 12, 5)),
        ("12月15日", date(2026, 12, 15)),
        ("next week", date(2026, 12, 4)),
        ("Oct 1 – Nov 30", date(2026, 11, 30)),
        ("Oct 1-5, 2026", date(2026, 10, 5)),
        ("1-3 Mar 2027", date(2027, 3, 3)),
        ("2020-01-01 - 2020-02-01", date(2020, 2, 1)),
        ("1 Oct to 5 Oct 2026", date(2026, 10, 5)),
        ("Q3 2026", date(2026, 9, 30)),
        ("end of Q1 2027", date(2027, 3, 31)),
        ("KW 3/2027", date(2027, 1, 22)),
        ("Jan 2027", date(2027, 1, 31)),
        ("Mar-27", date(2027, 3, 31)),
        ("2027-01", date(2027, 1, 31)),
        ("2027年1月", date(2027, 1, 31)),
    ],
)
def test_a_day_that_is_not_written_out_is_read_and_said(text: str, expected: date) -> None:
    assert read_day(text, "", TODAY) == CellDay(expected, written=False)


def test_a_weekday_settles_the_order_of_its_column() -> None:
    found = order("1/4/27", "Mon 1/4/27")
    assert (found.order, say(found.notes[1])) == (
        "mdy",
        "dates: month before day, as Mon 1/4/27 in row 3 shows",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("28", "28 is not a date; write it as 2026-12-05"),
        ("尽快", "尽快 is not a date; write it as 2026-12-05"),
        ("+2026", "+2026 is not a date; write it as 2026-12-05"),
        ("2026-12-05 (maybe)", "2026-12-05 (maybe) is not a date; write it as 2026-12-05"),
        ("31.02.2026", '"31.02.2026" does not exist: correct the day or the month.'),
        ("5/6/2026", "5/6/2026 can be read in two ways: --dates dmy or --dates mdy"),
    ],
)
def test_what_is_no_single_day_is_refused_with_its_reason(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_day(text, "", TODAY)
    assert say(caught.value.words) == sentence


def test_a_day_that_does_not_exist_in_the_files_order() -> None:
    with pytest.raises(Unreadable) as caught:
        read_day("1/13/2026", "dmy", TODAY)
    assert say(caught.value.words) == "1/13/2026 does not exist with the day before month"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "seg 01/02/27",
            "segunda-feira, 01/02/2027",
            "lun. 01/02/27",
            "понедельник 01.02.2027",
            "пн 01.02.27",
        ),
        *(
            "周一 2027/2/1",
            "週一 2027/2/1",
            "2027/2/1 (週一)",
            "2027/02/01(月)",
            "2027/02/01 月曜日",
            "2027年2月1日（月）",
            "2027/2/1(一)",
        ),
    ],
)
def test_the_weekday_of_another_language_stands_with_a_day(typed: str) -> None:
    assert read_day(typed, "", TODAY).day == date(2027, 2, 1)


@pytest.mark.parametrize(
    "typed", ["gio 04/02/27", "qui 04/02/27", "jue 04/02/27", "чт 04.02.27", "do 04-02-27"]
)
def test_the_weekday_settles_the_order(typed: str) -> None:
    assert read_day(typed, "", TODAY).day == date(2027, 2, 4)
