"""`l`: every letter of the header with its rule, its numbers and the records behind it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from store.queries.boards.letter_board import LetterLine, Letters, letters
from store.records import Reading
from store.rules.registers.areas import OVERRIDES, READ, SIGNS, Letter, shown
from store.rules.registers.letters import NAMES, OVERALL
from store.values.record import Record
from store.values.words import N_, Words, words
from store.values.wrapping import wrapped
from tui.frame.live_overlay import LiveOverlay
from tui.host import Host
from widgets.drawn.text_room import text_room
from widgets.rows import Cell, Column, Row, Rows

LEAST = 30
"""Cells of the texts."""
LETTER = 3
"""Cells of a letter."""
SET_IN = 2
"""Cells by which what goes on below a record stands further in."""
SET_BY_HAND = N_("{why} (computed: {sign} {computed})")
NOT_READ = N_("P is computed from promises: it takes no manual reading")
BESIDE: Mapping[Letter, str] = {"C": "satisfaction"}
"""What is read beside a letter that is only computed."""


class LettersScreen(LiveOverlay[Letters]):
    """On a letter `e` changes its reading and `n` makes another; on a record Enter opens it and `e` changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new reading"), tooltip=N_("enter a reading, or override a computed letter")),
        Binding("e", "edit", N_("edit"), tooltip=N_("the reading, or the record under the cursor")),
    ]

    COLUMNS = (Column("letter", width=LETTER), Column("name"), Column("text", flex=True, least=LEAST))

    @classmethod
    async def opened(cls, host: Host, project: int) -> None:
        """Read the letters of a project and show them."""
        await cls.over(host, lambda w: letters(w, project))

    def on_resize(self, event: events.Resize) -> None:
        self.show_lines()

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        self._rule.show(
            title=say(N_("LETTERS")),
            counts=[Cell(board.project.code, "dim")],
            right=Cell(say(words(N_("overall {sign}"), sign=SIGNS[board.overall])), board.overall),
        )
        rows: list[Row] = []
        for line, record, cells in self._lines():
            rows.append(Row(len(rows), cells, (line, record)))
        self._rows.show(rows)

    def _lines(
        self,
    ) -> Iterator[tuple[LetterLine | None, Record | None, tuple[Cell | tuple[Cell, ...], ...]]]:
        say = self.host.say
        names = [say(NAMES[line.letter]) for line in self.board.lines]
        width = max(LEAST, text_room(self.app.size.width, [" " * LETTER], names))
        for line in self.board.lines:
            area = line.area
            sign = Cell(shown(area), area.colour) if area else Cell(f"{line.letter}-", "dim")
            name = Cell(say(NAMES[line.letter]), "strong")
            for number, part in enumerate(wrapped(say(self._stands(line)), width)):
                yield line, None, ((sign, name) if number == 0 else (Cell(""), Cell(""))) + (Cell(part),)
            for part in wrapped(say(line.rule), width):
                yield line, None, (Cell(""), Cell(""), Cell(part, "dim"))
            for part in (part for said in line.beside for part in wrapped(say(said), width)):
                yield line, None, (Cell(""), Cell(""), Cell(part))
            for one in line.behind:
                label = f"{one.label}  " if one.label else ""
                first, *others = wrapped(label + say(one.why), width, SET_IN)
                shown_as = (Cell(first[: len(label)], "code"), Cell(first[len(label) :]))
                yield line, one.record, (Cell(""), Cell(""), shown_as)
                for part in others:
                    yield line, one.record, (Cell(""), Cell(""), Cell(" " * SET_IN + part))
        for part in wrapped(say(OVERALL), width):
            yield None, None, (Cell(""), Cell(""), Cell(part, "dim"))

    def _stands(self, line: LetterLine) -> Words:
        """How the letter stands, in one sentence."""
        if line.area is None:
            return words(N_("never read")) if line.letter in READ else words(N_("nothing to judge yet"))
        if line.without is None:
            return line.area.why
        sign, computed = SIGNS[line.without.colour], line.without.why
        return words(SET_BY_HAND, why=line.area.why, sign=sign, computed=computed)

    @property
    def _place(self) -> tuple[LetterLine | None, Record | None]:
        """The letter that the row under the cursor belongs to, and the record it shows."""
        place: tuple[LetterLine | None, Record | None] = self._rows.payload or (None, None)
        return place

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        line, record = self._place
        if record is not None:
            self.host.dialogue(self.host.actions.show(record))
        elif line is not None and line.behind:
            self._rows.select_payload((line, line.behind[0].record))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        line, record = self._place
        chosen = record or (line.reading if line is not None else None)
        if chosen is not None:
            self.host.dialogue(self.host.actions.edit(chosen))
        else:
            self.action_new()

    def action_new(self) -> None:
        line, _ = self._place
        if line is None:
            return
        area = READ.get(line.letter) or OVERRIDES.get(line.letter) or BESIDE.get(line.letter)
        if area is None:
            self._rule.show(right=Cell(self.host.say(NOT_READ), "amber"), counts=self.board.project.code)
        else:
            self.host.dialogue(self.host.actions.new(Reading, area=area, project=self.board.project.id))
