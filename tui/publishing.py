"""`x` on a private note: shows what others will see, asks, and publishes it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from store.queries.publishing import described, publish
from store.records import Note
from store.rules.judging import Beside
from store.values.words import N_, words

if TYPE_CHECKING:
    from tui.app import Forewarn


async def publish_note(host: Forewarn, note: Note, beside: Beside | None = None) -> bool:
    """Whether it was published; `beside` is saved with it."""
    from tui.screens.question import Question

    say, language = host.say, host.language
    records = await host.store.run(lambda w: described(w, note, language))
    shown = "\n".join(f"{say(record.singular)}: {record.label}" for record in records)
    asked = say(words(N_("Publish it? Others see this, detected on {day}:"), day=note.on))
    answers = {"y": say(N_("publish")), "escape": say(N_("keep it mine"))}
    if await host.push_screen_wait(Question(asked, answers, details=shown)) != "y":
        return False
    host.done(await asyncio.shield(host.store.run(lambda w: publish(w, note, language, beside))))
    return True
