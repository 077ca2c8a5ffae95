"""The kinds of record. Adding one: a file here, a line in KINDS, a migration in store/disk/schema.py."""

from store.records.action import Action
from store.records.calendar import CalendarDays
from store.records.contact import Contact
from store.records.milestone import Milestone
from store.records.morale import Morale
from store.records.person import Person
from store.records.project import Project
from store.records.reading import Reading
from store.records.reforecast import Reforecast
from store.records.risk import Risk
from store.records.seat import Seat
from store.records.setting import Setting
from store.records.stakeholder import Stakeholder
from store.records.told import Told
from store.values.record import Record

KINDS: tuple[type[Record], ...] = (
    Project,
    Person,
    Stakeholder,
    Seat,
    Contact,
    Milestone,
    Reforecast,
    Risk,
    Action,
    Told,
    Reading,
    Morale,
    Setting,
    CalendarDays,
)
BY_NAME: dict[str, type[Record]] = {kind.kind: kind for kind in KINDS}

__all__ = [
    "BY_NAME",
    "KINDS",
    "Action",
    "CalendarDays",
    "Contact",
    "Milestone",
    "Morale",
    "Person",
    "Project",
    "Reading",
    "Record",
    "Reforecast",
    "Risk",
    "Seat",
    "Setting",
    "Stakeholder",
    "Told",
]
