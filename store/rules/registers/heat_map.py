"""The risk heat map: how many open risks stand at each probability and impact."""

from collections.abc import Iterable, Mapping

from store.records import Risk
from store.records.milestone import Rag
from store.records.risk import score_band
from store.values.day import Day
from store.values.frozen import frozen

LEVELS = (1, 2, 3, 4, 5)
Place = tuple[int, int]
"""(probability, impact)."""


@frozen
class HeatMap:
    """The risks by place, worst first in each; `colours` of all 25 places; `unplaced` lack a probability or an impact.

    Issues have happened: they have no probability and no place.
    """

    places: Mapping[Place, tuple[Risk, ...]]
    colours: Mapping[Place, Rag]
    unplaced: tuple[Risk, ...]

    def at(self, probability: int, impact: int) -> tuple[Risk, ...]:
        """The risks of one place."""
        return self.places.get((probability, impact), ())


def heat_map(risks: Iterable[Risk], day: Day) -> HeatMap:
    """Of the open risks among `risks`, in their order."""
    places: dict[Place, list[Risk]] = {}
    unplaced: list[Risk] = []
    for risk in risks:
        if risk.state != "open":
            continue
        if risk.probability is None or risk.impact is None:
            unplaced.append(risk)
        else:
            places.setdefault((risk.probability, risk.impact), []).append(risk)
    colours = {(p, i): score_band(p * i, i, day.settings) for p in LEVELS for i in LEVELS}
    return HeatMap({place: tuple(found) for place, found in places.items()}, colours, tuple(unplaced))
