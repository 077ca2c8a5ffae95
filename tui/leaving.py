"""Somebody leaves: what is offered, what hangs on them, and what was answered. Then one act saves it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.disk.workspace import Workspace
from store.queries.hanging import HangingLine, hanging_on
from store.queries.history import reader_for
from store.queries.situation import day_of, situation
from store.records import Contact, Person, Project, Seat, Stakeholder
from store.rules.hanging import LEAVE, Answer, settled
from store.rules.leaving import Offer, leaves, offers
from store.values.fields import field_named, fields_of
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import N_, words
from tui.filling import Filling
from tui.host import Host
from tui.known import Known, read_known
from widgets.editors.typed import Typed

if TYPE_CHECKING:
    from tui.app import Forewarn


class Leaving:
    """One leaver: `lines` hang on them, `offers` may be saved along; until answered, everything is left as it is."""

    def __init__(
        self,
        person: Person,
        today: date,
        last: date,
        lines: tuple[HangingLine, ...],
        offered: tuple[Offer, ...] = (),
    ) -> None:
        self.person = person
        self.last = last
        self.lines = lines
        self.offers = offered
        self._today = today
        self.wanted = [offer.wanted for offer in offered]
        self._answers: dict[tuple[int, str], Answer] = {}

    def answer(self, line: HangingLine) -> Answer:
        """What becomes of a line."""
        return self._answers.get(_key(line), LEAVE)

    def give(self, line: HangingLine, answer: Answer) -> None:
        """Answer a line. Their own part in a project is nobody else's, so that a new owner leaves it."""
        self._answers[_key(line)] = LEAVE if answer.what == "new" and line.hanging.is_part else answer

    def take_up(self, earlier: Leaving) -> None:
        """Answer as before, where the same things are asked; the same offers keep their ids."""
        self._answers = dict(earlier._answers)
        if len(earlier.offers) == len(self.offers):
            pairs = zip(self.offers, earlier.offers, strict=True)
            self.offers = tuple(
                replace(new, record=replace(new.record, id=old.record.id)) for new, old in pairs
            )
            self.wanted = list(earlier.wanted)

    def records(self) -> tuple[Record, ...]:
        """What is saved along with the leaving."""
        answers = [(line.hanging, self.answer(line)) for line in self.lines]
        wanted = (offer.record for offer, yes in zip(self.offers, self.wanted, strict=True) if yes)
        return (*wanted, *settled(self.person.id, answers, self._today, self.last))


def _key(line: HangingLine) -> tuple[int, str]:
    return line.hanging.record.id, line.hanging.field


async def with_leaving(host: Host, filling: Filling, after: Seat) -> tuple[Record, ...] | None:
    """The seat, and what its holder's leaving brings with it; None when the user would rather go on typing."""
    from tui.screens.leaving import LeavingScreen

    before, language = filling.base, host.language
    assert isinstance(before, Seat)
    if not leaves(before, after):
        return (after,)
    newcomer = filling.known.made.get(after.holder or 0)
    leaving = await host.store.run(lambda w: _of_seat(w, after, newcomer, filling.uuid, language))
    if leaving is None:
        return (after,)
    if isinstance(earlier := filling.answers.get(Leaving), Leaving):
        leaving.take_up(earlier)
    filling.answers[Leaving] = leaving
    whom = owner_field(filling.typed["holder"].reader, filling.known)
    if not await host.push_screen_wait(LeavingScreen(leaving, whom)):
        return None
    return (after, *leaving.records())


async def put_away(host: Forewarn, record: Record) -> bool:
    """Put away a person, or their part in a project, with what hangs on them; False when nothing does, so that the
    usual question is enough."""
    from tui.screens.leaving import LeavingScreen

    if not isinstance(record, Person | Stakeholder):
        return False
    language = host.language
    leaving, typed, known = await host.store.run(lambda w: _of_record(w, record, language))
    if leaving is None:
        return False
    if await host.push_screen_wait(LeavingScreen(leaving, typed)):
        records = leaving.records()
        made = tuple(known.made[id] for id in _meant(records) if id in known.made)
        act = words(N_("archive {name}"), name=leaving.person.name)
        await host.keep(*made, replace(record, archived=True), *records, act=act)
    return True


def owner_field(reader: Reader, known: Known) -> Typed:
    """The field in which a new owner is typed."""
    field = replace(field_named(Contact, "person"), title=N_("New owner"), hint="")
    return Typed(field, replace(reader, directory=known), known, None)


def _of_seat(
    workspace: Workspace, seat: Seat, newcomer: Record | None, uuid: str, language: str
) -> Leaving | None:
    """None when there is nothing to ask, or when all of it was saved before a crash; `newcomer` is a holder who is
    not saved yet."""
    person = newcomer or workspace.get(Person, seat.holder or 0)
    if not isinstance(person, Person) or seat.until is None or workspace.store.journal.act(uuid) is not None:
        return None
    now = situation(workspace, seat.project)
    lines = hanging_on(workspace, person.id, first=seat.project, without={seat.id})
    offered = offers(now, seat, language)
    return Leaving(person, now.day.date, seat.until, lines, offered) if lines or offered else None


def _of_record(
    workspace: Workspace, record: Person | Stakeholder, language: str
) -> tuple[Leaving | None, Typed, Known]:
    """Of a person everything; of their part in a project what hangs on them there."""
    project = record.project_id
    person = record if isinstance(record, Person) else workspace.get(Person, record.person)
    assert person is not None
    today = day_of(workspace, workspace.get(Project, project) if project is not None else None).date
    lines = hanging_on(workspace, person.id, project=project, without={record.id})
    known = read_known(workspace, Contact(person=person.id, on=today), project, language)
    typed = owner_field(reader_for(workspace, project, language), known)
    return (Leaving(person, today, today, lines) if lines else None), typed, known


def _meant(records: tuple[Record, ...]) -> Iterator[int]:
    """The ids of the people that records name, each once."""
    seen: set[int] = set()
    for record in records:
        for field in fields_of(type(record)):
            if field.links_to == Person.kind:
                value = getattr(record, field.name)
                for id in value if isinstance(value, tuple) else (value,):
                    if id is not None and id not in seen:
                        seen.add(id)
                        yield id
