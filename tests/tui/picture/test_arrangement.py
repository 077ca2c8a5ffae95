"""Where everything stands: no list has blank lines while another is cut."""

import pytest
from textual.geometry import Size

from store.records.action import HORIZONS
from tui.picture.arrangement import LEAST, LEAST_COLUMN, WEEK, columns, joints, places

BESIDE = ("verdict", "stakeholder"), ("milestone", "risk", "morale")
SIZES = [(60, 16), (61, 21), (80, 24), (99, 33), (110, 34), (120, 40), (200, 50), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_line_is_somebodys_and_only_one(size: tuple[int, int]) -> None:
    for wanted in ({}, dict.fromkeys(("verdict", "milestone", "risk", "stakeholder", "morale", WEEK), 5)):
        found = places(Size(*size), wanted)
        for names in BESIDE:
            column = [
                name for name in found if name not in (*BESIDE[0], *BESIDE[1], "divider") or name in names
            ]
            lines = [y for name in column for y in range(found[name].y, found[name].y + found[name].height)]
            assert sorted(lines) == list(range(size[1]))
            assert all(found[name].height >= LEAST for name in names)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_has_little_to_say_leaves_its_lines_to_the_others(size: tuple[int, int]) -> None:
    few = places(
        Size(*size), {"milestone": 3, "risk": 30, "verdict": 30, "stakeholder": 30, "morale": 4, WEEK: 3}
    )
    assert few["milestone"].height == 3 and few[WEEK].height == 3
    assert few["risk"].height == few["verdict"].height - 3
    even = places(Size(*size), {})
    assert few["verdict"].height >= even["verdict"].height and few["risk"].height > even["risk"].height


def test_where_rules_meet_the_divider() -> None:
    found = places(Size(80, 24), {})
    assert joints(Size(80, 24), {}) == {
        0: "both",
        found["risk"].y - 1: "right",
        found["stakeholder"].y - 1: "both",
    }


def test_a_part_of_the_week_with_little_to_say_leaves_its_cells_to_the_others() -> None:
    wants = dict(zip(HORIZONS, (34, 31, 16, 45, 34), strict=True))
    found = columns(Size(120, 8), wants)
    assert found["week"].width == LEAST_COLUMN and sum(box.width for box in found.values()) == 120
    assert min(box.width for name, box in found.items() if name != "week") > 120 // len(HORIZONS)
    enough = columns(Size(200, 8), wants)
    assert all(box.width >= wants[name] for name, box in enough.items())


def test_the_parts_of_the_week_are_alike_where_that_cuts_nothing() -> None:
    found = columns(Size(120, 8), dict.fromkeys(HORIZONS, 24))
    assert {box.width for box in found.values()} == {24}


def test_parts_of_the_week_have_lines_below_each_other() -> None:
    found = columns(Size(80, 21), {"today": 62, "tomorrow": 18}, beside=2)
    assert found["today"] == (0, 0, 62, 7) and found["tomorrow"] == (62, 0, 18, 7)
    assert found["later"] == (0, 14, 80, 7)
