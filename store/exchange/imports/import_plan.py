"""What an import would do, row by row, before anything is saved; saving it is one act."""

from collections.abc import Mapping as Table
from dataclasses import field
from datetime import date
from typing import Literal, NamedTuple
from uuid import uuid4

from store.disk.workspace import Saved, Workspace
from store.exchange.columns.column_mapping import Mapping, OptionProblem
from store.exchange.imports.conflicts import Question
from store.exchange.imports.taught_words import Taught
from store.exchange.imports.unread_words import UnreadWord
from store.exchange.vocabulary.titles import Target
from store.records import Person, Project, Reforecast
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, NN_, Words, words

Status = Literal["new", "changed", "unchanged", "waiting", "rejected", "left"]
STATUSES: Table[Status, str] = {
    "new": N_("{n} new"),
    "changed": N_("{n} changed"),
    "unchanged": N_("{n} unchanged"),
    "waiting": N_("{n} waiting"),
    "rejected": N_("{n} rejected"),
}
LEFT_OUT = N_("{n} left out")
"""Of rows that somebody leaves out; they are none of the five, and none of `Plan.rows`."""
# The name of the act by kind; the journal is asked for these names to find what earlier imports wrote.
ACTS: Table[str, tuple[str, str]] = {
    "risk": NN_("import {file}: {n} risk", "import {file}: {n} risks"),
    "issue": NN_("import {file}: {n} issue", "import {file}: {n} issues"),
    "milestone": NN_("import {file}: {n} milestone", "import {file}: {n} milestones"),
    "action": NN_("import {file}: {n} action", "import {file}: {n} actions"),
    "person": NN_("import {file}: {n} person", "import {file}: {n} people"),
    "stakeholder": NN_("import {file}: {n} stakeholder", "import {file}: {n} stakeholders"),
    "change": NN_("import {file}: {n} change", "import {file}: {n} changes"),
    "decision": NN_("import {file}: {n} decision", "import {file}: {n} decisions"),
    "lesson": NN_("import {file}: {n} lesson", "import {file}: {n} lessons"),
    "deliverable": NN_("import {file}: {n} deliverable", "import {file}: {n} deliverables"),
    "goal": NN_("import {file}: {n} goal", "import {file}: {n} goals"),
    "money": NN_("import {file}: {n} money line", "import {file}: {n} money lines"),
    "quality_check": NN_("import {file}: {n} check", "import {file}: {n} checks"),
    "seat": NN_("import {file}: {n} seat", "import {file}: {n} seats"),
    "reading": NN_("import {file}: {n} reading", "import {file}: {n} readings"),
    "series": NN_("import {file}: one series of meetings", "import {file}: {n} series of meetings"),
    "meeting": NN_("import {file}: {n} meeting", "import {file}: {n} meetings"),
    "contact": NN_("import {file}: {n} contact", "import {file}: {n} contacts"),
    "raid": NN_("import {file}: {n} record of a RAID log", "import {file}: {n} records of a RAID log"),
}


class Reason(NamedTuple):
    """Why a row waits or is rejected, or what the reader should know; `column`: its title, empty: the whole row."""

    column: str
    words: Words


class FieldChange(NamedTuple):
    """A field that changes: its title (msgid), and the values as people read them."""

    field: str
    before: str
    after: str


class Kept(NamedTuple):
    """A field of a record that stays as it was edited here, whatever the file says; `on`: the day of that edit.

    `name` of the record and of the field (`field`: its title, a msgid), the values as people read them.
    """

    name: str
    target: str
    field: str
    here: str
    said: str
    on: date | None


