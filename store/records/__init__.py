"""The kinds of record. Adding one: a file here, a line in KINDS, a migration in store/disk/file/schema.py."""

from store.records.action import Action
from store.records.briefed import Briefed
from store.records.calendar_days import CalendarDays
from store.records.change import Change
from store.records.contact import Contact
from store.records.decision import Decision
from store.records.lesson import Lesson
from store.records.mapping import SavedMapping
from store.records.meeting import Meeting, Series
from store.records.milestone import Milestone
from store.records.morale import Morale
from store.records.note import Note
from store.records.person import Person
from store.records.project import Project
from store.records.reading import Reading
from store.records.reforecast import Reforecast
from store.records.risk import Risk
from store.records.seat import Seat
from store.records.setting import Setting
from store.records.stakeholder import Stakeholder
from store.records.told import Told
from store.records.verdict import PrivateVerdict, Verdict
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
    Change,
    Decision,
    Series,
    Meeting,
    Lesson,
    Told,
    Briefed,
    Verdict,
    Reading,
    Morale,
    Note,
    PrivateVerdict,
    Setting,
    CalendarDays,
    SavedMapping,
)
BY_NAME: dict[str, type[Record]] = {kind.kind: kind for kind in KINDS}

__all__ = [
    "BY_NAME",
    "KINDS",
    "Action",
    "Briefed",
    "CalendarDays",
    "Change",
    "Contact",
    "Decision",
    "Lesson",
    "Meeting",
    "Milestone",
    "Morale",
    "Note",
    "Person",
    "PrivateVerdict",
    "Project",
    "Reading",
    "Record",
    "Reforecast",
    "Risk",
    "SavedMapping",
    "Seat",
    "Series",
    "Setting",
    "Stakeholder",
    "Told",
    "Verdict",
]
