"""The plan of the form of a meeting, or of a contact with notes: everything that the notes make is saved along."""

from store.acts.contact import contact
from store.records import Contact, Meeting
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.dialogs.act_questions import answered
from tui.forms.form_plan import Plan
from tui.forms.form_state import FormState
from tui.host import Host
from tui.meeting.heard_question import with_what_was_heard
from tui.meeting.meeting_state import MeetingState
from tui.meeting.talk_records import filed, talk_held


async def _filed(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    """Asks whether a contact is one too many. Empty where nothing has changed."""
    assert isinstance(state, MeetingState)
    records = filed(state)
    for made in records:
        if isinstance(made, Contact) and made.rev == 0 and not await _agreed(host, state, made):
            return None
    talk = talk_held(state, records)
    if not records or talk is None:
        return records
    again = state.base.rev > 0 and getattr(state.base, "state", "held") == "held"
    return await with_what_was_heard(
        host, records, talk, state.about_projects, state.answers, rest=not again, said=state.said
    )


async def _agreed(host: Host, state: MeetingState, made: Contact) -> bool:
    """Whether it is saved though it may be one too many."""
    done = await answered(host, lambda w, given: contact(w, made, given), state.answers, back=N_("back"))
    return isinstance(done, Save)


def _act(state: FormState, record: Record, along: tuple[Record, ...]) -> Words:
    if isinstance(record, Contact):
        return words(N_("contact with {name}"), name=state.candidates.label("person", record.person))
    assert isinstance(record, Meeting)
    return words(N_("meeting {title}"), title=record.title)


MEETING_PLAN = Plan(complete=_filed, act=_act)
