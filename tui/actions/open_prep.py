"""`p` on any record: the prep sheet of the person behind it."""

from store.rules.people.person_behind import person_behind
from store.values.record import Record
from store.values.words import N_, words
from tui.host import Host


async def prepare(host: Host, record: Record) -> None:
    """Show it, or say that nobody stands behind the record."""
    if (person := person_behind(record)) is None:
        host.report(words(N_("no person is named here; e names one, or choose one in Contacts")), "amber")
        return
    from tui.people.prep_screen import PrepScreen

    await PrepScreen.opened(host, person, record.project_id or host.project)
