"""Rows of a file into records: found here or made, checked, compared. A kind's own rules are in its subclass."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from store.disk.gate import Refused, check
from store.exchange.imports.conflicts import Question
from store.exchange.imports.existing_records import TOGETHER, Standing, key_in
from store.exchange.imports.import_plan import Reason, Row, Shift, Status
from store.exchange.imports.row_entry import Entry
from store.exchange.imports.row_update import Merged, merged, remark_with
from store.exchange.imports.typed_columns import Columns
from store.exchange.tables.sheet import SheetRow
from store.exchange.tables.sheet_grid import Progress, in_silence
from store.records import Project
from store.values.fields import Field, fields_of
from store.values.frozen import frozen
from store.values.record import ProjectRecord, Record, new_id
from store.values.text import clean_line, fold
from store.values.words import N_, Words, say, words

IN_PLACE = {"contact": "summary", "meeting": "notes"}
"""The field that takes over from the remark in a kind that has none."""
EVERY = 500  # rows between two words of progress


@dataclass(slots=True)
class Draft:
    """A row and the record it is about: `before` as it is here; none: a new one gets `id`."""

    entry: Entry
    id: int
    before: Record | None = None
    hidden: bool = False
    outcome: "Outcome | None" = None


@frozen
class Outcome:
    """What a row comes to: the records to save, the fields that change, those kept as they were changed here."""

    records: tuple[Record, ...] = ()
    shifts: tuple[Shift, ...] = ()
    kept: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Importer:
    """Kinds whose records have a code or a title. One importer reads one file."""

    kind: ClassVar[type[Record]]
    project: Project | None
    file: str
    columns: Columns
    standings: Mapping[type[Record], Standing]
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)
    twice: dict[int, int] = field(default_factory=dict)
    """Row → the row that says the same and counts."""

    @property
    def today(self) -> date:
        """The project's day."""
        return self.columns.reader.day.date

    @property
    def language(self) -> str:
        """The reader's."""
        return self.columns.reader.language

    @property
    def standing(self) -> Standing:
        """What the store holds of this kind."""
        return self.standings[self.kind]

    def rows(self, rows: Sequence[SheetRow], progress: Progress = in_silence) -> tuple[Row, ...]:
        """What becomes of every row, in the file's order."""
        drafts = []
        for row, id in zip(rows, fresh_ids(len(rows)), strict=True):
            drafts.append(self._draft(row, id))
            if len(drafts) % EVERY == 0:
                progress(len(drafts), 2 * len(rows))
        for draft in self._by_precedence(drafts):
            self._meet(draft)
        self._skip_both(drafts)
        for n, draft in enumerate(drafts, 1):
            self._vet(draft)
            if n % EVERY == 0:
                progress(len(rows) + n, 2 * len(rows))
        self.link([draft for draft in drafts if draft.outcome is not None])
        return tuple(self._row(draft) for draft in drafts)

    def _by_precedence(self, drafts: Sequence[Draft]) -> Iterable[Draft]:
        """In the order in which rows that say the same claim a record: the first one does, or as was decided."""
        decisions = self.columns.decisions
        if decisions.on_conflict == "last":
            drafts = drafts[::-1]
        ranks = {"last": 0} if decisions.on_conflict != "last" else {"first": 2}
        if not decisions.rows:
            return drafts
        return sorted(drafts, key=lambda draft: ranks.get(decisions.rows.get(draft.entry.row.number, ""), 1))

    def _skip_both(self, drafts: Sequence[Draft]) -> None:
        """Refuse the first of two rows that say the same where neither is to come in."""
        by_number = {draft.entry.row.number: draft for draft in drafts}
        for number, first in list(self.twice.items()):
            if self.columns.decisions.of_row(number, "first") == "skip":
                sentence = N_("said again in row {row}, and neither comes in")
                by_number[first].entry.refuse("", words(sentence, row=number))

    def prepare(self, draft: Draft) -> None:
        """What the kind's own rules make of the values before the record is looked for."""

    def questions(self) -> Iterable[Question]:
        """The contradictions of this kind's rows, and what is done about them."""
        for number, first in sorted(self.twice.items()):
            rows = (min(number, first), max(number, first))
            taken = self.columns.decisions.of_row(number, "first")
            sentence = words(N_("rows {first} and {last} say the same"), first=rows[0], last=rows[1])
            yield Question("row", number, rows, sentence, taken)

    def notes(self) -> tuple[Words, ...]:
        """What the kind's own rules do with the columns."""
        return ()

    def identify(self, draft: Draft) -> None:
        """Find the record that the row is about, by code, without one by title."""
        if self.kind.kind in TOGETHER:
            self._identify_together(draft)
            return
        name = "code" if draft.entry.values.get("code") else "title"
        text = draft.entry.values.get(name)
        if not text:
            return
        key = (name, fold(text))
        self.claim(draft, key, name, text)
        found = self.standing.live.get(key, [])
        if len(found) > 1:
            sentence = N_("{n} records here are called {text}; add their codes to the file")
            draft.entry.refuse(name, words(sentence, n=len(found), text=text))
        elif found:
            self.meet(draft, found[0])
            draft.entry.values.pop(name)
        draft.hidden = not found and key in self.standing.hidden

    def _identify_together(self, draft: Draft) -> None:
        if (key := key_in(self.kind, draft.entry.values)) is not None:
            self.claim(draft, key, "", draft.entry.label)
            found = self.standing.live.get(key, [])
            draft.hidden = not found and key in self.standing.hidden
            if found:
                self.meet(draft, found[0])

    def claim(self, draft: Draft, key: tuple[str, str], name: str, text: str) -> None:
        """No other row may say the same; `name`: the target that says it, `text`: what."""
        number = draft.entry.row.number
        if (first := self.seen.setdefault(key, number)) != number:
            draft.entry.refuse(name, words(N_("{text} is already in row {row}"), text=text, row=first))
            self.twice[number] = first

    def meet(self, draft: Draft, record: Record) -> None:
        """The row is about this record; no other row may be."""
        draft.before, draft.id = record, record.id
        number = draft.entry.row.number
        if (first := self.used.setdefault(record.id, number)) != number:
            self.twice.setdefault(number, first)
            draft.entry.refuse("", words(N_("the same record as row {row}"), row=first))

    def settle(self, draft: Draft) -> None:
        """The kind's own rules over the row's values."""

    def link(self, drafts: Sequence[Draft]) -> None:
        """Links between the rows of the file that come in; a row that gets one comes to a new outcome."""

    def outcome(self, draft: Draft) -> Outcome:
        """The records that the row's values make or change."""
        values = draft.entry.values | self.remark(draft, self.kind, draft.before)
        if draft.before is None:
            return Outcome((self.make(draft, values),))
        news = merged(draft.before, values, self.standing.told(draft.before))
        records = self.change(draft.before, news) if news.values else ()
        return Outcome(records, *self.told(draft.entry, draft.before, news))

    def make(self, draft: Draft, values: Mapping[str, Any]) -> Record:
        """A new record."""
        belongs: dict[str, Any] = {}
        if self.project is not None and issubclass(self.kind, ProjectRecord):
            belongs["project"] = self.project.id
        return self.kind(id=draft.id, **belongs, **values)

    def change(self, before: Record, news: Merged) -> tuple[Record, ...]:
        """A known record with what is new, and what has to be saved beside it."""
        return (news.onto(before),)

    def remark(self, draft: Draft, kind: type[Record], before: Record | None) -> dict[str, str]:
        """The remark with a line for each column without a field; nothing where nothing is said."""
        entry = draft.entry
        said = entry.values.get("remark", "")
        if not said and not entry.remarks:
            return {}
        if not any(one.name == "remark" for one in fields_of(kind)):
            return self._instead_of_remark(entry, before)
        told = self.standings[kind].told(before).get("remark")
        here = getattr(before, "remark", "")
        headers = self.columns.mapping.headers
        lines = sorted(entry.remarks, key=lambda line: headers.index(line[0]))
        return {"remark": remark_with(here, said, lines, headers, told)}

    def _instead_of_remark(self, entry: Entry, before: Record | None) -> dict[str, str]:
        """Kinds without a remark keep the columns without a field in their own prose, or nowhere; that is said."""
        name = IN_PLACE.get(self.kind.kind)
        lines = [f"{column}: {clean_line(text)}" for column, text in entry.remarks]
        if name is None:
            sentence = N_("not kept, since this kind has no remark: {lines}")
            entry.note("", words(sentence, lines=tuple(lines)))
            return {}
        said = entry.values.get(name, "") or getattr(before, name, "")
        lines = [line for line in lines if line not in said.splitlines()]
        return {name: "\n".join(filter(None, (said, *lines)))} if lines else {}

    def told(
        self, entry: Entry, before: Record, news: Merged
    ) -> tuple[tuple[Shift, ...], tuple[Reason, ...]]:
        """The changes, and what was changed here and stays, as people read them."""
        shifts, kept = [], []
        for one in fields_of(type(before)):
            if one.name in news.values:
                here = self.shown(one, getattr(before, one.name))
                shifts.append(Shift(one.title, here, self.shown(one, news.values[one.name])))
            elif one.name in news.kept:
                sentence = N_("{field} was changed here since the last import and stays: {here}")
                here = self.shown(one, getattr(before, one.name)) or say(N_("empty"), self.language)
                kept.append(
                    Reason(entry.column(one.name), words(sentence, field=Words(one.title), here=here))
                )
        return tuple(shifts), tuple(kept)

    def shown(self, one: Field, value: Any) -> str:
        """A value as people read it."""
        if one.shape == "link":
            return self.columns.people.label(one.links_to, value) if value is not None else ""
        return self.columns.reader.show(one, value)

    def _draft(self, row: SheetRow, id: int) -> Draft:
        mapping = self.columns.mapping
        if row.number in self.columns.headers_again:
            again = Reason("", words(N_("a second header row: there is nothing to import in it")))
            return Draft(Entry(row, mapping, wrong=[again]), id)
        draft = Draft(self.columns.entry(row), id)
        if (n := len(row.cells)) > len(mapping.headers):
            sentence = N_(
                "{n} cells under {titles} titles: put a text that holds the separator in quotation marks"
            )
            draft.entry.wrong.insert(0, Reason("", words(sentence, n=n, titles=len(mapping.headers))))
        self.prepare(draft)
        return draft

    def _meet(self, draft: Draft) -> None:
        if draft.entry.row.number in self.columns.headers_again:
            return
        self.identify(draft)
        if not draft.entry.wrong and not draft.hidden:
            self.settle(draft)

    def _vet(self, draft: Draft) -> None:
        """Refuse the row if saving its records would be refused."""
        if draft.entry.wrong or draft.hidden:
            return
        outcome = self.outcome(draft)
        try:
            check(outcome.records, self.today)
            draft.outcome = outcome
        except Refused as refused:
            for _, objection in refused.objections:
                draft.entry.refuse(objection.field, objection.words)

    def _row(self, draft: Draft) -> Row:
        entry, number = draft.entry, draft.entry.row.number
        if draft.hidden and not entry.wrong:
            archived = Reason("", words(N_("it was archived here: bring it back here if it counts again")))
            return Row(number, "unchanged", entry.label, (archived,))
        if draft.outcome is None:
            return Row(number, "rejected", entry.label, tuple(entry.wrong))
        done = draft.outcome
        status: Status = "new" if draft.before is None else "changed" if done.records else "unchanged"
        notes = entry.notes if done.records else []
        return Row(
            number, status, entry.label, (*notes, *entry.differs, *done.kept), done.shifts, done.records
        )


def fresh_ids(n: int) -> list[int]:
    """Ids in the order of the rows, no two alike: so many at once share their milliseconds."""
    ids: set[int] = set()
    while len(ids) < n:
        ids.add(new_id())
    return sorted(ids)
