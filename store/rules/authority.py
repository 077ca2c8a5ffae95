"""Who decides in a project: writing is the group's, some words are its manager's, their deputy's and today's cover's.

A computed letter overridden, a baseline moved without an approved change, somebody's data erased, and that somebody
need not hear: each of these answers for the project. In a project without a manager everybody may.
"""

from collections.abc import Container
from datetime import date
from typing import Literal

from store.records import Project, Reading, Reforecast, Told
from store.records.reading import FOLLOWS
from store.values.record import Record
from store.values.words import N_

Reserved = Literal["override", "baseline", "need_not", "erase"]
CALLED: dict[Reserved, str] = {
    "override": N_("overriding a computed letter"),
    "baseline": N_("moving a baseline without an approved change"),
    "need_not": N_("deciding that somebody need not hear"),
    "erase": N_("erasing a person's data"),
}
COMPUTED = ("time", "risk")
"""The areas whose letters follow from records: a reading of one is an override."""


def deciders(project: Project, today: date) -> tuple[int, ...]:
    """The people who decide in it on that day: manager, deputy, and who covers then; nobody where it has no manager."""
    if project.manager is None:
        return ()
    people = (project.manager, project.deputy, project.cover if project.covered(today) else None)
    return tuple(dict.fromkeys(person for person in people if person is not None))


def reserved(record: Record, planned: Container[str] = ()) -> Reserved | None:
    """Which of those words saving this record is; None for what is the group's. `planned`: the kinds that its project
    may do without, and holds records of."""
    if isinstance(record, Reading) and (record.area in COMPUTED or FOLLOWS.get(record.area) in planned):
        return "override"
    if (
        isinstance(record, Reforecast)
        and not record.rev
        and record.what == "baseline"
        and record.change is None
    ):
        return "baseline"
    if isinstance(record, Told) and record.state == "need_not":
        return "need_not"
    return None
