"""The records that a letter rests on, by name, each with what makes it so."""

from collections.abc import Iterator, Sequence

from store.records import Milestone, Risk
from store.records.milestone import days_overdue, slip
from store.records.names import name_said
from store.records.risk import band, due_day, missing, past_due, reply
from store.rules.situation import Situation
from store.values.day import Day
from store.values.record import Record
from store.values.words import N_, NN_, Words, words

NAMED = 2
"""As many records stand behind a letter by name."""
OVERDUE = NN_("{what} is {n} working day overdue", "{what} is {n} working days overdue")
LATE = NN_("{what} is {n} working day late", "{what} is {n} working days late")
EARLY = NN_("{what} is {n} working day early", "{what} is {n} working days early")
CONFIRMING = N_("{what} is being confirmed")
EACH: dict[str, str | tuple[str, str]] = {
    CONFIRMING: N_("{first} and {second} are being confirmed"),
    OVERDUE[1]: NN_(
        "{first} and {second} are each {n} working day overdue",
        "{first} and {second} are each {n} working days overdue",
    ),
    LATE[1]: NN_(
        "{first} and {second} are each {n} working day late",
        "{first} and {second} are each {n} working days late",
    ),
}
"""Two that stand alike are told in one."""
LACKING = {"response": N_("no response yet"), "owner": N_("no owner yet"), "due": N_("no day yet")}
UNCHOSEN = N_("strategy not chosen yet")
PAST_DAY = NN_("{n} working day past its day", "{n} working days past its day")
REPLY_LATE = NN_("our reply is {n} working day late", "our reply is {n} working days late")


def lacks(risk: Risk, day: Day) -> tuple[Words, ...]:
    """What makes it incomplete. Where it is written what we do, only the strategy behind it is missing."""
    return tuple(
        Words(UNCHOSEN if name == "response" and risk.plan else LACKING[name]) for name in missing(risk, day)
    )


def listed(now: Situation, records: Sequence[Record], *, alone: bool = False) -> Words:
    """The first ones by name, the latest before those less late; the others are counted. `alone`: without why."""
    day = now.day

    def lateness(record: Record) -> tuple[int, int]:
        return (
            (-days_overdue(record, day), -(slip(record, day) or 0))
            if isinstance(record, Milestone)
            else (0, 0)
        )

    shown = sorted(records, key=lateness)[:NAMED]
    parts = tuple(_named(now, record, alone) for record in shown)
    if (alike := _alike(parts)) is not None:
        more = len(records) - len(shown)
        return words(N_("{what}, and {n} more"), what=alike, n=more) if more else alike
    if len(records) > len(shown):
        return words(N_("{what}, {n} in all"), what=parts, n=len(records))
    return words("{parts}", parts=parts)


def _alike(parts: Sequence[Words]) -> Words | None:
    """Milestones that are as late as one another, in one clause."""
    if len(parts) != NAMED or parts[0].msgid not in EACH or parts[0].msgid != parts[1].msgid:
        return None
    (first, n), (second, other) = ((part.values["what"], part.values.get("n")) for part in parts)
    return words(EACH[parts[0].msgid], first=first, second=second, n=n) if n == other else None


def _named(now: Situation, record: Record, alone: bool) -> Words:
    assert isinstance(record, Milestone | Risk)
    named = name_said(record)
    if isinstance(record, Risk):
        why = () if alone else tuple(_carries(record, now))
        return words(N_("{what} ({why})"), what=named, why=why) if why else named
    if late := days_overdue(record, now.day):
        return words(OVERDUE, what=named, n=late)
    late = slip(record, now.day) or 0
    if late:
        return words(LATE if late > 0 else EARLY, what=named, n=abs(late))
    return words(CONFIRMING, what=named)


def _carries(risk: Risk, now: Situation) -> Iterator[Words]:
    """Why a risk or an issue makes its letter red or amber; that its review is overdue is my own affair."""
    day = now.day
    lacking = lacks(risk, day)
    yield from lacking
    if reply(risk, day) == "red" and risk.reply_by is not None:
        yield words(REPLY_LATE, n=max(1, day.since(risk.reply_by)))
    due = due_day(risk)
    if due is not None and due < day.date:
        yield words(PAST_DAY, n=max(1, day.since(due)))
    elif not lacking and not past_due(risk, day):
        yield Words(N_("red, in hand") if band(risk, day) == "red" else N_("under review"))
