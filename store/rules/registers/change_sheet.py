"""One change on one sheet, as far as somebody may read of it: what moves, what it costs, its gates, who has heard."""

from datetime import date

from store.records import Change
from store.records.change import GATES, Gate, unapproved
from store.rules.plan.change_cost import CostPart, cost_of, cost_parts
from store.rules.plan.hit_people import Hit, unnamed
from store.rules.plan.moved_dates import MovedDate, moved_dates
from store.rules.readership import Reader
from store.rules.registers.must_hear import must_hear
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import Words


@frozen
class Hearing:
    """One of those who must hear of it: on which day they did; None: not yet, or not since it got worse. What they said
    to it is on no paper."""

    person: int
    on: date | None = None


@frozen
class ChangeSheet:
    """`why`: the reason as far as it is printed for them; `parts`: the three numbers; `cost`: their sum with what is
    missing in it, empty where nothing is known; `cost_withheld`: some of it is not for them. For those within: why it
    was not approved (`unapproved_because`), `hearing`, and whoever is hit while it is open and was not named (`hit`).
    """

    situation: Situation
    change: Change
    why: str
    moves: tuple[MovedDate, ...]
    parts: tuple[CostPart, ...]
    cost: Words
    cost_withheld: bool
    gates: tuple[tuple[Gate, date], ...]
    unapproved: bool
    unapproved_because: str
    hearing: tuple[Hearing, ...] = ()
    hit: tuple[Hit, ...] = ()


def change_sheet(reader: Reader, change: Change) -> ChangeSheet:
    """As this reader may see it."""
    now = reader.situation
    within = reader.audience == "internal"
    return ChangeSheet(
        now,
        change,
        change.why if reader.prints(change.why) else "",
        tuple(one for one in moved_dates(now, change) if reader.reads(one.milestone)),
        cost_parts(change, now.milestones_by_id, now.day, effort=reader.knows_effort),
        cost_of(reader, change),
        not reader.knows_effort and (change.effort, change.effort_high) != (None, None),
        tuple((gate, on) for gate in GATES if (on := getattr(change, f"{gate}_on")) is not None),
        unapproved(change),
        change.unapproved_because if within else "",
        _hearing(now, change) if within else (),
        unnamed(now, change) if within and change.open else (),
    )


def _hearing(now: Situation, change: Change) -> tuple[Hearing, ...]:
    left = {one.person for one in must_hear(now, change)}
    heard = {told.person: told for told in now.told_of.get(change.id, ())}
    return tuple(
        Hearing(one, heard[one].on if one not in left and one in heard else None) for one in change.must_hear
    )
