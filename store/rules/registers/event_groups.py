"""One event, one item: what is tied together is said together.

A resignation is a seat, an issue, two slips and an ask, and it is said once. Every count of what somebody has not heard
is the length of a list that is made here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from store.records import Action, Milestone, Risk, Seat
from store.records.milestone import overdue, slip
from store.rules.registers.colour_reasons import standing
from store.rules.registers.event_ties import together
from store.rules.registers.news import Heard, News, begins, untold
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, NN_, Words, bare, words

Sort = Literal["event", "entered", "briefing"]
MANY = 6
"""So many that one act brought in are one line."""


@frozen
class EventGroup:
    """One item of what somebody has to hear: its `head`, what hangs under it (`parts`), and the open asks that were
    made with it. `sort`: an event; many records that one act brought in; all that a new sponsor has to be told in their
    first briefing. A tick on it is a tick on each."""

    head: News
    parts: tuple[News, ...] = ()
    asks: tuple[Action, ...] = ()
    sort: Sort = "event"

    @property
    def each(self) -> tuple[News, ...]:
        """All that has to be said, the head first."""
        return (self.head, *self.parts)

    @property
    def records(self) -> tuple[Record, ...]:
        """All that belongs to it, the head first and the asks last."""
        return (*(one.record for one in self.each), *self.asks)

    @property
    def heard(self) -> Heard:
        """Untold while any of it is."""
        heard = {one.heard for one in self.each}
        return "untold" if "untold" in heard else "sent" if "sent" in heard else "told"

    @property
    def untold(self) -> bool:
        """Something of it was not said, and must be."""
        return any(one.untold for one in self.each)

    @property
    def known(self) -> date:
        """The first day of what they have not heard."""
        return min(one.known for one in self.each)

    @property
    def since(self) -> date:
        """From which day on it counts against them being told."""
        return min(one.since for one in self.each)

    @property
    def age(self) -> int:
        """Working days since then."""
        return max(one.age for one in self.each)


def untold_events(situation: Situation, person: int | None = None) -> tuple[EventGroup, ...]:
    """What a person, else the sponsor, has not been told, as items, oldest first; until a new sponsor was briefed all
    of it is one."""
    return event_groups(situation, untold(situation, person), person)


def event_groups(
    situation: Situation, found: Iterable[News], person: int | None = None
) -> tuple[EventGroup, ...]:
    """News as items, oldest first. Each of them is in one item; none is lost, whatever names what."""
    by_id = {one.record.id: one for one in found}
    if not by_id:
        return ()
    sponsor = situation.sponsor_person
    groups: list[EventGroup] = []
    if person in (None, sponsor) and begins(situation):
        theirs = sorted((one for one in by_id.values() if one.person == sponsor), key=_age)
        for one in theirs:
            del by_id[one.record.id]
        groups += [EventGroup(theirs[0], tuple(theirs[1:]), sort="briefing")] if theirs else []
    for many in _entered(by_id.values()):
        groups.append(EventGroup(many[0], tuple(many[1:]), sort="entered"))
        for one in many:
            del by_id[one.record.id]
    for records in together(
        situation, [*(one.record for one in by_id.values()), *situation.open_asks], by_id
    ):
        parts = [by_id[record.id] for record in records if record.id in by_id]
        if parts:
            made_with = tuple(record for record in records if isinstance(record, Action))
            groups.append(EventGroup(parts[0], tuple(parts[1:]), made_with))
    return tuple(sorted(groups, key=lambda group: (group.since, group.head.record.id)))


def named(situation: Situation, group: EventGroup) -> Words:
    """What the item is called."""
    if group.sort == "briefing":
        name = situation.name(situation.sponsor_person)
        return words(N_("first briefing to {name}: {n} to tell"), name=name, n=len(group.each))
    if group.sort == "entered":
        return counted_words(one.record for one in group.each)
    record = group.head.record
    return words("{name}", name=bare(f"{getattr(record, 'code', '')} {record.label}"))


def under(situation: Situation, records: Sequence[Record]) -> Words:
    """What hangs under the first of these, each in a word or two: `I-14, M3 5wd late, ask`."""
    return words("{parts}", parts=tuple(_short(situation, record) for record in records[1:]))


def counted_words(records: Iterable[Record]) -> Words:
    """Many that one act brought in: `312 risks in the register`."""
    return words(N_("{what} in the register"), what=tuple(_counted(records)))


def _short(situation: Situation, record: Record) -> Words:
    name = getattr(record, "code", "") or bare(record.label)
    if isinstance(record, Milestone) and (slip(record, situation.day) or overdue(record, situation.day)):
        return words("{name} {stands}", name=name, stands=standing(record, situation.day))
    if isinstance(record, Action) and record.type == "ask":
        return words(N_("ask"))
    if isinstance(record, Seat):
        return words(N_("seat"))
    return words("{name}", name=name)


def _counted(records: Iterable[Record]) -> Iterator[Words]:
    """How many of each sort, as they first come."""
    counted: dict[tuple[str, str], int] = {}
    for record in records:
        sort = _SORTS.get(record.kind, _SORTS["risk"])
        if isinstance(record, Risk) and record.state == "occurred":
            sort = NN_("{n} issue", "{n} issues")
        counted[sort] = counted.get(sort, 0) + 1
    for sort, n in counted.items():
        yield words(sort, n=n)


_SORTS: Mapping[str, tuple[str, str]] = {
    "risk": NN_("{n} risk", "{n} risks"),
    "milestone": NN_("{n} milestone", "{n} milestones"),
    "change": NN_("{n} change", "{n} changes"),
    "seat": NN_("{n} key seat", "{n} key seats"),
    "money": NN_("{n} funding", "{n} fundings"),
}


def _entered(found: Iterable[News]) -> Iterator[list[News]]:
    """Many that one act brought into the store, oldest first."""
    by_act: dict[int, list[News]] = {}
    for one in found:
        if one.entered:
            by_act.setdefault(one.act, []).append(one)
    for each in by_act.values():
        if len(each) >= MANY:
            yield sorted(each, key=_age)


def _age(one: News) -> tuple[date, int]:
    return one.since, one.record.id
