"""Rows of a file into records: found here or made, checked, compared. A kind's own rules are in its subclass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from store.disk.gate import Refused, check
from store.exchange.columns import Columns
from store.exchange.entry import Entry
from store.exchange.merging import Merged, merged, remark_with
from store.exchange.plan import Reason, Row, Shift, Status
from store.exchange.sheet import SheetRow
from store.exchange.standing import Standing
from store.records import Project
from store.values.fields import Field, fields_of
from store.values.frozen import frozen
from store.values.record import Record, new_id
from store.values.text import fold
from store.values.words import N_, Words, say, words


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

    def rows(self, rows: Sequence[SheetRow]) -> tuple[Row, ...]:
        """What becomes of every row, in the file's order."""
        drafts = [self._draft(row, id) for row, id in zip(rows, fresh_ids(len(rows)), strict=True)]
        for draft in drafts:
            self._vet(draft)
        self.link([draft for draft in drafts if draft.outcome is not None])
        return tuple(self._row(draft) for draft in drafts)

    def notes(self) -> tuple[Words, ...]:
        """What the kind's own rules do with the columns."""
        return ()

    def identify(self, draft: Draft) -> None:
        """Find the record that the row is about, by code, without one by title."""
        name = "code" if draft.entry.values.get("code") else "title"
        text = draft.entry.values.get(name)
        if not text:
            return
        key = (name, fold(text))
        if (first := self.seen.setdefault(key, draft.entry.row.number)) != draft.entry.row.number:
            draft.entry.refuse(name, words(N_("{text} is already in row {row}"), text=text, row=first))
        found = self.standing.live.get(key, [])
        if len(found) > 1:
            sentence = N_("{n} records here are called {text}; add their codes to the file")
            draft.entry.refuse(name, words(sentence, n=len(found), text=text))
        elif found:
            self.meet(draft, found[0])
            draft.entry.values.pop(name)
        draft.hidden = not found and key in self.standing.hidden

    def meet(self, draft: Draft, record: Record) -> None:
        """The row is about this record; no other row may be."""
        draft.before, draft.id = record, record.id
        if (first := self.used.setdefault(record.id, draft.entry.row.number)) != draft.entry.row.number:
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
        belongs: dict[str, Any] = {"project": self.project.id} if self.project else {}
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
        told = self.standings[kind].told(before).get("remark")
        here = getattr(before, "remark", "")
        headers = self.columns.mapping.headers
        lines = sorted(entry.remarks, key=lambda line: headers.index(line[0]))
        return {"remark": remark_with(here, said, lines, headers, told)}

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
        self.identify(draft)
        if not draft.entry.wrong and not draft.hidden:
            self.settle(draft)
        return draft

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
