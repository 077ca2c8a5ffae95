"""What the sheets of a workbook hold: each its kind by its name or by its titles, or nothing that is imported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from store.exchange.imports.raid import KIND_OF, Log, log_of, sheet_of
from store.exchange.imports.row_kinds import RAID, kind_called
from store.exchange.tables.sheet_grid import Sheet, SheetNumber, SheetRow
from store.exchange.vocabulary.choices import words_for
from store.exchange.vocabulary.titles import (
    knows,
    last_resorts,
    stands_in,
    targets_called,
    title_key,
    words_of_titles,
)
from store.values.frozen import frozen
from store.values.words import N_, Words, words

CALLED = {kind: record.plural for kind, record in KIND_OF.items()} | {
    "issue": N_("Issues"),
    "assumption": N_("Assumptions"),
    "dependency": N_("Dependencies"),
}
"""How people call the rows of each kind."""
FEWEST = 2  # known titles of a sheet that is a register


@frozen
class Workbook:
    """The sheets that are registers, and the names of those that are none."""

    logs: tuple[Log, ...]
    left: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[Words, ...]:
        """Which sheets are read as what, and which are not."""
        read = tuple(
            words(N_("the sheet {sheet} is read as: {kind}"), sheet=log.name, kind=_kinds(log))
            for log in self.logs
            if log.name
        )
        unseen = tuple(log.name for log in self.logs if log.sheet.hidden)
        hidden = words(N_("hidden sheets are read like the others: {sheets}"), sheets=unseen)
        left = words(N_("sheets that are no register are left: {sheets}"), sheets=self.left)
        return (*read, *[hidden] * bool(unseen), *[left] * bool(self.left))


def _kinds(log: Log) -> tuple[Words, ...]:
    return tuple(words(CALLED[kind]) for kind in dict.fromkeys(log.kinds.of.values()))


def workbook_of(sheets: Sequence[tuple[str, Sheet]], by_hand: str, said: Mapping[str, str]) -> Workbook:
    """Every sheet as what it is; rows are numbered with their sheet's name where several are read."""
    found = [(name, sheet, _log(name, sheet, by_hand, said)) for name, sheet in sheets]
    left = tuple(name for name, _, log in found if log is None and name)
    registers = [(name, sheet, log) for name, sheet, log in found if log is not None]
    if len(registers) < 2:
        return Workbook(tuple(log for _, _, log in registers), left)
    logs = (
        _log(name, _numbered(sheet, name, place), by_hand, said)
        for place, (name, sheet, _) in enumerate(registers)
    )
    named = zip(logs, registers, strict=True)
    return Workbook(tuple(replace(log, name=name) for log, (name, _, _) in named if log is not None), left)


def _log(name: str, sheet: Sheet, by_hand: str, said: Mapping[str, str]) -> Log | None:
    if _is_list(sheet) or any(stands_in(word, title_key(name)) for word in words_of_titles("histories")):
        return None
    by_column = log_of(sheet, by_hand, said)
    if by_column is not None and not by_column.held and len(set(by_column.kinds.of.values())) > 1:
        return by_column
    kind = kind_of_sheet(name) or kind_of_titles(sheet.headers)
    if kind and sum(_belongs(kind, header) for header in sheet.headers) >= FEWEST:
        return sheet_of(kind, sheet)
    return by_column


def _is_list(sheet: Sheet) -> bool:
    """Whether a sheet that nobody sees only lists the words to choose from: it has no column of titles."""
    return sheet.hidden and not any(
        target.name == "title"
        for record in set(KIND_OF.values())
        for h in sheet.headers
        for target in targets_called(record, h)
    )


def _belongs(kind: str, header: str) -> bool:
    """Whether a column with this title is one of the kind's register."""
    record = KIND_OF[kind]
    return knows(record, header) or title_key(header) in last_resorts(record) or kind_of_sheet(header) == kind


def kind_of_sheet(name: str) -> str:
    """The kind that a sheet's name says: `Issue Log`, `3. Risks`, `风险登记册`; empty where it says none, or two."""
    whole = title_key(name)
    if len(whole) > 1 and (kind := kind_called(whole)):
        return kind
    said = [word for word in _kind_words() if stands_in(word, whole)]
    longest = [word for word in said if not any(word != other and word in other for other in said)]
    kinds = {kind_called(word) for word in longest}
    return kinds.pop() if len(kinds) == 1 else ""


def kind_of_titles(headers: Iterable[str]) -> str:
    """The kind whose word most of the titles begin with: `Issue ID`, `Issue Title`."""
    found = Counter(kind for header in headers if (kind := kind_of_sheet(header)))
    (kind, n), *others = found.most_common(2) or [("", 0)]
    return kind if n >= FEWEST and not (others and others[0][1] == n) else ""


def _kind_words() -> Iterable[str]:
    return (word for word in words_for(RAID, "type") if len(word) > 1)


def _numbered(sheet: Sheet, name: str, place: int) -> Sheet:
    rows = tuple(
        SheetRow(SheetNumber.of(name, place, row.number % SheetNumber.ROWS), row.cells) for row in sheet.rows
    )
    return replace(sheet, rows=rows)
