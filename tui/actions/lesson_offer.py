"""What was learned from what has just ended: asked once, and written down in a form, or kept for the review."""

from collections.abc import Sequence

from store.acts.learn import WRITE, asked_of, put_down, to_learn
from store.values.record import Record
from store.values.words import N_
from tui.dialogs.act_questions import KEYS
from tui.dialogs.question import Question
from tui.host import Host

UNDO = "u"


async def offer_lessons(host: Host, before: Sequence[Record]) -> bool:
    """Of the records that were so before: where they teach now, a lesson of each is made, and the first one opened if
    it is to be written at once. Without an answer there is none. Whether the end was taken back instead: `u` does here
    what it does everywhere."""
    lessons = await host.store.run(lambda w: to_learn(w, before))
    if not lessons:
        return False
    question = asked_of(lessons)
    answers = {KEYS[answer]: host.say(word) for answer, word in question.answers}
    answers |= {UNDO: host.say(N_("undo")), "escape": host.say(question.back)}
    pressed = await host.push_screen_wait(Question(host.say(question.said), answers))
    if pressed == UNDO:
        return await host.actions.take_back(forward=False) is not None
    if pressed == "escape":
        return False
    made = put_down(lessons)
    saved = await host.keep(*made.records, act=made.act)
    if saved is not None and pressed == KEYS[WRITE]:
        first = next(one for one in saved.records if one.id == lessons[0].id)
        await host.actions.edit(first)
    return False
