"""In full what the line under the cursor stands for, in whichever of the lists it is."""

from store.exchange.imports.import_plan import PlannedRow
from store.exchange.imports.import_questions import Asked
from store.values.words import N_, Words, words
from tui.bring_in.column_lines import ColumnLine, Say
from tui.bring_in.planned_lines import told


def explained(payload: object, say: Say) -> str:
    """Empty where there is no more to say than stands there."""
    match payload:
        case ColumnLine(header=header, why=Words() as why):
            return say(words(N_("{column}: {why}"), column=header, why=why))
        case Asked(said=said, must=True):
            return " ".join((say(said), say(N_("Nothing is saved before this is answered."))))
        case Asked(said=said):
            return say(said)
        case Words() as note:
            return say(note)
        case PlannedRow() as row:
            return "; ".join((row.label, *told(row, say)))
    return ""
