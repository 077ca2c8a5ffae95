"""Where everything stands: no list has blank lines while another is cut."""

import pytest
from textual.geometry import Size

from store.records.action import HORIZONS
from tui.picture.arrangement import LEAST, WEEK, Wants, columns, joints, places

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
def test_what_has_no_place_leaves_the_whole_width_to_the_others(size: tuple[int, int]) -> None:
    ours = dict.fromkeys(("verdict", "stakeholder", "morale"), 0)
    found = places(Size(*size), {"milestone": 5, "risk": 10, WEEK: 6, **ours})
    assert not {*ours, "divider", "talk"} & set(found)
    assert {box.width for box in found.values()} == {size[0]}
    lines = [y for box in found.values() for y in range(box.y, box.y + box.height)]
    assert sorted(lines) == list(range(size[1]))
    assert joints(Size(*size), ours) == {}


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
    cells = (34, 31, 16, 45, 34)
    wants = {name: Wants(n, 4) for name, n in zip(HORIZONS, cells, strict=True)}
    enough = columns(Size(200, 8), wants)
    assert all(box.width >= wants[name].cells and box.height == 8 for name, box in enough.items())
    tight = columns(Size(161, 8), wants)
    assert tight["week"].width == 16 and sum(box.width for box in tight.values()) == 161


def test_the_parts_of_the_week_are_alike_where_that_cuts_nothing() -> None:
    found = columns(Size(120, 8), dict.fromkeys(HORIZONS, Wants(24, 4)))
    assert {box.width for box in found.values()} == {24}


def test_parts_of_the_week_stand_above_each_other_before_a_title_is_cut() -> None:
    cells, lines = (34, 31, 16, 45, 34), (6, 3, 2, 4, 4)
    wants = {name: Wants(*one) for name, one in zip(HORIZONS, zip(cells, lines, strict=True), strict=True)}
    found = columns(Size(120, 8), wants)
    assert found["today"].height == 8 and found["tomorrow"].x == found["week"].x
    assert found["week"].y == found["tomorrow"].height and found["later"].x == found["next"].x
    assert all(box.width >= wants[name].cells for name, box in found.items())


def test_on_a_small_screen_the_week_has_one_column_or_two() -> None:
    wants = dict.fromkeys(HORIZONS, Wants(38, 4))
    assert len({box.x for box in columns(Size(80, 21), wants).values()}) == 2
    long = wants | {"today": Wants(62, 4)}
    assert {box.x for box in columns(Size(80, 21), long).values()} == {0}
    crowded = columns(Size(80, 21), dict.fromkeys(HORIZONS, Wants(38, 40)))
    assert sorted((box.x, box.y) for box in crowded.values())[0] == (0, 0)
    assert all(box.height >= 2 for box in crowded.values())
