"""What every record has: an id that is ours, a revision, and whether it is archived."""

import os
import time
from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal, TypeVar, dataclass_transform

from store.values.clock import zone_of
from store.values.fields import Limit, Line, LinksTo, Shown
from store.values.frozen import frozen, made_frozen
from store.values.words import N_, Words

Home = Literal["store", "private"]
Audience = Literal["internal", "client", "sponsor"]
EPOCH_MS = 1_577_836_800_000
AUDIENCES = {"internal": N_("internal"), "client": N_("client"), "sponsor": N_("sponsor")}


_last = 0


def new_id() -> int:
    """63 bits: milliseconds since 2020 (41) and randomness (22), one space for all kinds and files.

    Drawn when the record is made, so records born in one act can point at each other and a retried save
    is the same save. Within a process they only rise, so that no two of them are equal, even when the clock
    is set back.
    """
    global _last
    # A clock that is far off must not leave the 63 bits, nor end up in a far century.
    milliseconds = min(max(time.time_ns() // 1_000_000 - EPOCH_MS, 0), 0x1FFFFFFFFFF)
    _last = max(_last + 1, milliseconds << 22 | int.from_bytes(os.urandom(3), "big") >> 2)
    return _last


def moment(id: int) -> datetime:
    """When an id was drawn, in UTC."""
    return datetime.fromtimestamp(((id >> 22) + EPOCH_MS) / 1000, UTC)


def born(id: int, zone: str = "") -> date:
    """The day on which an id was drawn, in an IANA zone; empty: the machine's."""
    return moment(id).astimezone(zone_of(zone)).date()


@frozen
class Objection:
    """Why a record cannot be saved so: one sentence, and the field it belongs under."""

    field: str
    words: Words


K = TypeVar("K")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def kind_of_record(cls: type[K]) -> type[K]:
    """Make a record class of `cls`: a frozen, slotted, keyword-only dataclass."""
    return made_frozen(cls, named=True)


@kind_of_record
class Record:
    """The part that all kinds share. A kind adds its fields, its words and what follows from it alone.

    `written_by`: a msgid that says how records of the kind come about, where nobody may type them.
    """

    kind: ClassVar[str]
    singular: ClassVar[str]
    plural: ClassVar[str]
    named_by: ClassVar[str] = "title"
    home: ClassVar[Home] = "store"
    prefix: ClassVar[str] = ""
    written_by: ClassVar[str] = ""
    code_form: ClassVar[str] = "{prefix}-{n:02}"
    imported_by: ClassVar[str] = ""
    """The command that brings in the record of a code that nothing has yet, with a place for the code."""
    changes_most: ClassVar[str] = ""
    """The field that changing one begins at, where it lacks nothing; empty: where typing a new one begins."""
    chain: ClassVar[tuple[str, ...]] = ()
    """Two fields, or none: the second leads to the first of another record, and must never lead back in a circle."""
    within: ClassVar[tuple[str, ...]] = ()
    """A field and a value of it, or none: records with that stay within until an audience is ticked."""
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "revalidate_instances": "always"}

    id: Annotated[int, Limit(ge=1, le=2**63 - 1), Shown(N_("Id"), asked=False)] = field(
        default_factory=new_id
    )
    rev: Annotated[int, Limit(ge=0), Shown(N_("Revision"), asked=False)] = 0
    archived: Annotated[bool, Shown(N_("Archived"), asked=False)] = False

    @property
    def code_prefix(self) -> str:
        """The letters of the code it is given; empty for a kind without codes."""
        return self.prefix

    @property
    def label(self) -> str:
        """What people call this record; empty for one that is called by a record it links to."""
        value = getattr(self, self.named_by)
        return value if isinstance(value, str) else ""

    def objections(self, beside: "Batch", today: date) -> Iterable[Objection]:
        """What forbids saving it so, beyond the limits of single fields; `beside`: all records of the same act."""
        return ()

    def change_objections(self, before: "Record", beside: "Batch") -> Iterable[Objection]:
        """What forbids this change of a saved record; asked inside the transaction."""
        return ()

    @property
    def project_id(self) -> int | None:
        """The project it belongs to; None for the kinds that belong to the whole store."""
        return getattr(self, "project", None)


def own_project(record: Record) -> int | None:
    """The project that a record is seen in: its own, or itself; None for the other kinds of the whole store."""
    return record.id if record.kind == "project" else record.project_id


class Batch(tuple[Record, ...]):
    """The records of one act, found by what stands in a field without going through all of them each time."""

    _index: dict[tuple[str, str, Any], list[Record]]

    def having(self, kind: str, name: str, value: object) -> list[Record]:
        """The records of `kind` whose field `name` holds `value`."""
        if not hasattr(self, "_index"):
            self._index = {}
        if (kind, name, ...) not in self._index:
            self._index[kind, name, ...] = []
            for record in self:
                if record.kind == kind:
                    self._index.setdefault((kind, name, getattr(record, name)), []).append(record)
        return self._index.get((kind, name, value), [])


@kind_of_record
class ProjectRecord(Record):
    """A record of one project."""

    project: Annotated[int, LinksTo("project"), Shown(N_("Project"), asked=False)]


Ref = Annotated[Line, Shown(N_("Reference"), N_("a link, ticket or path; shown and copied, never opened"))]
Audiences = Annotated[
    tuple[Audience, ...],
    Shown(N_("Audience"), N_("who may read of it; empty: as the project's side has it"), AUDIENCES),
]
