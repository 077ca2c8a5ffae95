"""What captured lines are read against: the people and the codes of one project."""

from collections.abc import Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.record_history import reader_for
from store.records import KINDS, PLAN, Action, Change, Decision, Lesson, Milestone, Project, Risk
from store.records.contact import Channel
from store.rules.capture.capture_line import Context
from store.values.record import Record

CODED: tuple[type[Record], ...] = (Milestone, Risk, Action, Change, Decision, Lesson)


def capture_context(
    workspace: Workspace,
    project: int,
    language: str,
    *,
    on: date | None = None,
    channel: Channel = "meeting",
    meeting: int | None = None,
    answers: Mapping[str, int] | None = None,
) -> Context:
    """A fixed number of statements. Raises KeyError when there is no such project."""
    found = workspace.get(Project, project)
    if found is None:
        raise KeyError(project)
    return Context(
        project=project,
        reader=reader_for(workspace, project, language),
        people=Names(workspace, project).people(),
        codes=codes_of(workspace, project),
        me=found.manager,
        on=on,
        channel=channel,
        meeting=meeting,
        answers=answers or {},
    )


def codes_of(workspace: Workspace, project: int) -> Mapping[str, Record]:
    """The live records of a project by case-folded code."""
    planned = (KINDS[name] for name in PLAN if project in workspace.planned.get(name, ()))
    return {
        code.casefold(): record
        for kind in (*CODED, *planned)
        for record in workspace.live(kind, project)
        if (code := getattr(record, "code", ""))
    }
