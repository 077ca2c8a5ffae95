"""What a verdict saves, whichever screen or command it comes from: what it does, and that it was decided."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Action, PrivateVerdict, Told, Verdict
from store.records.told import told_too
from store.records.verdict import Decided, Judged
from store.rules.registers.kept_internal import STAYS, kept_internal
from store.rules.registers.lifecycle import STAND
from store.rules.review.review_item import SNOOZES, Item
from store.rules.review.standing_verdict import answers
from store.values.day import Day
from store.values.outcome import Save
from store.values.record import Record, new_id
from store.values.words import N_, Words, bare, words

Alongside = Callable[[tuple[Record, ...]], tuple[Record, ...]]
"""From the records of an act to what is saved: with the verdict."""


def settled(item: Item, day: Day, decided: Decided) -> Alongside:
    """The verdict on what a form or a question is about to save: told, contacted, changed, finished. It has no end,
    since it silences nothing: what was done takes its reason away, and what is still a reason is asked again.

    Whoever is told of one of many alike, or of an event, is told of all of it; an ask is told by being asked. What is
    changed has been looked at: it is reviewed, or confirmed, by that.
    """
    verdicts = [(each, _verdict(each, each.day or day, decided)) for each in item.each]
    alike = [each.record for each in item.batch[1:] if not isinstance(each.record, Action)]
    ids: defaultdict[tuple[int, int], int] = defaultdict(new_id)

    def alongside(records: tuple[Record, ...]) -> tuple[Record, ...]:
        revs = {record.id: record.rev + 1 for record in records}
        looked_at = {each.record.id: each.day or day for each in item.each} if decided == "changed" else {}
        found: list[Record] = [
            _standing_as_it_is(one, looked_at[one.id]) if one.id in looked_at else one for one in records
        ]
        found += [
            replace(verdict, reasons=answers(each.reasons, revs.get(each.record.id, each.record.rev)))
            for each, verdict in verdicts
        ]
        tolds = [record for record in records if isinstance(record, Told)]
        named = {told.subject for told in tolds}
        found += [
            told_too(told, one, ids[told.id, one.id])
            for told in tolds
            for one in alike
            if one.id not in named
        ]
        return tuple(found)

    return alongside


def _standing_as_it_is(record: Record, day: Day) -> Record:
    transition = STAND.get(record.kind)
    made = transition.make(record, day.date) if transition is not None else None
    return made if isinstance(made, Record) and made.id == record.id else record


def without(item: Item, records: Collection[int]) -> Item | None:
    """A stop of several records without some of them; None when none is left."""
    left = tuple(each for each in item.batch if each.record.id not in records)
    return replace(left[0], batch=left, sort=item.sort) if left else None


def stands(item: Item, day: Day, name: Words | str, language: str = "en") -> Save:
    """Space. What can be confirmed or reviewed is, and what is internal stays so: that belongs to the project; the rest
    was seen by me alone. `language`: of what is written with it."""
    transition = STAND.get(item.record.kind)
    records = tuple(record for each in item.each for record in _standing(each, each.day or day, language))
    if any(isinstance(record, Told) for record in records):
        return Save(records, words(STAYS, name=name))
    seen = all(isinstance(record, PrivateVerdict) for record in records) or transition is None
    return Save(
        records, words(N_("seen: {name}") if seen or transition is None else transition.act, name=name)
    )


def _standing(item: Item, day: Day, language: str) -> tuple[Record, ...]:
    record, transition = item.record, STAND.get(item.record.kind)
    made = transition.make(record, day.date) if transition is not None else None
    until = day.calendar.add(day.date, item.again)
    if not isinstance(made, Record):
        kept = tuple(_kept(item, day, record.rev, language))
        return (*kept, _verdict(item, day, "stands" if kept else "seen", until=until))
    rev = made.rev + 1 if made.id == record.id and made != record else record.rev
    return (made, *_kept(item, day, rev, language), _verdict(item, day, "stands", until=until, rev=rev))


def _kept(item: Item, day: Day, rev: int, language: str) -> Iterator[Told]:
    """It is said that somebody need not hear of it as it is."""
    record = item.record
    for person in (reason.kept_from for reason in item.reasons if reason.kept_from is not None):
        yield kept_internal(item.project, record, person, rev, day.date, language)


def judged(done: Save, item: Item, day: Day, decided: Decided) -> Save:
    """What an act saves, with the verdict on it."""
    return replace(done, records=settled(item, day, decided)(done.records))


def snoozed(item: Item, day: Day, name: Words | str, until: date, why: str) -> Save | Words:
    """`s`: it waits until a day to come, for a reason."""
    if until <= day.date:
        return words(N_("{day} has come already: a snooze ends on a day to come"), day=until)
    verdicts = tuple(_verdict(each, day, "snoozed", until=until, why=why) for each in item.each)
    form = N_("snooze {name} until {day}")
    if item.standing.snoozes + 1 >= SNOOZES:
        form = N_("snooze {name} until {day}, time after time: it comes back red")
    return Save(verdicts, words(form, name=name, day=until))


def one_by_one(item: Item, key: str) -> Words:
    """Why a verdict that is on one record alone is not given on many; the key that takes them apart."""
    return words(N_("these are {n}: {key} goes through them one by one"), n=len(item.batch), key=key)


def acted(item: Item, day: Day, action: Action) -> Save:
    """The action, as it was typed; the record itself comes back tomorrow."""
    until = day.calendar.add(day.date, 1)
    verdicts = (_verdict(each, day, "action", until=until) for each in item.each)
    return Save((action, *verdicts), words(N_("an action for today: {name}"), name=bare(action.title)))


def _verdict(item: Item, day: Day, decided: Decided, *, rev: int | None = None, **fields: Any) -> Judged:
    """In the shared file; what I have only seen, and what is private, in my own."""
    record = item.record
    kind: type[Judged] = PrivateVerdict if decided == "seen" or record.home == "private" else Verdict
    return kind(
        project=item.project,
        subject=record.id,
        subject_kind=record.kind,
        on=day.date,
        decided=decided,
        reasons=answers(item.reasons, record.rev if rev is None else rev),
        **fields,
    )
