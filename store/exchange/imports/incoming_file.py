"""One file on its way in: the people and the day that all of its rows share, and what its rows come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import repeat
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.columns.people_lookup import People
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.existing_records import ExistingRecords, existing_records
from store.exchange.imports.gone_rows import gone_rows
from store.exchange.imports.import_plan import Part, Plan, PlannedRow
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.people_brought import people_learnt, people_named, unknown_names
from store.exchange.imports.reading_notes import reading_notes, words_unread
from store.exchange.imports.saved_mappings import usable
from store.exchange.imports.sheet_columns import columns_of
from store.exchange.imports.taught_words import (
    KnownWords,
    SettlesNothing,
    Taught,
    kept_words,
    known_words,
    said_by,
)
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.tables.sheet_grid import Progress, Sheet, in_silence
from store.exchange.tables.sheet_memory import SheetMemory
from store.exchange.vocabulary.titles import Target, targets_of
from store.records import (
    Change,
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
from store.values.written_choices import word_key

FILE_NAME = 60  # cells of a file's name in the name of the act
LINKED: Mapping[str, type[Record]] = {
    kind.kind: kind for kind in (Milestone, Risk, Change, Decision, Lesson, Series, Meeting, Project)
}
"""The kinds besides people that cells may name."""


@frozen
class Options:
    """How a file is to be read.

    `maps`: `FIELD=COLUMN` each, `saved`: those of a saved mapping, which may not fit; `dates`: dmy or mdy; `sheet`: of
    a workbook; `decisions`: about contradictions; `values`: `WORD=CHOICE` each, `known`: words of a saved mapping;
    `leave_out`: numbers of rows that are not to come in; `memory`: what was parsed of the file already.
    """

    maps: Sequence[str] = ()
    saved: Sequence[str] = ()
    dates: str = ""
    language: str = "en"
    sheet: str = ""
    decisions: Decisions = field(default_factory=Decisions)
    values: Sequence[str] = ()
    known: Sequence[Taught] = ()
    progress: Progress = in_silence
    leave_out: frozenset[int] = frozenset()
    memory: SheetMemory = field(default_factory=SheetMemory)


class IncomingFile:
    """What the importers of its kinds share."""

    def __init__(self, workspace: Workspace, project: Project | None, options: Options, path: Path) -> None:
        self.workspace, self.project, self.options = workspace, project, options
        decided = options.decisions
        self.people = People(workspace.live(Person), decided.named, decided.people)
        day = Day(workspace.clock.today(project.zone if project else ""))
        self.reader = Reader(day, self.people, options.language)
        self.notes: list[Words] = []
        self.said = said_by(options.values)
        self.used: set[str] = set()
        """What was said of words that no importer sees."""
        self.file = cut(clean_line(path.name), FILE_NAME)
        self.places: dict[int, Project] = {}
        """The projects that rows go to."""
        self._read: dict[tuple[str, int], TypedColumns] = {}

    def importer(
        self,
        importer_of: type[Importer],
        sheet: Sheet,
        maps: Sequence[str],
        saved: Sequence[str],
        supplied: frozenset[str] = frozenset(),
        project: Project | None = None,
    ) -> Importer:
        """Reads the rows of one kind, with its columns as the whole sheet has them; `project`: theirs, where a column
        sends them there."""
        kind, project = importer_of.kind, project or self.project
        place = project if issubclass(kind, ProjectRecord) else None
        if project is not None and project.id not in self.places:
            self.people.others.clear()  # what cells name is looked for in the project of their rows
        if project is not None:
            self.places[project.id] = project
        for one in fields_of(kind):
            if one.asked and one.links_to in LINKED and one.links_to not in self.people.others:
                linked = LINKED[one.links_to]
                within = project.id if project and issubclass(linked, ProjectRecord) else None
                self.people.know(one.links_to, self.workspace.live(linked, within))
        columns = self._columns(kind, sheet, maps, saved, supplied)
        columns = replace(columns, currency=project.currency if project else "")
        owner = project if place or kind is Contact else None
        existing = _existing(self.workspace, kind, place)
        return importer_of(owner, self.file, columns, existing, self.options.leave_out)

    def _columns(
        self,
        kind: type[Record],
        sheet: Sheet,
        maps: Sequence[str],
        saved: Sequence[str],
        supplied: frozenset[str],
    ) -> TypedColumns:
        """How the whole sheet is read for one kind, looked at once for all projects."""
        key = (kind.kind, id(sheet))
        if key not in self._read:
            fitting, notes = usable(kind, saved, maps, sheet.headers)
            self.notes += notes
            self._read[key] = columns_of(
                kind,
                sheet,
                fitting,
                self.options.dates,
                self.reader,
                self.people,
                decisions=self.options.decisions,
                supplied=supplied,
                known=KnownWords(self.said, (*known_words(self.workspace, kind.kind), *self.options.known)),
            )
        return self._read[key]

    def plan(
        self,
        called: str,
        project: Project | None,
        sheet: Sheet,
        importers: Sequence[Importer],
        rows: tuple[PlannedRow, ...],
        sheets: Sequence[str] = (),
    ) -> Plan:
        """What the rows of all importers come to; `sheets`: the name of each one's, where there are several."""
        together = _by_columns(importers)
        notes = dict.fromkeys(
            (
                *sheet.notes,
                *self.notes,
                *(note for columns, rows in together for note in reading_notes(columns, rows)),
                *(note for one in importers for note in one.notes()),
            )
        )
        asks = (ask for one in importers for ask in (*_unmapped(one.columns), *one.columns.dates.asks))
        parts = (
            Part(
                one.kind,
                one.columns.mapping,
                one.columns.kept,
                name,
                one.columns.dates.asks,
                _missing(one.columns),
            )
            for one, name in _once_each(zip(importers, sheets or repeat(""), strict=False))
        )
        taught = self._taught(importers)
        kinds = dict.fromkeys(one.kind.kind for one in importers)
        return Plan(
            called=called,
            file=self.file,
            project=project,
            parts=tuple(parts),
            rows=rows,
            left_out=tuple(row.left_out() for one in importers for row in one.left_out),
            notes=tuple(notes),
            asks=tuple(dict.fromkeys(asks)),
            held=sum(one.held for one in importers),
            people=people_named(rows, self.people),
            projects=tuple(self.places.values()) if len(self.places) > 1 else (),
            gone=tuple(self._gone(importers, called)),
            roles=tuple(word for one in importers for word in one.roles()),
            without_role=sum(one.without_role() for one in importers),
            unread=tuple(word for columns, read in together for word in words_unread(columns, read)),
            taught=tuple(one for of_kind in taught.values() for one in of_kind),
            alongside=(
                *people_learnt(rows, self.people),
                *(one for kind in kinds for one in kept_words(self.workspace, kind, taught.get(kind, ()))),
            ),
            questions=(
                *dict.fromkeys(question for one in importers for question in one.questions()),
                *unknown_names(importers, self.people, self.options.decisions),
            ),
        )

    def _gone(self, importers: Sequence[Importer], called: str) -> Iterable[Record]:
        """What the register listed before and does not list now, of each kind and project."""
        listed: dict[tuple[type[Record], int], set[int]] = {}
        existing: dict[tuple[type[Record], int], ExistingRecords] = {}
        for one in importers:
            place = (one.kind, one.project.id if one.project else 0)
            listed.setdefault(place, set()).update(one.listed())
            existing[place] = one.existing
        for place, here in existing.items():
            yield from gone_rows(here, listed[place], called, self.file)

    def _taught(self, importers: Sequence[Importer]) -> dict[str, list[Taught]]:
        """kind → what was said of the words of its columns; a day is of this file alone.

        Raises OptionProblem for a word that settles nothing.
        """
        taught: dict[str, dict[tuple[str, str], Taught]] = {}
        used = set(self.used)
        for one in importers:
            dates = {target.name for target in targets_of(one.kind) if target.shape == "date"}
            for target, text in (pair for row in (*one.rows, *one.left_out) for pair in row.settled):
                if (word := word_key(text)) in self._words:
                    used.add(word)
                    if target not in dates:
                        value = one.columns.meant[target][word]
                        lesson = Taught(target, clean_line(text), value)
                        taught.setdefault(one.kind.kind, {})[target, word] = lesson
        for word, said in self._words.items():
            if word not in used:
                sentence = N_("--value {word}={value}: no column that may say so has this word")
                raise SettlesNothing(words(sentence, word=said, value=self.said[said]), said)
        return {kind: list(found.values()) for kind, found in taught.items()}

    @property
    def _words(self) -> dict[str, str]:
        return {word_key(word): word for word in self.said}


