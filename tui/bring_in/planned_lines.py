"""The rows of a file and what becomes of each, those first that want somebody."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from store.exchange.imports.import_plan import LEFT_OUT, STATUSES, FieldChange, Plan, PlannedRow, Status
from store.exchange.imports.notes_on_screen import on_screen
from store.exchange.tables.sheet_grid import SheetNumber
from store.values.words import N_, words
from tui.bring_in.column_lines import Say
from widgets.drawn.grid import Cell, Column, LateCells, Row
from widgets.drawn.tones import Tone, current

ORDER: tuple[Status, ...] = ("waiting", "rejected", "changed", "new", "unchanged", "left")
SIGNS: Mapping[Status, tuple[str, Tone, str]] = {
    "waiting": ("?", "amber", N_("waiting")),
    "rejected": ("!", "red", N_("not taken")),
    "changed": ("~", "text", N_("changed")),
    "new": ("+", "green", N_("new")),
    "unchanged": ("=", "dim", N_("unchanged")),
    "left": ("-", "dim", N_("left out")),
}
MOST_OF_ROW = 1 << 15
"""More records than a row of a file has columns."""
COLUMNS = (
    Column("sign", width=1),
    Column("number", align="right"),
    Column("status"),
    Column("label", flex=True, least=16),
    Column("why", flex=True, least=12, drop=1),
)


def planned_rows(plan: Plan, say: Say, stood: Mapping[int, Status]) -> list[Row]:
    """A line for each row; `stood`: what one that is left out was before, so that it stays where it is."""
    rank = {status: at for at, status in enumerate(ORDER)}
    rows = sorted(
        (*plan.rows, *plan.left_out),
        key=lambda row: (rank[stood.get(row.number, row.status)], row.number),
    )
    seen: Counter[int] = Counter()
    lines = []
    for row in rows:
        # A row of the file may come to several, as a person with marks on several days does.
        lines.append(planned_line(row.number * MOST_OF_ROW + seen[row.number], row, say))
        seen[row.number] += 1
    return lines


def planned_line(key: int, row: PlannedRow, say: Say) -> Row:
    """One row of the file."""

    def cells(row: PlannedRow) -> tuple[Cell, ...]:
        sign, tone, word = SIGNS[row.status]
        quiet: Tone = "dim" if row.status in ("unchanged", "left") else "text"
        number = row.number.row if isinstance(row.number, SheetNumber) else row.number
        why = next(told(row, say), "")
        return (
            Cell(sign, tone),
            Cell(str(number), "dim"),
            Cell(say(word), tone),
            Cell(row.label, quiet),
            Cell(why, "dim"),
        )

    return Row(key, LateCells(cells, row), row)


def turned(lines: Sequence[Row], number: int, status: Status, say: Say) -> list[Row]:
    """The lines with those of one row of the file as if that were its status, each where it stands."""
    return [
        planned_line(line.key, row._replace(status=status), say)
        if isinstance(row := line.payload, PlannedRow) and row.number == number
        else line
        for line in lines
    ]


def tallies(plan: Plan, say: Say) -> list[Cell]:
    """How many rows have each status, and how many are left out."""
    found = [
        Cell(say(words(STATUSES[status], n=n)), SIGNS[status][1] if n else "dim")
        for status, n in plan.counts.items()
    ]
    if plan.left_out:
        found.append(Cell(say(words(LEFT_OUT, n=len(plan.left_out))), "dim"))
    return found


def told(row: PlannedRow, say: Say) -> Iterator[str]:
    """What is to be said of it, a sentence each: why it waits, what changes."""
    for reason in row.reasons:
        said = say(on_screen(reason.words))
        yield say(words(N_("{column}: {why}"), column=reason.column, why=said)) if reason.column else said
    for change in row.changes:
        yield _change(change, say)


def _change(change: FieldChange, say: Say) -> str:
    before, after = (" ".join(text.split()) or "-" for text in (change.before, change.after))
    moved = f"{before} {current().glyphs.arrow} {after}"
    return say(words(N_("{name}: {what}"), name=words(change.field), what=moved))
