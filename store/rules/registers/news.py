"""The question of the whole product, asked here and nowhere else: what has this person not heard of this record?

The same sentence said early is information and said late is an excuse.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from store.records import Change, Told
from store.rules.absence import wd_away
from store.rules.audience import audience_of, kept_within
from store.rules.readership import addressee, reads
from store.rules.registers.events import AGREED, Event, Mark, events_of, first_day
from store.rules.registers.knowledge import covers, hearings
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, born

Heard = Literal["told", "sent", "untold"]
Start = tuple[date, int, bool]
"""(the first day, the act that brought it or 0, whether the record came in with that act)."""


@frozen
class News:
    """What a person should hear of a record. `known`: the first day of what they have not heard; `since`: from which
    day that counts against them being told, not before their term began; `age` in working days, 0 on the same day.
    `told`: by what they heard of it last. `good`: it is met, and neither ages nor counts. `act`: the number of the act
    that began it, 0 where time alone did or none is known; `entered`: the record came in with it."""

    record: Record
    person: int
    known: date
    since: date
    heard: Heard
    told: Told | None
    age: int
    good: bool = False
    act: int = 0
    entered: bool = False

    @property
    def untold(self) -> bool:
        """Nobody has said it to them yet, and it must be said."""
        return self.heard == "untold" and not self.good

    @property
    def open(self) -> bool:
        """It must be said, and was not heard: a mail that waits for its answer is in the list too."""
        return self.heard != "told" and not self.good


def news(situation: Situation, record: Record, person: int | None = None) -> News | None:
    """What a person, else whoever must hear of it, has to hear of a record, heard or not; None when there is nothing
    to tell or nobody to tell it to."""
    if situation.looked_at or not stands(situation, record):
        return None
    person = addressee(situation, record) if person is None else person
    if person is None:
        return None
    # A dozen rules ask, and some of a record as it is going to be.
    of, found = situation.news_of.get((record.id, person), (None, None))
    if of is not record:
        found = between(situation, record, person) if reads(situation, person, record) else None
        situation.news_of[record.id, person] = record, found
    return found


def who_may_know(situation: Situation, record: Record) -> News | None:
    """What the sponsor would have to hear of a record that is kept from them on the supplier's side: somebody has to
    say whether it stays so, until it gets worse. None of what they read, and where that was said."""
    sponsor = situation.sponsor_person
    if (
        situation.looked_at
        or sponsor is None
        or not kept_within(record, situation.project)
        or not stands(situation, record)
    ):
        return None
    found = between(situation, record, sponsor)
    return found if found is not None and found.untold else None


def between(
    situation: Situation, record: Record, person: int, events: Sequence[Event] | None = None
) -> News | None:
    """Between a record of which something must be told, and a person. `events`: of these sorts, else of all that
    everybody hears of."""
    events = events_of(record) if events is None else events
    revisions = revisions_of(situation, record)
    heard, sent = hearings(situation, record, person, revisions)
    found = [
        (start, event.good)
        for event in events
        if (start := _since(situation, event, revisions, heard)) is not None
    ]
    if found:
        mailed = bool(sent) and not any(
            _since(situation, event, revisions, (*heard, *sent)) for event in events
        )
        good = all(one for _, one in found)
        start = min(start for start, one in found if one == good)
        last = sent[-1] if mailed else None
        return _news(situation, record, person, start, "sent" if mailed else "untold", last, good)
    standing = _standing(situation, events, revisions)
    if not standing or not heard:
        return None
    start, good = min(standing)
    return _news(situation, record, person, start, "told", heard[-1], good)


def began(situation: Situation, record: Record) -> date | None:
    """The first day of what there is to tell of a record, whoever heard of it; None of nothing, and of what nobody
    has to hear."""
    within = kept_within(record, situation.project) and situation.project.executive is not None
    if not (within or "sponsor" in audience_of(record, situation.project)) or not stands(situation, record):
        return None
    standing = _standing(situation, events_of(record), revisions_of(situation, record))
    return min(standing)[0][0] if standing else None


def _standing(
    situation: Situation, events: Sequence[Event], revisions: Sequence[Revision]
) -> list[tuple[Start, bool]]:
    """(how it began, whether it is good) of what the record says now to somebody who never heard of it."""
    return [
        (start, event.good)
        for event in events
        if not event.agreed and (start := _since(situation, event, revisions, ())) is not None
    ]


def _news(
    situation: Situation,
    record: Record,
    person: int,
    start: Start,
    heard: Heard,
    told: Told | None,
    good: bool,
) -> News:
    known, act, entered = start
    since = max(known, _term(situation, person))
    age = max(0, situation.day.since(since) - wd_away(situation, person, since))
    return News(record, person, known, since, heard, told, age, good, act, entered)


def _since(
    situation: Situation, event: Event, revisions: Sequence[Revision], heard: Sequence[Told]
) -> Start | None:
    """How the unbroken run began in which it was worse than what they heard; None when it is not now.

    What was put right on the same day never was.
    """
    stages = _stages(situation, event, revisions)
    covered = max(
        (at for at, (rev, on, _, _) in enumerate(stages) if any(covers(told, rev, on) for told in heard)),
        default=-1,
    )
    if covered >= 0:
        known = stages[covered][2]
    else:
        known = next((mark for _, _, mark, _ in stages if mark is not None), None) if event.agreed else None
    worse = event.worse
    if covered >= 0 and event.excused is not None:
        rev, on, _, _ = stages[covered]
        # Who need not hear of it heard nothing, and does so at every point by which it gets worse.
        if all(told.state == "need_not" for told in heard if covers(told, rev, on)):
            worse = event.excused
    start: Start | None = None
    for at in range(covered + 1, len(stages)):
        rev, on, mark, act = stages[at]
        if at + 1 < len(stages) and stages[at + 1][1] <= on:
            continue
        if mark is None or (known is not None and not worse(mark, known)) or (event.agreed and known is None):
            start = None
        elif start is None:
            start = on, act, bool(act) and rev == revisions[0].rev
    return start


def _stages(
    situation: Situation, event: Event, revisions: Sequence[Revision]
) -> list[tuple[int, date, Mark | None, int]]:
    """(revision, day, what had to be told, the act that brought it) as one followed another until today."""
    today = situation.day.date
    found: list[tuple[int, date, Mark | None, int]] = []
    for at, revision in enumerate(revisions):
        end = revisions[at + 1].on if at + 1 < len(revisions) else today + timedelta(1)
        for place, (on, mark) in enumerate(event.stages(situation, revisions, at)):
            if place == 0 or on < end:
                act = revision.act if place == 0 else 0
                found.append((revision.rev, on, None if revision.record.archived else mark, act))
    return found


def revisions_of(situation: Situation, record: Record) -> tuple[Revision, ...]:
    """As acts left it, oldest first; as it is now where nothing more is needed or known. The first began when what it
    came in with did."""
    known = situation.revisions.get(record.id)
    if not known:
        heard = (told.on for told in situation.told_of.get(record.id, ()))
        on = min(born(record.id, situation.project.zone), situation.day.date, *heard)
        known = (Revision(record.rev, on, record),)
    first = known[0]
    began = min(first.on, situation.day.date)
    return (first._replace(on=first_day(situation, record, began)), *known[1:])


def stands(situation: Situation, record: Record) -> bool:
    """Whether anything of it may have to be told: asked before its history is looked at."""
    # Of most records nothing has, and they are asked first to be read, and again by whoever lists them.
    of, found = situation.standing_of.get(record.id, (None, False))
    if of is not record:
        found = _stands(situation, record)
        situation.standing_of[record.id] = record, found
    return found or (record.kind in AGREED and record.id in situation.revisions)


def _stands(situation: Situation, record: Record) -> bool:
    today = situation.day.date
    now = (Revision(record.rev, today, record),)
    for event in events_of(record):
        if not event.agreed:
            for on, mark in event.stages(situation, now, 0):
                if mark is not None and on <= today:
                    return True
    return False


def _term(situation: Situation, person: int) -> date:
    """The first day of the sponsor's term; of anybody else, and of a term without one, the first of all days."""
    sponsor = situation.sponsor
    began = sponsor.since if sponsor is not None and sponsor.person == person else None
    return began or date.min


