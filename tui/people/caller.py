"""`p`: somebody calls, or is about to be called: who it is, and what stands between us."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import Contact
from store.rules.people.person_behind import person_behind
from store.values.fields import field_named
from store.values.record import Record
from store.values.words import N_
from tui.dialogs.person_picker import Whom
from tui.forms.candidates import Entry, LinkCandidates, read_candidates
from tui.host import Host
from tui.people.prep_screen import PrepScreen
from widgets.editors.typed import Typed


class Callers(LinkCandidates):
    """Everybody who is known, the likeliest first."""

    def can_make(self, kind: str, name: str) -> bool:
        """Nothing is known of somebody new."""
        return False


async def prepare(host: Host, record: Record | None) -> None:
    """Ask who it is, the person behind `record` first and else the open project's sponsor, and show their sheet."""
    language, project = host.language, (record.project_id if record is not None else None) or host.project
    first = person_behind(record) if record is not None else None
    typed = await host.store.run(lambda w: _asked(w, first, project, language))
    person = await host.push_screen_wait(Whom(host.say(N_("Who is it?")), typed, listed=True))
    if person is not None:
        await PrepScreen.opened(host, person, project)


def _asked(workspace: Workspace, first: int | None, project: int, language: str) -> Typed:
    base = Contact(person=first or 0, on=day_of(workspace, None).date)
    known = read_candidates(workspace, base, None, language)
    likely = (first, situation(workspace, project).sponsor_person if project else None)

    def rank(entry: Entry) -> int:
        return likely.index(entry[0]) if entry[0] in likely else len(likely)

    people = sorted(known.entries("person"), key=rank)
    labels = {id: label for id, label, _ in people}
    details = {id: known.detail("person", id) for id in labels}
    callers = Callers(None, {"person": people}, labels, details, known.people())
    reader = replace(reader_for(workspace, None, language), directory=callers)
    return Typed(replace(field_named(Contact, "person"), hint=""), reader, callers, None)
