"""One event, one item: what was made in one act, or names a record as its reason, hangs under it.

A resignation is a seat, an issue, two slips and an ask, and it is said once. Every count of what somebody has not heard
is the length of a list that is made here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from store.records import Action, Change, Milestone, Risk, Seat
from store.records.milestone import overdue, slip
from store.rules.named_records import by_code, named_in
from store.rules.registers.colour_reasons import standing
from store.rules.registers.news import Heard, News, begins, news, untold
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, NN_, Words, bare, words

Sort = Literal["event", "entered", "briefing"]
MANY = 6
"""So many that one act brought in are one line."""
CAUSES = ("risk", "change")
"""Kinds that may be the reason of others; two of them in one act are two matters."""
_RANKS = {"seat": 0, "risk": 2, "change": 3, "milestone": 4}


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
    for records in _together(
        situation, [*(one.record for one in by_id.values()), *situation.open_asks], by_id
    ):
        parts = [by_id[record.id] for record in records if record.id in by_id]
        if parts:
            made_with = tuple(record for record in records if isinstance(record, Action))
            groups.append(EventGroup(parts[0], tuple(parts[1:]), made_with))
    return tuple(sorted(groups, key=lambda group: (group.since, group.head.record.id)))


def together(situation: Situation, records: Iterable[Record]) -> tuple[tuple[Record, ...], ...]:
    """Any records of a project by the event that they belong to, heard or not, the head of each first."""
    return _together(situation, records, {})


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


def _together(
    situation: Situation, records: Iterable[Record], known: Mapping[int, News]
) -> tuple[tuple[Record, ...], ...]:
    """By what ties them, in any number of steps; reasons that name each other in a circle are one event."""
    ours = {record.id: record for record in records}
    ties = _Ties()
    codes = by_code((*situation.risks, *situation.changes, *situation.milestones))
    reasons: dict[int, set[int]] = {}
    by_act: dict[int, list[Record]] = {}
    left = list(ours.values())
    while left:
        record = left.pop()
        if record.id in reasons:
            continue
        one = known.get(record.id) or news(situation, record)
        named_ones = [named for text in _reasons(situation, record, one) for named in named_in(text, codes)]
        reasons[record.id] = {reason.id for reason in named_ones if reason.id != record.id}
        for reason in reasons[record.id]:
            ties.tie(record.id, reason)
        if act := one.act if one is not None else _made_in(situation, record):
            by_act.setdefault(act, []).append(record)
        # A reason may be in no list, and still be what ties two of it.
        left += named_ones
    for made in (*filter(one_matter, by_act.values()), *_moved(situation, ours.values())):
        for record in made[1:]:
            ties.tie(made[0].id, record.id)
    events: dict[int, list[Record]] = {}
    for id, record in ours.items():
        events.setdefault(ties.of(id), []).append(record)
    found = []
    for event in events.values():
        members = {record.id for record in event}
        event.sort(key=_rank)
        head = next((record for record in event if not reasons[record.id] & members), event[0])
        found.append((head, *(record for record in event if record is not head)))
    return tuple(found)


def one_matter(made: Sequence[Record]) -> bool:
    """Whether what one act made is one event: all of it has one cause, or somebody leaves a seat. Several causes are a
    list that somebody wrote down or brought in."""
    causes = sum(record.kind in CAUSES for record in made)
    return causes == 1 or any(isinstance(record, Seat) for record in made)


def _moved(situation: Situation, records: Iterable[Record]) -> Iterator[Sequence[Record]]:
    """Milestones that last moved on one day for one and the same reason."""
    moved: dict[tuple[date, str], list[Record]] = {}
    for record in records:
        if isinstance(record, Milestone) and (moves := situation.moves_of.get(record.id)):
            moved.setdefault((moves[-1].on, fold(moves[-1].reason)), []).append(record)
    yield from moved.values()


def _made_in(situation: Situation, record: Record) -> int:
    """The act that made an ask, where it is known; 0: it is not."""
    revisions = () if not isinstance(record, Action) else situation.revisions.get(record.id, ())
    return revisions[0].act if revisions else 0


def _reasons(situation: Situation, record: Record, one: News | None) -> Sequence[str]:
    """What it says of its reason."""
    texts: list[str] = [getattr(record, "ref", "")]
    if isinstance(record, Milestone):
        since = one.known if one is not None else date.min
        moves = situation.moves_of.get(record.id, ())
        texts += [move.reason for move in moves if move.on >= since] or [move.reason for move in moves[-1:]]
    elif isinstance(record, Risk):
        texts.append(record.cause)
    elif isinstance(record, Change):
        texts.append(record.why)
    elif isinstance(record, Action):
        texts.append(record.title)
    return texts


def _rank(record: Record) -> tuple[int, int]:
    """A seat before the issue it makes, a cause before what it moves."""
    rank = _RANKS.get(record.kind, 5)
    if isinstance(record, Risk) and record.state == "occurred":
        rank = 1
    return rank, record.id


def _age(one: News) -> tuple[date, int]:
    return one.since, one.record.id


class _Ties:
    """Which of them belong to one another."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}

    def of(self, id: int) -> int:
        """The one that stands for all that it is tied to."""
        while (other := self._of.get(id, id)) != id:
            id = other
        return id

    def tie(self, one: int, other: int) -> None:
        """From now on they are of one event."""
        self._of[self.of(one)] = self.of(other)
