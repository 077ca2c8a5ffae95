"""The project's sheet: its gates, and under each what is handed over, checked, paid and reached in its phase."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from store.queries.project_sheets import sheet_of_project
from store.records import KINDS, PLAN, Milestone
from store.rules.registers.areas import SIGNS, shown
from store.rules.registers.project_sheet import ProjectSheet, SheetLine, SheetPart
from store.values.record import Record
from store.values.words import N_, Clauses, words
from store.values.wrapping import wrapped
from tui.dialogs.answer_list import AnswerList
from tui.frame.live_overlay import LiveOverlay
from tui.host import Host
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows

LEAST = 30
"""Cells of the text."""
EDGES = 4
"""Cells beside it."""
SET_IN = 2
"""Cells by which records stand further in than their gate, and what goes on below further than they."""
SIGN = 2
"""Cells of a sign and what keeps it apart."""
BESIDE = N_("the whole project")
OFFERED: Mapping[str, str] = {Milestone.kind: N_("Gate"), **dict.fromkeys(PLAN, "")}
"""Kinds that a new one is of, with what it is called where that is another word."""
MORE = "more"


class ProjectSheetScreen(LiveOverlay[ProjectSheet]):
    """The keys act on the record under the cursor, of a gate its own; `n` asks of which kind a new one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new"), tooltip=N_("of the kinds in use; more: the others")),
        Binding("e", "edit", N_("edit")),
        Binding("x", "finish", N_("finish"), tooltip=N_("met, accepted, corrected, in place")),
        Binding("t", "tell", N_("told"), show=False),
        Binding("d", "archive", N_("archive"), show=False),
        Binding("h", "history", N_("history"), show=False),
    ]
    COLUMNS = (Column("text", flex=True, least=LEAST),)

    @classmethod
    async def opened(cls, host: Host, project: int) -> None:
        """Read the sheet of a project and show it."""
        await cls.over(host, lambda w: sheet_of_project(w, project))

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.show_lines()

    def show_lines(self) -> None:
        say, sheet = self.host.say, self.board
        project = sheet.situation.project
        letters = [Cell(f" {shown(one)}", one.colour) for one in sheet.letters]
        self._rule.show(title=say(N_("SHEET")), counts=[Cell(project.code, "dim"), *letters])
        rows: list[Row] = []
        for record, cells in self._lines():
            rows.append(Row(len(rows), (cells,), record))
        self._rows.show(rows, say(N_("no gate and no deliverable yet; n makes one")))

    def _lines(self) -> Iterator[tuple[Record | None, tuple[Cell, ...]]]:
        for number, part in enumerate(self.board.parts):
            if number:
                yield None, (Cell(""),)
            yield from self._part(part)

    def _part(self, part: SheetPart) -> Iterator[tuple[Record | None, tuple[Cell, ...]]]:
        if part.gate is not None:
            yield from self._record(part.gate, 0, head=True)
            room = self._room - SIGN
            for text in (
                each for one in part.on_record for each in wrapped(self.host.say(one), room, SET_IN)
            ):
                yield part.gate.record, (Cell(" " * SIGN), Cell(text, "dim"))
        else:
            yield None, (Cell(self.host.say(BESIDE), "strong"),)
        for line in part.lines:
            yield from self._record(line, SET_IN)

    def _record(
        self, line: SheetLine, indent: int, *, head: bool = False
    ) -> Iterator[tuple[Record | None, tuple[Cell, ...]]]:
        """What it is called in one tone, how it stands in another; as many lines as that takes."""
        code = getattr(line.record, "code", "")
        said = self.host.say(words("{said}", said=Clauses(line.said))) if line.said else ""
        whole = f"{line.label}   {said}" if said else line.label
        first, *others = wrapped(whole, self._room - SIGN - indent, SET_IN)
        tone: Tone = "strong" if head else "text"
        at = min(len(line.label), len(first))
        yield (
            line.record,
            (
                Cell(" " * indent),
                Cell(f"{SIGNS[line.colour]} ", line.colour),
                Cell(first[: len(code)], "code"),
                Cell(first[len(code) : at], tone),
                Cell(first[at:], "dim"),
            ),
        )
        for text in others:
            yield line.record, (Cell(" " * (SIGN + indent + SET_IN)), Cell(text, "dim"))

    @property
    def _room(self) -> int:
        return max(LEAST, self.app.size.width - EDGES)

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        found: Record | None = self._rows.payload
        return found

    def on_rows_opened(self, message: Rows.Opened) -> None:
        if self.record is None:
            message.stop()
        else:
            super().on_rows_opened(message)

    def action_new(self) -> None:
        self.host.dialogue(self._new())

    async def _new(self) -> None:
        """Of a kind that is in use here; the others stand behind one line."""
        parts = self.board.parts
        held = {line.record.kind for part in parts for line in part.lines}
        held |= {Milestone.kind for part in parts if part.gate is not None}
        used, unused = ([name for name in OFFERED if (name in held) is is_used] for is_used in (True, False))
        chosen = await self._kind(used, unused) if used else MORE
        if chosen == MORE:
            chosen = await self._kind(unused)
        if chosen is not None:
            given: dict[str, Any] = {"type": "gate"} if chosen == Milestone.kind else {}
            project = self.board.situation.project.id
            await self.host.actions.new(KINDS[chosen], project=project, **given)

    async def _kind(self, offered: Sequence[str], others: Sequence[str] = ()) -> str | None:
        """The name of one of the kinds, or `MORE`; None: the user went back."""
        say = self.host.say
        named = {name: words(OFFERED[name] or KINDS[name].singular) for name in (*offered, *others)}
        answers = [say(named[name]) for name in offered]
        if others:
            kinds = tuple(named[name] for name in others)
            answers.append(say(words(N_("more: {kinds}"), kinds=kinds)))
        at = await self.host.push_screen_wait(AnswerList(say(N_("A new one of which kind?")), answers))
        return None if at is None else (*offered, MORE)[at]
