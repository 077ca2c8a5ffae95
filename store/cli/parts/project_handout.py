"""The project's sheet from the command line: as a paper, or as JSON."""

from store.cli.console import print_json
from store.cli.parser import Call
from store.cli.parts.board_json import sheet_json
from store.cli.parts.outlet import JSON_IS_PRINTED, Outlet
from store.cli.parts.project_named import one_project
from store.disk.workspace import Workspace
from store.exchange.papers.change_paper import SHEETS
from store.exchange.papers.letter import signed
from store.exchange.papers.project_paper import project_paper
from store.queries.project_sheets import sheet_of_project
from store.records import Person
from store.trouble import Trouble, UsageProblem
from store.values.record import Audience
from store.values.words import N_, words


def hand_out_project(
    call: Call, workspace: Workspace, out: Outlet, audience: Audience, person: Person | None
) -> int:
    """All of it that they may read. Raises Trouble where there is nothing to put on a sheet."""
    options, language = call.options, call.session.language
    project = one_project(workspace, options.project)
    found = sheet_of_project(workspace, project.id, audience, person)
    if options.json:
        if out.path is not None or options.format:
            raise UsageProblem(words(JSON_IS_PRINTED))
        print_json(sheet_json(found, language))
        return 0
    if not found.parts:
        said = N_("{code} has no gate, deliverable, goal, money line or check: forewarn add gives it one")
        raise Trouble(words(said, code=project.code))
    out.send(call, SHEETS[out.format](signed(project_paper(found, language), call.session.config)))
    return 0
