"""What one value says about another field that nobody filled in, as a form suggests it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from store.records.contact import WRITTEN
from store.values.fields import fields_of
from store.values.record import Record

BEGINS_TODAY = ("on", "detected_on", "identified_on")
"""Days that are today's in a new record, in whatever kind has them."""
BEGINS_AS: dict[str, dict[str, Any]] = {"project": {"state": "planning"}}
"""What a new record of a kind is before anybody says otherwise; what was kept without it is something else."""
FIRST_ONLY = ("classed_on",)
"""Days of what was done first, which doing it again does not change."""
CAME_ABOUT = {"occurred": "occurred_on", "closed": "closed_on"}


def at_first(kind: type[Record], today: date) -> dict[str, Any]:
    """What a new record begins with."""
    names = {field.name for field in fields_of(kind)}
    return {name: today for name in BEGINS_TODAY if name in names} | BEGINS_AS.get(kind.kind, {})


def follows(kind: type[Record], name: str, value: Any, today: date) -> Mapping[str, Any]:
    """What `value` in the field `name` suggests for other fields of a record of `kind`."""
    match kind.kind, name:
        case "risk", "state" if value in CAME_ABOUT:
            return {CAME_ABOUT[value]: today}
        case "stakeholder", "client_class" if value:
            return {"classed_on": today}
        case "seat", "until" if value:
            return {"known_on": today}
        case "person", "away_until" if value and value >= today:
            return {"away_since": today}
        case "deliverable", "added_by" if value:
            return {"scope": "added"}
        case "told", "channel":
            return {"state": "sent" if value in WRITTEN else "told"}
    return {}


def following(
    kind: type[Record], given: Mapping[str, Any], today: date, before: Record | None = None
) -> dict[str, Any]:
    """All that follows from the values `given`, but for fields that were given themselves, and for days that the
    record `before` knows already: a class that changes has been set before."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        found |= follows(kind, name, value, today)
    return {
        name: value
        for name, value in found.items()
        if name not in given and not (name in FIRST_ONLY and getattr(before, name, None))
    }
