"""A RAID log: rows of several kinds, on one sheet with a column that names the kind, or on a sheet for each kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from store.exchange.columns.level_cells import is_level
from store.exchange.imports.action_rows import Actions
from store.exchange.imports.import_plan import PlannedRow, Reason
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.other_rows import Changes, Decisions, Lessons
from store.exchange.imports.risk_rows import Risks, occur
from store.exchange.imports.row_kinds import EITHER, RowKinds, kind_called, names_type, row_kinds
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import targets_called, title_key
from store.records import Action, Change, Decision, Lesson, Risk
from store.values.dates import full_date
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, say, words
from store.values.written_choices import word_key

KIND_OF: Mapping[str, type[Record]] = {
    "risk": Risk,
    "issue": Risk,
    "assumption": Risk,
    "dependency": Risk,
    "action": Action,
    "decision": Decision,
    "change": Change,
    "lesson": Lesson,
}
SUPPLIED: Mapping[type[Record], frozenset[str]] = {Decision: frozenset({"on"}), Lesson: frozenset({"on"})}
"""Targets that a row of the kind does without here."""
WRONG = N_("{assumption} (the assumption is wrong)")
LATE = N_("{dependency} (the dependency is late)")


@frozen
class Log:
    """A sheet without its column of kinds, and what each row is; `held`: rows of no kind, which wait or are empty.

    `column`: the one that told, at `place`; empty where the sheet is of one kind by its name. `words`: what the file
    calls each kind.
    """

    sheet: Sheet
    column: str
    kinds: RowKinds
    held: tuple[PlannedRow, ...] = ()
    name: str = ""
    place: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def rows_of(self, kind: type[Record]) -> tuple[SheetRow, ...]:
        """The rows that become records of one kind."""
        return self.only(self.sheet.rows, kind)

    def only(self, rows: Sequence[SheetRow], kind: type[Record]) -> tuple[SheetRow, ...]:
        """Those of some rows that become records of one kind."""
        of = self.kinds.of
        return tuple(row for row in rows if KIND_OF.get(of.get(row.number, "")) is kind)


def log_of(sheet: Sheet, by_hand: str, said: Mapping[str, str]) -> Log | None:
    """The rows by kind; None where no column tells. `by_hand`: the title of the one that does; `said`: word → kind."""
    column = _type_column(sheet, by_hand, said)
    if column is None:
        return None
    title = sheet.headers[column]
    levels = [place for place, header in enumerate(sheet.headers) if _is_level(header)]

    def levelled(row: SheetRow) -> bool:
        return any(is_level(row.cells[place]) for place in levels)

    kinds = row_kinds(sheet.rows, column, title, said, levelled)
    held = tuple(_held(sheet, row, column) for row in sheet.rows if row.number not in kinds.of)
    said_of: dict[str, Counter[str]] = {}
    for row in sheet.rows:
        if kind := kinds.of.get(row.number):
            said_of.setdefault(kind, Counter())[row.cells[column]] += 1
    called = {kind: texts.most_common(1)[0][0] for kind, texts in said_of.items()}
    return Log(_without(sheet, column), title, kinds, held, place=column, words=called)


def sheet_of(kind: str, sheet: Sheet) -> Log:
    """A sheet whose rows are all of one kind."""
    return Log(sheet, "", RowKinds({row.number: kind for row in sheet.rows}), words={kind: ""})


def told_in_register(sheet: Sheet, kind: str, by_hand: Sequence[str]) -> Log | None:
    """A register of risks or issues whose rows a column tells apart; None where none tells it of every row it fills.

    `kind`: what the register is called, and a row that the column is empty for; `by_hand`: `FIELD=COLUMN` each, and a
    column that somebody named is the field's.
    """
    column = _type_column(sheet, "", {})
    if column is None:
        return None
    title = sheet.headers[column]
    if title_key(title) in (title_key(text.partition("=")[2]) for text in by_hand):
        return None
    of = {
        row.number: kind if is_blank(row.cells[column]) else kind_called(row.cells[column])
        for row in sheet.rows
    }
    if any(KIND_OF.get(one) is not Risk for one in of.values()):
        return None
    told = words(N_("the kind of each row is read from {column}"), column=title)
    plain = _without(sheet, column)
    return Log(replace(plain, notes=(*plain.notes, told)), title, RowKinds(of), place=column)


def _is_level(header: str) -> bool:
    return any(target.is_level for target in targets_called(Risk, header))


def _type_column(sheet: Sheet, by_hand: str, said: Mapping[str, str]) -> int | None:
    """The column called so whose cells say it most often."""
    if by_hand:
        keys = [title_key(header) for header in sheet.headers]
        return keys.index(title_key(by_hand)) if title_key(by_hand) in keys else None

    def rank(column: int) -> int:
        return sum(
            bool(kind_called(row.cells[column]) or word_key(row.cells[column]) in EITHER)
            for row in sheet.rows
        )

    called = [column for column, header in enumerate(sheet.headers) if names_type(header)]
    best = max(called, key=rank, default=None)
    return best if best is not None and rank(best) else None


def _held(sheet: Sheet, row: SheetRow, column: int) -> PlannedRow:
    """A row of no kind: it waits for one, unless it has nothing to be called by."""
    text, title = row.cells[column], sheet.headers[column]
    if text and title_key(text) == title_key(title):
        again = Reason("", words(N_("a second header row: there is nothing to import in it")))
        return PlannedRow(row.number, "rejected", clean_line(text), (again,))
    titles = [place for place, header in enumerate(sheet.headers) if _is_title(header)]
    said = [
        cell
        for place, cell in enumerate(row.cells)
        if place != column and not is_blank(cell) and not cell.isdecimal()
    ]
    named = [row.cells[place] for place in titles if not is_blank(row.cells[place])]
    label = clean_line((named or said or [text])[0])[:200]
    if not said or (titles and not named):
        return PlannedRow(row.number, "rejected", label, (Reason("", words(N_("it has no title"))),))
    why = (
        words(N_("no kind is given: risk, issue, action …"))
        if is_blank(text)
        else words(N_('{text} is no kind of row; --value "{text}=risk" settles it'), text=text)
    )
    return PlannedRow(row.number, "waiting", label, (Reason(title, why),))


def _is_title(header: str) -> bool:
    return any(target.name == "title" for target in targets_called(Risk, header))


def _without(sheet: Sheet, column: int) -> Sheet:
    def cut(cells: Sequence[str]) -> tuple[str, ...]:
        return (*cells[:column], *cells[column + 1 :])

    rows = tuple(SheetRow(row.number, cut(row.cells)) for row in sheet.rows)
    return replace(sheet, headers=cut(sheet.headers), rows=rows)


@dataclass(slots=True)
class RaidRisks(Risks):
    """Risks and issues; an assumption as the risk that it is wrong, a dependency that it is late. `types`: by row."""

    types: Mapping[int, str] = field(default_factory=dict)

    def prepare(self, row: ImportRow) -> None:
        """An issue has occurred; what is assumed or waited for may not hold."""
        meaning = self.types.get(row.number)
        if meaning == "issue":
            occur(row)
        elif meaning == "assumption":
            self._doubt(row, WRONG, meaning)
            row.note("", words(N_("an assumption: kept as the risk that it is wrong")))
        elif meaning == "dependency":
            self._doubt(row, LATE, meaning)
            row.note("", words(N_("a dependency: kept as the risk that it is late")))

    def _doubt(self, row: ImportRow, sentence: str, name: str) -> None:
        title = row.values.get("title")
        if not title:
            return
        forms = [say(words(sentence, **{name: title}), language) for language in LANGUAGES]
        known = (form for form in forms if self.existing.live.get(("title", fold(form))))
        row.values["title"] = next(known, say(words(sentence, **{name: title}), self.language))


class RaidDecisions(Decisions):
    """Decisions of a log that has one column of days for everything."""

    def settle(self, row: ImportRow) -> None:
        """A decision without its day was taken by the day of the import."""
        _on_import_day(row, self.today, N_("no day is given: decided on {day}, the day of the import"))


class RaidLessons(Lessons):
    """Lessons of a log that has one column of days for everything."""

    def settle(self, row: ImportRow) -> None:
        """A lesson without its day was learned by the day of the import."""
        _on_import_day(row, self.today, N_("no day is given: learned by {day}, the day of the import"))


def _on_import_day(row: ImportRow, today: date, sentence: str) -> None:
    """The day of something new that gives none."""
    if row.before is None and "on" not in row.values:
        row.values["on"] = today
        row.note("on", words(sentence, day=full_date(today)))


RAID_IMPORTERS: tuple[type[Importer], ...] = (RaidRisks, Actions, RaidDecisions, Changes, RaidLessons)
