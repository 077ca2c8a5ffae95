"""Every register that a file can be: what it is called on the command line and on the screen, and how it is planned."""

from datetime import date
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.imports.day_marks import has_day_marks
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import IMPORTERS, ISSUE, plan_import, plan_raid
from store.exchange.imports.row_kinds import RAID, names_type
from store.exchange.imports.sheet_kinds import kind_of_sheet, workbook_of
from store.exchange.imports.uncollected import uncollected
from store.exchange.tables.project_xml import is_project_xml
from store.exchange.tables.sheet import PIPE, read_file, read_sheets
from store.exchange.vocabulary.titles import knows
from store.records import KINDS, Contact, Person, Project, Risk
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_

CALENDAR = "calendar"
CARDS = (".vcf", ".vcard")
TABLES = (
    ".csv",
    ".tsv",
    ".txt",
    ".md",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".xml",
    ".ics",
    ".ical",
    *CARDS,
    ".toml",
)
"""Endings of files that may be a register; others are read if somebody says so."""


@frozen
class Register:
    """`called`: as `forewarn import` takes it; `title`: a msgid; `kind`: of its rows, of a log of several the first."""

    called: str
    title: str
    kind: type[Record]


REGISTERS = (
    Register(RAID, N_("RAID log"), Risk),
    *(Register(one.kind.kind, one.kind.plural, one.kind) for one in IMPORTERS),
    Register(ISSUE, N_("Issues"), Risk),
)
"""All but the calendar, whose days are read in a way of their own."""


def title_of(called: str) -> str:
    """What a register is called, a msgid."""
    return N_("Calendar") if called == CALENDAR else register_called(called).title


def register_called(called: str) -> Register:
    """The register of that name; KeyError where there is none."""
    return {one.called: one for one in REGISTERS}[called]


@uncollected()
def plan_called(
    workspace: Workspace, called: str, path: Path, *, project: Project | None, options: Options
) -> Plan:
    """What importing it would do, as `plan_import` and `plan_raid`; people belong to no project."""
    if called == RAID:
        return plan_raid(workspace, path, project=project, options=options)
    kind = Risk if called == ISSUE else KINDS[called]
    place = None if kind is Person else project
    return plan_import(workspace, kind, path, project=place, options=options, called=called)


def likely(path: Path, today: date) -> tuple[str, ...]:
    """What a file may be, the likeliest first: by its ending, by the names of its sheets, by its titles.

    Raises SheetProblem for a file that is no register.
    """
    ending = path.suffix.casefold()
    if str(path) != PIPE and ending in CARDS:
        return _first(Person.kind, "stakeholder")
    if ending == ".toml":
        return (CALENDAR,)
    if ending in (".ics", ".ical"):
        return _first(CALENDAR, "meeting", "milestone")
    if ending == ".xml" and is_project_xml(read_file(path)):
        return _first("milestone")
    sheets = read_sheets(path, _known)
    logs = workbook_of(sheets, "", {}).logs
    if len({kind for log in logs for kind in log.kinds.of.values()}) > 1:
        return _first(RAID)
    named = kind_of_sheet(path.stem)
    sheet = max((sheet for _, sheet in sheets), key=lambda one: sum(map(_known, one.headers)))
    if has_day_marks(sheet, today):
        return _first(Contact.kind)
    titles = sheet.headers

    def rank(one: Register) -> int:
        return 2 * sum(knows(one.kind, title) for title in titles) + 3 * (one.called == named)

    single = (one for one in REGISTERS if one.called != RAID)
    return _first(*(one.called for one in sorted(single, key=rank, reverse=True) if rank(one)))


def _first(*called: str) -> tuple[str, ...]:
    """These, then all the others."""
    return tuple(dict.fromkeys((*called, *(one.called for one in REGISTERS), CALENDAR)))


def _known(text: str) -> bool:
    return names_type(text) or any(knows(one.kind, text) for one in REGISTERS)
