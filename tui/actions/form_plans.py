"""The plan of every kind's form: what its act is called, what goes along with it."""

from collections.abc import Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import KINDS, Change, Contact, Milestone, Project, Seat, Stakeholder, Told
from store.records.stakeholder import UNCHOSEN
from store.rules.registers.announcement import said
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.dialogs.act_questions import answered
from tui.forms.form_plan import Plan, act_of, called
from tui.forms.form_state import FormState
from tui.host import Act, Host


async def _asked(host: Host, state: FormState, act: Act) -> tuple[Record, ...] | None:
    """What an act saves when all it asks is answered; what was answered to the same question is not asked again."""
    done = await answered(host, act, state.answers, back=N_("back to the form"))
    if isinstance(done, Words):
        host.report(done, "amber")
    return done.records if isinstance(done, Save) else None


async def _moved(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.move_forecast import move_forecast

    before = state.base
    assert isinstance(before, Milestone) and isinstance(record, Milestone)
    if state.new:
        return (record,)
    return await _asked(host, state, lambda w, given: move_forecast(w, before, record, given))


async def _finished(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.finish import finish_by_hand

    before = state.base
    if state.new:
        return (record,)
    return await _asked(host, state, lambda _, given: finish_by_hand(before, record, given))


async def _contacted(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.contact import contact

    assert isinstance(record, Contact)
    return await _asked(host, state, lambda w, given: contact(w, record, given))


async def _entered(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.enter_part import enter_clocks, enter_part

    typed = record
    assert isinstance(state.base, Stakeholder) and isinstance(typed, Stakeholder)
    given = {name for name in state.typed if state.touched(name)} - {"person"}
    if state.base.role != UNCHOSEN:  # the form was opened for it
        given.add("role")
    held, part = await host.store.run(lambda w: enter_part(w, typed, given))
    if held is not None:
        state.rebase(held, part)
    name = state.candidates.label("person", part.person)
    return await _asked(host, state, lambda w, answers: enter_clocks(w, part, given, answers, name))


async def _left(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from tui.handover.handover_question import with_leaving

    assert isinstance(record, Seat)
    return await with_leaving(host, state, record)


async def _closed(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.close_project import close_project
    from store.acts.move_forecast import end_planning

    before = state.base
    assert isinstance(before, Project) and isinstance(record, Project)
    if state.new or record.state == before.state:
        return (record,)
    if before.state == "planning" and record.state == "active":
        return await _asked(host, state, lambda w, given: end_planning(w, record))
    if record.state != "closed":
        return (record,)
    return await _asked(host, state, lambda w, given: close_project(w, record, given))


def _moving(state: FormState, record: Record, along: tuple[Record, ...]) -> Words:
    if any(other.kind == "reforecast" for other in along):
        return words(N_("move {name}"), name=called(record, state))
    return act_of(state, record, along)


def _contacting(state: FormState, record: Record, along: tuple[Record, ...]) -> Words:
    if state.new:
        return words(N_("contact with {name}"), name=called(record, state))
    return act_of(state, record, along)


async def _told(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.tell import each_told
    from tui.actions.telling_state import TellingState

    assert isinstance(record, Told)
    if not isinstance(state, TellingState):
        return (record,)
    from store.acts.react import react

    tolds, language = each_told(record, state.subjects, state.people), host.language
    return await host.store.run(lambda w: react(w, tolds, language))


async def _changed(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.enter_change import enter_change

    assert isinstance(record, Change)
    before = state.base if not state.new and isinstance(state.base, Change) else None
    return await _asked(host, state, lambda w, given: enter_change(w, before, record, given))


def _telling(state: FormState, record: Record, along: tuple[Record, ...]) -> Words:
    from store.acts.tell import act_of as act_of_telling

    assert isinstance(record, Told)
    if not state.new:
        return act_of(state, record, along)
    people = dict.fromkeys(one.person for one in (record, *along) if isinstance(one, Told))
    return act_of_telling(record, tuple(state.candidates.label("person", one) for one in people), state.about)


def _news(workspace: Workspace, record: Record) -> Words:
    """What is told."""
    assert isinstance(record, Told)
    kind = KINDS.get(record.subject_kind)
    subject = workspace.get(kind, record.subject) if kind is not None else None
    return said(situation(workspace, record.project), subject) if subject is not None else words("")


def _expected(record: Record) -> Mapping[str, date | None]:
    return {"forecast": record.expected} if isinstance(record, Milestone) else {}


PLANS: Mapping[str, Plan] = {
    "milestone": Plan(complete=_moved, act=_moving, counts_from=_expected),
    "action": Plan(complete=_finished),
    "risk": Plan(complete=_finished),
    "contact": Plan(complete=_contacted, act=_contacting),
    "project": Plan(complete=_closed),
    "seat": Plan(complete=_left),
    "stakeholder": Plan(complete=_entered),
    "change": Plan(complete=_changed),
    "told": Plan(complete=_told, act=_telling, introduction=_news, enter_saves=True),
}


def plan_of(record: Record) -> Plan:
    """The plan for forms of that record's kind."""
    return PLANS.get(record.kind, _PLAIN)


_PLAIN = Plan()
