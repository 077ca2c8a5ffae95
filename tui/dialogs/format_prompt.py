"""Asking for the format in which something is written."""

from collections.abc import Iterable

from store.exchange.formats import Format
from store.values.words import N_
from tui.dialogs.question import Question
from tui.host import Host


async def format_wanted(host: Host, formats: Iterable[Format]) -> Format | None:
    """The one that is chosen by its key; None where none is."""
    by_key = {one.key: one for one in formats}
    answers = {key: host.say(one.title) for key, one in by_key.items()}
    return by_key.get(await host.push_screen_wait(Question(host.say(N_("In which format?")), answers)))
