"""The letter of a stop: which of the area letters its record counts for."""

from store.records import Action, Change, Contact, Milestone, Morale, Reading, Risk, Seat, Stakeholder
from store.rules.registers.areas import OVERRIDES, READ, Letter
from store.values.record import Record

OF_KIND: dict[type[Record], Letter] = {
    Milestone: "T",
    Change: "T",
    Risk: "R",
    Seat: "R",
    Action: "P",
    Stakeholder: "C",
    Contact: "C",
    Morale: "M",
}


def letter_of(record: Record) -> Letter | None:
    """Of a reading that of its area; None: it counts for none."""
    if isinstance(record, Reading):
        areas = {area: letter for letter, area in (READ | OVERRIDES).items()}
        return areas.get(record.area)
    return OF_KIND.get(type(record))
