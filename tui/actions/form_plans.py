"""The plan of every kind's form: what its act is called, what goes along with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store.records import Contact, Milestone, Project, Seat
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words
from tui.dialogs.act_questions import answered
from tui.forms.form_plan import Plan
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


async def _left(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from tui.handover.handover_question import with_leaving

    assert isinstance(record, Seat)
    return await with_leaving(host, state, record)


async def _closed(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    from store.acts.close_project import close_project

    before = state.base
    assert isinstance(before, Project) and isinstance(record, Project)
    if state.new or record.state != "closed" or before.state == "closed":
        return (record,)
    return await _asked(host, state, lambda w, given: close_project(w, record, given))


def _expected(record: Record) -> Mapping[str, date | None]:
    return {"forecast": record.expected} if isinstance(record, Milestone) else {}


PLANS: Mapping[str, Plan] = {
    "milestone": Plan(complete=_moved, counts_from=_expected),
    "action": Plan(complete=_finished),
    "risk": Plan(complete=_finished),
    "contact": Plan(complete=_contacted),
    "project": Plan(complete=_closed),
    "seat": Plan(complete=_left),
    "told": Plan(enter_saves=True),
}


def plan_of(record: Record) -> Plan:
    """The plan for forms of that record's kind."""
    return PLANS.get(record.kind, _PLAIN)


_PLAIN = Plan()
