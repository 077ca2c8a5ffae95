"""What a verdict saves, whichever screen or command it comes from: what it does, and that it was decided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Action, Person, PrivateVerdict, Verdict
from store.records.verdict import Decided, Judged
from store.rules.attention import SNOOZES, Item
from store.rules.handling import FINISH, STAND
from store.rules.standing import answers
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.width import cut
from store.values.words import N_, Words, bare, say, words

Beside = Callable[[tuple[Record, ...]], Record]
"""From the records of an act to the verdict that is saved with them."""
LONGEST = 100
"""Cells of an action's title."""


@frozen
class Judgement:
    """Records to save as one act, and its name."""

    records: tuple[Record, ...]
    act: Words


def settled(item: Item, day: Day, decided: Decided) -> Beside:
    """The verdict on what a form or a question is about to save: told, contacted, changed, finished. It has no end,
    since it silences nothing: what was done takes its reason away, and what is still a reason is asked again."""
    verdict = _verdict(item, day, decided)

    def beside(records: tuple[Record, ...]) -> Record:
        record = next((one for one in records if one.id == item.record.id), None)
        rev = item.record.rev if record is None else record.rev + 1
        return replace(verdict, reasons=answers(item.reasons, rev))

    return beside


def stands(item: Item, day: Day, name: str) -> Judgement:
    """Space. What can be confirmed or reviewed is, and that belongs to the project; the rest was seen by me alone."""
    record = item.record
    handling = STAND.get(record.kind)
    made = handling.make(record, day.date) if handling is not None else None
    until = day.calendar.add(day.date, item.again)
    if handling is None or not isinstance(made, Record):
        return Judgement((_verdict(item, day, "seen", until=until),), words(N_("seen: {name}"), name=name))
    rev = made.rev + 1 if made.id == record.id and made != record else record.rev
    verdict = _verdict(item, day, "stands", until=until, rev=rev)
    return Judgement((made, verdict), words(handling.act, name=name))


def finished(item: Item, day: Day, name: str) -> Judgement | Words:
    """`x`: met, done, held, checked; or why there is nothing to finish."""
    handling = FINISH.get(item.record.kind)
    if handling is None:
        return words(N_("nothing to finish here"))
    made = handling.make(item.record, day.date)
    if not isinstance(made, Record):
        return made
    return Judgement((made, _verdict(item, day, "finished")), words(handling.act, name=name))


def snoozed(item: Item, day: Day, name: str, until: date, why: str) -> Judgement | Words:
    """`s`: it waits until a day to come, for a reason."""
    if until <= day.date:
        return words(N_("{day} has come already: a snooze ends on a day to come"), day=until)
    verdict = _verdict(item, day, "snoozed", until=until, why=why)
    form = N_("snooze {name} until {day}")
    if item.silence.snoozes + 1 >= SNOOZES:
        form = N_("snooze {name} until {day}, time after time: it comes back red")
    return Judgement((verdict,), words(form, name=name, day=until))


def action_title(name: str, item: Item, language: str) -> str:
    """What an action about an item is called, in the language of who writes it."""
    said = words(N_("{name}: {why}"), name=name, why=item.reasons[0].words)
    return cut(bare(say(said, language)), LONGEST)


def acted(item: Item, day: Day, name: str, title: str, owner: Person | None) -> Judgement | Words:
    """`a`: an action for today, so that it is on the week; the record itself comes back tomorrow."""
    if item.record.home == "private":
        return words(N_("this makes no action for others to see; x says that it is done"))
    action = Action(
        project=item.project,
        title=title,
        owner=owner.id if owner is not None else None,
        due=day.date,
        ref=str(getattr(item.record, "code", "")),
    )
    verdict = _verdict(item, day, "action", until=day.calendar.add(day.date, 1))
    return Judgement((action, verdict), words(N_("an action for today: {name}"), name=name))


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
