"""The closing of a project begins: what its template says of it becomes actions."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_content import present_in
from store.queries.project_situation import situation
from store.queries.template_list import template_begun_from, template_named
from store.records import Action, Project
from store.rules.registers.project_closure import REF, missing
from store.values.outcome import Save
from store.values.words import N_, Words, words

OTHERWISE = "small"
"""The template whose checklist holds for a project that began from none, or from one that says nothing of it."""
SOON_WD = 10
"""Working days that are left for it at least."""


def checklist_lines(workspace: Workspace, project: Project, language: str) -> tuple[str, ...]:
    """Of the template that the project began from, else of a small project."""
    began = template_begun_from(workspace, present_in(workspace, project).records, language)
    if began is not None and began.closing:
        return began.closing
    small = template_named(None, OTHERWISE, language)
    return small.closing if small is not None else ()


def begin_closure(workspace: Workspace, project: Project, language: str) -> Save | Words:
    """Every line that is no action yet, for whoever runs the project, by the last of its milestones."""
    if project.state == "closed":
        return words(
            N_("{code} is closed already; forewarn reopen {code} goes on with it"), code=project.code
        )
    now = situation(workspace, project.id)
    new = missing(now, checklist_lines(workspace, project, language))
    if not new:
        return words(N_("the checklist stands in {code} already"), code=project.code)
    soonest = now.day.calendar.add(now.day.date, SOON_WD)
    due = max((one.due or date.min for one in now.milestones), default=soonest)
    actions = tuple(
        Action(
            project=project.id,
            title=line,
            owner=project.manager,
            due=max(due, soonest),
            audience=("internal",),
            ref=f"{REF}{line}",
        )
        for line in new
    )
    return Save(actions, words(N_("begin the closing of {code}: {n} actions"), code=project.code, n=len(new)))
