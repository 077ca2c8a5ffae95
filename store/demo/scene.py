"""Reads a language's scene: TOML files in which every record tells its own life.

A file holds, per kind, entries with the record's own field names. Besides them an entry may have
`at` (the day it was written, if no field of it tells), `told` (when the sponsor heard of it) and `then` (later
changes, each with its `at`; one that moves a promised date with its `reason`, a baseline with its `approver` or
the `change` behind it). Days are relative (store.demo.days), links are codes, and names as people say them.
`scene.project` and `scene.sponsor` hold for the whole file, `defaults.KIND` for all its entries of a kind; contacts
are grouped by person.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import count
from secrets import randbits
from typing import Any

from store.demo.days import Days
from store.records import KINDS, CalendarDays, Person, Project, Told
from store.records.calendar_days import calendar_of
from store.rules.spoken_name import spoken_names
from store.values.calendar import MON_FRI, Calendar
from store.values.fields import Field, field_named, fields_of
from store.values.frozen import frozen
from store.values.record import EPOCH_MS, Record

Values = Mapping[str, Any]
BEGIN = -84
"""The day the store was begun, four months ago."""
BORN_BY = ("at", "detected_on", "identified_on", "asked_on", "on")
"""The fields that tell when an entry was written, the first that it has; otherwise when the store was begun."""

APPROVALS = {"approver": "person", "change": "change"}
"""What a new baseline stands on, by the kind of record it is."""
OF_A_MOVE = ("reason", *APPROVALS)


@frozen
class Entry:
    """One record as its file tells it."""

    id: int
    kind: type[Record]
    on: date
    raw: Values
    project: str
    sponsor: str


@frozen
class Write:
    """What was written of one record on one day: all of it at first, later what changed, why a date moved, and who or
    which change approved a new baseline."""

    id: int
    kind: type[Record]
    on: date
    project: str
    values: Values
    reason: str = ""
    approver: int | None = None
    change: int | None = None


def read_scene(language: str, days: Days) -> tuple[Write, ...]:
    """Everything that was written, record by record; each record's own writes in time order."""
    return tuple(_Scene(language, days, tuple(_entries(language, days))).writes())


def working_days(language: str) -> Calendar:
    """The calendar of a language's projects."""
    file = _folder(language) / "calendar.toml"
    if not file.is_file():
        return MON_FRI
    (told,) = tomllib.loads(file.read_text(encoding="utf-8"))["calendar"]
    return calendar_of(CalendarDays(**told))


def _folder(language: str) -> Traversable:
    return resources.files("store.demo") / ("zh" if language.startswith("zh") else "en")


def _entries(language: str, days: Days) -> Iterator[Entry]:
    serial = count()
    folder = _folder(language)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        header, defaults = told.pop("scene", {}), told.pop("defaults", {})
        project, sponsor = header.get("project", ""), header.get("sponsor", "")
        for name, entries in told.items():
            for own in _by_person(entries):
                raw = {**defaults.get(name, {}), **own}
                on = _written_on(raw, days)
                yield Entry(_drawn(on, next(serial)), KINDS[name], on, raw, project, sponsor)


def _by_person(entries: Any) -> Iterator[Values]:
    """The entries of a kind; a table instead of a list groups them by person."""
    if isinstance(entries, list):
        yield from entries
    else:
        for person, theirs in entries.items():
            yield from ({"person": person, **raw} for raw in theirs)


def _written_on(raw: Values, days: Days) -> date:
    return days.day(next((raw[name] for name in BORN_BY if name in raw), BEGIN))


def _drawn(on: date, serial: int) -> int:
    """An id as it would have been drawn that morning: records tell by it when they were made, and in what order."""
    moment = datetime.combine(on, time(6), UTC).timestamp() * 1000
    return ((int(moment) + serial - EPOCH_MS) & 0x1FFFFFFFFFF) << 22 | randbits(22)


class _Scene:
    """Entries with their links resolved: people and projects by name, the rest by code within their project."""

    def __init__(self, language: str, days: Days, entries: Sequence[Entry]) -> None:
        self.language = language
        self.days = days
        self.entries = entries
        self.ids = {_key(entry): entry.id for entry in entries}
        people = [entry for entry in entries if entry.kind is Person]
        said = spoken_names((one.id, one.raw["name"], one.raw.get("address", "")) for one in people)
        self.ids |= {(Person, "", name): id for id, name in said.items()}

    def writes(self) -> Iterator[Write]:
        for entry in self.entries:
            raw = {name: value for name, value in entry.raw.items() if name not in ("at", "told", "then")}
            yield Write(entry.id, entry.kind, entry.on, entry.project, self._first(entry, raw))
            for change in entry.raw.get("then", ()):
                raw = {name: value for name, value in change.items() if name not in ("at", *OF_A_MOVE)}
                values = self._typed(entry.kind, entry.project, raw)
                reason = self.days.text(change.get("reason", ""), self.language)
                on = self.days.day(change["at"])
                by = {
                    name: self._linked(kind, entry.project, change[name])
                    for name, kind in APPROVALS.items()
                    if name in change
                }
                yield Write(entry.id, entry.kind, on, entry.project, values, reason, **by)
            for position, heard in enumerate(entry.raw.get("told", ())):
                yield self._told(entry, heard, position)

    def _told(self, entry: Entry, heard: Values, position: int) -> Write:
        on = self.days.day(heard["on"])
        values = self._typed(Told, entry.project, {"person": entry.sponsor, **heard})
        subject = {"subject": entry.id, "subject_kind": entry.kind.kind, "entered_on": on}
        project = {"project": self.ids[Project, "", entry.project]}
        return Write(_drawn(on, position), Told, on, entry.project, dict(values) | subject | project)

    def _first(self, entry: Entry, raw: Values) -> Values:
        values = dict(self._typed(entry.kind, entry.project, raw))
        names = {field.name for field in fields_of(entry.kind)}
        if entry.project and "project" in names:
            values["project"] = self.ids[Project, "", entry.project]
        if entry.project and "projects" in names:
            values.setdefault("projects", (self.ids[Project, "", entry.project],))
        return values

    def _typed(self, kind: type[Record], project: str, raw: Values) -> Values:
        return {name: self._value(field_named(kind, name), project, value) for name, value in raw.items()}

    def _value(self, field: Field, project: str, written: Any) -> Any:
        if field.shape == "date":
            return self.days.day(written)
        if field.shape in ("line", "prose"):
            return self.days.text(written, self.language)
        if field.shape == "link":
            return self._linked(field.links_to, project, written)
        if field.shape == "money":
            return Decimal(str(written))
        if field.shape == "links":
            return tuple(self._linked(field.links_to, project, name) for name in written)
        return tuple(written) if field.shape == "choices" else written

    def _linked(self, kind: str, project: str, name: str) -> int:
        linked = KINDS[kind]
        return self.ids[linked, "" if linked in (Person, Project) else project, name]


def _key(entry: Entry) -> tuple[type[Record], str, str]:
    """How other entries name this one."""
    name = entry.raw.get("code") or entry.raw.get(entry.kind.named_by, "")
    return (entry.kind, entry.project, name or str(entry.id))
