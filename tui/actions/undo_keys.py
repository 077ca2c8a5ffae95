"""`u` and ctrl+r: the newest act of mine is taken back, or brought back, and named."""

import asyncio

from store.disk import undo
from store.disk.workspace import Saved
from store.values.words import N_, words
from tui.host import Host


async def take_back(host: Host, forward: bool) -> Saved | None:
    """Undo, or with `forward` redo; asks when others changed parts of it since. None: nothing was taken back."""
    step = undo.redo if forward else undo.undo
    try:
        saved = await asyncio.shield(host.store.run(lambda w: step(w)))
    except undo.Overtaken as overtaken:
        saved = await _rest(host, overtaken, forward)
        if saved is None:
            return None
    if saved is None:
        host.report(words(N_("nothing to redo")) if forward else words(N_("nothing to undo")), "dim")
        return None
    other = N_("{act}. u undoes it.") if forward else N_("{act}. ctrl+r redoes it.")
    host.report(words(other, act=saved.act.name), "dim")
    host.reload(saved.kinds)
    return saved


async def _rest(host: Host, overtaken: undo.Overtaken, forward: bool) -> Saved | None:
    """Take back what others left as it was, if that is wanted."""
    from tui.dialogs.question import Question

    if not overtaken.some_left:
        host.report(overtaken.words, "amber")
        return None
    answers = {"u": host.say(N_("undo the rest")), "escape": host.say(N_("leave it"))}
    if await host.push_screen_wait(Question(host.say(overtaken.words), answers)) != "u":
        return None
    step = undo.redo if forward else undo.undo
    return await asyncio.shield(host.store.run(lambda w: step(w, rest=True)))
