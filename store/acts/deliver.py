"""`D`: keeps a briefing that was said, unless another one was said to the same person while this one lay open."""

from collections.abc import Sequence

from store.acts.ask_again import asks_put
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_briefed
from store.records import Briefed, Person
from store.values.outcome import Answers, Choose, Save
from store.values.record import Record
from store.values.words import N_, Words, words


def deliver(
    workspace: Workspace, records: Sequence[Record], act: Words, answers: Answers, *, known: int | None
) -> Save | Choose:
    """What `rules.delivery` made of it, and the asks among it as asked. `known`: the last briefing of the person when
    this one was made."""
    briefed = next(record for record in records if isinstance(record, Briefed))
    last = last_briefed(workspace, briefed.type, briefed.person)
    if last is not None and last.id not in (known, briefed.id) and answers.get("overtaken") != "keep":
        person = workspace.get(Person, briefed.person)
        said = words(
            N_("{name} was given another one on {day} while this one lay open"),
            name=person.name if person is not None else "",
            day=last.on,
        )
        look = ("look", N_("view the briefing as it is now"))
        return Choose("overtaken", said, (look, ("keep", N_("keep this one too"))), back=N_("back"))
    return Save((*records, *asks_put(workspace, records)), act)
