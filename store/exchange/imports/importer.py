"""Rows of a file into records: found here or made, checked, compared. A kind's own rules are in its subclass."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from store.disk.gate import Refused, check
from store.exchange.imports.claims import Claims
from store.exchange.imports.conflicts import Question
from store.exchange.imports.existing_records import TOGETHER, ExistingRecords, key_in
from store.exchange.imports.import_plan import FieldChange, Kept, PlannedRow, Reason
from store.exchange.imports.import_row import ImportRow, Outcome
from store.exchange.imports.known_rows import known_rows
from store.exchange.imports.row_update import Update, remark_lines, remark_with, update
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.imports.unread_words import UnreadWord
from store.exchange.tables.sheet_grid import Progress, SheetRow, in_silence
from store.records import Project
from store.rules.registers.defaults import BEGINS_AS
from store.values.fields import Field, fields_of
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line, fold
from store.values.words import N_, Words, words

IN_PLACE = {"contact": "summary", "meeting": "notes"}
"""The field that takes over from the remark in a kind that has none."""
EVERY = 500  # rows between two words of progress


@dataclass(slots=True)
class Importer:
    """Kinds whose records have a code or a title. One importer reads one file."""

    kind: ClassVar[type[Record]]
    project: Project | None
    file: str
    columns: TypedColumns
    existing_of: Mapping[type[Record], ExistingRecords]
    leave_out: frozenset[int] = frozenset()
    """Numbers of the rows that are not to come in: they claim nothing, ask nothing and are counted apart."""
    left_out: list[ImportRow] = field(default_factory=list)
    rows: list[ImportRow] = field(default_factory=list)
    held: int = 0
    """How many promises of the file stay as they are here, since nobody approved the new ones."""
    claims: Claims = field(init=False)
    by_name: dict[int, Record] = field(default_factory=dict)
    """Row number → the record that its id or its title names, or named when the register last came in."""
    renamed: dict[int, Record] = field(default_factory=dict)
    """Row number → the record that stands between the same neighbours, of rows whose title was changed by a word."""

    def __post_init__(self) -> None:
        self.claims = Claims(self.columns.decisions)

    @property
    def today(self) -> date:
        """The project's day."""
        return self.columns.reader.day.date

    @property
    def language(self) -> str:
        """The reader's."""
        return self.columns.reader.language

    @property
    def existing(self) -> ExistingRecords:
        """What the store holds of this kind."""
        return self.existing_of[self.kind]

    def plan(self, sheet_rows: Sequence[SheetRow], progress: Progress = in_silence) -> tuple[PlannedRow, ...]:
        """What becomes of every row, in the file's order."""
        for n, one in enumerate(sheet_rows, 1):
            if self.belongs(row := self._read(one)):
                (self.left_out if row.number in self.leave_out else self.rows).append(row)
            if n % EVERY == 0:
                progress(n, 2 * len(sheet_rows))
        every = [*self.rows, *self.left_out]
        self.by_name, self.renamed = known_rows(every, self.existing, self.kind)
        for n, row in enumerate(self.claims.in_order(self.rows), 1):
            self._find(row)
            if n % EVERY == 0:
                progress(len(sheet_rows) + n, 2 * len(sheet_rows))
        self.claims.skip(self.rows)
        self.link([row for row in self.rows if row.outcome is not None])
        return tuple(row.planned() for row in self.rows)

    def belongs(self, row: ImportRow) -> bool:
        """Whether the row is one of this kind at all: most tasks of a plan are no milestones."""
        return True

    def prepare(self, row: ImportRow) -> None:
        """What the kind's own rules make of the values before the record is looked for."""

    def questions(self) -> Iterable[Question]:
        """The contradictions of this kind's rows, and what is done about them."""
        return self.claims.questions()

    def roles(self) -> tuple[UnreadWord, ...]:
        """Words that may be roles of people, and are none we know."""
        return ()

    def without_role(self) -> int:
        """How many come in new whose role nobody knows."""
        return 0

    def notes(self) -> tuple[Words, ...]:
        """What the kind's own rules do with the columns."""
        return ()

    def identify(self, row: ImportRow) -> None:
        """Find the record that the row is about, by code, without one by title."""
        if self.kind.kind in TOGETHER:
            if (key := key_in(self.kind, row.values)) is not None:
                self.claims.claim(row, key, "", row.label)
                self._look_up(row, key, "", row.label)
            return
        name = "code" if row.values.get("code") else "title"
        if text := row.values.get(name):
            key = (name, fold(text))
            place = self.claims.place(row, key) if name == "title" and row.counted else 0
            self.claims.claim(row, (name, f"{key[1]}\n{place}") if place else key, name, text)
            self._look_up(row, key, name, text, place)
            if row.before is None and not row.waits and not row.archived and not row.double:
                self._recognise(row)

    def _recognise(self, row: ImportRow) -> None:
        """The record that the row is about though nothing here is called so any more, or yet."""
        if (record := self.by_name.get(row.number)) is not None:
            self.claims.meet(row, record)
        elif (record := self.renamed.get(row.number)) is not None:
            self.claims.meet(row, record)
            sentence = N_("known by its neighbours: it was called {title} here")
            row.note("title", words(sentence, title=getattr(record, "title", "")))

    def listed(self) -> Iterable[int]:
        """Ids of the records that rows of the file are about, whatever becomes of the rows."""
        yield from (row.before.id for row in self.rows if row.before is not None)
        yield from (record.id for record in (*self.by_name.values(), *self.renamed.values()))

    def _look_up(
        self, row: ImportRow, key: tuple[str, str], name: str, text: str, place: int | None = None
    ) -> None:
        """The record of that name; `place`: which of several, where the file counts rows of the same name."""
        found = self.existing.live.get(key, [])
        if row.counted and place is not None and len(found) != 1:
            found = found[place : place + 1]
        elif place:
            found = []
        if name and len(found) > 1:
            sentence = N_("{n} records here are called {text}; add their codes to the file")
            row.wait(name, words(sentence, n=len(found), text=text))
        elif found:
            self.claims.meet(row, found[0])
            row.values.pop(name, None)
        row.archived = not found and key in self.existing.archived

    def settle(self, row: ImportRow) -> None:
        """The kind's own rules over the row's values."""

    def link(self, rows: Sequence[ImportRow]) -> None:
        """Links between the rows of the file that come in; a row that gets one comes to a new outcome."""

    def outcome(self, row: ImportRow) -> Outcome:
        """The records that the row makes or changes."""
        return self.outcome_of(row, row.values)

    def outcome_of(self, row: ImportRow, values: Mapping[str, Any]) -> Outcome:
        """The record of this kind that these values of the row make or change."""
        before = row.before
        if remark := self._remark(row, values):
            values = {**values, **remark}
        if before is None:
            return Outcome((self.make(row, values),))
        news = self.news(before, values)
        records = self.change(row, before, news) if news.values else ()
        return Outcome(records, *self.changes(row, before, news))

    def news(self, before: Record, values: Mapping[str, Any]) -> Update:
        """What of these values is new to a record of whatever kind of the file's."""
        existing, decisions = self.existing_of[type(before)], self.columns.decisions

        def mine(name: str) -> bool:
            return existing.edited(before, name) and not decisions.takes(name)

        return update(before, values, mine)

    def make(self, row: ImportRow, values: Mapping[str, Any]) -> Record:
        """A new record."""
        named = {**BEGINS_AS.get(self.kind.kind, {}), "id": row.id}
        if self.project is not None and issubclass(self.kind, ProjectRecord):
            named["project"] = self.project.id
        named.update(values)
        return self.kind(**named)

    def change(self, row: ImportRow, before: Record, news: Update) -> tuple[Record, ...]:
        """A known record with what is new, and what has to be saved beside it."""
        return (news.onto(before),)

    def _remark(self, row: ImportRow, values: Mapping[str, Any]) -> dict[str, str]:
        """The remark with a line for each column without a field; nothing where nothing is said."""
        said = values.get("remark", "")
        if not said and not row.remarks:
            return {}
        if not any(one.name == "remark" for one in fields_of(self.kind)):
            return self._instead_of_remark(row, values)
        headers = self.columns.mapping.headers
        lines = remark_lines(sorted(row.remarks, key=lambda line: headers.index(line[0])))
        imported = self.existing.imported(row.before).get("remark")
        return {"remark": remark_with(getattr(row.before, "remark", ""), said, lines, headers, imported)}

    def _instead_of_remark(self, row: ImportRow, values: Mapping[str, Any]) -> dict[str, str]:
        """Kinds without a remark keep the columns without a field in their own prose, or nowhere; that is said."""
        name, lines = IN_PLACE.get(self.kind.kind), remark_lines(row.remarks)
        if name is None:
            sentence = N_("not kept, since this kind has no remark: {lines}")
            row.note("", words(sentence, lines=tuple(lines)))
            return {}
        said = values.get(name, "") or getattr(row.before, name, "")
        lines = [line for line in lines if line not in said.splitlines()]
        return {name: "\n".join(filter(None, (said, *lines)))} if lines else {}

    def changes(
        self, row: ImportRow, before: Record, news: Update
    ) -> tuple[tuple[FieldChange, ...], tuple[Kept, ...]]:
        """The changes, and what was edited here and stays, as people read them."""
        changes, kept = [], []
        for one in fields_of(type(before)):
            here = (
                self._shown(one, getattr(before, one.name)) if one.name in {*news.values, *news.kept} else ""
            )
            if one.name in news.values:
                changes.append(FieldChange(one.title, here, self._shown(one, news.values[one.name])))
            elif one.name in news.kept:
                said = self._shown(one, news.kept[one.name])
                on = self.existing_of[type(before)].edited_on(before.id, one.name)
                name = clean_line(getattr(before, "code", "") or before.label or row.label)
                kept.append(Kept(name, one.name, one.title, here, said, on))
        return tuple(changes), tuple(kept)

    def _shown(self, one: Field, value: Any) -> str:
        if one.shape == "link":
            return self.columns.people.label(one.links_to, value) if value is not None else ""
        return self.columns.reader.show(one, value)

    def _read(self, one: SheetRow) -> ImportRow:
        mapping = self.columns.mapping
        if one.number in self.columns.headers_again:
            again = Reason("", words(N_("a second header row: there is nothing to import in it")))
            return ImportRow(one.number, one.cells, mapping, wrong=[again])
        row = self.columns.read(one)
        if (n := len(row.cells)) > len(mapping.headers):
            sentence = N_("{n} cells under {titles} titles: quote text that contains the separator")
            row.wait("", words(sentence, n=n, titles=len(mapping.headers)))
        self.prepare(row)
        return row

    def _find(self, row: ImportRow) -> None:
        """The record that it is about, and what saving it comes to; a row that does not come in claims nothing."""
        if row.wrong:
            return
        self.identify(row)
        if row.stands:
            self.settle(row)
        if row.before is None:
            for name in [name for name in row.lacks if name not in row.values]:
                row.wait(name, row.lacks[name])
        if row.stands:
            self.vet(row)
        if row.outcome is None and not row.archived:
            self.claims.release(row)

    def vet(self, row: ImportRow) -> None:
        """What the row comes to. A value that must not be saved is kept in the remark; without it the rest stands."""
        while True:
            outcome = self.outcome(row)
            try:
                check(outcome.records, self.today)
            except Refused as refused:
                told = {one.field: one.words for _, one in refused.objections}
                if not self._without(row, told):
                    for name, sentence in told.items():
                        row.wait(name, sentence)
                    return
            else:
                row.outcome = outcome
                return

    def _without(self, row: ImportRow, told: Mapping[str, Words]) -> bool:
        """Whether what is objected to could be left out."""
        optional = [name for name in told if name in row.values and name not in self._required]
        for name in optional:
            row.not_read(name, told[name], against=True)
        return bool(optional)

    @property
    def _required(self) -> frozenset[str]:
        return frozenset(one.name for one in fields_of(self.kind) if one.required)
