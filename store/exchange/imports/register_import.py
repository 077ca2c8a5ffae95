"""A register that nobody here made, into the store: planned row by row, then saved as one act."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.action_rows import Actions
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.importer import Importer
from store.exchange.imports.incoming_file import IncomingFile, Options
from store.exchange.imports.milestone_rows import Milestones
from store.exchange.imports.other_rows import OTHERS
from store.exchange.imports.people_rows import Persons, Stakeholders
from store.exchange.imports.raid import RAID, RAID_IMPORTERS, SUPPLIED, RaidRisks, log_of, names_type
from store.exchange.imports.risk_rows import Issues, Risks
from store.exchange.imports.saved_mappings import maps_by_kind, type_by_hand
from store.exchange.tables.sheet import read_sheet
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.titles import knows
from store.records import Person, Project, Risk, Stakeholder
from store.values.record import ProjectRecord, Record
from store.values.words import N_, words

ISSUE = "issue"
IMPORTERS: tuple[type[Importer], ...] = (Risks, Milestones, Actions, Persons, Stakeholders, *OTHERS)


def plan_import(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    *,
    project: Project | None,
    options: Options | None = None,
    called: str = "",
    **how: Any,
) -> Plan:
    """What importing a register would do; nothing is written. `how`: the options one by one; `called`: a register of a
    name of its own, as of issues.

    Raises SheetProblem for a file that is no table, and OptionProblem for a kind, a project or an option that does
    not do.
    """
    options = options or Options(**how)
    importer_of = Issues if called == ISSUE else next((one for one in IMPORTERS if one.kind is kind), None)
    if importer_of is None:
        kinds = tuple(one.kind.kind for one in IMPORTERS)
        raise OptionProblem(
            words(N_("{kind} is not imported from CSV; these are: {kinds}"), kind=kind.kind, kinds=kinds)
        )
    _check(kind, project, options)
    sheet = _sheet(kind, path, options)
    file = IncomingFile(workspace, project, options, path)
    importer = file.importer(importer_of, sheet, options.maps, options.saved)
    rows = importer.plan(sheet.rows, options.progress)
    place = project if issubclass(kind, ProjectRecord) else None
    return file.plan(called or kind.kind, place, sheet, (importer,), rows)


def _sheet(kind: type[Record], path: Path, options: Options) -> Sheet:
    """The table that the file is, or that its cards are read as."""
    if path.suffix.casefold() not in (".vcf", ".vcard"):
        return read_sheet(path, partial(knows, kind), options.sheet, options.progress)
    if kind not in (Person, Stakeholder):
        raise OptionProblem(words(N_("vCards hold people: forewarn import person FILE")))
    from store.exchange.tables.vcards import read_vcards

    return read_vcards(path, options.language)


def plan_raid(
    workspace: Workspace,
    path: Path,
    *,
    project: Project | None,
    options: Options | None = None,
    **how: Any,
) -> Plan:
    """What importing a log of several kinds would do; raises as `plan_import` does."""
    options = options or Options(**how)
    _check(Risk, project, options)
    kinds = [one.kind for one in RAID_IMPORTERS]

    def known(text: str) -> bool:
        return names_type(text) or any(knows(kind, text) for kind in kinds)

    sheet = read_sheet(path, known, options.sheet, options.progress)
    by_hand, maps = type_by_hand(options.maps)
    by_name, saved = type_by_hand(options.saved)
    log = log_of(sheet, by_hand or by_name)
    if log is None:
        sentence = N_("no column tells the kind of each row; add --map type=COLUMN; the file has: {columns}")
        raise OptionProblem(words(sentence, columns=sheet.headers[:30]))
    file = IncomingFile(workspace, project, options, path)
    typed, kept = maps_by_kind(kinds, maps), maps_by_kind(kinds, saved)
    importers = [
        file.importer(one, log.sheet, typed[one.kind], kept[one.kind], SUPPLIED.get(one.kind, frozenset()))
        for one in RAID_IMPORTERS
    ]
    used = [one for one in importers if log.rows_of(one.kind)] or importers[:1]
    rows = list(log.refused)
    for importer in used:
        if isinstance(importer, RaidRisks):
            importer.types = log.types
        rows += importer.plan(log.rows_of(importer.kind), options.progress)
    rows.sort(key=lambda row: row.number)
    said = words(N_("the kind of each row is read from {column}"), column=log.column)
    plan = file.plan(RAID, project, replace(sheet, notes=(*sheet.notes, said)), used, tuple(rows))
    return replace(plan, type_column=log.column)


def _check(kind: type[Record], project: Project | None, options: Options) -> None:
    if issubclass(kind, ProjectRecord) and project is None:
        raise OptionProblem(words(N_("say which project it belongs to: --project CODE")))
    if options.dates not in ("", "dmy", "mdy"):
        sentence = N_("--dates is dmy (day before month) or mdy, not {dates}")
        raise OptionProblem(words(sentence, dates=options.dates))
