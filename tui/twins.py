"""Two entries that are one person: which other, field by field what stays, then one act."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from store.disk.workspace import Saved, Workspace
from store.queries.history import reader_for
from store.queries.merging import Merge, merge, merge_of
from store.queries.situation import day_of
from store.records import Contact, Person
from store.values.fields import field_named
from store.values.words import N_, words
from tui.host import Host
from tui.known import read_known
from widgets.editors.typed import Typed


async def merge_person(host: Host, kept: Person) -> Saved | None:
    """Ask who is the same person, show both, and make them one; None when nothing came of it."""
    from tui.screens.twins import TwinsScreen
    from tui.screens.whom import Whom

    language = host.language
    typed = await host.store.run(lambda w: _other_field(w, kept, language))
    question = words(N_("Which entry is {name} too? It goes into this one."), name=kept.name)
    other = await host.push_screen_wait(Whom(host.say(question), typed))
    if other is None:
        return None
    found = await host.store.run(lambda w: _merge_of(w, kept, other))
    if found is None:
        host.report(words(N_("two entries are needed, and both not put away")), "amber")
        return None
    reader = await host.store.run(lambda w: reader_for(w, None, language))
    theirs = await host.push_screen_wait(TwinsScreen(found, reader))
    if theirs is None:
        return None
    saved: Saved = await asyncio.shield(host.store.run(lambda w: merge(w, found, theirs)))
    host.done(saved)
    return saved


def _other_field(workspace: Workspace, kept: Person, language: str) -> Typed:
    today = day_of(workspace, None).date
    known = read_known(workspace, Contact(person=kept.id, on=today), None, language)
    reader = replace(reader_for(workspace, None, language), directory=known)
    field = replace(field_named(Contact, "person"), title=N_("Same person"), hint="")
    return Typed(field, reader, known, None)


def _merge_of(workspace: Workspace, kept: Person, other: int) -> Merge | None:
    """None for a person who is not there, was put away, or is the same entry."""
    present, gone = workspace.get(Person, kept.id), workspace.get(Person, other)
    if present is None or gone is None or present.archived or gone.archived or gone.id == present.id:
        return None
    return merge_of(workspace, present, gone)
