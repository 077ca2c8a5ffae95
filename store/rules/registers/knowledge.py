"""What tells somebody of a record: that it was said to them, or an act of their own. A contact alone tells nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.records import Change, Milestone, Told
from store.records.told import ToldState
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.record import Record

HEARING: tuple[ToldState, ...] = ("told", "elsewhere", "need_not", "before")
"""After these somebody knows, or need not know until it gets worse; a mail tells nothing before it is answered."""


def covers(told: Told, rev: int, on: date) -> bool:
    """Whether a Told tells of a state that began on that day in that revision; one of the days before revisions were
    kept tells of all that had begun. Notes of an earlier day tell of what they made."""
    if told.made_with and rev == told.subject_rev and (told.entered_on is None or on <= told.entered_on):
        return True
    return on <= told.on and (told.subject_rev is None or rev <= told.subject_rev)


def tells(situation: Situation, told: Told) -> bool:
    """Whether they know by it; there are people with whom a mail counts as said."""
    if told.state == "sent":
        person = situation.people.get(told.person)
        return person is not None and person.mail_counts
    return told.state in HEARING


def warns(situation: Situation, told: Told) -> bool:
    """Whether it was said to them: what they heard elsewhere, or need not hear, was not."""
    return tells(situation, told) and told.state not in ("elsewhere", "need_not")


def hearings(
    situation: Situation, record: Record, person: int, revisions: Sequence[Revision]
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """(what they heard of it, what was only sent), oldest first."""
    tolds = [told for told in situation.told_of.get(record.id, ()) if told.person == person]
    heard = [told for told in tolds if tells(situation, told)]
    sent = tuple(told for told in tolds if told not in heard)
    heard += _acts_of_theirs(situation, record, person, revisions)
    return tuple(sorted(heard, key=lambda told: told.on)), sent


def approvals(situation: Situation, record: Record) -> Iterator[Told]:
    """As a Told on its day: who approved a change or a new baseline, and the sponsor of the day who endorsed what was
    met."""
    for act, _, _ in _approvals(situation, record):
        yield act


def _approvals(situation: Situation, record: Record) -> Iterator[tuple[Told, str, date | None]]:
    """(the Told, the field that was approved, the value that it was given)."""
    if isinstance(record, Change) and record.approved_on and record.approver:
        on = record.approved_on
        yield heard_on(situation, record, record.approver, on), "approved_on", on
    elif isinstance(record, Milestone):
        for move in situation.rebaselines_of.get(record.id, ()):
            if move.approver is not None:
                yield heard_on(situation, record, move.approver, move.on), "baseline", move.moved_to
        if record.endorsed_on and situation.sponsor is not None:
            on = record.endorsed_on
            yield heard_on(situation, record, situation.sponsor.person, on), "endorsed_on", on


def heard_on(
    situation: Situation, record: Record, person: int, on: date, subject_rev: int | None = None
) -> Told:
    """An act of theirs as the Told that it amounts to."""
    return Told(
        project=situation.project.id,
        subject=record.id,
        subject_kind=record.kind,
        subject_rev=subject_rev,
        person=person,
        on=on,
        entered_on=on,
    )


def _acts_of_theirs(
    situation: Situation, record: Record, person: int, revisions: Sequence[Revision]
) -> Iterator[Told]:
    """What they did themselves tells them, as it was when they did it."""
    for act, name, value in _approvals(situation, record):
        if act.person == person:
            done = next((one for one in revisions if getattr(one.record, name) == value), revisions[-1])
            yield replace(act, subject_rev=done.rev, on=max(act.on, done.on))
    yield from (told for told in situation.deeds.get(record.id, ()) if told.person == person)
