"""Drafts that are in memory alone, for want of room on the disk: written as soon as there is some, and asked about
before the app ends."""

from store.values.problem import Problem, sentence_of
from store.values.words import N_, NN_, Words, words
from tui.host import Host


def in_memory(problem: Problem | OSError) -> Words:
    """What somebody is told whose draft could not be written."""
    return words(N_("draft kept in memory: {problem}"), problem=sentence_of(problem))


def write_waiting(host: Host) -> None:
    """Try again, on the event loop; says so when the last one is written."""
    if host.drafts.unwritten and host.drafts.write_again():
        host.report(words(N_("there is space again; the drafts are saved")), "dim")


async def leaves(host: Host) -> bool:
    """Whether the app may end; asks when drafts would be lost."""
    from tui.dialogs.question import Question

    n = 0 if host.drafts.write_again() else len(host.drafts.unwritten)
    if not n:
        return True
    lost = words(
        NN_("{n} draft is in memory only and will be lost", "{n} drafts are in memory only and will be lost"),
        n=n,
    )
    answers = {"l": host.say(N_("leave anyway")), "escape": host.say(N_("stay"))}
    answer: str = await host.push_screen_wait(Question(host.say(lost), answers))
    return answer == "l"
