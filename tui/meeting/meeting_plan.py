"""The plan of the form of a meeting, or of a contact with notes: everything that the notes make is saved along."""

from store.acts.contact import contact
from store.records import Contact, Meeting
from store.rules.capture.names_said import Unclear
from store.values.outcome import Save
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, words
from tui.dialogs.act_questions import answered
from tui.forms.form_plan import Plan
from tui.forms.form_state import FormState
from tui.host import Host
from tui.meeting.heard_question import with_what_was_heard
from tui.meeting.meeting_state import MeetingState
from tui.meeting.names_meant import is_for_good, names_meant


async def _filed(host: Host, state: FormState, record: Record) -> tuple[Record, ...] | None:
    """Asks who is meant, and whether a contact is one too many. Empty where nothing has changed."""
    assert isinstance(state, MeetingState)
    if not await _tasks_taken(host, state) or not await _everybody_known(host, state):
        return None
    records = state.filed()
    for made in records:
        if isinstance(made, Contact) and made.rev == 0 and not await _agreed(host, state, made):
            return None
    talk = state.talk(records)
    if not records or talk is None:
        return records
    again = state.base.rev > 0 and getattr(state.base, "state", "held") == "held"
    return await with_what_was_heard(
        host, records, talk, state.about_projects, state.answers, rest=not again, said=state.said
    )


async def _tasks_taken(host: Host, state: MeetingState) -> bool:
    """What a pasted conversation says is to be done stands in the notes as it was answered."""
    from tui.meeting.pasted_notes import tasks_offered, with_tasks

    offered = tasks_offered(state)
    if not offered or (asked := ("tasks", offered)) in state.answers:
        return True
    from tui.meeting.tasks_offered_screen import TasksOffered

    title = host.say(N_("TASKS IN WHAT WAS PASTED"))
    taken: tuple[str, ...] | None = await host.push_screen_wait(TasksOffered(title, offered, state.context()))
    if taken is None:
        return False
    with_tasks(state, taken)
    state.answers[asked] = state.answers[("tasks", tasks_offered(state))] = taken
    return True


async def _everybody_known(host: Host, state: MeetingState) -> bool:
    while asked := _asked(state):
        shared = _asked(state, shared=True)
        answers = await names_meant(host, state.candidates, list(asked.values()))
        if answers is None:
            return False
        for name, person in answers.items():
            # What is learnt is shared: of a private line it would tell.
            learn = (one := shared.get(fold(name))) is not None and is_for_good(one)
            state.answered(name, person, learn=learn)
    return True


def _asked(state: MeetingState, *, shared: bool = False) -> dict[str, Unclear]:
    """Each name once, by its folded text; `shared`: of the lines that are not private."""
    readings = (reading for reading in state.readings() if not (shared and reading.private))
    return {fold(one.name): one for reading in readings for one in reading.unclear}


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
