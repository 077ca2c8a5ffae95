"""One contact too many with somebody of class C is asked about before it is saved."""

from __future__ import annotations

from store.queries.restraint import one_too_many
from store.records import Contact
from store.values.record import Record
from store.values.words import N_
from tui.filling import Filling
from tui.host import Host


async def with_restraint(host: Host, filling: Filling, contact: Contact) -> tuple[Record, ...] | None:
    """The contact, after a question where it is one too many; None when the user would rather go on typing."""
    from tui.screens.question import Question

    asked = (contact.person, contact.on, contact.channel)
    warning = await host.store.run(lambda w: one_too_many(w, contact))
    if warning is None or asked in filling.answers:
        return (contact,)
    say = host.say
    answers = {"y": say(N_("save it all the same")), "escape": say(N_("back to the form"))}
    if await host.push_screen_wait(Question(say(warning), answers)) != "y":
        return None
    filling.answers[asked] = ("y", True)
    return (contact,)
