"""What a form begins with besides its record: names and codes, and what is told in one that says who heard it."""

from __future__ import annotations

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import KINDS, Told
from store.rules.registers.announcement import said
from store.values.record import Record, own_project
from store.values.words import Words, words
from tui.actions.form_plans import plan_of
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


async def news_line(host: Host, base: Record) -> str:
    """What is told, for a form that says who heard it."""
    if not isinstance(base, Told):
        return ""
    return host.say(await host.store.run(lambda w: _news_in(w, base)))


def _news_in(workspace: Workspace, told: Told) -> Words:
    kind = KINDS.get(told.subject_kind)
    record = workspace.get(kind, told.subject) if kind is not None else None
    return said(situation(workspace, told.project), record) if record is not None else words("")
