"""Before a talk with somebody: `prep`."""

from collections.abc import Iterator, Sequence

from store.cli.console import print_json, table
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.board_json import prep_json
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.person_named import person_named
from store.cli.parts.project_named import project_named
from store.exchange.papers.prep_text import prep_paper, sheet_lines
from store.exchange.papers.writers import Writers, handouts, text
from store.queries.people.prep_data import prep_of
from store.rules.briefing.prep_sheet import Prep
from store.trouble import UsageProblem
from store.values.words import N_, words

WIDTH, HEIGHT = 80, 21
"""Where no terminal says otherwise: the sheet as it stands on the smallest screen, without its title."""
MOST = 200


def prep_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`prep NAME`."""
    parser.word("name", N_("who you will talk to; any part of the name"), many=True)
    parser.project(N_("this project comes first"))
    parser.switch("--all", N_("show everything, however long; a file always has all of it"))
    output_flags(parser, WHOLE)
    parser.json()


def prep_(call: Call) -> int:
    """All that stands between us and one person, on one page."""
    options, name = call.options, " ".join(call.options.name)
    if not name.strip():
        raise UsageProblem(words(N_("with whom? forewarn prep NAME")))
    formats = ONE_SCREEN if options.output in (None, "-") and not options.all else WHOLE
    out = outlet(call, formats)
    with call.session.workspace() as workspace:
        person = person_named(workspace, name)
        project = project_named(workspace, options.project)
        sheet, now = prep_of(workspace, person.id, project.id if project else None), workspace.clock.now()
    if options.json:
        print_json(prep_json(sheet, call.session.language))
        return 0
    out.send(call, formats[out.format](sheet, call.session.language, now))
    return 0


def _lines(sheet: Prep, language: str, most: int) -> Iterator[str]:
    yield " ".join((sheet.person.name, *(project.code for project in sheet.projects)))
    lines = sheet_lines(sheet, language, terminal_width(WIDTH) - 1, most)
    yield from table([(line.title, line.text) for line in lines])


ONE_SCREEN: Writers[Prep] = {
    **text(lambda sheet, language: _lines(sheet, language, HEIGHT)),
    **handouts(prep_paper),
}
WHOLE: Writers[Prep] = {**ONE_SCREEN, **text(lambda sheet, language: _lines(sheet, language, MOST))}
COMMANDS = {"prep": (prep_flags, prep_)}
