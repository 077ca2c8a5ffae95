"""Whether somebody's class agrees with what they really get: calls, answers and visits over the last quarter.

A class says how much effort a person gets, about 20 / 40 / 40 % of the people in A / B / C. Effort is every two-way
contact, a visit counting three. A class is too low where the effort reaches what the class means *and* ranks among
those of a higher one; too high where it is half or less of that *and* ranks among those of a lower one, or where most
attempts stay unanswered. Fewer than three people have no ranks: there twice what the class means is too much. A class
moves by one letter a month. Whom the role decides (sponsor, executives, our own team), and who has had a class for
less than a quarter, is not judged.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from store.records import Stakeholder
from store.records.stakeholder import ClientClass
from store.rules.evidence import VISIT, Evidence
from store.rules.situation import Situation
from store.values.day import Settings
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

NAME = "class_disagrees"
"""What a verdict on it answers."""
QUARTER = 91
"""Days that the evidence reaches back."""
SHARES: tuple[tuple[ClientClass, float], ...] = (("A", 0.2), ("B", 0.6))
"""The part of the people, the busiest first, up to the end of each class; the rest is C."""
LEAST_RANKED = 3
BY_ROLE = ("sponsor", "executive", "ours")
LETTERS: tuple[ClientClass, ...] = get_args(ClientClass)
Side = Literal["up", "down", "as it is"]


@frozen
class Judgement:
    """A part in the project, the evidence about it, the class that fits; `meant`: the effort its own class means."""

    part: Stakeholder
    evidence: Evidence
    fits: ClientClass
    meant: int

    @property
    def agrees(self) -> bool:
        """Whether the class is the one that fits."""
        return self.fits == self.part.client_class


def since(today: date) -> date:
    """The day after which a contact is evidence."""
    return today - timedelta(days=QUARTER)


def meant(part: Stakeholder, letter: ClientClass, settings: Settings) -> int:
    """The effort of a quarter that a class means, by its intervals or the person's own; at least 1."""
    calls = {"A": settings.call_a, "B": settings.call_b, "C": settings.call_c}[letter]
    visits = {"A": settings.visit_a, "B": settings.visit_b, "C": settings.visit_c}[letter]
    days, months = part.call_days or calls, part.visit_months or visits
    return max(1, round(QUARTER / days + VISIT * 3 / months))


def judged(situation: Situation, evidence: Mapping[int, Evidence]) -> tuple[Judgement, ...]:
    """Everybody whose class can be judged, by class and then by how much they get; `evidence` by person."""
    today, settings = situation.day.date, situation.day.settings
    parts = [part for part in situation.stakeholders if _judges(part, today)]
    efforts = [evidence.get(part.person, Evidence()).effort for part in parts]
    found = []
    for part in parts:
        own, seen = part.client_class, evidence.get(part.person, Evidence())
        assert own is not None
        side = _side(own, seen, efforts, meant(part, own, settings))
        place = LETTERS.index(own) + {"up": -1, "down": 1, "as it is": 0}[side]
        fits = LETTERS[max(0, min(place, len(LETTERS) - 1))]
        found.append(Judgement(part, seen, fits, meant(part, own, settings)))
    return tuple(sorted(found, key=lambda one: (one.part.client_class, -one.evidence.effort, one.part.id)))


def disagreeing(situation: Situation, evidence: Mapping[int, Evidence]) -> tuple[Judgement, ...]:
    """Those whose evidence disagrees with their class."""
    return tuple(one for one in judged(situation, evidence) if not one.agrees)


def evidence_words(seen: Evidence, meant: int) -> Words:
    """The evidence in one sentence."""
    sentence = words(
        N_("{contacts}, {theirs} initiated by them, {visits}: effort {effort}, the class calls for {meant}"),
        contacts=words(NN_("{n} contact", "{n} contacts"), n=seen.contacts),
        theirs=seen.theirs,
        visits=words(NN_("{n} visit", "{n} visits"), n=seen.visits),
        effort=seen.effort,
        meant=meant,
    )
    return words(N_("{what}; {n} unanswered"), what=sentence, n=seen.attempts) if seen.attempts else sentence


def _judges(part: Stakeholder, today: date) -> bool:
    long_enough = part.classed_on is None or part.classed_on <= since(today)
    return part.client_class is not None and part.role not in BY_ROLE and part.in_role(today) and long_enough


def _side(own: ClientClass, seen: Evidence, efforts: list[int], meant: int) -> Side:
    """In which direction the evidence points. Of people who get equally much none is ranked against the others."""
    ranked = len(efforts) >= LEAST_RANKED
    ahead = sum(effort > seen.effort for effort in efforts)
    level = sum(effort == seen.effort for effort in efforts)
    highest, lowest = _rank(ahead, len(efforts)), _rank(ahead + level - 1, len(efforts))
    if own != "C" and (seen.silent or (seen.effort * 2 <= meant and (not ranked or highest > own))):
        return "down"
    more = lowest < own and seen.effort >= meant if ranked else seen.effort > meant * 2
    return "up" if own != "A" and more and not seen.silent else "as it is"


def _rank(place: int, people: int) -> ClientClass:
    """The class of somebody with so many ahead of them."""
    for letter, share in SHARES:
        if place < max(1, round(share * people)):
            return letter
    return "C"
