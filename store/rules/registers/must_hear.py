"""Who must hear of a change and has not: acknowledged is told, of what stands on its sheet until it gets worse."""

from collections.abc import Iterator, Sequence

from store.records import Change
from store.rules.plan.plans import days_by
from store.rules.registers.events import Event, Stage, costs, grown
from store.rules.registers.news import News, between
from store.rules.revision import Revision
from store.rules.situation import Situation


def must_hear(situation: Situation, change: Change) -> tuple[News, ...]:
    """What those who must hear of it have not heard, in the order they were named; nothing of what was rejected. Their
    approval is hearing, a mail without an answer is not."""
    found = (unheard_by(situation, change, person) for person in change.must_hear)
    return tuple(one for one in found if one is not None)


def unheard_by(situation: Situation, change: Change, person: int) -> News | None:
    """The same of one of them."""
    found = between(situation, change, person, (SHEET,))
    return found if found is not None and found.heard != "told" else None


def _sheet(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """What it costs, and the new day of everything that it moves, small as it may be."""
    _, on, change, _ = revisions[at]
    assert isinstance(change, Change)
    if change.rejected_on is not None:
        yield on, None
        return
    latest = revisions[-1].record
    assert isinstance(latest, Change)
    as_of, cost = days_by(situation, latest), (1, *costs(change, situation.day))
    yield on, (*cost, *as_of(on))
    for day in sorted({move.on for move in situation.reforecasts if move.on > on}):
        yield day, (*cost, *as_of(day))


SHEET = Event(_sheet, grown)
"""What whoever is named as one who must hear of a change hears."""
