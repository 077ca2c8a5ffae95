"""What was learned from what has just ended: asked once, and written down in a form, or kept for the review."""

from collections.abc import Sequence

from store.acts.learn import WRITE, asked_of, put_down, to_learn
from store.values.record import Record
from tui.dialogs.act_questions import asked
from tui.host import Host


async def offer_lessons(host: Host, before: Sequence[Record]) -> None:
    """Of the records that were so before: where they teach now, a lesson of each is made, and the first one opened if
    it is to be written at once. Without an answer there is none."""
    lessons = await host.store.run(lambda w: to_learn(w, before))
    if not lessons or (answer := await asked(host, asked_of(lessons))) is None:
        return
    made = put_down(lessons)
    saved = await host.keep(*made.records, act=made.act)
    if saved is not None and answer == WRITE:
        first = next(one for one in saved.records if one.id == lessons[0].id)
        await host.actions.edit(first)
