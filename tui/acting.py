"""What the universal keys do with one record, wherever it was found."""

from dataclasses import replace
from typing import TYPE_CHECKING

from store.records import Person
from store.values.record import Record
from store.values.words import N_, bare, words

if TYPE_CHECKING:
    from tui.app import Forewarn


def act_on(host: "Forewarn", record: Record, what: str, name: str) -> None:
    """Do `what`, as a pane calls it, with a record called `name`; if its kind has a pane, then as it is done there."""
    pane = host.dashboard.pane_of(record)
    if what == "archive":
        host.dialogue(archived(host, record, name))
    elif pane is not None:
        getattr(pane, what)(record)
    elif what == "edit":
        from tui.entry import edit_record

        host.dialogue(edit_record(host, record))
    elif what == "tell":
        from tui.entry import tell

        host.dialogue(tell(host, record))
    elif what == "contact":
        from tui.entry import record_contact

        person = record.id if isinstance(record, Person) else getattr(record, "person", None)
        host.dialogue(record_contact(host, person, record.project_id))
    elif what == "history":
        from tui.screens.history import History

        host.dialogue(History.opened(host, record))
    else:
        sentence = N_("nothing to confirm here") if what == "stands" else N_("nothing to finish here")
        host.report(words(sentence), "dim")


async def archived(host: "Forewarn", record: Record, name: str) -> bool:
    """Put a record away after asking; whether that was done."""
    from tui.screens.question import Question

    say = host.say
    asked = say(words(N_("Put away {name}? Undo brings it back."), name=bare(name)))
    answer = await host.push_screen_wait(
        Question(asked, {"y": say(N_("put away")), "escape": say(N_("keep"))})
    )
    if answer != "y":
        return False
    act = words(N_("archive {name}"), name=name)
    return await host.keep(replace(record, archived=True), act=act) is not None
