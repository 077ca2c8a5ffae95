"""What a file asks, below what it is: a line for each question, its answer beside it."""

from collections.abc import Sequence

from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_questions import Asked, notes_beside
from store.exchange.imports.register_names import CALENDAR, title_of
from store.values.words import N_
from tui.bring_in.column_lines import Say
from widgets.drawn.grid import Cell, Column, Row

COLUMNS = (
    Column("must", width=1),
    Column("asked", flex=True, least=30),
    Column("taken", flex=True, least=12),
)


def question_rows(plan: Plan, questions: Sequence[Asked], say: Say) -> list[Row]:
    """What the file is, which opens as CALENDAR; the questions; what no question asks."""
    what = (Cell(""), Cell(say(N_("what is it?"))), Cell(say(title_of(plan.called)), "dim"))
    lines = [(what, CALENDAR), *((_question(one, say), one) for one in questions)]
    lines += [((Cell(""), Cell(say(note), "dim"), Cell("")), note) for note in notes_beside(plan)]
    return [Row(at, cells, payload) for at, (cells, payload) in enumerate(lines)]


def _question(one: Asked, say: Say) -> tuple[Cell, Cell, Cell]:
    sign = Cell("!" if one.must else "?", "amber" if one.must else "dim")
    taken = say(one.taken) if one.taken.msgid else ""
    return (sign, Cell(say(one.said), "amber" if one.must else "text"), Cell(taken, "dim"))
