"""A project is closed: says what is still open in it, and asks."""

from __future__ import annotations

from store.queries.situation import situation
from store.records import Project
from store.rules.closing import still_open
from store.values.record import Record
from store.values.words import N_, words
from tui.filling import Filling
from tui.host import Host


async def with_closing(host: Host, filling: Filling, after: Project) -> tuple[Record, ...] | None:
    """The project; None when the user would rather go on typing than close it so."""
    before = filling.base
    assert isinstance(before, Project)
    closes = after.state == "closed" and before.state != "closed"
    if filling.new or not closes or filling.answers.get("close"):
        return (after,)
    if not await closes_so(host, after):
        return None
    filling.answers["close"] = True
    return (after,)


async def closes_so(host: Host, project: Project) -> bool:
    """Whether to close it with what is still open; with nothing open there is nothing to ask."""
    from tui.screens.question import Question

    found = await host.store.run(lambda w: still_open(situation(w, project.id)))
    if not found:
        return True
    say = host.say
    sentence = words(
        N_("Still open in {code}: {counts}. They stay as they are, and none of them is shown any more."),
        code=project.code,
        counts=found,
    )
    answers = {"y": say(N_("close it")), "escape": say(N_("back"))}
    return bool(await host.push_screen_wait(Question(say(sentence), answers)) == "y")
