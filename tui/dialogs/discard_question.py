"""Whether what was typed is given up."""

from store.values.words import N_
from tui.dialogs.question import Question
from tui.host import Host


async def discards(host: Host) -> bool:
    """Ask it, of a form that something was typed into."""
    answers = {"d": host.say(N_("discard")), "escape": host.say(N_("keep typing"))}
    return await host.push_screen_wait(Question(host.say(N_("Discard what was typed here?")), answers)) == "d"
