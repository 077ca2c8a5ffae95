"""Where everything stands: no list has blank lines while another is cut."""

import pytest
from textual.geometry import Size

from tui.picture.arrangement import LEAST, WEEK, joints, places

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
