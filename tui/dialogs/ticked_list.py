"""Several lines of which some are meant: one list, ticked as it is most likely."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.values.words import N_, Words, words
from tui.dialogs.ticking_screen import Result, TickingScreen, box
from widgets.drawn.grid import Cell, Column, LateCells, Row
from widgets.drawn.tones import Tone


class TickedLines(TickingScreen[Result]):
    """Space ticks, Enter takes it so, `n` takes none; `taken` says what that comes to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("save"), priority=True),
        Binding("f2", "take", N_("save"), show=False),
        Binding("ctrl+s", "take", N_("save"), show=False),
        Binding("space", "tick", N_("tick")),
        Binding("n", "none", N_("none of it")),
    ]

    def __init__(self, title: str, count: int, ticked: Collection[int], counted: str) -> None:
        """`count`: how many lines there are; `ticked`: the places of those that are ticked at first; `counted`: a msgid
        with {n} and {m}."""
        super().__init__(title, Column("text", flex=True, least=30))
        self._count = count
        self._ticked = set(ticked)
        self._counted = counted

    def line(self, at: int) -> tuple[str, Tone]:
        """The line at that place, and how it looks while it is ticked; asked for when somebody looks at it."""
        raise NotImplementedError

    def taken(self, places: Collection[int]) -> Result:
        """The result with the lines at these places."""
        raise NotImplementedError

    def show_lines(self) -> None:
        counts: Words = words(self._counted, n=len(self._ticked), m=self._count)
        self._rule.show(counts=self.host.say(counts))
        places = range(self._count)
        self._rows.show([Row(at, LateCells(self._cells, (at, at in self._ticked))) for at in places])

    def _cells(self, placed: tuple[int, bool]) -> tuple[Cell, Cell]:
        at, ticked = placed
        text, tone = self.line(at)
        return box(ticked), Cell(text, tone if ticked else "dim")

    def action_tick(self) -> None:
        if (at := self._rows.cursor_key) is not None:
            self._ticked ^= {at}
            self.show_lines()
            self._rows.action_move(1)

    def action_take(self) -> None:
        self.dismiss(self.taken(self._ticked))

    def action_none(self) -> None:
        self.dismiss(self.taken(()))


class TickedList(TickedLines[frozenset[int] | None]):
    """Result: the places of the lines that are ticked; None when the user went back."""

    def __init__(self, title: str, lines: Sequence[tuple[str, bool]], counted: str) -> None:
        """`lines`: (text, whether it is ticked at first); `counted`: a msgid with {n} and {m}."""
        super().__init__(title, len(lines), {at for at, (_, ticked) in enumerate(lines) if ticked}, counted)
        self._texts = [text for text, _ in lines]

    def line(self, at: int) -> tuple[str, Tone]:
        return self._texts[at], "text"

    def taken(self, places: Collection[int]) -> frozenset[int]:
        return frozenset(places)
