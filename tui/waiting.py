"""Drafts that are in memory alone, for want of room on the disk: written as soon as there is some, and asked about
before the app ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.disk.sqlite import StoreProblem
from store.values.words import N_, NN_, Words, words

if TYPE_CHECKING:
    from tui.app import Forewarn


def in_memory(problem: StoreProblem) -> Words:
    """What somebody is told whose draft could not be written."""
    return words(N_("the draft is in memory only, until it can be written: {problem}"), problem=problem.words)


def write_waiting(app: Forewarn) -> None:
    """Try again, on the event loop; says so when the last one is written."""
    if app.drafts.unwritten and app.drafts.write_again():
        app.report(words(N_("there is room again; the drafts are written")), "dim")


async def leaves(app: Forewarn) -> bool:
    """Whether the app may end; asks when drafts would be lost."""
    from tui.screens.question import Question

    n = 0 if app.drafts.write_again() else len(app.drafts.unwritten)
    if not n:
        return True
    lost = words(
        NN_("{n} draft is in memory only and will be lost", "{n} drafts are in memory only and will be lost"),
        n=n,
    )
    answers = {"l": app.say(N_("leave all the same")), "escape": app.say(N_("stay"))}
    return await app.push_screen_wait(Question(app.say(lost), answers)) == "l"
