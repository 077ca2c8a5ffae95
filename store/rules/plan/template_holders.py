"""Who holds the seats of a template in a project: its entries name people by them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from store.records import Record, Seat, Stakeholder
from store.rules.plan.template import Entry, Template
from store.rules.plan.template_text import MANAGER
from store.values.words import N_, say, words

OWNER = N_("Owner: {seats}")
TAKING_PART = N_("Taking part: {seats}")


class SeatHolders:
    """`of`: who holds each seat, by the id of its entry."""

    def __init__(
        self,
        template: Template,
        seats: Mapping[str, Record | None],
        manager: int | None,
        parts: Iterable[Stakeholder],
        today: date,
    ) -> None:
        """`seats`: those that are there already, by the id of their entry; `parts`: who has which part."""
        self.template, self.manager = template, manager
        self.parts = tuple(part for part in parts if part.in_role(today))
        self.of = {entry.id: self._holder(entry, seats[entry.id]) for entry in template.of("seat")}

    def people(self, entry: Entry) -> Mapping[str, Any]:
        """Of the fields that name seats, whoever holds them."""
        found: dict[str, Any] = {}
        for field in entry.people:
            held = tuple(dict.fromkeys(one for id in entry.links[field.name] if (one := self.of[id])))
            if held:
                found[field.name] = held if field.shape == "links" else held[0]
        return found

    def nobody(self, entry: Entry) -> tuple[str, ...]:
        """Of the seats that nobody holds yet: what the remark says in place of a name."""
        return tuple(
            say(
                words(
                    TAKING_PART if field.shape == "links" else OWNER,
                    seats=tuple(one.title for one in self.template.of("seat") if one.id in open_seats),
                ),
                self.template.language,
            )
            for field in entry.people
            if (open_seats := [id for id in entry.links[field.name] if self.of[id] is None])
        )

    def _holder(self, entry: Entry, seat: Record | None) -> int | None:
        """Who holds a seat now, or will by its entry."""
        if isinstance(seat, Seat) and not seat.archived and seat.holder is not None:
            return seat.holder
        if entry.held_by == MANAGER:
            return self.manager
        held = {part.person for part in self.parts if part.role == entry.held_by}
        return held.pop() if len(held) == 1 else None
