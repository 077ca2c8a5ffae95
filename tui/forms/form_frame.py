"""What stands around the rows of a form: what it is and how much is to correct, what helps, and its keys."""

from collections.abc import Collection

from store.values.words import N_, Words, words
from tui.forms.form_plan import Plan, heading
from tui.forms.form_state import FormState
from tui.host import Host
from widgets.drawn.grid import Cell
from widgets.editors.row import FieldRow
from widgets.editors.stack import Stack
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.rule import Rule


class FormFrame:
    """`note` is what helps until something is typed."""

    def __init__(self, host: Host, state: FormState, plan: Plan, note: str) -> None:
        self.note = note
        self.open_with: Words | None = None
        """Who else has the record open."""
        self.title = Rule("")
        self.title.focused = True
        self.foot = Foot()
        self.keyline = Keyline()
        self._say = host.say
        self._state = state
        self._plan = plan

    def show_keys(self) -> None:
        """The keys of every form."""
        say = self._say
        self.keyline.help = ("F1", say(N_("help")))
        save = ("Enter", say(N_("save"))) if self._plan.enter_saves else ("F2", say(N_("save")))
        self.keyline.show([save, ("Esc", say(N_("leave, keeps a draft"))), ("^X", say(N_("discard")))])

    def show_title(self, rows: Collection[FieldRow]) -> None:
        """What the form is, and how many of its rows are to correct."""
        count = sum(1 for row in rows if row.error)
        wrong = self._say(words(N_("{n} to correct"), n=count)) if count else ""
        title, rest = (self._say(part) for part in heading(self._state))
        beside = Cell(self._say(self.open_with), "amber") if self.open_with is not None else ""
        self.title.show(title=title, counts=rest, right=Cell(wrong, "red") if wrong else beside)

    def show_foot(self, stack: Stack, problem: Words | None = None) -> None:
        """What has just gone wrong, else why the focused field cannot be read, else what helps with it."""
        text = self._help(stack.current, problem)
        more = words(N_("{n} more below"), n=stack.below)
        self.foot.show(text, self._say(more) if stack.below else "")

    def _help(self, row: FieldRow | None, problem: Words | None) -> Cell:
        if problem is not None:
            return Cell(f"! {self._say(problem)}", "red")
        if row is None:
            return Cell(self.note, "dim")
        typed = row.typed.text.strip() and not row.listing and not row.error
        if typed and (unread := row.typed.problem()) is not None:
            return Cell(self._say(unread.words), "amber")
        return Cell(self.note or self._say(self._hint(row)), "dim")

    def _hint(self, row: FieldRow) -> str:
        """What helps with a field, as a msgid."""
        field = row.typed.field
        if field.hint or field.shape != "prose":
            return field.hint
        if self._plan.enter_saves:
            return N_("ctrl+j starts a new line")
        return N_("Enter starts a new line; twice moves on")
