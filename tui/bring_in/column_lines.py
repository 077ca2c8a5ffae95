"""The columns of a file on the left, on the right what each becomes, how well it fits, two of its values."""

from collections.abc import Callable, Iterator

from store.exchange.columns.column_fit import LOOSELY
from store.exchange.columns.column_mapping import ASIDE, OUT, Mapped
from store.exchange.imports.import_choices import Choices
from store.exchange.imports.import_plan import Part, Plan
from store.exchange.imports.row_kinds import RAID
from store.exchange.imports.saved_mappings import TYPE
from store.exchange.vocabulary.titles import DERIVED, targets_of
from store.values.frozen import frozen
from store.values.words import N_, Words, words
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import Tone, current

COLUMNS = (
    Column("column", flex=True, least=12),
    Column("field", flex=True, least=14),
    Column("fit", align="right"),
    Column("samples", flex=True, least=16),
)
Say = Callable[[Words | str], str]


@frozen
class ColumnLine:
    """One column of the file; `header` empty: a line between."""

    part: Part
    place: int
    header: str
    why: Words | None = None


def column_rows(plan: Plan, say: Say) -> list[Row]:
    """A line for each column of each part, and one above the columns of a part where there are several."""
    rows: list[Row] = []
    for part in plan.parts:
        if len(plan.parts) > 1:
            rows.append(Row(len(rows), _heading(part, say), None))
        for place, header in enumerate(part.mapping.headers):
            line = ColumnLine(part, place, header, part.mapping.why.get(place))
            rows.append(Row(len(rows), _cells(line, say), line))
    return rows


def _heading(part: Part, say: Say) -> tuple[Cell, ...]:
    return (Cell(part.sheet or say(part.kind.plural), "title"), Cell(""), Cell(""), Cell(""))


def _cells(line: ColumnLine, say: Say) -> tuple[Cell, ...]:
    mapping, arrow = line.part.mapping, current().glyphs.arrow
    found = [one for one in mapping.mapped if line.place in one.columns]
    samples = found[0].samples if found and found[0].columns[0] == line.place else ()
    samples = samples or mapping.samples.get(line.place, ())
    shown = " | ".join(" ".join(text.split()) for text in samples)
    if found:
        fields = ", ".join(say(one.target.title) for one in found)
        tone: Tone = "strong" if any(one.by_hand for one in found) else "text"
        if all(one.target.name in DERIVED for one in found):
            fields, tone = say(words(N_("follows from the rest: {field}"), field=fields)), "dim"
        return (Cell(line.header), Cell(f"{arrow} {fields}", tone), _fit(found[0], say), Cell(shown, "dim"))
    return (Cell(line.header), Cell(f"{arrow} {say(_apart(line))}", "dim"), Cell(""), Cell(shown, "dim"))


def _apart(line: ColumnLine) -> str:
    """What becomes of a column without a field."""
    mapping = line.part.mapping
    if mapping.by_hand.get(line.place) == OUT:
        return N_("left out")
    if line.place in mapping.counting:
        return N_("numbers the rows")
    return N_("to the remark") if line.header in line.part.kept or line.why else N_("empty")


def _fit(one: Mapped, say: Say) -> Cell:
    if not one.samples or one.fit == LOOSELY:
        return Cell("")
    percent = round(one.fit * 100)
    return Cell(say(words(N_("{percent} %"), percent=percent)), "dim" if percent == 100 else "amber")


def ways(line: ColumnLine, plan: Plan, choices: Choices, say: Say) -> Iterator[tuple[str, str]]:
    """(what `--map` calls it, its words) of everything that a column can become."""
    if any(text.partition("=")[2] == line.header for text in choices.maps):
        yield "", say(N_("as it is read unasked"))
    for target in targets_of(line.part.kind):
        if target.name not in DERIVED:
            yield target.name, say(target.title)
    if plan.called == RAID:
        yield TYPE, say(N_("the kind of each row"))
    yield ASIDE, say(N_("to the remark"))
    yield OUT, say(N_("leave out"))


def now(line: ColumnLine) -> str:
    """What it is now, as `ways` names it."""
    mapping = line.part.mapping
    found = (one.target.name for one in mapping.mapped if line.place in one.columns)
    return next(found, mapping.by_hand.get(line.place, ASIDE))
