"""The end of a project: `closing list`, `begin`, `end`. The report is `brief --closing`."""

from collections.abc import Sequence
from typing import Any

from store.acts.begin_closure import begin_closure, checklist_lines
from store.acts.carry_out import carry_out
from store.cli.console import print_json, print_lines, table, tell
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.act_done import tell_done
from store.cli.parts.action_named import action_named
from store.cli.parts.closing_question import closed, closing_flag
from store.cli.parts.json_records import SCHEMA, reference_json
from store.cli.parts.project_named import one_project
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Project
from store.rules.registers.project_closure import Step, checklist
from store.trouble import Trouble
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words


def closing_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`closing begin --project ERP`."""
    parser.word("action", N_("list, begin or end"))
    parser.project()
    closing_flag(parser)
    parser.json()


def closing(call: Call) -> int:
    """One of the three."""
    actions = {"list": list_, "begin": begin, "end": end}
    doing = action_named("closing", call.options.action or "list", actions)
    with call.session.workspace() as workspace:
        return doing(call, workspace, one_project(workspace, call.options.project))


COMMANDS = {"closing": (closing_flags, closing)}


def list_(call: Call, workspace: Workspace, project: Project) -> int:
    """What is to be done before it is closed, and what of that is done."""
    language = call.session.language
    now = situation(workspace, project.id)
    steps = checklist(now, checklist_lines(workspace, project, language))
    if call.options.json:
        lines = [_step(step, language) for step in steps]
        print_json({"schema": SCHEMA, "kind": "closing", "project_code": project.code, "steps": lines})
        return 0

    def row(step: Step) -> tuple[str, ...]:
        return (
            step.sign,
            say(step.said, language),
            now.name(step.owner),
            show_date(step.due, language, now.day.date) if step.due else "",
        )

    print_lines(table([row(step) for step in steps], flex=1, width=terminal_width(100)))
    done = sum(step.done for step in steps)
    tell(call, words(N_("{code}: {n} of {all} done"), code=project.code, n=done, all=len(steps)))
    if any(step.coming for step in steps):
        hint = N_("+ stands in the checklist alone: forewarn closing begin makes actions of it")
        tell(call, words(hint))
    hint = N_("the report: forewarn brief --closing --project {code} -o closing.docx")
    tell(call, words(hint, code=project.code))
    return 0


def _step(step: Step, language: str) -> dict[str, Any]:
    """A line as programs read it; `record`: what it stands for."""
    record = reference_json(step.record) if step.record is not None else None
    return {"what": say(step.said, language), "done": step.done, "coming": step.coming, "record": record}


def begin(call: Call, workspace: Workspace, project: Project) -> int:
    """The checklist becomes actions."""
    found = begin_closure(workspace, project, call.session.language)
    if isinstance(found, Words):
        raise Trouble(found)
    saved = carry_out(workspace, found)
    tell_done(call, workspace, saved)
    return 0


def end(call: Call, workspace: Workspace, project: Project) -> int:
    """The project is closed."""
    if project.state == "closed":
        raise Trouble(words(N_("{code} is closed already"), code=project.code))
    found = closed(call, workspace, project)
    if isinstance(found, Words):
        raise Trouble(found)
    saved = carry_out(workspace, found)
    tell_done(call, workspace, saved)
    return 0
