"""What somebody has not heard of a record, beside its fields in JSON: the same as the panes and `i` say."""

from collections.abc import Sequence
from typing import Any

from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.rules.registers.events import events_of
from store.rules.registers.news import News, news
from store.rules.situation import Situation
from store.values.record import Record


def with_untold(
    workspace: Workspace, records: Sequence[Record], documents: Sequence[dict[str, Any]]
) -> Sequence[dict[str, Any]]:
    """The documents of these records, each of a kind that can be news with `untold`: null, or to whom, since when, and
    the day of the mail that waits for its answer."""
    tellable = [record for record in records if events_of(record)]
    ids = tuple(dict.fromkeys(record.project_id for record in tellable if record.project_id is not None))
    nows = dict(zip(ids, situations(workspace, ids), strict=True)) if ids else {}
    for record, document in zip(records, documents, strict=True):
        if (now := nows.get(record.project_id or 0)) is not None and events_of(record):
            document["untold"] = _untold(now, record)
    return documents


def _untold(now: Situation, record: Record) -> dict[str, Any] | None:
    one: News | None = None if record.archived else news(now, record)
    if one is None or not one.open:
        return None
    sent = one.told.on.isoformat() if one.heard == "sent" and one.told is not None else None
    return {
        "person": str(one.person),
        "person_name": now.name(one.person),
        "known": one.known.isoformat(),
        "since": one.since.isoformat(),
        "age_wd": one.age,
        "sent_on": sent,
    }
