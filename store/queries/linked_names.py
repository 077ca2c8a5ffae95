"""What the records are called that other records point at."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.record import Record
from store.values.text import clean_line

Link = tuple[str, int]
"""The kind of a record and its id."""


class Called(NamedTuple):
    """`code` None: its kind has none."""

    name: str
    code: str | None


def called(workspace: Workspace, links: Iterable[Link]) -> Mapping[Link, Called]:
    """One statement for each kind among the links; what is not there, or of a kind nobody knows, is left out."""
    ids: dict[str, set[int]] = {}
    for kind, id in links:
        if kind in KINDS:
            ids.setdefault(kind, set()).add(id)
    names = Names(workspace, None)
    return {
        (kind, record.id): Called(
            clean_line(getattr(record, "name", "") or names.called(record)), getattr(record, "code", None)
        )
        for kind, found in ids.items()
        for record in workspace.select(KINDS[kind], *sql_in("id", sorted(found)))
    }


def links_of(record: Record) -> Iterator[Link]:
    """What a record points at."""
    for field in fields_of(type(record)):
        if field.links_to:
            value = getattr(record, field.name)
            several = value if isinstance(value, tuple) else () if value is None else (value,)
            yield from ((linked_kind(record, field), id) for id in several)


def linked_kind(record: Record, field: Field) -> str:
    """The kind that a link of this record points at."""
    kind: str = getattr(record, f"{field.name}_kind") if field.links_to == "*" else field.links_to
    return kind
