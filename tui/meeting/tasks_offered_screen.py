"""What a pasted conversation says is to be done, as the lines that file it: ticked, and each may be written anew."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import read_line, shown
from store.values.text import clean_line
from store.values.words import N_, words
from tui.dialogs.text_prompt import Asking
from tui.dialogs.ticking_screen import TickingScreen, box
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row


class TasksOffered(TickingScreen[tuple[str, ...] | None]):
    """Result: the lines that are ticked, as they stand; None: back to the form. Space ticks, `e` writes one anew, Enter
    takes it so, `n` takes none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("save"), priority=True),
        Binding("f2", "take", N_("save"), show=False),
        Binding("ctrl+s", "take", N_("save"), show=False),
        Binding("space", "tick", N_("tick")),
        Binding("e", "edit", N_("edit")),
        Binding("n", "none", N_("none of it")),
    ]

    def __init__(self, title: str, lines: Sequence[str], context: Context) -> None:
        super().__init__(title, Column("said", flex=True, least=30))
        self._lines = list(lines)
        self._against = context
        self._ticked = set(range(len(lines)))

    def show_lines(self) -> None:
        say = self.host.say
        self._rule.show(counts=say(words(N_("{n} of {m} filed"), n=len(self._ticked), m=len(self._lines))))
        rows = []
        for at, line in enumerate(self._lines):
            reading, ticked = read_line(line, at, self._against), at in self._ticked
            tone: Tone = ("amber" if reading.problem is not None else "text") if ticked else "dim"
            rows.append(Row(at, (box(ticked), Cell(say(shown(reading)), tone))))
        self._rows.show(rows)

    def action_tick(self) -> None:
        if (at := self._rows.cursor_key) is not None:
            self._ticked ^= {at}
            self.show_lines()
            self._rows.action_move(1)

    def action_edit(self) -> None:
        if isinstance(at := self._rows.cursor_key, int):
            self.host.dialogue(self._edited(at))

    async def _edited(self, at: int) -> None:
        text = await self.host.push_screen_wait(Asking(self._lines[at]))
        if text is not None and (line := clean_line(text)):
            self._lines[at] = line
            self._ticked.add(at)
            self.show_lines()

    def action_take(self) -> None:
        self.dismiss(tuple(line for at, line in enumerate(self._lines) if at in self._ticked))

    def action_none(self) -> None:
        self.dismiss(())
