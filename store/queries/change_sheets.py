"""The sheet of one change, for a person, for an audience, or for those within."""

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Change, Person
from store.rules.readership import Reader, reader_of
from store.rules.registers.change_sheet import ChangeSheet, change_sheet
from store.values.record import Audience


def sheet_of(
    workspace: Workspace, change: Change, audience: Audience = "internal", person: Person | None = None
) -> ChangeSheet | None:
    """As it stands today; None where they may not read of it. A `person` decides the audience."""
    now = situation(workspace, change.project)
    reader = Reader(now, audience) if person is None else reader_of(now, person)
    return change_sheet(reader, change) if reader.reads(change) else None