def _existing(
    workspace: Workspace, kind: type[Record], project: Project | None
) -> dict[type[Record], ExistingRecords]:
    """Of the kinds that a row of `kind` makes or changes."""
    existing = {kind: existing_records(workspace, kind, project)}
    if kind is Stakeholder:
        existing[Person] = existing_records(workspace, Person, None)
    return existing


def _by_columns(importers: Iterable[Importer]) -> list[tuple[TypedColumns, list[ImportRow]]]:
    """The rows of all projects that are read by the same columns."""
    found: dict[int, tuple[TypedColumns, list[ImportRow]]] = {}
    for one in importers:
        found.setdefault(id(one.columns.mapping), (one.columns, []))[1].extend(one.rows)
    return list(found.values())


def _once_each(importers: Iterable[tuple[Importer, str]]) -> list[tuple[Importer, str]]:
    """The importer of the first project for each way to read."""
    return list({id(one.columns.mapping): (one, name) for one, name in reversed(list(importers))}.values())[
        ::-1
    ]


def _missing(columns: TypedColumns) -> tuple[Target, ...]:
    return tuple(target for target in targets_of(columns.kind) if target.name in columns.missing)


def _unmapped(columns: TypedColumns) -> Iterable[Words]:
    headers = columns.mapping.headers
    for target in _missing(columns):
        sentence = N_("no column is read as {field}; add --map {name}=COLUMN; the file has: {columns}")
        yield words(sentence, field=Words(target.title), name=target.name, columns=headers[:30])
