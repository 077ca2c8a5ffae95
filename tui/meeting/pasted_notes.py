"""What is pasted into notes: a conversation is put in as quoted lines, and a contact is filled in with what it says."""

from collections.abc import Sequence

from store.records import Contact
from store.rules.capture.line_marks import narrowed, split_mark
from store.rules.capture.pasted_text import conversation
from store.rules.capture.pasted_touch import TouchSaid, touch_said
from store.rules.capture.task_lines import tasks
from store.rules.people.name_book import Found, Several
from store.values.aside import lines_of
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words
from tui.host import Host
from tui.meeting.meeting_state import MeetingState

NOTHING_GUESSED = N_("notes kept, nothing guessed: no format of a conversation that is known")
SEVERAL = 2
"""Lines from which a paste is looked at."""


@frozen
class Pasted:
    """`text`: what is put in, `quoted` or as it is; `said`: what it was recognised as, in one sentence; `filled`: the
    fields that it filled in."""

    text: str
    said: Words | None = None
    quoted: bool = False
    filled: Sequence[str] = ()


def pasted(state: MeetingState, text: str) -> Pasted:
    """How a paste goes into the notes of that form."""
    if sum(1 for line in lines_of(text) if line) < SEVERAL:
        return Pasted(text)
    context = state.context()

    def is_name(name: str) -> bool:
        return isinstance(context.people.find(name), Found | Several)

    found = conversation(text, is_name)
    if found is None:
        marked = any(split_mark(narrowed(line))[0] for line in lines_of(text))
        return Pasted(text, None if marked else words(NOTHING_GUESSED))
    filled: Sequence[str] = ()
    if isinstance(state.base, Contact) and state.new and (touch := touch_said(found, context)) is not None:
        filled = _filled(state, touch)
    return Pasted(f"{found.quoted}\n", found.said, True, filled)


async def said_of(host: Host, state: MeetingState, recognised: Words) -> Words:
    """What is said of a conversation that stands in the notes now, with the number of tasks that are offered."""
    n = len(await tasks_offered(host, state))
    if not n:
        return words(N_("{what}: internal notes, in no minutes"), what=recognised)
    form = NN_("{what}: internal notes; F2 offers {n} task", "{what}: internal notes; F2 offers {n} tasks")
    return words(form, what=recognised, n=n)


async def tasks_offered(host: Host, state: MeetingState) -> tuple[str, ...]:
    """The lines that would file what quoted lines say is to be done; of an earlier save none. Thousands are read beside
    the keys."""
    text, context = state.text, state.context()
    before = getattr(state.base, state.notes) if state.base.rev else ""
    return await host.store.read(lambda _: tasks(text, before, context))


def with_tasks(state: MeetingState, lines: Sequence[str]) -> None:
    """Put those lines into the notes, above what they were taken from."""
    if not lines:
        return
    there = lines_of(state.text)
    at = next((n for n, line in enumerate(there) if line.startswith("|")), len(there))
    state.typed[state.notes].text = "\n".join((*there[:at], *lines, *there[at:]))


def _filled(state: MeetingState, touch: TouchSaid) -> Sequence[str]:
    """Only where nobody typed, and nothing of a mail that is somebody else's."""
    person = state.value("person")
    if None not in (person, touch.person) and person != touch.person:
        return ()
    values = {"person": touch.person, "channel": touch.channel, "by_us": touch.by_us, "on": touch.on}
    given = {name: value for name, value in values.items() if value is not None}
    if person is not None:
        given.pop("person", None)
    return state.follow(given)
