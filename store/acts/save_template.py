"""A template kept in the store for everybody: made of a project, or written by hand as TOML."""

from dataclasses import replace
from datetime import date

from store.disk.workspace import Workspace
from store.queries.project_content import present_in
from store.queries.project_day import day_of
from store.queries.template_list import kept_template, template_begun_from, template_named
from store.records import Milestone, Project, SavedMapping
from store.records.mapping import TEMPLATE
from store.rules.plan.template_made import first_day, made_template
from store.rules.plan.template_text import read_template
from store.values.outcome import Save
from store.values.text import clean_line, clean_prose
from store.values.words import N_, Words, words

LONGEST_NAME = 60


def save_template(
    workspace: Workspace, name: str, text: str, language: str, *, anew: bool = False
) -> Save | Words:
    """The text as a template of that name; `anew`: in place of the team's own that has it. Raises TemplateProblem."""
    name, text = clean_line(name), clean_prose(text)
    if not name or len(name) > LONGEST_NAME or "/" in name:
        return words(N_("a template's name has 1 to {n} characters and no /"), n=LONGEST_NAME)
    read_template(text, name, language=language)
    known = kept_template(workspace, name)
    if known is None and (template := template_named(workspace, name, language)) is not None:
        sentence = N_("{name} comes with the program ({title}); give yours another name")
        return words(sentence, name=template.name, title=template.title)
    if known is not None and not anew:
        return words(
            N_("there is a template {name} already; --replace puts this one in its place"), name=known.name
        )
    if known is not None and known.pairs == text:
        return words(N_("nothing to save: the template {name} is the same"), name=known.name)
    kept = (
        SavedMapping(name=name, for_kind=TEMPLATE, pairs=text)
        if known is None
        else replace(known, pairs=text)
    )
    return Save((kept,), words(N_("save template {name}"), name=kept.name))


def text_of_project(
    workspace: Workspace, project: Project, start: date | None, title: str, language: str
) -> str | Words:
    """What the project has, as the text of a template; its days are counted from `start`, else from its first."""
    import tomli_w

    records = present_in(workspace, project).records
    began = template_begun_from(workspace, records, language)
    start = start or first_day(records)
    if start is None or not any(isinstance(one, Milestone) and not one.archived for one in records):
        return words(
            N_("{code} has no milestone with a day yet, so that there is nothing to save"), code=project.code
        )
    made = made_template(
        records,
        start,
        day_of(workspace, project).calendar,
        title=title,
        language=language,
        currency=project.currency,
        closing=began.closing if began is not None else (),
    )
    return tomli_w.dumps(dict(made))
