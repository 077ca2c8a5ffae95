"""What stands below a form."""

from collections.abc import Callable

from store.values.words import N_, Words
from tui.forms.form_plan import Plan
from widgets.drawn.grid import Cell
from widgets.editors.row import FieldRow


def foot_of(
    row: FieldRow | None, problem: Words | None, note: str, plan: Plan, say: Callable[[Words | str], str]
) -> Cell:
    """What has just gone wrong, else why the focused field cannot be read, else what helps with it."""
    typed = row is not None and row.typed.text.strip() and not row.listing
    unread = row.typed.problem() if row is not None and typed else None
    if problem is not None:
        return Cell(f"! {say(problem)}", "red")
    if unread is not None and row is not None and not row.error:
        return Cell(say(unread.words), "amber")
    return Cell(note or (say(_hint(row, plan)) if row is not None else ""), "dim")


def _hint(row: FieldRow, plan: Plan) -> str:
    """What helps with a field, as a msgid."""
    field = row.typed.field
    if field.hint or field.shape != "prose":
        return field.hint
    return (
        N_("ctrl+j starts a new line") if plan.enter_saves else N_("Enter starts a new line; twice moves on")
    )
