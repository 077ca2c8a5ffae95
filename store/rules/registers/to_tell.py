"""What is to be told, and to whom: every count of what is untold is the length of this list."""

from datetime import date

from store.records import Seat, Told
from store.rules.registers.event_groups import EventGroup, event_groups
from store.rules.registers.hits import hit_day
from store.rules.registers.knowledge import tells
from store.rules.registers.news import News, news, tellable, untold
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record


@frozen
class ToTell:
    """One event for one person. `hits`: when the head of it hits that is a seat, else the first of it,
    where a day is known."""

    person: int
    event: EventGroup
    hits: date | None

    @property
    def record(self) -> Record:
        """What it is about."""
        return self.event.head.record

    @property
    def records(self) -> tuple[Record, ...]:
        """All that is told with it."""
        return tuple(one.record for one in self.event.each)

    @property
    def sent_on(self) -> date | None:
        """The day of the mail that waits for its answer, once nothing of it was left out."""
        if self.event.heard != "sent":
            return None
        return min((one.told.on for one in self.event.each if one.told is not None), default=None)


def to_tell(situation: Situation) -> tuple[ToTell, ...]:
    """All that somebody must hear and has not, what was only sent among it: the sponsor's first, the oldest first."""
    found: list[ToTell] = []
    for person, silent in _silent(situation).items():
        for event in event_groups(situation, silent, person):
            found.append(ToTell(person, event, _hits(situation, event)))
    return tuple(found)


def _hits(situation: Situation, event: EventGroup) -> date | None:
    """A seat is empty from one day on, whatever is in hand for it already; of anything else what hits first."""
    days = [hit_day(situation, one.record) for one in event.each]
    if isinstance(event.head.record, Seat):
        return days[0]
    return min((day for day in days if day is not None), default=None)


def _silent(situation: Situation) -> dict[int, list[News]]:
    sponsor = situation.sponsor_person
    found: dict[int, list[News]] = {sponsor: []} if sponsor is not None else {}
    for one in untold(situation):
        found.setdefault(one.person, []).append(one)
    return found


def need_not_hear(situation: Situation) -> tuple[tuple[Told, Record], ...]:
    """What somebody need not hear of, while that holds, the newest first: the reasons can be seen again."""
    found = []
    for record in tellable(situation):
        tolds = [told for told in situation.told_of.get(record.id, ()) if tells(situation, told)]
        last = {told.person: told for told in tolds}
        for person, told in last.items():
            one = news(situation, record, person) if told.state == "need_not" else None
            if one is not None and one.heard == "told":
                found.append((told, record))
    return tuple(sorted(found, key=lambda pair: (pair[0].on, pair[0].id), reverse=True))
