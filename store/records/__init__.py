"""The kinds of record. Adding one: a file here, two lines below, a migration in store/disk/file/schema.py."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from store.values.record import Record as Record

if TYPE_CHECKING:
    from store.records.action import Action as Action
    from store.records.briefed import Briefed as Briefed
    from store.records.calendar_days import CalendarDays as CalendarDays
    from store.records.change import Change as Change
    from store.records.check import Check as Check
    from store.records.contact import Contact as Contact
    from store.records.decision import Decision as Decision
    from store.records.deliverable import Deliverable as Deliverable
    from store.records.goal import Goal as Goal
    from store.records.lesson import Lesson as Lesson
    from store.records.mapping import SavedMapping as SavedMapping
    from store.records.meeting import Meeting as Meeting
    from store.records.meeting import Series as Series
    from store.records.milestone import Milestone as Milestone
    from store.records.money_line import MoneyLine as MoneyLine
    from store.records.morale import Morale as Morale
    from store.records.note import Note as Note
    from store.records.person import Person as Person
    from store.records.project import Project as Project
    from store.records.reading import Reading as Reading
    from store.records.reforecast import Reforecast as Reforecast
    from store.records.risk import Risk as Risk
    from store.records.seat import Seat as Seat
    from store.records.setting import Setting as Setting
    from store.records.stakeholder import Stakeholder as Stakeholder
    from store.records.told import Told as Told
    from store.records.verdict import PrivateVerdict as PrivateVerdict
    from store.records.verdict import Verdict as Verdict


class Kinds(Mapping[str, type[Record]]):
    """The class of each kind by its name, in the order in which they are listed and dumped.

    The names are known at once; the file of a class is loaded when the class is first asked for, here or by
    `from store.records import Risk`.
    """

    def __init__(self, **places: str) -> None:
        self._places = places
        self._loaded: dict[str, type[Record]] = {}

    def __getitem__(self, name: str) -> type[Record]:
        kind = self._loaded.get(name)
        if kind is None:
            file, _, called = self._places[name].partition(".")
            kind = self._loaded[name] = getattr(import_module(f"{__name__}.{file}"), called)
        return kind

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def called(self, class_name: str) -> type[Record]:
        """The kind whose class has that name. Raises KeyError when there is none."""
        for name, place in self._places.items():
            if place.endswith(f".{class_name}"):
                return self[name]
        raise KeyError(class_name)


KINDS = Kinds(
    project="project.Project",
    person="person.Person",
    stakeholder="stakeholder.Stakeholder",
    seat="seat.Seat",
    contact="contact.Contact",
    milestone="milestone.Milestone",
    reforecast="reforecast.Reforecast",
    risk="risk.Risk",
    action="action.Action",
    change="change.Change",
    decision="decision.Decision",
    series="meeting.Series",
    meeting="meeting.Meeting",
    lesson="lesson.Lesson",
    deliverable="deliverable.Deliverable",
    goal="goal.Goal",
    money="money_line.MoneyLine",
    quality_check="check.Check",
    told="told.Told",
    briefing="briefed.Briefed",
    verdict="verdict.Verdict",
    reading="reading.Reading",
    morale="morale.Morale",
    note="note.Note",
    private_verdict="verdict.PrivateVerdict",
    setting="setting.Setting",
    calendar="calendar_days.CalendarDays",
    mapping="mapping.SavedMapping",
)

PLAN = ("deliverable", "goal", "money", "quality_check")
"""Kinds that a project may do without: nothing of them shows, and nothing is read, before it holds one."""

if not TYPE_CHECKING:  # else any name would pass for a kind

    def __getattr__(name: str) -> Any:
        try:
            kind = globals()[name] = KINDS.called(name)
        except KeyError:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
        return kind
