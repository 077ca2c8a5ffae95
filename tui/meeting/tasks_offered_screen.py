"""What a pasted conversation says is to be done, as the lines that file it: ticked, and each may be written anew."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import read_line, shown
from store.values.text import clean_line
from store.values.words import N_
from tui.dialogs.text_prompt import Asking
from tui.dialogs.ticked_list import TickedLines
from widgets.drawn.tones import Tone


class TasksOffered(TickedLines[tuple[str, ...] | None]):
    """Result: the lines that are ticked, as they stand; None: back to the form. `e` writes one anew."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", N_("edit"))]

    def __init__(self, title: str, lines: Sequence[str], context: Context) -> None:
        super().__init__(title, len(lines), range(len(lines)), N_("{n} of {m} filed"))
        self._lines = list(lines)
        self._against = context

    def line(self, at: int) -> tuple[str, Tone]:
        reading = read_line(self._lines[at], 0, self._against)
        return self.host.say(shown(reading)), "amber" if reading.problem is not None else "text"

    def taken(self, places: Collection[int]) -> tuple[str, ...]:
        return tuple(line for at, line in enumerate(self._lines) if at in places)

    def action_edit(self) -> None:
        if isinstance(at := self._rows.cursor_key, int):
            self.host.dialogue(self._edited(at))

    async def _edited(self, at: int) -> None:
        text = await self.host.push_screen_wait(Asking(self._lines[at]))
        if text is not None and (line := clean_line(text)):
            self._lines[at] = line
            self._ticked.add(at)
            self.show_lines()
