"""Whether somebody's class agrees with what they really get: calls, answers, visits of the last 90 days."""

from store.records import Stakeholder
from store.rules.cadence import call_every
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words

EVIDENCE_DAYS = 90
FIRST_WD = 5
"""Working days at the beginning of a month on which classes are looked at."""


@frozen
class Evidence:
    """Two-way contacts of the last 90 days: begun by us, begun by them, and visits among both."""

    ours: int = 0
    theirs: int = 0
    visits: int = 0


def first_days(day: Day) -> bool:
    """Whether today is one of the first five working days of its month."""
    before = day.date.replace(day=1).toordinal() - 1
    last = day.date.fromordinal(before)
    return day.calendar.is_working(day.date) and day.calendar.workdays(last, day.date) <= FIRST_WD


def disagreement(situation: Situation, part: Stakeholder) -> Words | None:
    """What speaks against the class: less than half of the calls it means, or more than twice as many."""
    every = call_every(part, situation.day.settings)
    if part.client_class is None or every is None:
        return None
    found = situation.evidence.get(part.person, Evidence())
    touches, meant = found.ours + found.theirs, max(1, EVIDENCE_DAYS // every)
    few = touches * 2 < meant and part.client_class != "C"
    many = touches > meant * 2 and part.client_class != "A"
    if not (few or many):
        return None
    return words(
        N_(
            "class {letter} means {meant} contacts in {days}d; there were {n}, {theirs} begun by them, {visits} visits"
        ),
        letter=part.client_class,
        meant=meant,
        days=EVIDENCE_DAYS,
        n=touches,
        theirs=found.theirs,
        visits=found.visits,
    )
