"""Why a promise or an ask was missed: asked once, when it is finished after its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.queries.situation import today_of
from store.records import Action
from store.rules.promises import unexplained
from store.values.record import Record
from store.values.words import N_, bare, words

if TYPE_CHECKING:
    from tui.app import Forewarn


async def explained(host: Forewarn, records: Sequence[Record]) -> Sequence[Record] | None:
    """The records, those that were missed with one reason for all; None: they stay open."""
    if not any(isinstance(record, Action) for record in records):
        return records
    days = await host.store.run(lambda w: {record.id: today_of(w, record) for record in records})
    missed = [record for record in records if unexplained(record, days[record.id])]
    if not missed:
        return records
    from tui.screens.reason import Reason

    names = tuple(bare(f"{one.code} {one.label}".strip()) for one in missed if isinstance(one, Action))
    title = words(N_("{names}: after its day. Why was it missed?"), names=names)
    needs = N_("a word that was not kept needs its reason; Esc leaves it open")
    reason = await host.push_screen_wait(Reason(host.say(title), needs=needs, back=N_("leave it open")))
    if not reason:
        return None
    ids = {record.id for record in missed}
    return [replace(r, missed_because=reason) if r.id in ids else r for r in records]  # type: ignore[call-arg]
