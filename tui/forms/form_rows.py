"""Which rows of a form have a place: what was typed in one may give the record other fields."""

from collections.abc import Callable, Mapping

from store.values.width import cell_width
from tui.forms.form_state import FormState
from widgets.editors.row import FieldRow


def place_rows(rows: Mapping[str, FieldRow], state: FormState, say: Callable[[str], str]) -> None:
    """Show those of fields that the record as typed has, each beginning where the longest title ends."""
    shown = [name for name in rows if state.has(name)]
    labels = max((cell_width(say(rows[name].typed.field.title)) for name in shown), default=0)
    for name, row in rows.items():
        row.display = name in shown
        row.align(labels)
