"""A register that nobody here made, into the store: planned row by row, then saved as one act."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.columns.date_order import NAMES
from store.exchange.imports.action_rows import Actions
from store.exchange.imports.claims import Claims
from store.exchange.imports.day_marks import has_day_marks, marked_contacts
from store.exchange.imports.import_plan import Plan, PlannedRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.incoming_file import IncomingFile, Options
from store.exchange.imports.milestone_rows import Milestones
from store.exchange.imports.other_rows import OTHERS
from store.exchange.imports.people_rows import Persons, Stakeholders
from store.exchange.imports.project_column import PROJECT, Share, Shares, names_project, shares_of
from store.exchange.imports.raid import RAID_IMPORTERS, SUPPLIED, Log, RaidRisks, told_in_register
from store.exchange.imports.risk_rows import Issues, Risks
from store.exchange.imports.row_kinds import RAID, TYPE, names_type
from store.exchange.imports.saved_mappings import maps_by_kind, maps_here, type_by_hand
from store.exchange.imports.sheet_kinds import Workbook, kind_of_sheet, workbook_of
from store.exchange.imports.taught_words import KnownWords
from store.exchange.tables.meetings_ics import is_calendar, read_meetings
from store.exchange.tables.project_xml import is_project_xml, read_project_xml
from store.exchange.tables.sheet import read_file, read_sheet, read_sheets
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.titles import knows, names_rows
from store.records import Contact, Meeting, Milestone, Person, Project, Risk, Stakeholder
from store.values.record import ProjectRecord, Record
from store.values.words import N_, words
from store.values.written_choices import word_key


class NoProject(OptionProblem):
    """Nothing says which project the rows belong to."""


class ReadRegister(NamedTuple):
    """A file on its way in: its rows by project, an importer for each share of them, and what the rows come to."""

    file: IncomingFile
    parted: Shares
    importers: list[Importer]
    rows: list[PlannedRow]


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
    file, parted, used, rows = read_register(workspace, kind, path, project, options, called)
    place = (project or parted.shares[0].project) if issubclass(kind, ProjectRecord) else None
    held, left = _left(parted.held, options)
    if parted.column:
        rows = sorted((*rows, *held), key=lambda row: row.number)
    plan = file.plan(called or kind.kind, place, parted.sheet, used, tuple(rows))
    return _with_projects(plan, (parted,), left)


def read_register(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    project: Project | None,
    options: Options = AS_IT_IS,
    called: str = "",
) -> ReadRegister:
    """The rows of a register, each with the record that it is about; raises as `plan_import`."""
    importer_of = Issues if called == ISSUE else next((one for one in IMPORTERS if one.kind is kind), None)
    if importer_of is None:
        kinds = tuple(one.kind.kind for one in IMPORTERS)
        raise OptionProblem(
            words(N_("{kind} is not imported from CSV; these are: {kinds}"), kind=kind.kind, kinds=kinds)
        )
    _check(options)
    sheet = _sheet(kind, path, options, called or kind.kind)
    file = IncomingFile(workspace, project, options, path)
    if kind is Contact and has_day_marks(sheet, file.reader.day.date):
        sheet = marked_contacts(sheet, file.reader.day.date)
    log = told_in_register(sheet, called or kind.kind, options.maps) if kind is Risk else None
    if log is not None:
        importer_of, sheet = RaidRisks, log.sheet
    parted = _parted(file, sheet, issubclass(kind, ProjectRecord))
    used: list[Importer] = []
    rows: list[PlannedRow] = []
    for share in parted.shares:
        importer = file.importer(
            importer_of, parted.sheet, options.maps, options.saved, project=share.project
        )
        if log is not None and isinstance(importer, RaidRisks):
            importer.types = log.kinds.of
        used.append(importer)
        rows += importer.plan(share.rows, options.progress)
    return ReadRegister(file, parted, used, rows)


def _parted(file: IncomingFile, sheet: Sheet, by_project: bool) -> Shares:
    """The rows by project, where they are of a kind that belongs to one. Raises NoProject where nothing says which."""
    options = file.options
    if not by_project:
        return Shares(sheet, (Share(file.project, sheet.rows),))
    said = KnownWords(file.said, tuple(options.known)).of(PROJECT.name)
    parted = shares_of(sheet, file.project, file.workspace.live(Project), said, options.maps)
    file.used |= {word_key(one.word) for one in parted.taught}
    if not parted.column and file.project is None:
        raise NoProject(words(N_("say which project it belongs to: --project CODE")))
    return parted


def _left(held: Sequence[PlannedRow], options: Options) -> tuple[list[PlannedRow], list[PlannedRow]]:
    """(rows that wait before anybody reads them, those of them that somebody leaves out)."""
    left = [row._replace(status="left", reasons=()) for row in held if row.number in options.leave_out]
    return [row for row in held if row.number not in options.leave_out], left


def _with_projects(plan: Plan, parted: Sequence[Shares], left: Sequence[PlannedRow]) -> Plan:
    """The plan, with what the column of projects says and asks."""
    return replace(
        plan,
        left_out=tuple(sorted((*plan.left_out, *left), key=lambda row: row.number)),
        notes=tuple(dict.fromkeys((*(note for one in parted for note in one.notes), *plan.notes))),
        unread=(*(word for one in parted for word in one.asked), *plan.unread),
        taught=(*(word for one in parted for word in one.taught), *plan.taught),
    )


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
        return kind_of_sheet(sheet) == called or names_rows(kind, sheet)

    def parse() -> Sheet:
        return read_sheet(path, partial(knows, kind), options.sheet, named)

    return options.memory.kept(path, (called, options.sheet), parse)


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
    read = read_raid(workspace, path, project, options)
    importers = [part.importer for part in read.parts]
    home = project or next((one.project for one in importers if one.project), None)
    rows = tuple(sorted(read.rows, key=lambda row: row.number))
    logs = read.book.logs
    names = [part.log.name for part in read.parts]
    plan = read.file.plan(RAID, home, _together(read.book), importers, rows, names)
    plan = _with_projects(plan, read.shares, read.left)
    return replace(
        plan,
        type_column=next((log.column for log in logs if log.column), ""),
        unread=(*(one for log in logs for one in log.kinds.asked), *plan.unread),
        taught=(*(one for log in logs for one in log.kinds.taught), *plan.taught),
    )


class LogPart(NamedTuple):
    """The rows of one kind and one project in a log, with what reads them."""

    log: Log
    parted: Shares
    importer: Importer


class ReadLog(NamedTuple):
    """A log on its way in, and what its rows come to; `left`: those that somebody leaves out."""

    file: IncomingFile
    book: Workbook
    parts: list[LogPart]
    rows: list[PlannedRow]
    left: list[PlannedRow]
    shares: list[Shares]


def read_raid(
    workspace: Workspace, path: Path, project: Project | None, options: Options = AS_IT_IS
) -> ReadLog:
    """The rows of a log, each with the record that it is about; raises as `plan_import`."""
    _check(options)

    def parse() -> tuple[tuple[str, Sheet], ...]:
        return read_sheets(path, known_in_logs, options.sheet)

    sheets = options.memory.kept(path, (RAID, options.sheet), parse)
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
    claims: dict[tuple[type[Record], int], Claims] = {}
    parts: list[LogPart] = []
    rows: list[PlannedRow] = []
    left: list[PlannedRow] = []
    shares: list[Shares] = []
    for log in book.logs:
        parted = _parted(file, log.sheet, by_project=True)
        shares.append(parted)
        kinds = [one for one in RAID_IMPORTERS if log.rows_of(one.kind)] or list(RAID_IMPORTERS[:1])
        for one in kinds:
            kind = one.kind
            here = maps_here(typed[kind], log.sheet.headers, headers)
            for share in parted.shares:
                importer = file.importer(
                    one, parted.sheet, here, kept[kind], SUPPLIED.get(kind, frozenset()), share.project
                )
                place = (kind, importer.project.id if importer.project else 0)
                importer.claims = claims.setdefault(place, importer.claims)
                if isinstance(importer, RaidRisks):
                    importer.types = log.kinds.of
                parts.append(LogPart(log, parted, importer))
                rows += importer.plan(log.only(share.rows, kind), options.progress)
        held, out = _left((*log.held, *(row for row in parted.held if row.number in log.kinds.of)), options)
        rows += held
        left += out
    return ReadLog(file, book, parts, rows, left, shares)


LOGGED = tuple(one.kind for one in RAID_IMPORTERS)
"""The kinds that rows of a log may be of."""


def known_in_logs(text: str) -> bool:
    """Whether a column of a log may have this title."""
    return names_type(text) or names_project(text) or any(knows(kind, text) for kind in LOGGED)


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


def _check(options: Options) -> None:
    if options.dates not in ("", *NAMES):
        sentence = N_("--dates is dmy (day before month) or mdy, not {dates}")
        raise OptionProblem(words(sentence, dates=options.dates))
