"""What somebody was asked, decided or approved tells them of what it hangs on: the records that it names, and what was
made in one act with it, where that is one matter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from store.records import Action, Change, Decision, Milestone, Told
from store.rules.named_records import by_code, named_in
from store.rules.registers.event_ties import one_matter
from store.rules.registers.knowledge import heard_on
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.record import Record

Deed = Action | Decision | Change
Spoken = frozenset[tuple[int, date]]
"""Whom a two-way touch reached on which day."""
TEXTS = ("ref", "title", "remark", "options", "delay_cost")
"""Where a deed says what it is about."""


def deeds(situation: Situation) -> Iterator[Deed]:
    """Asks that were asked, decisions of somebody, approved changes that move a milestone."""
    for ask in situation.actions:
        if ask.type == "ask" and ask.owner is not None and ask.asked_on is not None:
            yield ask
    yield from (decision for decision in situation.decisions if decision.by is not None)
    for change in situation.changes:
        if change.milestones and change.approved_on is not None and change.approver is not None:
            yield change


def askings(revisions: Sequence[Revision]) -> Iterator[tuple[int, date, int]]:
    """(whom, day, act) of each time that an ask was written down as asked, the first with the day that it says."""
    asked_on, times = None, 0
    for revision in revisions:
        ask = revision.record
        assert isinstance(ask, Action)
        if ask.owner is not None and ask.asked_on not in (None, asked_on):
            yield ask.owner, ask.asked_on or revision.on, revision.act
        elif ask.owner is not None and ask.times_asked > times:
            yield ask.owner, revision.on, revision.act
        asked_on, times = ask.asked_on, ask.times_asked


def told_by_deeds(
    situation: Situation, records: Sequence[Record], spoken: Spoken
) -> Mapping[int, tuple[Told, ...]]:
    """Of these records, by id. An ask tells whom a touch reached on its day; one that is only written down nobody."""
    every = tuple(deeds(situation))
    if not every:
        return {}
    found: dict[int, list[Told]] = {}
    coded = by_code(records)
    by_act: dict[int, list[Record]] = {}
    for record in records:
        for revision in situation.revisions.get(record.id, ()):
            by_act.setdefault(revision.act, []).append(record)
    by_act = {act: made for act, made in by_act.items() if one_matter(made)}
    by_id = {record.id: record for record in records}
    for deed in every:
        if isinstance(deed, Change):
            for id in deed.milestones:
                if isinstance(milestone := by_id.get(id), Milestone):
                    found.setdefault(id, []).extend(_approved(situation, deed, milestone))
            continue
        named = _named(deed, coded)
        for person, on, act in _done(situation, deed, spoken):
            for record in {one.id: one for one in (*named, *by_act.get(act, ()))}.values():
                seen = [one.rev for one in situation.revisions.get(record.id, ()) if one.act <= act]
                if seen:
                    found.setdefault(record.id, []).append(heard_on(situation, record, person, on, seen[-1]))
    return {id: tuple(tolds) for id, tolds in found.items()}


def hangs_on(situation: Situation, ask: Action, records: Sequence[Record]) -> tuple[Record, ...]:
    """Those of the records that an ask is about: whoever is asked in a paper is told of them."""
    acts = {one.act for one in situation.revisions.get(ask.id, ())[:1] if one.act}
    made = [
        record
        for record in records
        if acts and any(one.act in acts for one in situation.revisions.get(record.id, ()))
    ]
    made = made if one_matter(made) else []
    return tuple({one.id: one for one in (*_named(ask, by_code(records)), *made)}.values())


def _named(deed: Record, records: Mapping[str, Record]) -> Sequence[Record]:
    return [one for name in TEXTS for one in named_in(getattr(deed, name, ""), records)]


def _done(situation: Situation, deed: Action | Decision, spoken: Spoken) -> Iterator[tuple[int, date, int]]:
    """(who, day, act): they decided it, or were asked in a touch."""
    known = situation.revisions.get(deed.id, ())
    if isinstance(deed, Action):
        yield from (one for one in askings(known) if one[:2] in spoken)
    elif known and deed.by is not None:
        act = next(one.act for one in known if getattr(one.record, "by", None) == deed.by)
        yield deed.by, deed.on, act


def _approved(situation: Situation, change: Change, milestone: Milestone) -> Iterator[Told]:
    """Who approves a change knows the days of its milestones as they were, and where they come to lie by it."""
    person, history = change.approver, situation.revisions.get(change.id, ())
    done = next((one for one in history if _is_approved(one.record, person)), None)
    revisions = situation.revisions.get(milestone.id, ())
    before = [one for one in revisions if done is not None and one.act <= done.act]
    if person is None or change.approved_on is None or done is None or not before:
        return
    on = max(change.approved_on, done.on)
    yield heard_on(situation, milestone, person, on, before[-1].rev)
    until = _expected(before[-1].record)
    weeks = change.delay_weeks if change.delay_weeks_high is None else change.delay_weeks_high
    if until is None or weeks is None:
        return
    until += timedelta(days=min(9999, int(weeks * 7)))
    for one in revisions[len(before) :]:
        expected, baseline = _expected(one.record), getattr(one.record, "baseline", None)
        if all(day is None or day <= until for day in (expected, baseline)):
            yield heard_on(situation, milestone, person, one.on, one.rev)


def _expected(milestone: Record) -> date | None:
    return milestone.expected if isinstance(milestone, Milestone) else None


def _is_approved(change: Record, by: int | None) -> bool:
    return isinstance(change, Change) and change.approved_on is not None and change.approver == by
