"""How the form of a meeting, or of a contact with notes, is opened; each function is a conversation for a host."""

import asyncio
from collections.abc import Sequence
from datetime import date

from store.acts.permission import refuse_reader
from store.disk.draft_files import Draft
from store.disk.file.record_rows import rows_of
from store.disk.workspace import Saved, Workspace
from store.queries.meeting.meeting_form import Talk, talk, to_be_held
from store.queries.project_day import day_within
from store.records import Contact, Meeting, Person
from store.records.contact import WRITTEN, Channel
from store.records.meeting import place_of
from store.rules.review.verdicts import Alongside
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.forms.draft_offer import draft_chosen
from tui.forms.form_state import base_of
from tui.host import Host
from tui.meeting.line_context import CaptureContext, capture_context_of
from tui.meeting.meeting_state import TITLES, MeetingState

OFFERED = 5
"""Planned meetings that are offered."""


async def hold_meeting(host: Host, project: int) -> Saved | None:
    """`m`: one of the planned meetings whose day has come, or another."""
    if not project:
        host.report(words(N_("no project is open; g opens or creates one")), "amber")
        return None
    await host.store.run(refuse_reader)
    if (chosen := await draft_chosen(host, Meeting.kind, project)) is not None:
        return await chosen
    today, planned = await host.store.run(lambda w: _planned(w, project))
    other = Meeting(project=project, title="", on=today, state="held")
    base = await _which(host, planned[:OFFERED], other) if planned else other
    if base is None:
        return None
    return await talk_about(host, base)


async def talk_about(
    host: Host,
    record: Record,
    *,
    note: Words | None = None,
    draft: Draft | None = None,
    said: frozenset[int] = frozenset(),
    alongside: Alongside | None = None,
) -> Saved | None:
    """The form of one meeting or contact; what was saved, None when it was left. `said`: ids of records that were
    ticked as heard before; `alongside` is saved with it."""
    from tui.meeting.meeting_plan import MEETING_PLAN
    from tui.meeting.meeting_screen import MeetingScreen

    state = await _state(host, record, said, draft)
    state.alongside = alongside
    if isinstance(record, Meeting) and record.state == "planned":
        state.suggest("on")
    form = MeetingScreen(
        state,
        MEETING_PLAN,
        begin_at=_begins(state),
        note=host.say(note) if note else "",
        kept=draft is not None,
    )
    saved: Saved | None = await host.push_screen_wait(form)
    return saved


async def filed_talk(host: Host, contact: Contact, said: frozenset[int]) -> Saved | None:
    """A contact without its form: nothing is noted of it but what was `said`. What must be asked is asked."""
    from tui.meeting.meeting_plan import MEETING_PLAN

    state = await _state(host, contact, said)
    records = await MEETING_PLAN.complete(host, state, contact)
    if not records:
        return None
    return await host.keep(*records, act=MEETING_PLAN.act(state, contact, records))


async def begin_after_briefing(
    host: Host, projects: Sequence[int], person: int, channel: Channel, briefed: str
) -> None:
    """Keep the draft of the meeting in which somebody was briefed, so that `m` goes on with it; none where it was
    written to them, or where a planned meeting of today has them in it, which `m` offers. `briefed`: the uuid of the
    briefing's act. Raises StoreProblem when the disk is full."""
    if channel in WRITTEN or not projects:
        return
    project = host.project if host.project in projects else projects[0]
    today, planned, name = await host.store.run(lambda w: _planned_with(w, project, person))
    if planned:
        return
    title = words(TITLES[channel], name=name)
    meeting = Meeting(
        project=project,
        title=host.say(title),
        on=today,
        state="held",
        place=place_of(channel, "meeting"),
        attendees=(person,),
    )
    draft = Draft(
        # Trying again keeps the same draft.
        id=f"{briefed}-m",
        kind=Meeting.kind,
        title=title,
        fields={},
        project=project,
        at=host.session.clock.now().isoformat(),
        extra={"base": rows_of(Meeting).values(meeting), "talk": True},
    )
    await asyncio.to_thread(host.drafts.keep, draft)


async def resume_talk(host: Host, draft: Draft, *, alongside: Alongside | None = None) -> Saved | None:
    """Go on with a kept form."""
    found = base_of(draft)
    if found is None:
        host.report(words(N_("the draft {title} was written by another version"), title=draft.title), "amber")
        return None
    return await talk_about(host, found[0], draft=draft, alongside=alongside)


async def _state(
    host: Host, record: Record, said: frozenset[int], draft: Draft | None = None
) -> MeetingState:
    project, language = _project_of(host, record), host.language
    capture, facts = await host.store.run(lambda w: _read(w, project, record, language))
    state = MeetingState(record, capture, facts, draft)
    state.said = said
    return state


async def _which(host: Host, planned: tuple[Meeting, ...], other: Meeting) -> Meeting | None:
    from tui.dialogs.question import Question

    say = host.say
    answers = {str(n): meeting.title[:30] for n, meeting in enumerate(planned, 1)}
    answers["n"] = say(N_("another"))
    details = "\n".join(
        say(words(N_("{n}  {title}, {day} {time}"), n=n, title=m.title, day=m.on, time=m.time))
        for n, m in enumerate(planned, 1)
    )
    key = await host.push_screen_wait(Question(say(words(N_("Which meeting?"))), answers, details=details))
    return planned[int(key) - 1] if key.isdigit() else other if key == "n" else None


def _planned(workspace: Workspace, project: int) -> tuple[date, tuple[Meeting, ...]]:
    today = day_within(workspace, project).date
    return today, to_be_held(workspace, project, today)


def _planned_with(workspace: Workspace, project: int, person: int) -> tuple[date, bool, str]:
    """(today, whether a meeting with that person is planned for it, their name)."""
    today, planned = _planned(workspace, project)
    found = workspace.get(Person, person)
    name = found.name if found is not None else ""
    return today, any(m.on == today and person in m.attendees for m in planned), name


def _project_of(host: Host, record: Record) -> int:
    if isinstance(record, Contact):
        return record.projects[0] if record.projects else host.project
    return record.project_id or host.project


def _read(workspace: Workspace, project: int, record: Record, language: str) -> tuple[CaptureContext, Talk]:
    return capture_context_of(workspace, project, language, record), talk(
        workspace, project, record.id, language
    )


def _begins(state: MeetingState) -> str:
    """In the notes where all else is known, else where something is missing."""
    base = state.base
    if isinstance(base, Contact):
        return state.notes if base.person else "person"
    if state.value("title"):
        return state.notes
    return "series" if state.facts.series else "title"
