"""What is asked when somebody leaves, before their seat or record is saved."""

from collections.abc import Iterator
from dataclasses import replace

from store.acts.hand_over import HandOver, leaving_seat
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.records import Contact, Person, Seat
from store.values.fields import field_named, fields_of
from store.values.reader import Reader
from store.values.record import Record
from store.values.words import N_
from tui.forms.candidates import LinkCandidates, read_candidates
from tui.forms.form_state import FormState
from tui.handover.handover import Leaving
from tui.host import Host
from widgets.editors.typed import Typed


async def with_leaving(host: Host, state: FormState, after: Seat) -> tuple[Record, ...] | None:
    """The seat, and what its holder's leaving brings with it; None when the user would rather go on typing."""
    from tui.handover.handover_screen import LeavingScreen

    before, language, uuid = state.base, host.language, state.uuid
    assert isinstance(before, Seat)
    newcomer = state.candidates.made.get(after.holder or 0)

    def work(workspace: Workspace) -> HandOver | None:
        if workspace.store.journal.act(uuid) is not None:
            return None  # all of it was saved before a crash
        return leaving_seat(workspace, before, after, language, newcomer)

    asked = await host.store.run(work)
    if asked is None:
        return (after,)
    leaving = Leaving(asked)
    if isinstance(earlier := state.answers.get(Leaving), Leaving):
        leaving.take_up(earlier)
    state.answers[Leaving] = leaving
    whom = owner_field(state.typed["holder"].reader, state.candidates)
    if not await host.push_screen_wait(LeavingScreen(leaving, whom)):
        return None
    return (after, *leaving.records())


async def handed_over(host: Host, asked: HandOver) -> tuple[Record, ...] | None:
    """What becomes of what hangs on somebody, with the people who were made for it by name; None: they stay."""
    from tui.handover.handover_screen import LeavingScreen

    language, leaving = host.language, Leaving(asked)
    whom, candidates = await host.store.run(lambda w: _owner(w, asked, language))
    if not await host.push_screen_wait(LeavingScreen(leaving, whom)):
        return None
    records = leaving.records()
    return (*(candidates.made[id] for id in _meant(records) if id in candidates.made), *records)


def owner_field(reader: Reader, candidates: LinkCandidates) -> Typed:
    """The field in which a new owner is typed."""
    field = replace(field_named(Contact, "person"), title=N_("New owner"), hint="")
    return Typed(field, replace(reader, directory=candidates), candidates, None)


def _owner(workspace: Workspace, asked: HandOver, language: str) -> tuple[Typed, LinkCandidates]:
    contact = Contact(person=asked.person.id, on=asked.today)
    candidates = read_candidates(workspace, contact, asked.project, language)
    return owner_field(reader_for(workspace, asked.project, language), candidates), candidates


def _meant(records: tuple[Record, ...]) -> Iterator[int]:
    """The ids of the people that records name, each once."""
    seen: set[int] = set()
    for record in records:
        for field in fields_of(type(record)):
            if field.links_to == Person.kind:
                value = getattr(record, field.name)
                for id in value if isinstance(value, tuple) else (value,):
                    if id is not None and id not in seen:
                        seen.add(id)
                        yield id
