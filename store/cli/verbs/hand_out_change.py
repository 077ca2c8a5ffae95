"""On one page, to hand out: a change of the plan, or the project with its gates: `sheet`."""

from collections.abc import Sequence
from typing import get_args

from store.cli.console import print_json
from store.cli.parser import Call, Parser
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.paper_json import paper_json
from store.cli.parts.person_named import person_named
from store.cli.parts.record_named import record_named, reference_flags
from store.exchange.papers.change_paper import SHEETS, change_paper
from store.exchange.papers.letter import signed
from store.queries.change_sheets import sheet_of
from store.records import Change
from store.trouble import Trouble, UsageProblem
from store.values.record import AUDIENCES, Audience
from store.values.words import N_, words


def sheet_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`sheet C-03`; `sheet` alone is the project's."""
    reference_flags(parser, help=N_("the code of the change; without one the project, gate by gate"))
    parser.flag("--for", "NAME", N_("only what that person may read of"), dest="reader")
    parser.flag("--audience", "client|sponsor|internal", N_("only what they may read of"))
    output_flags(parser, SHEETS)
    parser.json()


def sheet(call: Call) -> int:
    """Print it, or write it to a file."""
    options = call.options
    out = outlet(call, SHEETS)
    audience = next((one for one in get_args(Audience) if one == (options.audience or "internal")), None)
    if audience is None:
        raise UsageProblem(
            words(N_("{flag} is one of: {choices}"), flag="--audience", choices=tuple(AUDIENCES))
        )
    with call.session.workspace() as workspace:
        person = person_named(workspace, options.reader) if options.reader else None
        if not options.ref:
            from store.cli.parts.project_handout import hand_out_project

            return hand_out_project(call, workspace, out, audience, person)
        change = record_named(workspace, options.ref, options.project)
        if not isinstance(change, Change):
            raise UsageProblem(words(N_("{name} is not a change"), name=change.label or options.ref[0]))
        found = sheet_of(workspace, change, audience, person)
    if found is None:
        raise Trouble(words(N_("{code} is not for them to read"), code=change.code))
    paper = change_paper(found, call.session.language)
    if options.json:
        print_json(paper_json("sheet", paper.kept()))
    else:
        out.send(call, SHEETS[out.format](signed(paper, call.session.config)))
    return 0


COMMANDS = {"sheet": (sheet_flags, sheet)}
