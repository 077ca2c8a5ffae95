"""What ties records into one event: made in one act, or naming one another as their reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from store.records import Action, Change, Milestone, Reforecast, Risk, Seat
from store.records.milestone import overdue
from store.rules.named_records import named_in
from store.rules.people.departure import speaks_of
from store.rules.registers.news import News, news
from store.rules.situation import Situation
from store.values.record import Record
from store.values.text import fold

CAUSES = ("risk", "change")
"""Kinds that may be the reason of others; two of them in one act are two matters."""
_RANKS = {"seat": 0, "risk": 2, "change": 3, "milestone": 4}
_NO_NEWS: Mapping[int, News] = {}


def together(
    situation: Situation, records: Iterable[Record], known: Mapping[int, News] = _NO_NEWS
) -> tuple[tuple[Record, ...], ...]:
    """Any records of a project by the event that they belong to, heard or not, the head of each first. They are tied in
    any number of steps; reasons that name each other in a circle are one event. `known`: their news, as far as it was
    asked for already."""
    ours = {record.id: record for record in records}
    ties = _Ties()
    reasons: dict[int, set[int]] = {}
    by_act: dict[int, list[Record]] = {}
    left = list(ours.values())
    while left:
        record = left.pop()
        if record.id in reasons:
            continue
        one = known.get(record.id) or news(situation, record)
        named_ones = [
            named for text in _reasons(situation, record, one) for named in named_in(text, situation.by_code)
        ]
        reasons[record.id] = {reason.id for reason in named_ones if reason.id != record.id}
        for reason in reasons[record.id]:
            ties.tie(record.id, reason)
        for seat in _seats_that_empty(situation, record):
            ties.tie(record.id, seat.id)
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
    """Milestones that last moved on one day for one and the same reason, and are where they moved to."""
    moved: dict[tuple[date, str], list[Record]] = {}
    for record in records:
        if not isinstance(record, Milestone) or overdue(record, situation.day):
            continue
        if moves := situation.moves_of.get(record.id):
            moved.setdefault((moves[-1].on, fold(moves[-1].reason)), []).append(record)
    yield from moved.values()


def _behind(situation: Situation, milestone: Milestone, one: News | None) -> Sequence[Reforecast]:
    """The moves that brought it where it is: those since what is to be heard of it began, else all. One that is overdue
    was brought by time alone beyond the day to which it moved."""
    moves = situation.moves_of.get(milestone.id, ())
    late = overdue(milestone, situation.day)
    if one is None:
        return () if late else moves
    return [move for move in moves if move.on >= one.known] or (() if late else moves[-1:])


def _made_in(situation: Situation, record: Record) -> int:
    """The act that made an ask, where it is known; 0: it is not."""
    revisions = () if not isinstance(record, Action) else situation.revisions.get(record.id, ())
    return revisions[0].act if revisions else 0


def _reasons(situation: Situation, record: Record, one: News | None) -> Sequence[str]:
    """What it says of its reason."""
    texts: list[str] = [getattr(record, "ref", "")]
    if isinstance(record, Milestone):
        texts += [move.reason for move in _behind(situation, record, one)]
    elif isinstance(record, Risk):
        texts.append(record.cause)
    elif isinstance(record, Change):
        texts.append(record.why)
    elif isinstance(record, Action):
        texts.append(record.title)
    return texts


def _seats_that_empty(situation: Situation, record: Record) -> list[Record]:
    """The seats of whose leaving a risk or an issue speaks: they have no code to be named by."""
    if not isinstance(record, Risk):
        return []
    return [seat for seat in situation.seats if speaks_of(situation, record, seat)]


def _rank(record: Record) -> tuple[int, int]:
    """A seat before the issue it makes, a cause before what it moves."""
    rank = _RANKS.get(record.kind, 5)
    if isinstance(record, Risk) and record.state == "occurred":
        rank = 1
    return rank, record.id


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
