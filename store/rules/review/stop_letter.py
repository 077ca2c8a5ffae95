"""The letter of a stop: which of the area letters its record counts for."""

from store.records import Reading
from store.rules.registers.areas import OVERRIDES, READ, Letter
from store.values.record import Record

OF_KIND: dict[str, Letter] = {
    "milestone": "T",
    "change": "T",
    "risk": "R",
    "seat": "R",
    "action": "P",
    "stakeholder": "C",
    "contact": "C",
    "morale": "M",
    "deliverable": "S",
    "money": "$",
    "quality_check": "Q",
}


def letter_of(record: Record) -> Letter | None:
    """Of a reading that of its area; None: it counts for none."""
    if isinstance(record, Reading):
        areas = {area: letter for letter, area in (READ | OVERRIDES).items()}
        return areas.get(record.area)
    return OF_KIND.get(record.kind)
