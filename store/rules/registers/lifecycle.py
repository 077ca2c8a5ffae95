"""What Space (it stands) and `x` (finish) make of a record, whichever screen or command they come from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from store.records import Action, Change, Contact, Lesson, Meeting, Milestone, Morale, Reading, Risk, Told
from store.records.names import Called, name_of, names
from store.values.frozen import frozen
from store.values.outcome import Save
from store.values.record import Record, new_id
from store.values.words import N_, Words, words

Made = Record | Words
"""The record as it is then, or why there is nothing to do."""


@frozen
class Transition:
    """`act`: msgid of the act's name, with `{name}`; `make`: the record and the day to what becomes of it."""

    act: str
    make: Callable[[Record, date], Made]


def _confirmed(record: Record, today: date) -> Made:
    assert isinstance(record, Milestone)
    return replace(record, confirmed_on=today)


def _reviewed(record: Record, today: date) -> Made:
    assert isinstance(record, Risk)
    return replace(record, reviewed_on=today)


def _read_again(record: Record, today: date) -> Made:
    """The same judgement from today, for as long as the last one was to hold."""
    assert isinstance(record, Reading)
    held = record.valid_until - record.on if record.valid_until else None
    until = today + max(held, timedelta(1)) if held is not None else None
    return replace(record, id=new_id(), rev=0, on=today, valid_until=until)


def _met(record: Record, today: date) -> Made:
    assert isinstance(record, Milestone)
    if record.met_on is not None:
        return words(N_("{name} was met on {day}"), name=record.code, day=record.met_on)
    return replace(record, met_on=today)


def _done(record: Record, today: date) -> Made:
    assert isinstance(record, Action)
    if not record.open:
        return words(N_("{name} is closed already"), name=record.code)
    return replace(record, done_on=today)


def _followed_up(record: Record, today: date) -> Made:
    assert isinstance(record, Morale)
    if record.follow_up_on is None or record.followed_up_on is not None:
        return words(N_("no open follow-up on this note"))
    return replace(record, followed_up_on=today)


def _checked(record: Record, today: date) -> Made:
    assert isinstance(record, Lesson)
    if record.check_on is None or record.checked_on is not None:
        return words(N_("nothing is left to check on this lesson"))
    return replace(record, checked_on=today)


def _held(record: Record, today: date) -> Made:
    assert isinstance(record, Meeting)
    if record.state != "planned":
        return words(N_("this meeting is over already"))
    if record.on > today:
        return words(N_("this meeting is still to come"))
    return replace(record, state="held")


def _answered(record: Record, today: date) -> Made:
    assert isinstance(record, Contact)
    if not record.opinion or record.answered_on is not None:
        return words(N_("no open opinion on this contact"))
    return replace(record, answered_on=today)


def _heard(record: Record, today: date) -> Made:
    assert isinstance(record, Told)
    if record.state == "told":
        return words(N_("this was told already"))
    return replace(record, state="told", on=today)


def _accepted(record: Record, today: date) -> Made:
    from store.records import Deliverable

    assert isinstance(record, Deliverable)
    if not record.open:
        return words(N_("{name} was accepted on {day}"), name=record.code, day=record.accepted_on)
    return replace(record, accepted_on=today, refused_on=None)


def _in_place(record: Record, today: date) -> Made:
    from store.records import MoneyLine

    assert isinstance(record, MoneyLine)
    if record.type != "funding" or record.in_place_on is not None:
        return words(N_("no funding is waited for on {name}"), name=record.code)
    return replace(record, in_place_on=today)


def _corrected(record: Record, today: date) -> Made:
    """What failed is put right; otherwise its result is somebody's judgement, and is entered."""
    from store.records import Check

    assert isinstance(record, Check)
    if record.result != "failed" or record.corrected_on is not None:
        return words(N_("nothing is to be put right on {name}: e enters its result"), name=record.code)
    return replace(record, corrected_on=today)


def _next_gate(record: Record, today: date) -> Made:
    """Assessed, then implemented; approval is somebody else's word and is asked for."""
    assert isinstance(record, Change)
    if not record.open:
        return words(N_("{name} is decided and done"), name=record.code)
    if record.assessed_on is None:
        return replace(record, assessed_on=today)
    if record.approved_on is None:
        return words(N_("{name} waits for its approval: e enters who approved, and when"), name=record.code)
    return replace(record, implemented_on=today)


STAND: Mapping[str, Transition] = {
    "milestone": Transition(N_("confirm {name}"), _confirmed),
    "risk": Transition(N_("review {name}"), _reviewed),
    "reading": Transition(N_("read again: {name}"), _read_again),
}
FINISH: Mapping[str, Transition] = {
    "milestone": Transition(N_("met: {name}"), _met),
    "action": Transition(N_("done: {name}"), _done),
    "change": Transition(N_("next gate: {name}"), _next_gate),
    "contact": Transition(N_("opinion answered: {name}"), _answered),
    "lesson": Transition(N_("checked: {name}"), _checked),
    "meeting": Transition(N_("held: {name}"), _held),
    "deliverable": Transition(N_("accepted: {name}"), _accepted),
    "money": Transition(N_("funding in place: {name}"), _in_place),
    "quality_check": Transition(N_("corrected: {name}"), _corrected),
    "told": Transition(N_("told: {name}"), _heard),
    "morale": Transition(N_("followed up on a morale note"), _followed_up),
}
"""Of a risk it is asked what became of it, and a private note is published: both need more than a key."""


def handled(
    records: Sequence[Record],
    days: Mapping[int, date],
    how: Mapping[str, Transition],
    otherwise: str,
    called: Called = name_of,
) -> Save | Words:
    """What a key makes of each as one act; where it makes nothing of any, why: `otherwise` if its kind knows no such
    key. `days`: today by record."""
    nothing = words(otherwise)
    new: list[Record] = []
    touched: list[Record] = []
    act = ""
    for record in records:
        if (transition := how.get(record.kind)) is None:
            continue
        made = transition.make(record, days[record.id])
        if isinstance(made, Record):
            new.append(made)
            touched.append(record)
            act = transition.act
        else:
            nothing = made
    return Save(tuple(new), words(act, name=names(touched, called))) if new else nothing
