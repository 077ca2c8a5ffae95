"""What became of given words, both ways: kept on the day or missed, nothing between; or agreed anew in time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from store.records import Action
from store.records.action import OF_AN_ASK, Need, need, need_days
from store.records.milestone import Rag
from store.rules.registers.facts import WEIGHTS, Fact
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words

State = Literal["open", "kept", "missed", "renegotiated", "dropped"]
STATES: dict[State, str] = {
    "open": N_("open"),
    "kept": N_("kept"),
    "missed": N_("missed"),
    "renegotiated": N_("renegotiated before it was due"),
    "dropped": N_("dropped"),
}
NEEDS: dict[Need, Rag] = {"met": "green", "ahead": "green", "near": "amber", "begun": "red", "past": "red"}
"""How much a need presses."""


@frozen
class Due:
    """The due day was changed on `on`, from `before` to `after`."""

    on: date
    before: date | None
    after: date | None


@frozen
class Word:
    """One promise or ask, what became of it, and the day it was due on first."""

    record: Action
    state: State
    due: date | None


@frozen
class Ratio:
    """`due` counts what was kept or missed; what was agreed anew in time is counted beside it."""

    kept: int
    due: int
    renegotiated: int
    missed: tuple[Word, ...] = ()

    @property
    def words(self) -> Words:
        """In one sentence; internal: a client never sees it."""
        said = (
            words(N_("{kept} of {due} kept on the day"), kept=self.kept, due=self.due)
            if self.due
            else words(N_("none was due yet"))
        )
        if self.renegotiated:
            said = words(N_("{said}, {n} renegotiated before due"), said=said, n=self.renegotiated)
        return said

    @property
    def reasons(self) -> tuple[Words, ...]:
        """Why each was missed; a miss without a reason says so."""
        return tuple(
            words(
                N_("{name}: missed {day}, {why}"),
                name=bare(f"{word.record.code} {word.record.title}".strip()),
                day=word.due,
                why=bare(word.record.missed_because) or words(N_("no reason given")),
            )
            for word in self.missed
        )


def word(record: Action, changes: Iterable[Due], today: date) -> Word:
    """What became of it. A due day that is moved on that day or later is a miss; moved before, it was agreed anew,
    unless the new day is missed too."""
    anew = False
    first: date | None = None
    for change in changes:
        if change.before is None or change.after == change.before:
            continue
        first = first or change.before
        if change.on >= change.before:
            return Word(record, "missed", change.before)
        anew = True
    due = record.due
    if record.dropped_on is not None and not (due and due < record.dropped_on):
        return Word(record, "dropped", first or due)
    end = record.done_on or record.dropped_on or today
    if due is not None and end > due:
        return Word(record, "missed", due)
    if record.done_on is None:
        return Word(record, "open", first or due)
    return Word(record, "renegotiated" if anew else "kept", first or due)


def unexplained(record: Record, today: date) -> bool:
    """Whether it is a promise or an ask whose day has passed, and nobody has said why."""
    if not isinstance(record, Action) or record.type not in ("promise", "ask") or not record.open:
        return False
    return record.due is not None and record.due < today and not record.missed_because


def told_of(record: Action, changes: Sequence[Due], day: Day) -> Iterator[Fact]:
    """What there is to say of a given word: what became of it, how its day moved, how often it was asked."""
    if record.type not in ("promise", "ask", "wish"):
        return
    now = word(record, changes, day.date)
    if now.state in ("kept", "dropped"):
        yield Fact(N_("the word"), Words(STATES[now.state]))
    elif now.state == "missed":
        form = (
            N_("missed {day}, {why}")
            if record.done_on or record.dropped_on
            else N_("late since {day}, {why}")
        )
        why = bare(record.missed_because) or words(N_("no reason given"))
        yield Fact(N_("the word"), words(form, day=now.due, why=why), "red")
    elif any(change.before is not None for change in changes):
        yield Fact(N_("the word"), Words(STATES["renegotiated"]))
    for change in changes:
        if change.before is not None:
            form = N_("on {on}: {before} > {after}") if change.after else N_("on {on}: {before} given up")
            yield Fact(N_("its day"), words(form, on=change.on, before=change.before, after=change.after))
    if record.type == "ask":
        asked = words(N_("{n} times, first on {day}"), n=record.times_asked, day=record.asked_on)
        never = words(N_("not yet"))
        yield Fact(N_("asked"), asked if record.asked_on else never, "text" if record.asked_on else "amber")
        if (days := need_days(record, day.date)) is not None and (stands := need(record, day)) is not None:
            yield Fact(N_("days needed"), days, WEIGHTS[NEEDS[stands]], OF_AN_ASK)
        if record.open and not record.delay_cost:
            yield Fact(N_("a week's delay"), words(N_("not estimated yet: e enters what it costs")), "dim")


def ratio(found: Sequence[Word]) -> Ratio:
    """Kept on the day ÷ due."""
    missed = tuple(one for one in found if one.state == "missed")
    kept = sum(one.state == "kept" for one in found)
    return Ratio(kept, kept + len(missed), sum(one.state == "renegotiated" for one in found), missed)