class PlannedRow(NamedTuple):
    """What becomes of one row of the file, why, and the records to save for it."""

    number: int
    status: Status
    label: str
    reasons: tuple[Reason, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    records: tuple[Record, ...] = ()
    kept: tuple[Kept, ...] = ()
    code: str = ""
    """What the file calls it by, where it has codes."""

    @property
    def moves(self) -> tuple[Reforecast, ...]:
        """The promised dates that move."""
        return tuple(record for record in self.records if isinstance(record, Reforecast))


@frozen
class Part:
    """How the columns of a file are read for one kind of its rows; `kept`: columns that go to the remark; `sheet`: its
    name, where several are read; `dates`: what is asked of the order in its days; `missing`: what no column is read as
    and nothing can be made without."""

    kind: type[Record]
    mapping: Mapping
    kept: tuple[str, ...]
    sheet: str = ""
    dates: tuple[Words, ...] = ()
    missing: tuple[Target, ...] = ()


@frozen
class Plan:
    """An import in full. While `asks` holds a question it cannot be saved; `people` are made because rows name them.

    `called`: what the register is, its kind's name or `raid`; `questions`: contradictions and how they are decided;
    `alongside`: what is saved with the rows, such as the mapping under a name.
    """

    called: str
    file: str
    project: Project | None
    parts: tuple[Part, ...]
    rows: tuple[PlannedRow, ...]
    notes: tuple[Words, ...] = ()
    asks: tuple[Words, ...] = ()
    people: tuple[Person, ...] = ()
    questions: tuple[Question, ...] = ()
    alongside: tuple[Record, ...] = ()
    left_out: tuple[PlannedRow, ...] = ()
    """The rows that somebody leaves out."""
    gone: tuple[Record, ...] = ()
    """What this register listed before and does not list now; nothing becomes of it."""
    projects: tuple[Project, ...] = ()
    """Those that a column sends the rows to; `project` alone where none does."""
    held: int = 0
    """How many baselines of the file wait, since nobody approved them."""
    unread: tuple[UnreadWord, ...] = ()
    """The words that nobody understands."""
    roles: tuple[UnreadWord, ...] = ()
    """The words of a list of stakeholders that may be roles and are none we know; no clock runs for these rows."""
    without_role: int = 0
    """How many new stakeholders come in without one."""
    taught: tuple[Taught, ...] = ()
    """What was said of such words with this import."""
    type_column: str = ""
    """The column that tells the kind of each row, where they are of several."""
    uuid: str = field(default_factory=lambda: uuid4().hex)

    @property
    def kind(self) -> type[Record]:
        """Of its rows; the first of several."""
        return self.parts[0].kind

    @property
    def kept(self) -> tuple[str, ...]:
        """Columns that are a field of none of the kinds of their sheet."""
        sheets: dict[str, list[tuple[str, ...]]] = {}
        for part in self.parts:
            sheets.setdefault(part.sheet, []).append(part.kept)
        kept = (
            column
            for first, *others in sheets.values()
            for column in first
            if all(column in other for other in others)
        )
        return tuple(dict.fromkeys(kept))

    @property
    def counts(self) -> dict[Status, int]:
        """How many rows of each status, all five of them."""
        return {status: len(self.of(status)) for status in STATUSES}

    def of(self, status: Status) -> tuple[PlannedRow, ...]:
        """The rows of one status, in the file's order."""
        return tuple(row for row in self.rows if row.status == status)

    @property
    def coming(self) -> int:
        """How many rows bring something."""
        return len(self.of("new")) + len(self.of("changed"))

    @property
    def held_back(self) -> int:
        """How many rows wait or are rejected; a row that comes in may leave a baseline that waits."""
        return len(self.of("waiting")) + len(self.of("rejected")) or self.held

    @property
    def moves(self) -> int:
        """How many promised dates move."""
        return sum(len(row.moves) for row in self.rows)

    @property
    def act(self) -> Words:
        """The name of the act that saves it."""
        return words(ACTS[self.called], file=self.file, n=self.coming)

    def save(self, workspace: Workspace) -> Saved:
        """Write new and changed rows as one act; saving the same plan again is the same act.

        Raises OptionProblem with the first open question, and what Workspace.save raises.
        """
        if self.asks:
            raise OptionProblem(self.asks[0])
        records = [record for row in self.rows for record in row.records]
        return workspace.save(*self.people, *records, *self.alongside, act=self.act, uuid=self.uuid)
