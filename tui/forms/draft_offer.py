"""A draft that was kept, offered where its form is opened again."""

from collections.abc import Coroutine
from typing import Any

from store.disk.draft_files import Draft
from store.disk.workspace import Saved
from store.rules.review.verdicts import Alongside
from store.values.words import N_, words
from tui.host import Host
from tui.picture.draft_question import draft_title

QUICK = "quick"
"""The kind of the drafts of quick entry."""
BRING_IN = "bring_in"
"""The kind of the drafts of a register that is brought in."""


async def draft_chosen(
    host: Host, kind: str, project: int | None, record: int | None = None, alongside: Alongside | None = None
) -> Coroutine[Any, Any, Saved | None] | None:
    """How it goes on where a draft was kept and is wanted, or where the user would rather go back; None: begin anew."""
    for draft in _drafts_of(host, kind, record, project):
        chosen = await _offered(host, draft)
        if chosen != "other":
            return host.actions.resume(draft, alongside=alongside) if chosen == "resume" else _back()
    return None


async def _back() -> None:
    return None


def _drafts_of(host: Host, kind: str, record: int | None, project: int | None) -> list[Draft]:
    """The drafts that a form of this record, or a new one of this kind, may go on from; the newest alone. None while
    others look: nobody knows what stands in them."""
    if host.looked_at:
        return []
    found = [
        d for d in host.drafts.all() if d.kind == kind and d.record == record and d.project in (project, None)
    ]
    return found[:1]


async def _offered(host: Host, draft: Draft) -> str:
    """`resume`, `other` (begin anew, keeping or without the draft) or `back`."""
    from tui.dialogs.question import Question

    say = host.say
    answers = {"e": say(N_("go on typing")), "d": say(N_("discard it")), "n": say(N_("begin anew"))}
    question = Question(say(words(N_("A draft is kept: {titles}"), titles=(draft_title(draft),))), answers)
    match await host.push_screen_wait(question):
        case "e":
            return "resume"
        case "d":
            host.drafts.remove(draft.id)
            return "other"
        case "n":
            return "other"
    return "back"
