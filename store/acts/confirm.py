"""Space: it stands. Confirmed, reviewed, read again."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.queries.project_day import today_of
from store.records.names import Called, name_of
from store.rules.registers.lifecycle import STAND, handled
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words


def confirm(workspace: Workspace, records: Sequence[Record], called: Called = name_of) -> Save | Words:
    """What Space makes of each, or why there is nothing to confirm. In the review what cannot be confirmed is seen:
    `rules.judging.stands`."""
    days = {record.id: today_of(workspace, record) for record in records}
    return handled(records, days, STAND, N_("nothing to confirm here"), called)
