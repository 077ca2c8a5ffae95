"""The risk heat map: how many open risks stand at each probability and impact."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from store.records import Risk
from store.records.milestone import Rag
from store.records.risk import CATEGORIES, score_band
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, bare, words

LEVELS = (1, 2, 3, 4, 5)
Place = tuple[int, int]
"""(probability, impact)."""


@frozen
class HeatMap:
    """The risks by place, worst first in each; `colours` of all 25 places; `unplaced` lack a probability or an impact;
    `categories`: how many of each, the most first, once any of them has one.

    Issues have happened: they have no probability and no place.
    """

    places: Mapping[Place, tuple[Risk, ...]]
    colours: Mapping[Place, Rag]
    unplaced: tuple[Risk, ...]
    categories: tuple[Words, ...] = ()

    def at(self, probability: int, impact: int) -> tuple[Risk, ...]:
        """The risks of one place."""
        return self.places.get((probability, impact), ())


def heat_map(risks: Sequence[Risk], day: Day) -> HeatMap:
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
    placed = {place: tuple(found) for place, found in places.items()}
    return HeatMap(
        placed, colours, tuple(unplaced), categories_of(risk for risk in risks if risk.state == "open")
    )


def categories_of(risks: Iterable[Risk]) -> tuple[Words, ...]:
    """How many there are of each category, the most first, those without one last; nothing while none has one."""
    found = Counter(risk.category for risk in risks)
    ranked = sorted((-n, category) for category, n in found.items() if category)
    if not ranked:
        return ()
    counted = [words("{category} {n}", category=category_words(one), n=-n) for n, one in ranked]
    return (*counted, *([words(N_("no category {n}"), n=found[""])] if found[""] else ()))


def category_words(category: str) -> Words:
    """A category as it is read: the usual ones in the reader's language, one of somebody's own as it was typed."""
    usual = CATEGORIES.get(category)
    return Words(usual) if usual else words("{category}", category=bare(category))
