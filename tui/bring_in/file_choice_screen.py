"""Which file is brought in: a path, completed from its folder, the newest first."""

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from store.exchange.imports.register_names import likely
from store.exchange.tables.folder_list import Entry, entries
from store.values.clock import Clock
from store.values.problem import SAID, sentence_of
from store.values.short_date import show_date
from store.values.width import cell_width
from store.values.words import N_
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from widgets.editors.line_input import LineInput
from widgets.foot import Foot
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows

KB = 1024


class FileChoice(OverlayScreen[tuple[Path, tuple[str, ...]] | None]):
    """Result: the file, and what it may be, the likeliest first; None: the user went back. Enter opens a folder, takes
    a file; Tab completes the name."""

    DEFAULT_CSS = """
    FileChoice Horizontal { width: 100%; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", N_("help"), show=False),
        Binding("enter", "take", N_("take"), priority=True),
        Binding("tab", "complete", N_("complete"), priority=True),
        Binding("down", "move(1)", N_("down"), show=False, priority=True),
        Binding("up", "move(-1)", N_("up"), show=False, priority=True),
        Binding("pagedown", "page(1)", N_("page down"), show=False, priority=True),
        Binding("pageup", "page(-1)", N_("page up"), show=False, priority=True),
    ]
    HELP = "F1"

    def __init__(self, folder: Path) -> None:
        super().__init__("")
        self._input = LineInput(f"{folder}/", listed=False, short=False)
        self._rows = Rows(
            (Column("name", flex=True, least=20), Column("size", align="right"), Column("day", align="right"))
        )
        self._rows.can_focus = False
        self._foot = Foot()

    @staticmethod
    async def opened(host: Host) -> tuple[Path, tuple[str, ...]] | None:
        """Ask for a file; one that cannot be a register is said, and asked for again."""
        choice = FileChoice(host.session.new_file("").resolve())
        chosen: tuple[Path, tuple[str, ...]] | None = await host.push_screen_wait(choice)
        return chosen

    def compose(self) -> ComposeResult:
        yield self._rule
        with Horizontal():
            name = self.host.say(N_("file"))
            label = Paragraph(f" {name}", "dim")
            label.styles.width = cell_width(name) + 3
            yield label
            yield self._input
        yield self._rows
        yield self._foot
        yield self._keyline

    def on_mount(self) -> None:
        self._rule.show(title=self.host.say(N_("BRING IN A REGISTER")))
        self._input.cursor_position = len(self._input.value)
        self.set_focus(self._input)
        self._list_soon()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._foot.show(Cell(""))
        self._list_soon()

    def _list_soon(self) -> None:
        self.host.read(self, self._list)

    async def _list(self) -> None:
        typed, place = self._input.value, self.host.session.file
        # A folder may lie behind a slow line: read beside the keys.
        found = await self.host.store.read(lambda _: entries(typed, place))
        if not self.is_attached:
            return
        clock = self.host.session.clock
        self._rows.show(
            [Row(at, self._cells(entry, clock), entry) for at, entry in enumerate(found)],
            self.host.say(N_("no file here begins so")),
        )

    def _cells(self, entry: Entry, clock: Clock) -> tuple[Cell, ...]:
        name = f"{entry.path.name}/" if entry.is_folder else entry.path.name
        size = "" if entry.is_folder else f"{max(1, round(entry.size / KB)):,} kB"
        day = datetime.fromtimestamp(entry.at, UTC).astimezone().date() if entry.at else None
        shown = show_date(day, self.host.language, clock.today()) if day else ""
        return (Cell(name, "dim" if entry.is_folder else "text"), Cell(size, "dim"), Cell(shown, "dim"))

    def _chosen(self) -> Entry | None:
        entry: Entry | None = self._rows.payload
        return entry

    def action_move(self, by: int) -> None:
        self._rows.action_move(by)

    def action_page(self, by: int) -> None:
        self._rows.action_page(by)

    def action_complete(self) -> None:
        if (entry := self._chosen()) is not None:
            self._type(entry)

    def _type(self, entry: Entry) -> None:
        self._input.value = f"{entry.path}/" if entry.is_folder else str(entry.path)
        self._input.cursor_position = len(self._input.value)

    def action_take(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.is_folder:
            self._type(entry)
        elif entry is not None or self._input.value.strip():
            named = str(entry.path) if entry is not None else self._input.value.strip()
            self.host.dialogue(self._take(self.host.session.file(named)))

    async def _take(self, path: Path) -> None:
        self._foot.show(Cell(self.host.say(N_("reading")), "dim"))
        try:
            today = self.host.session.clock.today()
            registers = await self.host.store.read(lambda _: likely(path, today))
        except SAID as problem:
            if not self.is_attached:
                return
            self._foot.show(Cell(""))
            self.host.report(sentence_of(problem), "red")
            return
        if self.is_attached:
            self.dismiss((path, registers))
