"""Somebody leaves a seat, a project, or altogether: what they own is handed over, ends, or stays as it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.people.responsibility_list import ResponsibilityLine, responsibility_lines
from store.queries.project_day import day_within
from store.queries.project_situation import situation
from store.records import Person, Seat, Stakeholder
from store.rules.people.departure import Offer, leaves, offers
from store.rules.people.responsibilities import CLOSE, LEAVE, Answer, settled
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words


@frozen
class HandOver:
    """What is asked first: what becomes of each of the `lines`, and which of the `offers` are wanted. `last`: the
    person's last day; `project`: where they leave, None altogether."""

    name: ClassVar[str] = "hand_over"

    person: Person
    project: int | None
    today: date
    last: date
    lines: tuple[ResponsibilityLine, ...]
    offers: tuple[Offer, ...] = ()

    @property
    def key(self) -> str:
        """What it is known by."""
        return self.name


Answered = Mapping[tuple[int, str], Answer]
"""By id and field; a line that is not among them stays as it is."""


def leaving(workspace: Workspace, record: Person | Stakeholder) -> HandOver | None:
    """Of a person everything that hangs on them, of their part in a project what does so there; None: nothing."""
    project = record.project_id
    person = record if isinstance(record, Person) else workspace.get(Person, record.person)
    assert person is not None
    today = day_within(workspace, project).date
    lines = responsibility_lines(workspace, person.id, project=project, without={record.id})
    return HandOver(person, project, today, today, lines) if lines else None


def leaving_seat(
    workspace: Workspace, before: Seat, after: Seat, language: str, newcomer: Record | None = None
) -> HandOver | None:
    """What goes with the change of a seat; None where its holder stays, or nothing does. `newcomer`: a holder who is
    not saved yet. The offers are written in `language`."""
    if not leaves(before, after) or after.until is None:
        return None
    person = newcomer or workspace.get(Person, after.holder or 0)
    if not isinstance(person, Person):
        return None
    now = situation(workspace, after.project)
    lines = responsibility_lines(workspace, person.id, first=after.project, without={after.id})
    offered = offers(now, after, language)
    if not lines and not offered:
        return None
    return HandOver(person, after.project, now.day.date, after.until, lines, offered)


def taken_over(asked: HandOver, to: int) -> Answered:
    """All of it goes to one person; a part in a project, which is nobody else's, ends."""
    return {key_of(line): CLOSE if line.responsibility.is_part else Answer("new", to) for line in asked.lines}


def refused(asked: HandOver, to: int) -> Words | None:
    """Why somebody cannot take anything over."""
    return (
        words(N_("{name} is the one who leaves"), name=asked.person.name) if to == asked.person.id else None
    )


def hand_over(asked: HandOver, answered: Answered, wanted: frozenset[int]) -> tuple[Record, ...]:
    """What is saved along with the leaving. `wanted`: the records of the offers that are to be made."""
    made = {offer.record.id: offer.record for offer in asked.offers if offer.record.id in wanted}
    answers = [
        (
            replace(to_settle, record=made.get(to_settle.record.id, to_settle.record)),
            answered.get(key_of(line), LEAVE),
        )
        for line in asked.lines
        for to_settle in (line.responsibility,)
    ]
    settled_too = {one.id: one for one in settled(asked.person.id, answers, asked.today, asked.last)}
    return tuple((made | settled_too).values())


def key_of(line: ResponsibilityLine) -> tuple[int, str]:
    """What tells a line from the others."""
    return line.responsibility.record.id, line.responsibility.field
