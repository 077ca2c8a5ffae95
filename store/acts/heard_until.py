"""Until which day a new sponsor has heard what lay there when they took over: asked once, when they are entered."""

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import Stakeholder, Told
from store.rules.registers.base_line import asked_before, heard_before, to_hear
from store.values.fields import field_named
from store.values.outcome import Answers, Explain, Save
from store.values.reader import Unreadable
from store.values.words import N_, Words, words


def heard_until(
    workspace: Workspace, part: Stakeholder, answers: Answers, language: str
) -> Save | Explain | Words:
    """The Tolds of a base line; no words where there is nothing to ask or nothing was heard."""
    now = situation(workspace, part.project)
    if now.sponsor is None or now.sponsor.person != part.person:
        return words("")
    older = to_hear(now, (), part.person, only=False)
    if not older or asked_before(now, part.person):
        return words("")
    name = now.whole_name(part.person)
    if not (typed := answers.get("heard_until")):
        needs = N_("a day, such as 20 nov; Esc: nothing was heard")
        question = words(N_("Until which day has {name} heard this? {n} to tell"), name=name, n=len(older))
        return Explain("heard_until", question, needs, back=N_("nothing was heard"), label=N_("Day"))
    try:
        until = reader_for(workspace, part.project, language).read(field_named(Told, "on"), typed)
    except Unreadable as problem:
        return problem.words
    if until is None or until > now.day.date:
        return words(N_("heard until a day that has come: not after today"))
    tolds = heard_before(now, (), part.person, until, only=False)
    if not tolds:
        return words(N_("nothing here began by {day}: nothing counts as heard"), day=until)
    return Save(tolds, words(N_("{name} had heard until {day}: {n}"), name=name, day=until, n=len(tolds)))
