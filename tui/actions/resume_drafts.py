"""Drafts that were kept: all of them offered at the start, and each gone on with in the form it belongs to."""

from store.disk.draft_files import Draft
from store.disk.workspace import Saved
from store.records import Briefed, Told
from store.rules.review.verdicts import Alongside
from store.values.words import N_, NN_, words
from tui.actions.form_plans import plan_of
from tui.actions.form_start import form_state_of, introduction, telling_state_of
from tui.actions.telling_state import subjects_kept
from tui.forms.draft_offer import BRING_IN, QUICK
from tui.forms.form_state import FormState, base_of
from tui.host import Host
from tui.picture.draft_question import draft_answers, draft_question, draft_title


async def open_drafts(host: Host) -> None:
    """Offer what was typed and not saved, in one question; for the start of the app. Once one is gone on with and left,
    those that wait are offered again: none opens by itself. The review goes first where it is asked for."""
    from tui.dialogs.question import Question

    drafts = host.drafts.all()
    review = host.session.config.keys.get("review", "r")
    fresh = False
    while drafts:
        sentence = host.say(draft_question(drafts))
        question = Question(sentence, draft_answers(host.say), beside=(review,), fresh=fresh)
        match await host.push_screen_wait(question):
            case "e":
                await resumed(host, drafts[0])
                drafts, fresh = drafts[1:], True
                continue
            case "d":
                for draft in drafts:
                    host.drafts.remove(draft.id)
                host.report(words(NN_("{n} draft discarded", "{n} drafts discarded"), n=len(drafts)), "dim")
            case key if key == review:
                host.go("review")
        return


async def resumed(host: Host, draft: Draft, alongside: Alongside | None = None) -> Saved | None:
    """Go on with what a draft was kept of."""
    from tui.forms.form_screen import FormScreen

    if draft.kind == Briefed.kind:
        from tui.briefing.briefing_screen import resume_briefing

        await resume_briefing(host, draft)
        return None

    if draft.kind == QUICK:
        await _quick(host, draft)
        return None
    if draft.kind == BRING_IN:
        from tui.bring_in.bring_in_dialogue import resume_bring_in

        await resume_bring_in(host, draft)
        return None
    if draft.extra.get("talk"):
        from tui.meeting.meeting_dialogue import resume_talk

        return await resume_talk(host, draft, alongside=alongside)
    found = base_of(draft)
    if found is None:
        host.report(
            words(N_("the draft {title} was written by another version"), title=draft_title(draft)),
            "amber",
        )
        return None
    base, made = found
    about = str(draft.extra.get("about", ""))
    if isinstance(base, Told) and base.rev == 0:
        kept = subjects_kept(draft) or ((base.subject_kind, base.subject),)
        state: FormState = await telling_state_of(host, base, kept, draft.id, about)
    else:
        state = await form_state_of(host, base, draft.id, about)
    for record in made:
        state.candidates.add(record)
    state.resume(draft)
    state.alongside = alongside
    saved: Saved | None = await host.push_screen_wait(
        FormScreen(state, plan_of(base), kept=True, line=await introduction(host, base))
    )
    return saved


async def _quick(host: Host, draft: Draft) -> None:
    from tui.meeting.quick_entry import Quick

    await Quick.opened(host, draft.project or 0, draft)
