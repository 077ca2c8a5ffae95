"""The first line: every project that is not in order, the open one always, and whom I meet today."""

from datetime import date

import pytest

from store.queries.boards.my_day import MyDay, Standing, Talk
from store.records import Project
from store.rules.calendar_coverage import Notice
from store.rules.registers.areas import Area
from store.values.calendar import MON_FRI
from store.values.day import Day
from store.values.words import words
from tui.picture.header_line import header_cells


def projects(n: int) -> list[Project]:
    return [Project(code=f"P{at}", name="x") for at in range(n)]


def line(
    width: int, red: tuple[int, ...], opened: int = 0, n: int = 8, notices: tuple[Notice, ...] = ()
) -> tuple[str, str]:
    """(left, right), where these of the projects are red in time."""
    each = projects(n)
    time = Area("T", "red", words("late"))
    found = tuple(Standing(one, (time,) if at in red else ()) for at, one in enumerate(each))
    talks = (Talk(each[0].id, 1, "Chen", "9:30"), Talk(each[1].id, 2, "Wang", ""))
    head = MyDay(each[opened], Day(date(2026, 11, 26), MON_FRI), found, talks, notices)
    left, right = header_cells(head, "en", width)
    return "".join(cell.text for cell in left), "".join(cell.text for cell in right)


def test_all_of_them_in_order_of_making_where_there_is_room() -> None:
    assert line(200, (1,), n=3) == ("Thu 26 Nov   P0 .   P1 T!   P2 .", "Chen 9:30  Wang")


@pytest.mark.parametrize("width", [60, 70, 80])
def test_the_open_one_and_those_that_are_not_in_order_have_room_first(width: int) -> None:
    left, right = line(width, (6, 7), opened=5)
    assert "P5 ." in left and "P6 T!" in left and "P7 T!" in left
    assert left.endswith(f"+{8 - left.count('P')}") and len(left) + len(right) + 4 <= width


def test_fewer_talks_where_else_a_project_would_have_no_room() -> None:
    projects = "Thu 26 Nov   P0 .   P1 .   P2 ."
    assert line(50, (), n=3) == (projects, "Chen 9:30  Wang")
    assert line(48, (), n=3) == (projects, "Chen 9:30  +1")


def test_a_notice_goes_before_a_project_or_a_talk_does() -> None:
    ends = (Notice(words("calendar CN ends 31 Dec"), words("it ends")),)
    projects, talks = "Thu 26 Nov   P0 .   P1 .   P2 .", "Chen 9:30  Wang"
    assert line(76, (), n=3, notices=ends) == (projects, f"{talks}   calendar CN ends 31 Dec")
    assert line(75, (), n=3, notices=ends) == (projects, talks)
