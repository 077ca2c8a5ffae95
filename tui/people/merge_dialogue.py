"""Two entries that are one person: which other, field by field what stays, then one act."""

import asyncio
from dataclasses import replace

from store.acts.carry_out import carry_out
from store.acts.merge_entries import compared, merge_entries
from store.disk.workspace import Saved, Workspace
from store.queries.project_day import day_of
from store.queries.record_history import reader_for
from store.records import Contact, Person
from store.values.fields import field_named
from store.values.words import N_, Words, words
from tui.forms.candidates import read_candidates
from tui.host import Host
from widgets.editors.typed import Typed


async def merge_person(host: Host, kept: Person) -> Saved | None:
    """Ask who is the same person, show both, and make them one; None when nothing came of it."""
    from tui.dialogs.person_picker import Whom
    from tui.people.merge_screen import TwinsScreen

    language = host.language
    typed = await host.store.run(lambda w: _other_field(w, kept, language))
    question = words(N_("Which entry is also {name}? It is merged into this one."), name=kept.name)
    other = await host.push_screen_wait(Whom(host.say(question), typed))
    if other is None:
        return None
    found = await host.store.run(lambda w: compared(w, kept.id, other))
    if isinstance(found, Words):
        host.report(found, "amber")
        return None
    reader = await host.store.run(lambda w: reader_for(w, None, language))
    theirs = await host.push_screen_wait(TwinsScreen(found, reader))
    if theirs is None:
        return None
    saved: Saved = await asyncio.shield(host.store.run(lambda w: carry_out(w, merge_entries(found, theirs))))
    host.done(saved)
    return saved


def _other_field(workspace: Workspace, kept: Person, language: str) -> Typed:
    today = day_of(workspace, None).date
    candidates = read_candidates(workspace, Contact(person=kept.id, on=today), None, language)
    reader = replace(reader_for(workspace, None, language), directory=candidates)
    field = replace(field_named(Contact, "person"), title=N_("Same person"), hint="")
    return Typed(field, reader, candidates, None)
