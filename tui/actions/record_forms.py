"""How a form is opened: what it begins with, what it offers, which draft it may go on from.

Each function is a conversation for `Host.dialogue`.
"""

from datetime import date
from typing import Any

from store.acts.tell import not_with_it, telling, waits
from store.disk.workspace import Saved, Workspace
from store.queries.people.contact_limit_check import one_too_many
from store.queries.project_day import day_of, day_within
from store.records import Contact, Meeting, Milestone, Project, Stakeholder, Told
from store.records.names import names
from store.rules.first_field import first_field
from store.rules.registers.defaults import at_first
from store.rules.review.verdicts import Alongside
from store.values.outcome import Save
from store.values.record import ProjectRecord, Record, own_project
from store.values.words import N_, Words, words
from tui.actions.form_plans import plan_of
from tui.actions.form_start import form_state_of, introduction, telling_state_of
from tui.forms.draft_offer import draft_chosen
from tui.forms.form_state import FormState, blank
from tui.host import Host


async def edit_record(host: Host, record: Record, *, alongside: Alongside | None = None) -> Saved | None:
    """Change a record; what was saved, None when the form was left. `alongside` is saved with it, here and below."""
    if record.written_by:
        host.report(words(record.written_by), "amber")
        return None
    chosen = await draft_chosen(host, record.kind, record.project_id, record.id, alongside)
    if chosen is not None:
        return await chosen
    if isinstance(record, Meeting):
        from tui.meeting.meeting_dialogue import talk_about

        fresh = await host.store.run(lambda w: w.get(Meeting, record.id))
        return await talk_about(host, fresh or record, alongside=alongside)
    begin_at = await host.store.run(lambda w: _begins_at(w, record))
    return await _opened(host, record, begin_at=begin_at, alongside=alongside)


async def new_record(
    host: Host,
    kind: type[Record],
    *,
    note: Words | None = None,
    alongside: Alongside | None = None,
    **defaults: Any,
) -> Saved | None:
    """Make a record of `kind`; `defaults` are field values beside the obvious ones; `note` is what the form says."""
    if kind.written_by:
        host.report(words(kind.written_by), "amber")
        return None
    project = host.project or None
    if issubclass(kind, ProjectRecord) and project is None and "project" not in defaults:
        host.report(words(N_("no project is open; g opens or creates one")), "amber")
        return None
    if kind is Meeting:
        from tui.meeting.meeting_dialogue import hold_meeting

        return await hold_meeting(host, defaults.get("project", project) or 0)
    within = defaults.get("project", project)
    if (chosen := await draft_chosen(host, kind.kind, within, alongside=alongside)) is not None:
        return await chosen
    today = await host.store.run(lambda w: _today(w, within))
    base = blank(kind, _obvious(kind, project, today) | defaults)
    return await _opened(host, base, note=host.say(note) if note else "", alongside=alongside)


async def record_contact(
    host: Host,
    person: int | None,
    project: int | None = None,
    *,
    said: frozenset[int] = frozenset(),
    alongside: Alongside | None = None,
) -> Saved | None:
    """A touch that happened today, about `project` or else the open one; with the person known, the cursor is in the
    summary. `said`: ids of records that they heard of in it."""
    project = project or host.project or None
    if (chosen := await draft_chosen(host, Contact.kind, None, alongside=alongside)) is not None:
        return await chosen
    today = await host.store.run(lambda w: _today(w, project))
    base = blank(Contact, _obvious(Contact, project, today) | {"person": person})
    if project is None:
        begin_at = "person" if person is None else "summary"
        return await _opened(host, base, begin_at=begin_at, alongside=alongside)
    from tui.meeting.meeting_dialogue import talk_about

    assert isinstance(base, Contact)
    warning = await host.store.run(lambda w: one_too_many(w, base)) if person is not None else None
    return await talk_about(host, base, note=warning, said=said, alongside=alongside)


async def heard_now(host: Host, person: int, project: int | None, said: frozenset[int]) -> Saved | None:
    """A call of today in which that person heard of the records with these ids, about `project` or else the open one;
    there is nothing else to say of it, so no form is opened."""
    from tui.meeting.meeting_dialogue import filed_talk

    project = project or host.project or None
    today = await host.store.run(lambda w: _today(w, project))
    call = blank(Contact, _obvious(Contact, project, today) | {"person": person})
    assert isinstance(call, Contact)
    return await filed_talk(host, call, said)


