"""A register that nobody here made, into the store: planned row by row, then saved as one act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.columns.people_lookup import People
from store.exchange.imports.action_rows import Actions
from store.exchange.imports.conflicts import Decisions, Question
from store.exchange.imports.existing_records import ExistingRecords, existing_records
from store.exchange.imports.import_plan import Part, Plan, PlannedRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.milestone_rows import Milestones
from store.exchange.imports.other_rows import OTHERS
from store.exchange.imports.people_rows import Persons, Stakeholders
from store.exchange.imports.raid import RAID, RAID_IMPORTERS, SUPPLIED, RaidRisks, log_of, names_type
from store.exchange.imports.risk_rows import Risks
from store.exchange.imports.saved_mappings import maps_by_kind, type_by_hand, usable
from store.exchange.imports.sheet_columns import columns_of
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.tables.sheet import read_sheet
from store.exchange.tables.sheet_grid import Progress, Sheet, in_silence
from store.exchange.vocabulary.titles import knows, targets_of
from store.records import (
    Contact,
    Decision,
    Lesson,
    Meeting,
    Milestone,
    Person,
    Project,
    Risk,
    Series,
    Stakeholder,
)
from store.values.day import Day
from store.values.fields import fields_of
from store.values.frozen import frozen
from store.values.reader import Reader
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import N_, Words, words

FILE_NAME = 60  # cells of a file's name in the name of the act
IMPORTERS: tuple[type[Importer], ...] = (Risks, Milestones, Actions, Persons, Stakeholders, *OTHERS)
LINKED: Mapping[str, type[Record]] = {
    kind.kind: kind for kind in (Milestone, Decision, Lesson, Series, Meeting, Project)
}
"""The kinds besides people that cells may name."""


@frozen
class Options:
    """How a file is to be read.

    `maps`: `FIELD=COLUMN` each, `saved`: those of a saved mapping, which may not fit; `dates`: dmy or mdy; `sheet`: of
    a workbook; `decisions`: about contradictions.
    """

    maps: Sequence[str] = ()
    saved: Sequence[str] = ()
    dates: str = ""
    language: str = "en"
    sheet: str = ""
    decisions: Decisions = field(default_factory=Decisions)
    progress: Progress = in_silence


def plan_import(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    *,
    project: Project | None,
    options: Options | None = None,
    **how: Any,
) -> Plan:
    """What importing a register would do; nothing is written. `how`: the options one by one.

    Raises SheetProblem for a file that is no table, and OptionProblem for a kind, a project or an option that does
    not do.
    """
    options = options or Options(**how)
    importer_of = next((one for one in IMPORTERS if one.kind is kind), None)
    if importer_of is None:
        kinds = tuple(one.kind.kind for one in IMPORTERS)
        raise OptionProblem(
            words(N_("{kind} is not imported from CSV; these are: {kinds}"), kind=kind.kind, kinds=kinds)
        )
    _check(kind, project, options)
    sheet = _sheet(kind, path, options)
    file = _FileImport(workspace, project, options, path)
    importer = file.importer(importer_of, sheet, options.maps, options.saved)
    rows = importer.plan(sheet.rows, options.progress)
    place = project if issubclass(kind, ProjectRecord) else None
    return file.plan(kind.kind, place, sheet, (importer,), rows)


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
    file = _FileImport(workspace, project, options, path)
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


class _FileImport:
    """One file on its way in: the people and the day that all of its rows share."""

    def __init__(self, workspace: Workspace, project: Project | None, options: Options, path: Path) -> None:
        self.workspace, self.project, self.options = workspace, project, options
        self.people = People(workspace.live(Person))
        day = Day(workspace.clock.today(project.zone if project else ""))
        self.reader = Reader(day, self.people, options.language)
        self.notes: list[Words] = []
        self.file = cut(clean_line(path.name), FILE_NAME)

    def importer(
        self,
        importer_of: type[Importer],
        sheet: Sheet,
        maps: Sequence[str],
        saved: Sequence[str],
        supplied: frozenset[str] = frozenset(),
    ) -> Importer:
        """Reads the rows of one kind, with its columns as the whole sheet has them."""
        kind, project = importer_of.kind, self.project
        place = project if issubclass(kind, ProjectRecord) else None
        for one in fields_of(kind):
            if one.asked and one.links_to in LINKED and one.links_to not in self.people.others:
                linked = LINKED[one.links_to]
                within = project.id if project and issubclass(linked, ProjectRecord) else None
                self.people.know(one.links_to, self.workspace.live(linked, within))
        fitting, notes = usable(kind, saved, maps, sheet.headers)
        self.notes += notes
        columns = columns_of(
            kind,
            sheet,
            fitting,
            self.options.dates,
            self.reader,
            self.people,
            currency=project.currency if project else "",
            decisions=self.options.decisions,
            supplied=supplied,
        )
        owner = project if place or kind is Contact else None
        return importer_of(owner, self.file, columns, _existing(self.workspace, kind, place))

    def plan(
        self,
        called: str,
        project: Project | None,
        sheet: Sheet,
        importers: Sequence[Importer],
        rows: tuple[PlannedRow, ...],
    ) -> Plan:
        """What the rows of all importers come to."""
        notes = dict.fromkeys(
            (
                *sheet.notes,
                *self.notes,
                *(note for one in importers for note in one.columns.mapping.notes),
                *(note for one in importers for note in one.columns.notes(one.rows)),
                *(note for one in importers for note in one.notes()),
            )
        )
        asks = (ask for one in importers for ask in (*_unmapped(one.columns), *one.columns.dates.asks))
        parts = (Part(one.kind, one.columns.mapping, one.columns.kept) for one in importers)
        return Plan(
            called=called,
            file=self.file,
            project=project,
            parts=tuple(parts),
            rows=rows,
            notes=tuple(notes),
            asks=tuple(dict.fromkeys(asks)),
            people=_people_named(rows, self.people),
            questions=(
                *(question for one in importers for question in one.questions()),
                *self._unknown(importers),
            ),
        )

    def _unknown(self, importers: Sequence[Importer]) -> Iterable[Question]:
        """A question for each name that nobody here has."""
        rows: dict[str, list[int]] = {}
        for one in importers:
            for row in one.rows:
                for name in row.unknown:
                    rows.setdefault(name, []).append(row.number)
        for name, numbers in rows.items():
            sentence = words(N_("nobody here is called {name}"), name=name)
            yield Question("person", name, tuple(numbers), sentence, self.options.decisions.of_person(name))


def _existing(
    workspace: Workspace, kind: type[Record], project: Project | None
) -> dict[type[Record], ExistingRecords]:
    """Of the kinds that a row of `kind` makes or changes."""
    existing = {kind: existing_records(workspace, kind, project)}
    if kind is Stakeholder:
        existing[Person] = existing_records(workspace, Person, None)
    return existing


def _unmapped(columns: TypedColumns) -> Iterable[Words]:
    headers = columns.mapping.headers
    for target in targets_of(columns.kind):
        if target.name in columns.missing:
            sentence = N_("no column is read as {field}; add --map {name}=COLUMN; the file has: {columns}")
            yield words(sentence, field=Words(target.title), name=target.name, columns=headers[:30])


def _people_named(rows: Iterable[PlannedRow], people: People) -> tuple[Person, ...]:
    """The new people that the records to be saved point at, in the order of the file."""
    saved = [record for row in rows for record in row.records]
    own = {record.id for record in saved}
    linking = {
        kind: [one for one in fields_of(kind) if one.links_to == "person"] for kind in map(type, saved)
    }
    links: dict[int, None] = {}
    for record in saved:
        for one in linking[type(record)]:
            value = getattr(record, one.name)
            for id in value if isinstance(value, tuple) else (value,):
                if id in people.new:
                    links[id] = None
    return tuple(people.new[id] for id in links if id not in own)
