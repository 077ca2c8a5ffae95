"""Somebody leaves: what is offered, what hangs on them, and what was answered. Then one act saves it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.acts.hand_over import HandOver, hand_over, key_of, leaving_seat, refused
from store.disk.workspace import Workspace
from store.queries.hanging import HangingLine
from store.queries.history import reader_for
from store.records import Contact, Person, Seat
from store.rules.hanging import LEAVE, Answer
from store.values.fields import field_named, fields_of
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import N_, Words
from tui.filling import Filling
from tui.host import Host
from tui.known import Known, read_known
from widgets.editors.typed import Typed


class Leaving:
    """What was answered for one leaver, as it is answered; until then everything is left as it is."""

    def __init__(self, asked: HandOver) -> None:
        self.person = asked.person
        self.last = asked.last
        self.lines = asked.lines
        self.offers = asked.offers
        self._asked = asked
        self.wanted = [offer.wanted for offer in asked.offers]
        self._answers: dict[tuple[int, str], Answer] = {}

    def answer(self, line: HangingLine) -> Answer:
        """What becomes of a line."""
        return self._answers.get(key_of(line), LEAVE)

    def give(self, line: HangingLine, answer: Answer) -> None:
        """Answer a line. Their own part in a project is nobody else's, so that a new owner leaves it."""
        self._answers[key_of(line)] = LEAVE if answer.what == "new" and line.hanging.is_part else answer

    def refused(self, to: int) -> Words | None:
        """Why somebody cannot take anything over."""
        return refused(self._asked, to)

    def take_up(self, earlier: Leaving) -> None:
        """Answer as before, where the same things are asked; the same offers keep their ids."""
        self._answers = dict(earlier._answers)
        if len(earlier.offers) == len(self.offers):
            pairs = zip(self.offers, earlier.offers, strict=True)
            self.offers = tuple(
                replace(new, record=replace(new.record, id=old.record.id)) for new, old in pairs
            )
            self._asked = replace(self._asked, offers=self.offers)
            self.wanted = list(earlier.wanted)

    def records(self) -> tuple[Record, ...]:
        """What is saved along with the leaving."""
        wanted = (offer.record.id for offer, yes in zip(self.offers, self.wanted, strict=True) if yes)
        return hand_over(self._asked, self._answers, frozenset(wanted))


async def with_leaving(host: Host, filling: Filling, after: Seat) -> tuple[Record, ...] | None:
    """The seat, and what its holder's leaving brings with it; None when the user would rather go on typing."""
    from tui.screens.leaving import LeavingScreen

    before, language, uuid = filling.base, host.language, filling.uuid
    assert isinstance(before, Seat)
    newcomer = filling.known.made.get(after.holder or 0)

    def work(workspace: Workspace) -> HandOver | None:
        if workspace.store.journal.act(uuid) is not None:
            return None  # all of it was saved before a crash
        return leaving_seat(workspace, before, after, language, newcomer)

    asked = await host.store.run(work)
    if asked is None:
        return (after,)
    leaving = Leaving(asked)
    if isinstance(earlier := filling.answers.get(Leaving), Leaving):
        leaving.take_up(earlier)
    filling.answers[Leaving] = leaving
    whom = owner_field(filling.typed["holder"].reader, filling.known)
    if not await host.push_screen_wait(LeavingScreen(leaving, whom)):
        return None
    return (after, *leaving.records())


async def handed_over(host: Host, asked: HandOver) -> tuple[Record, ...] | None:
    """What becomes of what hangs on somebody, with the people who were made for it by name; None: they stay."""
    from tui.screens.leaving import LeavingScreen

    language, leaving = host.language, Leaving(asked)
    whom, known = await host.store.run(lambda w: _owner(w, asked, language))
    if not await host.push_screen_wait(LeavingScreen(leaving, whom)):
        return None
    records = leaving.records()
    return (*(known.made[id] for id in _meant(records) if id in known.made), *records)


def owner_field(reader: Reader, known: Known) -> Typed:
    """The field in which a new owner is typed."""
    field = replace(field_named(Contact, "person"), title=N_("New owner"), hint="")
    return Typed(field, replace(reader, directory=known), known, None)


def _owner(workspace: Workspace, asked: HandOver, language: str) -> tuple[Typed, Known]:
    contact = Contact(person=asked.person.id, on=asked.today)
    known = read_known(workspace, contact, asked.project, language)
    return owner_field(reader_for(workspace, asked.project, language), known), known


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
