"""ctrl+p "bring in a register": the columns of a file and what each becomes, what it asks, what becomes of its rows.

Whatever is chosen has the rows read again at once, beside the keys; F2 saves what stands there as one act.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from store.disk.draft_files import Draft
from store.disk.workspace import Saved
from store.exchange.imports.import_choices import Choices, Incoming, nothing_to_save, save_incoming
from store.exchange.imports.import_plan import PlannedRow, Status
from store.exchange.imports.import_questions import Asked, questions_of
from store.exchange.imports.register_names import CALENDAR, title_of
from store.records import Project
from store.values.problem import SAID, sentence_of
from store.values.words import N_, Words, words
from tui.bring_in.bring_in_lists import BringInLists
from tui.bring_in.choice_dialogues import answer_chosen, field_chosen, register_chosen
from tui.bring_in.column_lines import ColumnLine
from tui.bring_in.explained_line import explained
from tui.bring_in.planned_lines import told, turned
from tui.bring_in.row_reader import RowReader
from tui.forms.draft_offer import BRING_IN
from tui.forms.own_draft import OwnDraft
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.pager import Pager, Passage
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Row, Rows

BAR = 20  # cells of the bar of progress
LOOKS = 0.1  # seconds between two looks at how far the reading is
FIXED = 6  # lines that are no list
LEAST = 6  # lines that lists have


class BringIn(OverlayScreen[Saved | str | None]):
    """Result: what was saved, CALENDAR where the file is read as one, None: back. Tab goes round the three lists."""

    DEFAULT_CSS = """
    BringIn #columns { height: 8; }
    BringIn #asked { height: 1; }
    BringIn #detail { height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("save"), tooltip=N_("all that comes in, as one act")),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding(
            "space", "leave_out", N_("leave out"), tooltip=N_("this row does not come in; again: it does")
        ),
        Binding("tab", "next(1)", N_("next list"), priority=True),
        Binding("shift+tab", "next(-1)", N_("list before"), show=False, priority=True),
    ]

    def __init__(
        self,
        path: Path,
        project: Project,
        registers: Sequence[str],
        choices: Choices,
        draft: Draft | None = None,
    ) -> None:
        """`registers`: what the file may be, the likeliest first."""
        super().__init__("")
        self.path, self._project, self._registers = path, project, tuple(registers)
        self.choices = choices
        self.incoming: Incoming | None = None
        self._own = OwnDraft(draft)
        self._begun = choices
        """What nobody has chosen yet."""
        self.lists = BringInLists(self._rule)
        self._detail = Paragraph(id="detail")
        self._lines: list[Row] = []
        self._stood: dict[int, Status] = {}
        self._reader = RowReader(path, project)
        self._timer: Timer | None = None

    @property
    def reading(self) -> bool:
        """Whether the rows are being read."""
        return self._timer is not None

    def compose(self) -> ComposeResult:
        yield self._rule
        yield from self.lists.stacked
        yield self._detail
        yield self._keyline

    def on_mount(self) -> None:
        self._title()
        self.lists.name(self.host.say)
        self.lists.columns.focus()
        self.read_soon()

    def on_unmount(self) -> None:
        self._reader.give_up()

    # Reading

    def read_again(self) -> None:
        """Somebody saved what these rows are compared with."""
        self.read_soon()

    def read_soon(self) -> None:
        """Read the rows as was chosen; whatever is under way is given up."""
        self.host.read(self, self._read)

    async def _read(self) -> None:
        if self._timer is None:
            self._timer = self.set_interval(LOOKS, self._title)
        try:
            incoming, lines = await self._reader.read(self.host, self.choices, dict(self._stood))
        except SAID as problem:
            if not self.is_attached:
                return
            self._stop()
            if self.incoming is not None:
                self.choices = self.incoming.choices
            self._detail.show(self.host.say(sentence_of(problem)), "red")
            raise
        if not self.is_attached:
            return
        self._stop()
        self.incoming, self.choices, self._lines = incoming, incoming.choices, lines
        self._show()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._title()

    # Showing

    def _title(self) -> None:
        say = self.host.say
        read_as = say(words(N_("as {register}"), register=Words(title_of(self.choices.called))))
        share = self._reader.share
        filled = round(share * BAR)
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {share:4.0%}"
        counts = (Cell(f"{self.path.name}  "), Cell(read_as, "dim"))
        right = bar if self.reading else self._project.code
        self._rule.show(title=say(N_("BRING IN")), counts=counts, right=right)

    def _show(self) -> None:
        if (incoming := self.incoming) is None:
            return
        self.lists.show(incoming.plan, questions_of(incoming), self._lines, self.host.say)
        self._share_out()
        self._explain()

    def _share_out(self) -> None:
        self.lists.share_out(max(LEAST, self.size.height - FIXED))

    def _explain(self) -> None:
        """In full what stands under the cursor."""
        if self.incoming is None:
            return
        say = self.host.say
        text = explained(self.lists.focused.payload, say)
        if not text and self.incoming.trouble:
            text = say(self.incoming.trouble[0])
        self._detail.show(text, "red" if self.incoming.trouble and not self.incoming.plan.coming else "dim")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        super().on_rows_moved(message)
        self.lists.asked_rule.stand()
        self._explain()

    def on_rows_placed(self, message: Rows.Placed) -> None:
        super().on_rows_placed(message)
        self.lists.asked_rule.stand()

    def on_descendant_focus(self, event: object) -> None:
        self.lists.light()
        self.show_keys()
        self._explain()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lists.asked_rule.stand()
        if self.incoming is not None:
            self._share_out()

    # Choosing

    def action_next(self, by: int) -> None:
        self.lists.next(by)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        match message.payload:
            case ColumnLine() as line if self.incoming is not None:
                self.host.dialogue(self._ask(field_chosen(self.host, line, self.incoming.plan, self.choices)))
            case Asked() as asked:
                self.host.dialogue(self._ask(answer_chosen(self.host, asked, self.choices)))
            case PlannedRow() as row:
                passages = [Passage(row.label, "strong"), *map(Passage, told(row, self.host.say))]
                self.host.push_screen(Pager(words(N_("row {row}"), row=row.number), passages))
            case str():
                self.host.dialogue(self._ask(register_chosen(self.host, self._registers, self.choices)))

    async def _ask(self, asking: Awaitable[Choices | str | None]) -> None:
        """Take what is chosen."""
        match await asking:
            case Choices() as choices:
                self.choices = choices
                self.read_soon()
            case str():
                self.dismiss(CALENDAR)

    def action_leave_out(self) -> None:
        row = self.lists.planned.payload
        if not self.lists.planned.has_focus or not isinstance(row, PlannedRow):
            self.host.report(words(N_("Space leaves a row out: Tab goes to the rows")), "amber")
            return
        left = self.choices.left ^ {int(row.number)}
        if row.status != "left":
            self._stood[row.number] = row.status
        # Shown at once; what follows from it stands there when the rows are read.
        becomes: Status = "left" if row.number in left else self._stood.get(row.number, "waiting")
        self._lines = turned(self._lines, row.number, becomes, self.host.say)
        self.lists.planned.show(self._lines)
        self.lists.planned.action_move(1)
        self.choices = replace(self.choices, left=left)
        self.read_soon()

    # Ending

    def action_save(self) -> None:
        self.host.dialogue(self._save())

    async def _save(self) -> None:
        incoming = self.incoming
        if incoming is None and not self.reading:
            self.read_soon()
            return
        if incoming is None or self.reading:
            self.host.report(
                words(N_("the rows are still being read; F2 again when they stand here")), "amber"
            )
            return
        must = next((one for one in questions_of(incoming) if one.must), None)
        if must is not None:
            self.host.report(must.said, "amber")
            self.lists.questions.focus()
            self.lists.questions.select_payload(must)
            return
        if incoming.trouble:
            self.host.report(incoming.trouble[0], "amber")
            return
        if not incoming.plan.coming and not incoming.plan.alongside:
            self.host.report(nothing_to_save(incoming.plan), "amber")
            return
        path = self.path
        try:
            saved = await asyncio.shield(self.host.store.run(lambda w: save_incoming(w, path, incoming)))
        except SAID:
            self.read_soon()
            raise
        self._own.forget(self.host)
        self.dismiss(saved)

    def _draft(self) -> Draft | None:
        """What was chosen as a draft; None where nothing was."""
        if self.choices == self._begun and not self._own.kept:
            return None
        title = words(N_("bring in {file}"), file=self.path.name)
        at = self.host.session.clock.now().isoformat()
        extra = {"choices": self.choices.packed(), "registers": list(self._registers)}
        fields = {"file": str(self.path)}
        return Draft(self._own.uuid, BRING_IN, title, fields, project=self._project.id, at=at, extra=extra)

    def keep_now(self) -> None:
        """Keep what was chosen as a draft; needs no event loop. Raises StoreProblem."""
        self._own.keep(self.host, self._draft())

    def action_back(self) -> None:
        self._own.leave(self.host, self._draft(), self.path.name)
        self.dismiss(None)
