"""What a person should hear: `brief`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.cli.console import print_json, remark
from store.cli.parser import Call, Parser
from store.cli.parts.as_of import as_of_day, as_of_flag
from store.cli.parts.day_flag import day_flag
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.paper_json import paper_json
from store.cli.parts.person_named import person_named
from store.cli.parts.project_named import one_project
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.exchange.formats import WORD
from store.exchange.papers.letter import signed
from store.exchange.papers.writers import PAPERS, made
from store.queries.briefing.briefing_checks import linted
from store.queries.briefing.briefing_data import Asked, projects_for
from store.queries.project_list import active_projects
from store.queries.record_history import reader_for
from store.records import Person
from store.records.briefed import BriefingType
from store.rules.briefing.paper import paper
from store.trouble import Trouble, UsageProblem
from store.values.words import N_, catalogue_named, words

if TYPE_CHECKING:
    from store.exchange.papers.own_report import OwnReport


def brief_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`brief NAME`, `brief --for NAME`, `brief --weekly`, `brief --closing`."""
    parser.word("name", N_("who the briefing is for; the same as --for"), many=True)
    parser.flag("--for", "NAME", N_("who the briefing is for"), dest="reader")
    parser.switch(
        "--weekly", N_("the weekly report instead: done, planned, issues and risks, support needed")
    )
    parser.switch(
        "--closing",
        N_("the closing report of a project instead: what came of plan, goals and money, what is left open"),
    )
    parser.project(N_("one project only (default: all they sponsor or take part in)"))
    parser.flag("--since", "DAY", N_("changes since that day (default: since they last heard)"))
    output_flags(parser, PAPERS)
    parser.flag("--template", "FILE.docx", N_("fill in this Word document; forewarn help report says how"))
    parser.switch("--sample", N_("write a Word document to begin with, which --template fills in"))
    parser.json()
    as_of_flag(parser)


def brief(call: Call) -> int:
    """Print the report, or write it to a file; what lint finds stands beside it."""
    options = call.options
    if options.sample:
        if options.name:
            file = " ".join(options.name)
            raise UsageProblem(
                words(N_("--sample is for nobody; to a file: forewarn brief --sample -o {file}"), file=file)
            )
        from store.exchange.papers.report_sample import sample

        outlet(call, (WORD,)).send(call, sample(call.session.language, _type(call)))
        return 0
    own = _own_report(call)
    out = outlet(call, PAPERS if own is None else (WORD,))
    named = " ".join(options.name)
    if named and options.reader:
        raise UsageProblem(words(N_("{one} and {other}: for one of them"), one=named, other=options.reader))
    reader = options.reader or named
    type = _type(call)
    if not reader and not options.weekly and not options.closing:
        raise UsageProblem(words(N_("for whom? forewarn brief --for NAME, or --weekly")))
    if options.closing and options.since:
        raise UsageProblem(words(N_("--since: a closing report tells of the whole project")))
    config = call.session.config.briefing
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        person = person_named(workspace, reader) if reader else None
        if options.closing:
            projects: tuple[int, ...] = (one_project(workspace, options.project).id,)
        else:
            projects = _projects(workspace, person, options.project)
        asked = Asked(
            projects,
            person.id if person is not None else None,
            type,
            _since(workspace, projects[0], options.since, call.session.language),
            config.sections if own is None else own.sections,
        )
        report = asked.made(workspace)
        said = paper(report, _language(call, person))
        if person is not None:
            said = replace(said, address=person.email)
        findings = linted(workspace, report, said, own=config.blame)
    if hard := next((one for one in findings if one.hard), None):
        raise Trouble(words(N_("{what}; nothing was written"), what=hard.words))
    if options.json:
        print_json(paper_json("brief", said.kept()))
        return 0
    if own is None:
        out.send(call, made(signed(said, call.session.config), out.format))
    else:
        out.send(call, own.filled(said.kept()))
        if left := own.left_out(said.kept()):
            remark(
                call,
                words(N_("not in {file}, which has no place for it: {titles}"), file=own.name, titles=left),
            )
    for one in findings:
        remark(call, words(N_("check: {what}"), what=one.words))
    return 0


COMMANDS = {"brief": (brief_flags, brief)}


def _type(call: Call) -> BriefingType:
    """Which report is asked for. Raises UsageProblem for two at once."""
    if call.options.weekly and call.options.closing:
        raise UsageProblem(
            words(N_("{one} and {other}: one report at a time"), one="--weekly", other="--closing")
        )
    return "closing" if call.options.closing else "weekly" if call.options.weekly else "briefing"


def _own_report(call: Call) -> "OwnReport | None":
    """The document that is to be filled in. Raises UsageProblem where it would be written over."""
    options = call.options
    if not options.template:
        return None
    from store.exchange.papers.own_report import OwnReport

    if options.json:
        raise UsageProblem(words(N_("--json is printed, --template is filled in: give one of them")))
    file = call.session.file(options.template)
    written = call.session.file(options.output) if options.output not in (None, "-") else None
    if written is not None and written.exists() and file.exists() and written.samefile(file):
        raise UsageProblem(words(N_("{file} is the template itself: write to another file"), file=str(file)))
    return OwnReport(file, _type(call))


def _projects(workspace: Workspace, person: Person | None, code: str | None) -> tuple[int, ...]:
    """The named project; else all the person is briefed on, or all that are active."""
    if code:
        return (project_by_code(workspace, code).id,)
    found = projects_for(workspace, person.id) if person is not None else active_projects(workspace)
    return found or (one_project(workspace, None).id,)


def _since(workspace: Workspace, project: int, typed: str | None, language: str) -> date | None:
    if not typed:
        return None
    day = reader_for(workspace, project, language).day
    return day_flag("--since", typed, day, language)


def _language(call: Call, person: Person | None) -> str:
    """Asked for, else the reader's own, else the writer's."""
    own = "" if call.options.lang or person is None else person.language
    return catalogue_named(own, call.session.language)
