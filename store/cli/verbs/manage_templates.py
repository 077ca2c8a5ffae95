"""What a project begins with: `template list`, `show`, `apply`, `save`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from store.acts.apply_template import apply_template, template_begun
from store.acts.carry_out import carry_out
from store.acts.save_template import save_template, text_of_project
from store.cli.console import print_json, print_lines, remark, table, tell
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.action_named import JSON_SHOWS, action_named
from store.cli.parts.flag_value import flag_value
from store.cli.parts.json_records import SCHEMA
from store.cli.parts.project_named import one_project
from store.cli.parts.template_named import template_meant, text_of_file
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.record_history import reader_for
from store.queries.template_list import templates
from store.records import KINDS, Meeting, Project
from store.rules.plan.template import Template
from store.rules.plan.template_preview import (
    counted,
    in_the_past,
    other_currency,
    preview,
    template_lines,
)
from store.trouble import Trouble, UsageProblem
from store.values.short_date import show_date
from store.values.text import clean_line
from store.values.words import N_, Words, say, words

CLOSING = N_("Closing")
COUNTED = ("milestone", "risk", "quality_check")


def template_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`template apply erp --project ERP --start 2027-01-11`."""
    parser.word("action", N_("list, show, apply or save"))
    parser.word("name", N_("a template's name, or a .toml file"))
    parser.project()
    parser.flag(
        "--start", "DAY", N_("the first working day of the plan; a later one moves what nobody confirmed")
    )
    parser.flag("--file", "FILE", N_("save: a template that you wrote, as TOML"))
    parser.switch("--replace", N_("save: in place of the one of that name"))
    parser.switch("--toml", N_("show: as TOML, to be changed and saved as your own"))
    parser.switch("--dry-run", N_("preview only; save nothing"))
    parser.json()


def template_(call: Call) -> int:
    """One of the four."""
    typed = call.options.action or "list"
    actions = {"list": list_, "show": show, "apply": apply, "save": save}
    doing = action_named("template", typed, actions)
    if call.options.json and doing not in (list_, show):
        raise UsageProblem(words(JSON_SHOWS))
    if doing is not list_ and not call.options.name:
        raise UsageProblem(words(N_("which template? forewarn template list names them")))
    return doing(call)


COMMANDS = {"template": (template_flags, template_)}


@contextmanager
def _team_store(call: Call) -> Iterator[Workspace | None]:
    """Where the team keeps its own; one may look at those of the program before there is a store."""
    if not call.session.path.exists():
        yield None
        return
    with call.session.workspace() as workspace:
        yield workspace


def list_(call: Call) -> int:
    """Every template: its name, what it is, how much is in it."""
    language = call.session.language
    with _team_store(call) as workspace:
        found = templates(workspace, language)
    if call.options.json:
        print_json({"schema": SCHEMA, "kind": "template", "records": [*map(template_json, found)]})
        return 0
    rows = [tuple(say(cell, language) for cell in _row(one)) for one in found]
    print_lines(table(rows, flex=1, width=terminal_width(100)))
    return 0


def template_json(template: Template) -> dict[str, Any]:
    """One template, without what is in it but how much of each kind."""
    counts = {kind: len(found) for kind in KINDS if (found := template.of(kind))}
    return {
        "name": template.name,
        "title": template.title,
        "about": template.about,
        "own": template.own,
        "counts": counts,
    }


def _row(template: Template) -> Iterator[Words | str]:
    yield words("{name}", name=template.name)
    yield words("{title}", title=template.title)
    counts = [
        words(N_("{kind}: {n}"), kind=Words(KINDS[kind].plural), n=n)
        for kind in COUNTED
        if (n := len(template.of(kind)))
    ]
    yield words("{counts}", counts=tuple(counts))
    yield N_("ours") if template.own else N_("comes with forewarn")


def show(call: Call) -> int:
    """All that is in it, with working days from the start; or its text."""
    options, language = call.options, call.session.language
    with _team_store(call) as workspace:
        template = template_meant(call, workspace, options.name)
        if options.toml:
            print_lines(template.text.splitlines())
            return 0
    if options.json:
        entries = [
            {"kind": entry.kind, "day": day, "title": entry.title} for entry, day in template_lines(template)
        ]
        whole = {"entries": entries, "closing": [*template.closing]}
        print_json({"schema": SCHEMA, "kind": "template", **template_json(template), **whole})
        return 0
    tell(call, words("{title}", title=template.title))
    if template.about:
        tell(call, words("{about}", about=template.about))
    rows = [
        (
            say(KINDS[entry.kind].singular, language),
            "" if day is None else say(words(N_("day {n}"), n=day), language),
            entry.title,
        )
        for entry, day in template_lines(template)
    ]
    rows += [(say(CLOSING, language), "", step) for step in template.closing]
    print_lines(table(rows, right=frozenset({1}), flex=2, width=terminal_width(100)))
    return 0


def apply(call: Call) -> int:
    """Into a project, as one act; again with another start it moves what nobody confirmed."""
    options, language = call.options, call.session.language
    with call.session.workspace() as workspace:
        template = template_meant(call, workspace, options.name)
        project = one_project(workspace, options.project)
        begun = template_begun(workspace, template, project, _start(call, workspace, project))
        if isinstance(begun, Words):
            raise Trouble(begun)
        day = day_of(workspace, project)
        rows = [
            (
                line.sign,
                show_date(line.on, language, day.date) if line.on else "",
                say(KINDS[line.kind].singular, language),
                line.name,
                say(line.what, language) if line.what else "",
            )
            for line in preview(begun, day.calendar)
        ]
        print_lines(table(rows, flex=3, width=terminal_width(100)))
        for said in (in_the_past(begun, day.date), other_currency(begun)):
            if said is not None:
                remark(call, said)
        counts = words("{counts}", counts=counted(begun))
        if options.dry_run:
            tell(call, words(N_("{counts}: nothing saved (--dry-run)"), counts=counts))
            return 0
        saved = carry_out(workspace, apply_template(begun, project))
        tell(call, words(N_("{act}: {counts}; forewarn undo undoes it"), act=saved.act.name, counts=counts))
    return 0


def save(call: Call) -> int:
    """A project, or a file, as a template of the team's own."""
    options, language = call.options, call.session.language
    if options.file and options.project:
        raise UsageProblem(words(N_("--file and --project: a template is made of one of them")))
    with call.session.workspace() as workspace:
        if options.file:
            text: str | Words = text_of_file(call, options.file)
        else:
            project = one_project(workspace, options.project)
            start = _start(call, workspace, project)
            text = text_of_project(workspace, project, start, clean_line(options.name), language)
        if isinstance(text, Words):
            raise Trouble(text)
        found = save_template(workspace, options.name, text, language, anew=options.replace)
        if isinstance(found, Words):
            raise Trouble(found)
        if options.dry_run:
            print_lines(text.splitlines())
            tell(call, words(N_("nothing saved (--dry-run)")))
            return 0
        saved = carry_out(workspace, found)
        tell(
            call,
            words(
                N_("{act}; forewarn template show {name}"), act=saved.act.name, name=clean_line(options.name)
            ),
        )
    return 0


def _start(call: Call, workspace: Workspace, project: Project) -> date | None:
    """The day that was typed, as the project reads it."""
    if not call.options.start:
        return None
    reader = reader_for(workspace, project.id, call.session.language)
    found: date | None = flag_value(reader, Meeting, "on", call.options.start, "--start")
    return found
