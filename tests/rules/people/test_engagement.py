"""Power and interest, engagement now and wanted."""

from store.records import Stakeholder
from store.rules.people.engagement import CORNERS, by_corner, engaged, gap


def part(id: int, **fields: object) -> Stakeholder:
    return Stakeholder(project=1, person=id, id=id, **fields)  # type: ignore[arg-type]


def test_four_and_five_are_high_and_the_unknown_is_placed_nowhere() -> None:
    parts = [
        part(1, power=3, interest=4),
        part(2, power=4, interest=4),
        part(3, power=5, interest=3),
        part(4, power=1, interest=1),
        part(5, power=5),
        part(6, power=5, interest=5),
    ]
    found = {corner: [one.id for one in own] for corner, own in by_corner(parts).items()}
    assert found == {
        "keep satisfied": [3],
        "manage closely": [6, 2],
        "monitor": [4],
        "keep informed": [1],
        "": [5],
    }
    assert set(CORNERS) == found.keys() - {""}


def test_the_widest_gap_first_the_unknown_last() -> None:
    parts = [
        part(1, engagement="neutral", wanted="supportive"),
        part(2, engagement="resistant", wanted="leading"),
        part(3, wanted="leading"),
        part(4, engagement="leading", wanted="leading"),
        part(5),
        part(6, engagement="neutral", wanted="supportive", power=5),
        part(7, engagement="leading", wanted="neutral"),
    ]
    assert [one.part.id for one in engaged(parts)] == [2, 7, 6, 1, 4, 3]
    assert [gap(one) for one in parts] == [1, 3, None, 0, None, 1, -2]