def untold(situation: Situation, person: int | None = None) -> tuple[News, ...]:
    """Everything a person, else whoever must hear of it, has not been told, what was only sent among it, oldest
    first."""
    found = [
        n for record in tellable(situation) if (n := news(situation, record, person)) is not None and n.open
    ]
    return tuple(sorted(found, key=lambda n: (n.since, n.record.id)))


def tellable(situation: Situation) -> tuple[Record, ...]:
    """Everything that can be news; nothing while others look."""
    if situation.looked_at:
        return ()
    of_all = (*situation.risks, *situation.milestones, *situation.seats, *situation.changes)
    return (*of_all, *situation.money) if situation.money else of_all


def may_be_news(situation: Situation) -> Iterator[Record]:
    """Whatever has to be told as it stands, to whom it may concern, baselines that moved, and changes that somebody is
    named to hear of: their history tells since when."""
    for record in tellable(situation):
        named = isinstance(record, Change) and record.must_hear
        if named or record.id in situation.rebaselines_of or stands(situation, record):
            yield record


def begins(situation: Situation) -> bool:
    """Whether somebody took over as sponsor and was not briefed yet: all they have not heard is one briefing."""
    sponsor = situation.sponsor
    if sponsor is None or (began := sponsor.since) is None:
        return False
    others = (s for s in situation.stakeholders if s.role == "sponsor" and s.person != sponsor.person)
    return any(one.until is not None and one.until < began for one in others) and not any(
        told.person == sponsor.person and told.briefing is not None and told.on >= began
        for told in situation.told
    )
