"""What a person should hear: `brief`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from store.cli.asof import as_of_day, as_of_flag
from store.cli.parser import Call, Parser
from store.cli.people import person_meant
from store.cli.printing import print_lines, tell
from store.cli.problems import UsageProblem
from store.cli.projects import active_projects, project_meant
from store.cli.session import spoken
from store.disk.workspace import Workspace
from store.exchange.markdown import briefing_markdown
from store.exchange.output import write_file
from store.queries.briefing import briefing
from store.queries.history import reader_for
from store.records import Person, Project, Stakeholder
from store.values.dates import DateProblem, parse_date
from store.values.reader import order_shown
from store.values.words import N_, words


def brief_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`brief --for NAME`."""
    parser.flag("--for", "NAME", N_("who reads it"), dest="reader")
    parser.project()
    parser.flag("--since", "DAY", N_("what changed since then; without it, since they last heard"))
    parser.flag("--output", "FILE", N_("where to write it; - or nothing: here"), short="-o")
    as_of_flag(parser)


def brief(call: Call) -> int:
    """Print the briefing, or write it to a file."""
    options = call.options
    if not options.reader:
        raise UsageProblem(words(N_("for whom? forewarn brief --for NAME")))
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        person = person_meant(workspace, options.reader)
        project = _project(workspace, person, options.project)
        since = _since(workspace, project, options.since, call.session.language)
        text = briefing_markdown(
            briefing(workspace, project.id, person.id, since=since), _language(call, person)
        )
    if options.output in (None, "-"):
        print_lines(text.splitlines())
    else:
        write_file(path := Path(options.output).expanduser(), text)
        tell(call, words(N_("written to {path}"), path=str(path)))
    return 0


COMMANDS = {"brief": (brief_flags, brief)}


def _project(workspace: Workspace, person: Person, code: str | None) -> Project:
    """The named project, the only one, or the only one they have a part in."""
    if not code:
        parts = {
            part.project
            for part in workspace.select(Stakeholder, "archived = 0 AND person = ?", (person.id,))
        }
        theirs = [project for project in active_projects(workspace) if project.id in parts]
        if len(theirs) == 1:
            return theirs[0]
    return project_meant(workspace, code)


def _since(workspace: Workspace, project: Project, typed: str | None, language: str) -> date | None:
    if not typed:
        return None
    day = reader_for(workspace, project.id, language).day
    try:
        order = day.settings.date_order or order_shown(typed, language)
        return parse_date(typed, today=day.date, calendar=day.calendar, order=order)
    except DateProblem as problem:
        raise UsageProblem(words(N_("{flag}: {problem}"), flag="--since", problem=problem.words)) from None


def _language(call: Call, person: Person) -> str:
    """Asked for, else the reader's own, else the writer's."""
    if call.options.lang:
        return call.session.language
    try:
        return spoken(person.language) if person.language else call.session.language
    except UsageProblem:
        return call.session.language
