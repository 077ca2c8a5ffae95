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
from store.values.words import N_, Words, words

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


def hears(situation: Situation, record: Record) -> tuple[int | None, Words | None]:
    """Whoever is to hear of it next, and why that is not the sponsor: first whom the project says hears first, then
    the sponsor, then my own executive. Without a sponsor nobody is known."""
    first, own = situation.project.hear_first, situation.project.executive
    current = news(situation, record)
    heard = {
        told.person
        for told in situation.told_of.get(record.id, ())
        if current is None or told.on >= current.since
    }
    sponsor = situation.sponsor.person if situation.sponsor is not None else None
    if first is None or first in heard or first == sponsor:
        if sponsor in heard and own is not None and own not in heard:
            return own, words(N_("{name} has heard; now your own executive"), name=situation.name(sponsor))
        return sponsor, None
    name = situation.name(sponsor) or situation.name(first)
    return first, words(N_("{first} hears before {sponsor} does"), first=situation.name(first), sponsor=name)


def still_waits(situation: Situation, record: Record, heard: int | None) -> str:
    """The sponsor's name, when somebody else has just heard of it and they have not; then my own executive's."""
    sponsor = situation.sponsor.person if situation.sponsor is not None else None
    if sponsor is None or heard is None:
        return ""
    if heard == sponsor:
        own, _ = hears(situation, record)
        return situation.name(own) if own is not None and own == situation.project.executive else ""
    if (still := news(situation, record)) is not None:
        return situation.name(sponsor) if still.untold else ""
    told = {told.person for told in situation.told_of.get(record.id, ())}
    return situation.name(sponsor) if heard == situation.project.hear_first and sponsor not in told else ""
