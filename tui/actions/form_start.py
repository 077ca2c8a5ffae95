"""What a form begins with besides its record: names and codes, and what its kind says above the fields."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.queries.people.people_together import Together, people_together
from store.records import KINDS, Told
from store.values.record import Record, own_project
from tui.actions.form_plans import plan_of
from tui.actions.telling_state import TellingState
from tui.forms.form_state import FormState, begin
from tui.host import Host


async def form_state_of(host: Host, base: Record, uuid: str = "", about: str = "") -> FormState:
    """What a form over `base` works on; `uuid`: of the draft it goes on from."""
    project = own_project(base) or host.project or None
    language = host.language
    fresh, reader, candidates = await host.store.run(
        lambda w: begin(w, base, project, language, draft=bool(uuid))
    )
    return FormState(fresh, reader, candidates, plan_of(fresh).counts_from(fresh), uuid, about)


async def telling_state_of(
    host: Host, base: Told, subjects: Sequence[tuple[str, int]], uuid: str = "", about: str = ""
) -> TellingState:
    """What the form of `t` works on: `subjects` as they are now, (kind, id)."""
    language = host.language

    def read(workspace: Workspace) -> tuple[tuple[Record, ...], tuple[Together, ...]]:
        found = (workspace.get(KINDS[kind], id) for kind, id in subjects if kind in KINDS)
        records = tuple(record for record in found if record is not None)
        return records, people_together(workspace, base.project, records)

    _, reader, candidates = await host.store.run(
        lambda w: begin(w, base, base.project, language, draft=bool(uuid))
    )
    records, together = await host.store.run(read)
    return TellingState(base, reader, candidates, records, together, host.say, uuid, about)


async def introduction(host: Host, base: Record) -> str:
    """What stands above the fields of its form; mostly nothing."""
    introduced = plan_of(base).introduction
    if introduced is None:
        return ""
    return host.say(await host.store.run(lambda w: introduced(w, base)))