async def tell(
    host: Host, *records: Record, about: str = "", alongside: Alongside | None = None
) -> Saved | None:
    """Who heard of `records`: offers whoever hears of the first next; one Enter saves. `about`: what they are."""
    project = host.project or None
    begun = await host.store.run(lambda w: telling(w, records[0], project))
    if isinstance(begun, Words):
        host.report(begun, "amber")
        return None
    base = blank(Told, begun.values | {"person": begun.person})
    assert isinstance(base, Told)
    subjects = [(record.kind, record.id) for record in records]
    called = about or host.say(words("{names}", names=names(records)))
    state = await telling_state_of(host, base, subjects, about=called)
    note = host.say(begun.why) if begun.why is not None else ""
    saved = await _shown(host, state, note=note, alongside=alongside)
    told = next((one for one in saved.records if isinstance(one, Told)), None) if saved is not None else None
    if saved is not None and told is not None:
        after, still = await host.store.run(
            lambda w: (not_with_it(w, records[0], told), waits(w, records[0], told))
        )
        if after is not None:
            host.report(words("{act}; {after}", act=saved.act.name, after=after), "amber")
        elif still:
            host.report(words(N_("{act}; {name} not yet: t again"), act=saved.act.name, name=still), "amber")
    return saved


def _begins_at(workspace: Workspace, record: Record) -> str:
    """As it is now: it may have been saved since it was shown."""
    fresh = workspace.get(type(record), record.id) or record
    if isinstance(fresh, Milestone) and fresh.type == "gate":
        from store.queries.project_situation import situation
        from store.rules.plan.gates import agreement_owed, phase_of

        now = situation(workspace, fresh.project)
        phase = phase_of(now, fresh)
        if phase is not None and agreement_owed(now, phase) is not None:
            return "plan_agreed_on"
    return first_field(fresh, day_within(workspace, own_project(fresh)))


def _obvious(kind: type[Record], project: int | None, today: date) -> dict[str, Any]:
    """What a new record of `kind` begins with, whatever is typed."""
    names = kind.__dataclass_fields__
    values = at_first(kind, today)
    if issubclass(kind, ProjectRecord):
        values["project"] = project
    elif "projects" in names and project is not None:
        values["projects"] = (project,)
    return values


def _today(workspace: Workspace, project: int | None) -> date:
    return day_of(workspace, workspace.get(Project, project) if project is not None else None).date


async def _opened(
    host: Host,
    base: Record,
    *,
    begin_at: str = "",
    note: str = "",
    about: str = "",
    alongside: Alongside | None = None,
) -> Saved | None:
    return await _shown(
        host,
        await form_state_of(host, base, about=about),
        begin_at=begin_at,
        note=note,
        alongside=alongside,
    )


async def _shown(
    host: Host, state: FormState, *, begin_at: str = "", note: str = "", alongside: Alongside | None = None
) -> Saved | None:
    from tui.forms.form_screen import FormScreen

    state.alongside = alongside
    line = await introduction(host, state.base)
    form = FormScreen(state, plan_of(state.base), begin_at=begin_at, note=note, line=line)
    saved: Saved | None = await host.push_screen_wait(form)
    if saved is not None:
        await _base_line(host, saved, state.base)
    return saved


async def _base_line(host: Host, saved: Saved, before: Record) -> None:
    """Until which day a new sponsor has heard what lies there."""
    if getattr(before, "role", "") == "sponsor" and before.rev:
        return
    part = next(
        (one for one in saved.records if isinstance(one, Stakeholder) and one.role == "sponsor"), None
    )
    if part is None:
        return
    from store.acts.heard_until import heard_until
    from tui.dialogs.act_questions import answered

    language, sponsor = host.language, part
    done = await answered(host, lambda w, given: heard_until(w, sponsor, given, language))
    if isinstance(done, Save):
        await host.keep(*done.records, act=done.act)
    elif done is not None and done.msgid:
        host.report(done, "amber")
