"""What lines are read against on the event loop: names and codes, read once in the store thread."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from store.disk.draft_files import Draft
from store.disk.file.record_rows import rows_of
from store.disk.workspace import Workspace
from store.queries.meeting.capture_context import capture_context
from store.records import Meeting, Project
from store.rules.capture.capture_line import Context
from store.rules.capture.names_said import LEFT
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold
from tui.forms.candidates import LinkCandidates, read_candidates
from tui.forms.form_state import made_by_name


@frozen
class CaptureContext:
    """`candidates` is the directory of `context`; it also holds the people that are made by name alone. `code`: the
    project's. `learnt`: by name who was said to be called so, which is saved along."""

    context: Context
    candidates: LinkCandidates
    code: str
    learnt: Mapping[str, int] = field(default_factory=dict)

    def answered(self, name: str, person: int, *, learn: bool = False) -> "CaptureContext":
        """From now on the name means that person; `learn`: for good."""
        answers = {**self.context.answers, fold(name): person}
        learnt = {**self.learnt, name: person} if learn and person != LEFT else self.learnt
        return replace(self, context=replace(self.context, answers=answers), learnt=learnt)


def capture_context_of(
    workspace: Workspace, project: int, language: str, record: Record | None = None
) -> CaptureContext:
    """Everybody, every code of the project, and what the link fields of `record` may mean. Raises KeyError when there
    is no such project."""
    context = capture_context(workspace, project, language)
    links = record or Meeting(project=project, title="", on=context.happened)
    candidates = read_candidates(workspace, links, project, language)
    found = workspace.get(Project, project)
    code = found.code if found is not None else ""
    return CaptureContext(
        replace(context, reader=replace(context.reader, directory=candidates)), candidates, code
    )


def packed(capture: CaptureContext) -> dict[str, Any]:
    """What was answered and made, for a draft."""
    made = [
        {"kind": record.kind} | rows_of(type(record)).values(record)
        for record in capture.candidates.made.values()
    ]
    return {"made": made, "names": dict(capture.context.answers), "learnt": dict(capture.learnt)}


def resumed(capture: CaptureContext, draft: Draft) -> CaptureContext:
    """With what a draft packed."""
    for record in made_by_name(draft):
        capture.candidates.add(record)
    answers, learnt = (_meant(draft.extra.get(name)) for name in ("names", "learnt"))
    return replace(capture, context=replace(capture.context, answers=answers), learnt=learnt)


def _meant(names: object) -> Mapping[str, int]:
    return {str(n): id for n, id in names.items() if isinstance(id, int)} if isinstance(names, dict) else {}
