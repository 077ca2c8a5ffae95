"""A template: what a project of its sort begins with, in working days from the day it starts.

People write it as TOML. An entry has the field names of its kind; besides them an `id` by which other entries name it,
for a seat `held_by`, for a series the day of its `first` meeting. People are named by the seat that they hold.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from store.records import KINDS
from store.values.calendar import Calendar
from store.values.fields import Field, field_named
from store.values.frozen import frozen
from store.values.pattern import pattern
from store.values.record import Record

PLANNED: Mapping[str, tuple[str, ...]] = {
    "seat": ("title", "key", "audience"),
    "milestone": (
        "title",
        "owner",
        "type",
        "baseline",
        "tolerance",
        "after",
        "after_wd",
        "audience",
        "remark",
    ),
    "risk": (
        "title",
        "category",
        "cause",
        "probability",
        "impact",
        "owner",
        "response",
        "plan",
        "due",
        "trigger",
        "contingency",
        "residual_probability",
        "residual_impact",
        "hits_on",
        "audience",
        "remark",
    ),
    "series": ("title", "people", "rhythm", "time", "place", "body", "ended_on", "audience", "remark"),
    "quality_check": (
        "title",
        "type",
        "standard",
        "owner",
        "planned_on",
        "every_months",
        "audience",
        "remark",
    ),
    "deliverable": ("title", "number", "milestone", "owner", "audience", "remark"),
    "goal": ("title", "measure", "unit", "base", "target", "due", "owner", "audience", "remark"),
    "money": ("title", "type", "area", "approved", "funder", "due", "audience", "remark"),
    "action": ("title", "type", "owner", "helpers", "due", "audience", "remark"),
}
"""The kinds that a template may hold and the fields of each, in the order in which they are written. A further kind is
a further line: what its fields mean follows from the kind."""
BESIDE: Mapping[str, tuple[str, ...]] = {"seat": ("held_by",), "series": ("first",)}
"""What an entry may say besides the fields of its kind."""
FIRST = "first"
"""The day of the first meeting of a series."""
REF = pattern(r"template (.+)/(\w+) (\d{4}-\d\d-\d\d)")


@frozen
class Entry:
    """One record to be. `days`: working days from the start by field; `links`: ids of entries by field, a person being
    whoever holds a seat. `held_by`: who holds the seat from the beginning."""

    kind: str
    id: str
    values: Mapping[str, Any]
    days: Mapping[str, int]
    links: Mapping[str, tuple[str, ...]]
    held_by: str = ""

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.values["title"])

    @property
    def record(self) -> type[Record]:
        """The kind of record that it becomes."""
        return KINDS[self.kind]

    @property
    def people(self) -> Iterator[Field]:
        """Of its links those that name seats in place of people."""
        fields = (field_named(self.record, name) for name in self.links)
        return (field for field in fields if field.links_to == "person")

    def day(self, field: str, start: date, calendar: Calendar) -> date:
        """When it is: the start is the first working day on or after the day `start`."""
        return calendar.add(calendar.forward(start), self.days[field])


@frozen
class Template:
    """`name`: what is typed, `title` and `about`: what it is, in the `language` of its texts; `text`: as it was
    written. `hypercare_weeks`: how long people are called twice as often from go-live. `own`: kept by a team.
    `currency`: of its amounts, empty: that of the project. `closing`: what is done to close such a project."""

    name: str
    title: str
    about: str
    language: str
    entries: tuple[Entry, ...]
    text: str
    hypercare_weeks: int = 0
    own: bool = False
    currency: str = ""
    closing: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of one kind, as they were written."""
        return tuple(entry for entry in self.entries if entry.kind == kind)


@frozen
class Origin:
    """Where a record comes from: the template, its entry, and the start by which its days were reckoned."""

    template: str
    id: str
    start: date

    @property
    def ref(self) -> str:
        """As the record keeps it."""
        return f"template {self.template}/{self.id} {self.start.isoformat()}"


def origin_of(record: Record) -> Origin | None:
    """What a record's reference tells of it; None for one that comes from no template."""
    found = REF.fullmatch(getattr(record, "ref", ""))
    if found is None:
        return None
    try:
        return Origin(found[1], found[2], date.fromisoformat(found[3]))
    except ValueError:
        return None
