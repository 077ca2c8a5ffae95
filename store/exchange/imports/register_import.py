"""A register that nobody here made, into the store: planned row by row, then saved as one act."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.action_rows import Actions
from store.exchange.imports.claims import Claims
from store.exchange.imports.day_marks import has_day_marks, marked_contacts
from store.exchange.imports.import_plan import Plan, PlannedRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.incoming_file import IncomingFile, Options
from store.exchange.imports.milestone_rows import Milestones
from store.exchange.imports.other_rows import OTHERS
from store.exchange.imports.people_rows import Persons, Stakeholders
from store.exchange.imports.raid import RAID_IMPORTERS, SUPPLIED, RaidRisks
from store.exchange.imports.risk_rows import Issues, Risks
from store.exchange.imports.row_kinds import RAID, TYPE, names_type
from store.exchange.imports.saved_mappings import maps_by_kind, maps_here, type_by_hand
from store.exchange.imports.sheet_kinds import Workbook, kind_of_sheet, workbook_of
from store.exchange.imports.taught_words import KnownWords
from store.exchange.tables.meetings_ics import is_calendar, read_meetings
from store.exchange.tables.project_xml import is_project_xml, read_project_xml
from store.exchange.tables.sheet import read_file, read_sheet, read_sheets
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.titles import knows
from store.records import Contact, Meeting, Milestone, Person, Project, Risk, Stakeholder
from store.values.record import ProjectRecord, Record
from store.values.words import N_, words
from store.values.written_choices import word_key

ISSUE = "issue"
AS_IT_IS = Options()
"""Nothing is said of the file."""
IMPORTERS: tuple[type[Importer], ...] = (Risks, Milestones, Actions, Persons, Stakeholders, *OTHERS)


def plan_import(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    *,
    project: Project | None,
    options: Options = AS_IT_IS,
    called: str = "",
) -> Plan:
    """What importing a register would do; nothing is written. `called`: a register of a name of its own, as of issues.

    Raises SheetProblem for a file that is no table, and OptionProblem for a kind, a project or an option that does
    not do.
    """
    importer_of = Issues if called == ISSUE else next((one for one in IMPORTERS if one.kind is kind), None)
    if importer_of is None:
        kinds = tuple(one.kind.kind for one in IMPORTERS)
        raise OptionProblem(
            words(N_("{kind} is not imported from CSV; these are: {kinds}"), kind=kind.kind, kinds=kinds)
        )
    _check(kind, project, options)
    sheet = _sheet(kind, path, options, called or kind.kind)
    file = IncomingFile(workspace, project, options, path)
    if kind is Contact and has_day_marks(sheet, file.reader.day.date):
        sheet = marked_contacts(sheet, file.reader.day.date)
    importer = file.importer(importer_of, sheet, options.maps, options.saved)
    rows = importer.plan(sheet.rows, options.progress)
    place = project if issubclass(kind, ProjectRecord) else None
    return file.plan(called or kind.kind, place, sheet, (importer,), rows)


def _sheet(kind: type[Record], path: Path, options: Options, called: str) -> Sheet:
    """The table that the file is, or that its cards, its tasks or its entries are read as."""
    if path.suffix.casefold() in (".vcf", ".vcard"):
        return _cards(kind, path, options)
    if path.suffix.casefold() in (".xml", ".ics", ".ical") and (data := read_file(path)):
        if kind is Milestone and is_project_xml(data):
            return read_project_xml(data)
        if is_project_xml(data):
            raise OptionProblem(words(N_("a plan holds milestones: forewarn import milestone FILE")))
        if kind in (Meeting, Milestone) and is_calendar(data):
            return read_meetings(data)

    def named(sheet: str) -> bool:
        return kind_of_sheet(sheet) == called

    return read_sheet(path, partial(knows, kind), options.sheet, named)


def _cards(kind: type[Record], path: Path, options: Options) -> Sheet:
    if kind not in (Person, Stakeholder):
        raise OptionProblem(words(N_("vCards hold people: forewarn import person FILE")))
    from store.exchange.tables.vcards import read_vcards

    return read_vcards(path, options.language)


def plan_raid(
    workspace: Workspace,
    path: Path,
    *,
    project: Project | None,
    options: Options = AS_IT_IS,
) -> Plan:
    """What importing a log of several kinds would do, on one sheet or on a sheet for each; raises as `plan_import`."""
    _check(Risk, project, options)
    sheets = read_sheets(path, _known_in_logs, options.sheet)
    by_hand, maps = type_by_hand(options.maps)
    by_name, saved = type_by_hand(options.saved)
    file = IncomingFile(workspace, project, options, path)
    said = KnownWords(file.said, tuple(options.known)).of(TYPE.name)
    book = workbook_of(sheets, by_hand or by_name, said)
    if not book.logs:
        sentence = N_("no column tells the kind of each row; add --map type=COLUMN; the file has: {columns}")
        raise OptionProblem(words(sentence, columns=max((s.headers for _, s in sheets), key=len)[:30]))
    file.used |= {word_key(one.word) for log in book.logs for one in log.kinds.taught}
    typed, kept = maps_by_kind(LOGGED, maps), maps_by_kind(LOGGED, saved)
    headers = [log.sheet.headers for log in book.logs]
    claims: dict[type[Record], Claims] = {}
    used: list[Importer] = []
    names: list[str] = []
    rows: list[PlannedRow] = []
    left: list[PlannedRow] = []
    for log in book.logs:
        kinds = [one for one in RAID_IMPORTERS if log.rows_of(one.kind)] or list(RAID_IMPORTERS[:1])
        for one in kinds:
            kind = one.kind
            here = maps_here(typed[kind], log.sheet.headers, headers)
            importer = file.importer(one, log.sheet, here, kept[kind], SUPPLIED.get(kind, frozenset()))
            importer.claims = claims.setdefault(kind, importer.claims)
            if isinstance(importer, RaidRisks):
                importer.types = log.kinds.of
            used.append(importer)
            names.append(log.name)
            rows += importer.plan(log.rows_of(kind), options.progress)
        rows += (row for row in log.held if row.number not in options.leave_out)
        left += (
            replace(row, status="left", reasons=()) for row in log.held if row.number in options.leave_out
        )
    rows.sort(key=lambda row: row.number)
    plan = file.plan(RAID, project, _together(book), used, tuple(rows), names)
    return replace(
        plan,
        left_out=tuple(sorted((*plan.left_out, *left), key=lambda row: row.number)),
        type_column=next((log.column for log in book.logs if log.column), ""),
        unread=(*(one for log in book.logs for one in log.kinds.asked), *plan.unread),
        taught=(*(one for log in book.logs for one in log.kinds.taught), *plan.taught),
    )


LOGGED = tuple(one.kind for one in RAID_IMPORTERS)
"""The kinds that rows of a log may be of."""


def _known_in_logs(text: str) -> bool:
    return names_type(text) or any(knows(kind, text) for kind in LOGGED)


def _together(book: Workbook) -> Sheet:
    """The notes on all sheets that are read, on the first of them."""
    first = book.logs[0].sheet
    by_column = tuple(
        words(N_("the kind of each row is read from {column}"), column=log.column)
        for log in book.logs
        if log.column
    )
    read = (note for log in book.logs for note in (*log.sheet.notes, *log.kinds.notes))
    return replace(first, notes=(*book.notes, *read, *by_column))


def _check(kind: type[Record], project: Project | None, options: Options) -> None:
    if issubclass(kind, ProjectRecord) and project is None:
        raise OptionProblem(words(N_("say which project it belongs to: --project CODE")))
    if options.dates not in ("", "dmy", "mdy"):
        sentence = N_("--dates is dmy (day before month) or mdy, not {dates}")
        raise OptionProblem(words(sentence, dates=options.dates))
