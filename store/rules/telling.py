"""The same sentence said early is information and said late is an excuse: what the sponsor has not been told yet."""

from datetime import date
from typing import Literal

from store.records import Change, Milestone, Risk, Seat, Told
from store.records.milestone import rag
from store.records.risk import band
from store.records.seat import seat_state
from store.rules.audience import audience_of
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, born

Heard = Literal["told", "sent", "untold"]


@frozen
class News:
    """A record the sponsor should hear of: known since `since`; `age` is in working days, 0 on the same day."""

    record: Record
    since: date
    heard: Heard
    told: Told | None
    age: int

    @property
    def untold(self) -> bool:
        """Nobody has said it to them yet."""
        return self.heard == "untold"


def known_since(situation: Situation, record: Record) -> date | None:
    """The day this became something to tell: an issue or red risk detected, a milestone moved, overdue or met, a key
    seat announced empty, a change of the plan identified. None while there is nothing to tell."""
    if "sponsor" not in audience_of(record, situation.project):
        return None
    if isinstance(record, Risk):
        if record.state == "closed" or (record.state == "open" and band(record, situation.day) != "red"):
            return None
        return record.detected_on or record.occurred_on
    if isinstance(record, Milestone):
        if record.met_on is not None:
            # A plan that comes in with years of history is no news.
            old = (situation.day.date - record.met_on).days > situation.day.settings.met_news_days
            return None if old else record.met_on
        moves = situation.moves_of.get(record.id, ())
        overdue_since = None
        if record.expected is not None and record.expected < situation.day.date:
            overdue_since = situation.day.calendar.add(record.expected, 1)
        if moves and rag(record, situation.day) in ("amber", "red"):
            return max(d for d in (moves[-1].on, overdue_since) if d is not None)
        return overdue_since
    if isinstance(record, Seat) and record.key and seat_state(record, situation.day.date) != "held":
        return record.known_on or record.until
    if isinstance(record, Change) and record.rejected_on is None:
        return record.identified_on or born(record.id, situation.project.zone)
    return None


def news(situation: Situation, record: Record) -> News | None:
    """What the sponsor of today has heard of a record since it became known; None when there is nothing to tell or
    nobody to tell it to."""
    since = known_since(situation, record)
    if since is None or situation.sponsor is None or since > situation.day.date:
        return None
    heard = [
        told
        for told in situation.told_of.get(record.id, ())
        if told.person == situation.sponsor.person and told.on >= since
    ]
    said = next((told for told in heard if told.state == "told"), None)
    last = said or (heard[-1] if heard else None)
    state: Heard = "told" if said else "sent" if heard else "untold"
    return News(record, since, state, last, max(0, situation.day.since(since)))


def untold(situation: Situation) -> tuple[News, ...]:
    """Everything the sponsor has not been told, oldest first."""
    records: tuple[Record, ...] = (
        *situation.risks,
        *situation.milestones,
        *situation.seats,
        *situation.changes,
    )
    found = [n for record in records if (n := news(situation, record)) is not None and n.untold]
    return tuple(sorted(found, key=lambda n: (n.since, n.record.id)))
