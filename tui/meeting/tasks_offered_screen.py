"""What a pasted conversation says is to be done, as the lines that file it: ticked, and each may be written anew; with
whom its names mean, and those of the other lines, in the same list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import read_line, shown
from store.rules.capture.names_said import Unclear
from store.values.reader import Reader
from store.values.text import clean_line, fold
from store.values.words import N_
from tui.dialogs.text_prompt import Asking
from tui.dialogs.ticked_list import TickedLines
from tui.dialogs.ticking_screen import box
from tui.forms.candidates import LinkCandidates
from tui.forms.names_asked_screen import NamesAskedList
from tui.host import Host
from widgets.drawn.grid import Cell
from widgets.drawn.tones import Tone
from widgets.rows import Row

Taken = tuple[tuple[str, ...], Mapping[str, int]]
"""The lines that are filed, and by name whose it is."""


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
        if line := await written_anew(self.host, self._lines[at]):
            self._lines[at] = line
            self._ticked.add(at)
            self.show_lines()


class TasksAndNames(NamesAskedList[Taken | None]):
    """Result: the lines that are ticked, and whom each name means that they or the notes have; None: back to the form.

    Space on a task ticks it, `e` writes it anew; a name of none that is ticked is not asked about.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", N_("edit"))]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        context: Context,
        asked: Sequence[Unclear],
        reader: Reader,
        candidates: LinkCandidates,
        needed: Collection[str] = (),
    ) -> None:
        """`asked`: the names of the notes and fields."""
        super().__init__(title, asked, reader, candidates, needed)
        self._lines = list(lines)
        self._ticked = set(range(len(lines)))
        self._against = context
        self._of_notes = {fold(one.name) for one in asked}
        self._of_lines = [names_in((line,), context) for line in lines]
        """The names that each line has: read when it is written, not with every key."""
        self._ask_for_tasks()

    def _ask_for_tasks(self) -> None:
        known = {fold(one.name) for one in self._asked}
        found = {name: one for names in self._of_lines for name, one in names.items()}
        self.ask([one for name, one in found.items() if name not in known])

    def places(self) -> Sequence[int]:
        now = self._of_notes.union(*(self._of_lines[at] for at in self._ticked))
        return [at for at, one in enumerate(self._asked) if fold(one.name) in now]

    def rows(self) -> list[Row]:
        answers = {
            fold(one.name): known for at, one in enumerate(self._asked) if (known := self._already(at))
        }
        against = replace(self._against, answers={**self._against.answers, **answers})
        tasks = [
            Row(-1 - at, (box(at in self._ticked), self._task_said(at, against)))
            for at in range(len(self._lines))
        ]
        return [*tasks, *super().rows()]

    def _task_said(self, at: int, against: Context) -> Cell:
        reading = read_line(self._lines[at], 0, against)
        # Of somebody who is to be made it cannot be said yet how it is read.
        text = self._lines[at] if reading.unclear else self.host.say(shown(reading))
        tone: Tone = "text" if reading.problem is None or reading.unclear else "amber"
        return Cell(text, tone if at in self._ticked else "dim")

    def taken(self, found: Mapping[str, int]) -> Taken:
        return tuple(line for at, line in enumerate(self._lines) if at in self._ticked), found

    def _task_at(self) -> int | None:
        key = self._rows.cursor_key
        return -1 - key if key is not None and key < 0 else None

    def action_turn(self) -> None:
        if (at := self._task_at()) is None:
            super().action_turn()
        else:
            self._ticked ^= {at}
            self.show_lines()
            self._rows.action_move(1)

    def action_edit(self) -> None:
        if (at := self._task_at()) is not None:
            self.host.dialogue(self._edited(at))

    async def _edited(self, at: int) -> None:
        if line := await written_anew(self.host, self._lines[at]):
            self._lines[at] = line
            self._of_lines[at] = names_in((line,), self._against)
            self._ticked.add(at)
            self._ask_for_tasks()
            self.show_lines()


async def written_anew(host: Host, line: str) -> str:
    """What somebody writes in place of the line; empty where they do not."""
    text = await host.push_screen_wait(Asking(line))
    return clean_line(text) if text is not None else ""


def names_in(lines: Sequence[str], context: Context) -> Mapping[str, Unclear]:
    """By its folded letters each name of those lines that is nobody's or several people's."""
    found = (one for line in lines for one in read_line(line, 0, context).unclear)
    return {fold(one.name): one for one in found}
