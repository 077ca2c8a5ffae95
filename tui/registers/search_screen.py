"""`/` and Tab: what is typed, over all kinds and projects; Enter opens the record."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label

from store.queries.search_results import Finds, Found, find
from store.records.names import kind_of
from store.values.words import N_, words
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Cells, Column, Row, Rows


class Everywhere(OverlayScreen[None]):
    """The line at the top is typed into all the time; the arrows move in the list below it."""

    CSS = """
    Everywhere Horizontal { height: 1; }
    Everywhere Label { width: 3; }
    Everywhere Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open it"), priority=True),
        Binding("f1", "app.help", N_("help"), show=False),
        Binding("down", "move(1)", N_("down"), show=False, priority=True),
        Binding("up", "move(-1)", N_("up"), show=False, priority=True),
        Binding("pagedown", "page(1)", N_("page down"), show=False, priority=True),
        Binding("pageup", "page(-1)", N_("page up"), show=False, priority=True),
        Binding("tab", "move(1)", N_("down"), show=False),
    ]

    HELP = "F1"
    """A question mark is text here."""

    def __init__(self, typed: str) -> None:
        super().__init__("")
        self._typed = typed
        self._rows = Rows(
            (
                Column("kind", firm=True),
                Column("project", drop=2, firm=True),
                Column("code", firm=True),
                Column("name", flex=True, least=16, firm=True),
                Column("piece", flex=True, least=20, drop=3),
            )
        )
        self._rows.can_focus = False

    def body(self) -> Widget:
        return self._rows

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Label(" / ", markup=False)
            field = Input(self._typed, select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field
        yield from super().compose()

    def on_mount(self) -> None:
        self._show(Finds("", ()))
        self.read_again()
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Look for what is typed now; it wins over a text that is still being looked for."""
        self.host.read(self, partial(self._find, self.query_one(Input).value))

    async def _find(self, typed: str) -> None:
        project = self.host.project
        self._show(await self.host.store.run(lambda w: find(w, typed, project=project, private=True)))

    def _show(self, finds: Finds) -> None:
        say = self.host.say
        form = N_("first {n} shown, there are more") if finds.more else N_("{n} found")
        counts = say(words(form, n=len(finds.lines))) if finds.typed.strip() else ""
        self._rule.show(title=say(N_("SEARCH EVERYTHING")), counts=counts)
        empty = (
            N_("nothing found") if finds.typed.strip() else N_("type a word, a code, or a name's initials")
        )
        self._rows.show([self._row(line) for line in finds.lines], say(empty))

    def _row(self, line: Found) -> Row:
        kind = self.host.say(kind_of(line.record))
        own: Cells = Cell(kind, "dim")
        if line.private:
            own = (Cell(kind, "dim"), Cell(" " + self.host.say(N_("(private)")), "amber"))
        code = getattr(line.record, "code", "") if line.record.kind != "project" else ""
        before, word, after = line.piece
        piece = (Cell(before, "dim"), Cell(word, "strong"), Cell(after, "dim"))
        return Row(
            line.record.id,
            (own, Cell(line.project, "dim"), Cell(code, "code"), Cell(line.name), piece),
            line,
        )

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        line: Found | None = self._rows.payload
        if line is not None:
            self.host.dialogue(self.host.actions.show(line.record))

    def action_move(self, by: int) -> None:
        self._rows.action_move(by)

    def action_page(self, by: int) -> None:
        self._rows.action_page(by)
