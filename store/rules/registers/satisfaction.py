"""How content people are: the scores of each with each matter, in order, and whether they are low or falling."""

from collections.abc import Iterator

from store.records import Reading
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.day import Day
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, Words, bare, words

STEPS = 3
"""As many scores a line names."""
BEST = 5


@frozen
class Contentment:
    """The readings of satisfaction by one person, or by nobody who is named, about one matter, oldest first; each has a
    score."""

    readings: tuple[Reading, ...]

    @property
    def last(self) -> Reading:
        """The present one."""
        return self.readings[-1]

    @property
    def scores(self) -> tuple[int, ...]:
        """What was given, oldest first."""
        return tuple(reading.score for reading in self.readings if reading.score is not None)

    @property
    def trend(self) -> int:
        """-1 where the present score is below the one before, 1 above, 0 as it was or the first."""
        if len(self.scores) < 2:
            return 0
        before, now = self.scores[-2:]
        return (now > before) - (now < before)

    def low(self, day: Day) -> bool:
        """Whether the present score is below the project's line."""
        return self.scores[-1] < day.settings.satisfaction_line


def contentments(situation: Situation) -> tuple[Contentment, ...]:
    """One for each person and matter that was scored by today, the one that was read last first. Scores of different
    people are never made one."""
    found: dict[tuple[int, str], list[Reading]] = {}
    for reading in _given(situation):
        if reading.score is not None:
            found.setdefault((reading.person or 0, fold(bare(reading.about))), []).append(reading)
    each = [Contentment(tuple(readings)) for readings in found.values()]
    return tuple(sorted(each, key=lambda one: _order(one.last), reverse=True))


def present(situation: Situation) -> Iterator[tuple[Reading, Contentment | None]]:
    """Every reading of satisfaction that holds today, the newest first: of each person and matter the last score, and
    the last one that has none, unless a later score is there."""
    scored = {one.last.id: one for one in contentments(situation)}
    for n, reading in enumerate(reversed(_given(situation))):
        if reading.id in scored or (n == 0 and reading.score is None):
            yield reading, scored.get(reading.id)


def contentment_words(situation: Situation, reading: Reading, scores: Contentment | None) -> Words:
    """Who, about what, the last scores, the sentence and the day."""
    said = words("{sentence}", sentence=bare(reading.sentence))
    if scores is not None:
        steps = " > ".join(map(str, scores.scores[-STEPS:]))
        said = words(
            N_("{steps} of {best}: {sentence}"), steps=steps, best=BEST, sentence=bare(reading.sentence)
        )
    who = situation.name(reading.person)
    about = bare(reading.about)
    if who and about:
        said = words(N_("{name} about {matter}, {said}"), name=who, matter=about, said=said)
    elif who or about:
        said = words(N_("{what}, {said}"), what=who or about, said=said)
    return words(N_("{what}, {day}"), what=said, day=dated(reading.on, situation.day.date))


def _given(situation: Situation) -> list[Reading]:
    """Every reading of it by today, oldest first."""
    readings = (one for one in situation.readings if one.area == "satisfaction")
    return sorted((one for one in readings if one.on <= situation.day.date), key=_order)


def _order(reading: Reading) -> tuple[object, int]:
    return (reading.on, reading.id)
