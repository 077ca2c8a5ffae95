"""Before a talk with somebody: `prep`."""

from collections.abc import Sequence

from store.cli.parser import Call, Parser, terminal_width
from store.cli.people import person_meant
from store.cli.printing import print_lines, table
from store.cli.problems import UsageProblem
from store.cli.projects import project_named
from store.exchange.prepsheet import sheet_lines
from store.queries.prep import prep_of
from store.values.words import N_, words

WIDTH, HEIGHT = 80, 21
"""Where no terminal says otherwise: the sheet as it stands on the smallest screen, without its title."""
MOST = 200


def prep_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`prep NAME`."""
    parser.word("name", N_("whom you will talk with; any part of the name"), many=True)
    parser.project(N_("this project stands first"))
    parser.switch("--all", N_("everything, however many lines"))


def prep_(call: Call) -> int:
    """All that stands between us and one person, on one page."""
    options, name = call.options, " ".join(call.options.name)
    if not name.strip():
        raise UsageProblem(words(N_("with whom? forewarn prep NAME")))
    with call.session.workspace() as workspace:
        person = person_meant(workspace, name)
        project = project_named(workspace, options.project)
        sheet = prep_of(workspace, person.id, project.id if project else None)
    lines = sheet_lines(
        sheet, call.session.language, terminal_width(WIDTH) - 1, MOST if options.all else HEIGHT
    )
    print_lines([" ".join((person.name, *(project.code for project in sheet.projects)))])
    print_lines(table([(line.title, line.text) for line in lines]))
    return 0


COMMANDS = {"prep": (prep_flags, prep_)}
