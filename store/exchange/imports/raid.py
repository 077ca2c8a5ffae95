"""A RAID log: rows of several kinds in one table, told apart by a column that names the kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from store.exchange.imports.action_rows import Actions
from store.exchange.imports.import_plan import PlannedRow, Reason
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.other_rows import Decisions
from store.exchange.imports.risk_rows import Risks, occur
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank, word_key, words_for
from store.exchange.vocabulary.titles import read_table, title_key
from store.records import Action, Decision, Risk
from store.values.dates import full_date
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, say, words

RAID = "raid"
KIND_OF: Mapping[str, type[Record]] = {
    "risk": Risk,
    "issue": Risk,
    "assumption": Risk,
    "action": Action,
    "decision": Decision,
}
SUPPLIED: Mapping[type[Record], frozenset[str]] = {Decision: frozenset({"on"})}
"""Targets that a row of the kind does without here."""
WRONG = N_("{assumption} (the assumption is wrong)")
_LETTERS = {"a": ("action", "assumption"), "d": ("decision", "dependency")}


@frozen
class Log:
    """A sheet without its column of kinds, and what each row is; `refused`: rows of no kind that comes in."""

    sheet: Sheet
    column: str
    types: Mapping[int, str]
    refused: tuple[PlannedRow, ...]

    def rows_of(self, kind: type[Record]) -> tuple[SheetRow, ...]:
        """The rows that become records of one kind."""
        return tuple(row for row in self.sheet.rows if KIND_OF.get(self.types.get(row.number, "")) is kind)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(map(title_key, read_table("titles")["raid"]["type"]))


def names_type(text: str) -> bool:
    """Whether a column's title says that it tells the kind of each row."""
    return title_key(text) in _titles()


def log_of(sheet: Sheet, by_hand: str) -> Log | None:
    """The rows by kind; None where no column tells. `by_hand`: the title of the one that does."""
    column = _type_column(sheet, by_hand)
    if column is None:
        return None
    types: dict[int, str] = {}
    refused = []
    title = sheet.headers[column]
    for row in sheet.rows:
        text = row.cells[column]
        if meaning := _meaning(text):
            types[row.number] = meaning
        elif title_key(text) != title_key(title):
            refused.append(_refused(row, column, title))
        else:
            again = Reason("", words(N_("a second header row: there is nothing to import in it")))
            refused.append(PlannedRow(row.number, "rejected", clean_line(text), (again,)))
    return Log(_without(sheet, column), title, types, tuple(refused))


def _type_column(sheet: Sheet, by_hand: str) -> int | None:
    """The column called so whose cells say it most often."""
    if by_hand:
        keys = [title_key(header) for header in sheet.headers]
        return keys.index(title_key(by_hand)) if title_key(by_hand) in keys else None

    def rank(column: int) -> int:
        return sum(bool(_meaning(row.cells[column])) for row in sheet.rows)

    called = [column for column, header in enumerate(sheet.headers) if names_type(header)]
    best = max(called, key=rank, default=None)
    return best if best is not None and rank(best) else None


def _meaning(text: str) -> str:
    return words_for(RAID, "type").get(word_key(text), "") if text else ""


def _refused(row: SheetRow, column: int, title: str) -> PlannedRow:
    text = row.cells[column]
    kinds = tuple(KIND_OF)
    if is_blank(text):
        sentence = words(N_("no kind is given; these can be imported: {kinds}"), kinds=kinds)
    elif both := _LETTERS.get(fold(text)):
        sentence = words(N_("{text} may be {kinds}; write the word"), text=text, kinds=both)
    else:
        sentence = words(N_("{text} cannot be imported; these can: {kinds}"), text=text, kinds=kinds)
    label = next((cell for place, cell in enumerate(row.cells) if cell and place != column), text)
    return PlannedRow(row.number, "rejected", clean_line(label)[:200], (Reason(title, sentence),))


def _without(sheet: Sheet, column: int) -> Sheet:
    def cut(cells: Sequence[str]) -> tuple[str, ...]:
        return (*cells[:column], *cells[column + 1 :])

    rows = tuple(SheetRow(row.number, cut(row.cells)) for row in sheet.rows)
    return replace(sheet, headers=cut(sheet.headers), rows=rows)


@dataclass(slots=True)
class RaidRisks(Risks):
    """Risks, issues, and assumptions as the risk that they are wrong. `types`: what each row is."""

    types: Mapping[int, str] = field(default_factory=dict)

    def prepare(self, row: ImportRow) -> None:
        """An issue has occurred; an assumption that does not hold is one."""
        meaning = self.types.get(row.number)
        if meaning == "issue":
            occur(row)
        if meaning == "assumption":
            self._doubt(row)

    def _doubt(self, row: ImportRow) -> None:
        title = row.values.get("title")
        if not title:
            return
        forms = [say(words(WRONG, assumption=title), language) for language in LANGUAGES]
        known = (form for form in forms if self.existing.live.get(("title", fold(form))))
        row.values["title"] = next(known, say(words(WRONG, assumption=title), self.language))
        row.note("", words(N_("an assumption: kept as the risk that it is wrong")))


class RaidDecisions(Decisions):
    """Decisions of a log that has one column of days for everything."""

    def settle(self, row: ImportRow) -> None:
        """A decision without its day was taken by the day of the import."""
        if row.before is None and "on" not in row.values:
            row.values["on"] = self.today
            sentence = N_("no day is given: decided on {day}, the day of the import")
            row.note("on", words(sentence, day=full_date(self.today)))


RAID_IMPORTERS: tuple[type[Importer], ...] = (RaidRisks, Actions, RaidDecisions)
