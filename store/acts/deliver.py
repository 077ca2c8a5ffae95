"""`D`: keeps a briefing that was said, unless another one was said to the same person while this one lay open."""

from collections.abc import Iterator, Sequence

from store.acts.ask_again import asked_once_more
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_briefed
from store.records import Action, Briefed, Person, Told
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
    return Save((*records, *_asked(workspace, records)), act)


def _asked(workspace: Workspace, records: Sequence[Record]) -> Iterator[Action]:
    """The asks of that person which were put to them in it, as they are now; one that was first asked that very day, in
    the talk itself, is no second time."""
    for told in records:
        if not isinstance(told, Told) or told.subject_kind != Action.kind:
            continue
        ask = workspace.get(Action, told.subject)
        if ask is None or ask.type != "ask" or ask.owner != told.person:
            continue
        if ask.open and not ask.archived and ask.asked_on != told.on:
            yield asked_once_more(ask, told.on)
