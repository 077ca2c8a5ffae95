"""A project begins from a template, as one act; again, with a later start, what nobody confirmed moves along."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_content import present_in
from store.queries.project_day import day_of
from store.records import Project
from store.rules.plan.template import Template
from store.rules.plan.template_start import Begun, begin, begun_before
from store.values.outcome import Save
from store.values.words import N_, Words, say, words

MOVED = N_("the start moved to {day}")


def template_begun(
    workspace: Workspace, template: Template, project: Project, start: date | None
) -> Begun | Words:
    """What it comes to, to be looked at; or why there is nothing to do. `start` None: as it was begun before."""
    if project.state == "closed":
        return words(
            N_("{code} is closed; forewarn edit {code} --state planning opens it again"), code=project.code
        )
    present = present_in(workspace, project)
    before = begun_before(template, present)
    if start is None:
        start = before
    if start is None:
        return words(N_("which day does it start? --start 2027-01-11"))
    day = day_of(workspace, project)
    begun = begin(template, start, present, day, say(words(MOVED, day=start), template.language))
    if not begun.records:
        sentence = N_(
            "{template} stands in {code} since its start on {day}: nothing new, and nothing to move"
        )
        return words(sentence, template=template.title, code=project.code, day=before or start)
    return begun


def apply_template(begun: Begun, project: Project) -> Save:
    """All of it as one act."""
    again = not begun.made
    sentence = (
        N_("{template} in {code} starts on {day}") if again else N_("begin {code} from {template} on {day}")
    )
    act = words(sentence, code=project.code, template=begun.template.title, day=begun.start)
    return Save(begun.records, act)
