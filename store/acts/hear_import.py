"""What the sponsor had heard of what comes in now: asked once where it is older than the store."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import Person, Told
from store.rules.registers.base_line import asked_at_start, asked_before, heard_before, to_hear
from store.values.fields import field_named
from store.values.outcome import Answers, Explain
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.words import N_, Words, words


def hear_coming(
    workspace: Workspace,
    project: int,
    coming: Sequence[Record],
    answers: Answers,
    language: str,
    person: int | None = None,
    made: Sequence[Record] = (),
) -> tuple[Told, ...] | Explain | Words:
    """The Tolds of a base line, the question `heard_until` where nobody said, or why what was said does not do.

    `person`: a new sponsor who is among `coming`, of whom everything counts, and who may be `made` along with it; else
    it is the sponsor of the project and only what comes in.
    """
    typed = str(answers.get("heard_until", "")).strip()
    now = situation(workspace, project)
    whom = now.sponsor_person if person is None else person
    if whom is None:
        return (
            words(N_("nobody is the sponsor yet: enter one with --heard-until afterwards")) if typed else ()
        )
    only = person is None
    if not typed:
        older = to_hear(now, coming, whom, only)
        if (until := asked_at_start(now, whom)) is not None:
            return heard_before(now, coming, whom, until, only)
        if not older or asked_before(now, whom):
            return ()
        new = next((one for one in made if one.id == whom), None) or workspace.get(Person, whom)
        name = new.label if new is not None else ""
        question = words(N_("Until which day has {name} heard this? {n} to tell"), name=name, n=len(older))
        needs = N_("a day, such as 20 nov; Esc: nothing was heard")
        return Explain("heard_until", question, needs, back=N_("nothing was heard"), label=N_("Day"))
    reader = reader_for(workspace, project, language)
    try:
        until = reader.read(field_named(Told, "on"), typed)
    except Unreadable as problem:
        return problem.words
    if until is None or until > reader.day.date:
        return words(N_("heard until a day that has come: not after today"))
    return heard_before(now, coming, whom, until, only)
