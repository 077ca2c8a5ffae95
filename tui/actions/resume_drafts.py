"""Drafts that were kept: offered where their form is opened again, and all of them at the start."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from store.disk.draft_files import Draft
from store.disk.workspace import Saved
from store.records import Briefed
from store.rules.review.verdicts import Beside
from store.values.words import N_, NN_, Clauses, Words, words
from tui.actions.form_start import filling_of, news_line
from tui.forms.form_state import base_of
from tui.host import Host

QUICK = "quick"
"""The kind of the drafts of quick entry."""


async def draft_chosen(
    host: Host, kind: str, project: int | None, record: int | None = None, beside: Beside | None = None
) -> Coroutine[Any, Any, Saved | None] | None:
    """How it goes on where a draft was kept and is wanted, or where the user would rather go back; None: begin anew."""
    for draft in _drafts_of(host, kind, record, project):
        chosen = await _offered(host, draft)
        if chosen != "other":
            return _resumed(host, draft, beside) if chosen == "resume" else _back()
    return None


async def _back() -> None:
    return None


async def open_drafts(host: Host) -> None:
    """Offer what was typed and not saved, in one question; for the start of the app."""
    from tui.dialogs.question import Question

    drafts = host.drafts.all()
    if not drafts:
        return
    say = host.say
    titles = Clauses(_title(draft) for draft in drafts[:4])
    if len(drafts) == 1:
        sentence = words(N_("A draft is kept: {titles}"), titles=titles)
    elif len(drafts) <= 4:
        sentence = words(N_("{n} drafts are kept: {titles}"), n=len(drafts), titles=titles)
    else:
        sentence = words(N_("{n} drafts are kept: {titles} …"), n=len(drafts), titles=titles)
    answers = {"r": say(N_("resume")), "d": say(N_("discard")), "escape": say(N_("later"))}
    match await host.push_screen_wait(Question(say(sentence), answers)):
        case "r":
            for draft in drafts:
                await _resumed(host, draft)
        case "d":
            for draft in drafts:
                host.drafts.remove(draft.id)
            host.report(words(NN_("{n} draft discarded", "{n} drafts discarded"), n=len(drafts)), "dim")


def _drafts_of(host: Host, kind: str, record: int | None, project: int | None) -> list[Draft]:
    """The drafts that a form of this record, or a new one of this kind, may go on from; the newest alone."""
    found = [
        d for d in host.drafts.all() if d.kind == kind and d.record == record and d.project in (project, None)
    ]
    return found[:1]


async def _offered(host: Host, draft: Draft) -> str:
    """`resume`, `other` (begin anew, keeping or without the draft) or `back`."""
    from tui.dialogs.question import Question

    say = host.say
    answers = {"r": say(N_("resume")), "d": say(N_("discard it")), "n": say(N_("begin anew"))}
    question = Question(say(words(N_("A draft is kept: {titles}"), titles=(_title(draft),))), answers)
    match await host.push_screen_wait(question):
        case "r":
            return "resume"
        case "d":
            host.drafts.remove(draft.id)
            return "other"
        case "n":
            return "other"
    return "back"


async def _resumed(host: Host, draft: Draft, beside: Beside | None = None) -> Saved | None:
    from tui.forms.form_screen import FormScreen

    if draft.kind == Briefed.kind:
        from tui.briefing.briefing_screen import resumed

        await resumed(host, draft)
        return None

    if draft.kind == QUICK:
        await _quick(host, draft)
        return None
    if draft.extra.get("talk"):
        from tui.meeting.meeting_dialogue import resume_talk

        return await resume_talk(host, draft, beside=beside)
    found = base_of(draft)
    if found is None:
        host.report(
            words(N_("the draft {title} was written by another version"), title=_title(draft)), "amber"
        )
        return None
    base, made = found
    filling = await filling_of(host, base, draft.id, str(draft.extra.get("about", "")))
    for record in made:
        filling.known.add(record)
    filling.resume(draft)
    filling.beside = beside
    saved: Saved | None = await host.push_screen_wait(
        FormScreen(filling, kept=True, line=await news_line(host, base))
    )
    return saved


async def _quick(host: Host, draft: Draft) -> None:
    from tui.meeting.quick_entry import Quick

    await Quick.opened(host, draft.project or 0, draft)


def _title(draft: Draft) -> Words:
    """What the draft is called."""
    return draft.title if isinstance(draft.title, Words) else words("{title}", title=draft.title)
