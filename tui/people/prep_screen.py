"""The sheet of `p`: all that stands between us and one person, on one screen, before a talk and during it."""

from collections.abc import Hashable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from store.exchange.papers.prep_text import BOX, SheetLine, sheet_lines
from store.queries.people.prep_data import prep_of
from store.rules.briefing.prep_sheet import Prep
from store.values.record import Record
from store.values.words import N_, words
from tui.frame.live_overlay import LiveOverlay, Query
from tui.host import Host
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows

TONES: dict[str, Tone] = {"red": "red", "amber": "amber", "plain": "text"}
SIGNS = {"red": "!", "amber": "~", "plain": ""}
WIDE = 110
"""Columns from which on the sheet has two of its own."""
EDGES = 4
"""Cells of a line that are not the sheet's: the cursor's bar, the sign and the gaps."""


class PrepScreen(LiveOverlay[Prep]):
    """Enter opens what a line stands for; Space ticks what they hear of while it is said, and `c` records the talk with
    what is ticked; F2 records it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("heard"), tooltip=N_("they hear of it in this talk; c records that")),
        Binding("c", "contact", N_("contact"), tooltip=N_("record the talk")),
        Binding(
            "f2",
            "save",
            N_("save"),
            tooltip=N_("the call has just been, and they heard of what is ticked; c is for more than that"),
        ),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("tab", "column", N_("other column"), show=False),
        Binding("shift+tab", "column", N_("other column"), show=False),
        Binding("e", "edit", N_("edit"), tooltip=N_("what the line stands for")),
        Binding("b", "brief", N_("brief"), tooltip=N_("what they have not heard yet")),
    ]

    DEFAULT_CSS = """
    PrepScreen #sheet { layout: horizontal; height: 1fr; }
    PrepScreen Rows { width: 1fr; }
    """
    COLUMNS = (Column("title"), Column("text", flex=True, least=30), Column("sign", width=1))
    EDGE = 0
    _lines: tuple[SheetLine, ...] = ()
    """Of both columns."""
    _ticked: frozenset[int] = frozenset()
    """Ids of what they hear of in this talk."""

    def __init__(self, board: Prep, query: Query[Prep]) -> None:
        super().__init__(board, query)
        self._beside = Rows(self.COLUMNS, edge=self.EDGE)

    @classmethod
    async def opened(cls, host: Host, person: int, project: int | None = None) -> None:
        """Read the sheet of a person and show it; `project` stands first."""
        await cls.over(host, lambda w: prep_of(w, person, project))

    @property
    def place(self) -> Hashable:
        return self.board.person.id

    def body(self) -> Widget:
        return Container(self._rows, self._beside, id="sheet")

    @property
    def _current(self) -> Rows:
        """The column with the cursor."""
        return self._beside if self._beside.has_focus else self._rows

    def action_column(self) -> None:
        other = self._rows if self._beside.has_focus else self._beside
        if other.display and other.cursor_row is not None:
            other.focus()
        else:
            self.refuse(words(N_("there is one column only")))

    def on_resize(self, event: events.Resize) -> None:
        self._beside.display = self.app.size.width >= WIDE
        if not self._beside.display:
            self._rows.focus()
        self.show_lines()

    def show_lines(self) -> None:
        say, sheet = self.host.say, self.board
        codes = "  " + " ".join(project.code for project in sheet.projects)
        self._rule.show(
            title=say(N_("PREP")),
            counts=(Cell(sheet.person.name, "strong"), Cell(codes, "dim")),
        )
        fresh = not self._lines
        left, right = self._written()
        self._lines = (*left, *right)
        rows = [self._row(at, line) for at, line in enumerate(self._lines)]
        self._rows.show(rows[: len(left)], say(N_("nothing is known of them yet; c records a contact")))
        self._beside.show(rows[len(left) :])
        first = next((at for at, line in enumerate(self._lines) if line.to_tell), None)
        if fresh and first is not None:
            self._rows.select(first)

    def _written(self) -> tuple[tuple[SheetLine, ...], tuple[SheetLine, ...]]:
        """The lines of each column; on a small screen all are in one."""
        (width, height), language = self.app.size, self.host.language
        whole = sheet_lines(self.board, language, width - EDGES, height - 2)
        if width < WIDE:
            return whole, ()
        sections = self.board.sections
        before = [
            len(sheet_lines(replace(self.board, sections=sections[:n]), language, width // 2 - EDGES, 999))
            for n in range(len(sections) + 1)
        ]
        half = next(n for n, lines in enumerate(before) if 2 * lines >= before[-1])
        halves = (replace(self.board, sections=part) for part in (sections[:half], sections[half:]))
        left, right = (sheet_lines(part, language, width // 2 - EDGES, height - 2) for part in halves)
        return left, right

    def _row(self, at: int, line: SheetLine) -> Row:
        text = (self._box(line), Cell(line.text, TONES[line.weight]))
        return Row(at, (Cell(line.title, "dim"), text, self._sign(at)), line.record)

    def _box(self, line: SheetLine) -> Cell:
        if not line.to_tell or line.record is None:
            return Cell("")
        ticked = line.record.id in self._ticked
        box = "[x]" if ticked else "[ ]"
        return Cell(f"{box if line.begins else '':<{BOX}}", "strong" if ticked else "dim")

    def _sign(self, number: int) -> Cell:
        """On the first line of an entry only."""
        line = self._lines[number]
        before = self._lines[number - 1] if number else None
        goes_on = before is not None and not line.title and before.record is line.record
        return Cell("" if goes_on else SIGNS[line.weight], TONES[line.weight])

    @property
    def record(self) -> Record | None:
        record: Record | None = self._current.payload
        return record

    def action_tick(self) -> None:
        at = self._current.cursor_key
        line = self._lines[at] if isinstance(at, int) else None
        if line is None or not line.to_tell or line.record is None:
            self.refuse(words(N_("Space ticks what they have not been told")))
            return
        self._ticked ^= {line.record.id}
        self.show_lines()

    def action_brief(self) -> None:
        projects = self.board.projects
        project = projects[0].id if projects else self.host.project
        self.host.dialogue(self.host.actions.brief(self.board.person.id, project))

    def action_contact(self) -> None:
        self.host.dialogue(
            self.host.actions.contact(self.board.person.id, self._first_project, said=self._ticked)
        )

    def action_save(self) -> None:
        if not self._ticked:
            self.refuse(words(N_("nothing is ticked: Space ticks it, c is for notes")))
            return
        self.host.dialogue(
            self.host.actions.heard_now(self.board.person.id, self._first_project, self._ticked)
        )

    @property
    def _first_project(self) -> int | None:
        projects = self.board.projects
        return projects[0].id if projects else None
