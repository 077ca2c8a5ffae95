"""ctrl+p "month end": what each line of cost has come to, in one form of ten cells at most, or out of the controller's
sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.acts.month_end import day_offered, month_end, refused, with_figures
from store.disk.workspace import Workspace
from store.exchange.imports.controller_sheet import ControllerSheet, figures_in_text, pair_text, read_pair
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import MoneyLine
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.rules.situation import Situation
from store.values.fields import Field, field_named
from store.values.outcome import Save
from store.values.reader import Reader, Unreadable
from store.values.width import cell_width
from store.values.words import N_, NN_, Words, words
from tui.forms.candidates import LinkCandidates
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from widgets.drawn.tones import Tone
from widgets.editors.row import FieldRow
from widgets.editors.stack import Stack
from widgets.editors.typed import Typed
from widgets.foot import Foot
from widgets.rows import Cell

AS_OF, SHEET = "as_of", "sheet"
MOST_LINES = 8
"""With the day and the sheet ten cells."""
LABEL = 32
"""Cells of a line's name before its figures."""
MORE = NN_("{n} line more: in the sheet, or one by one", "{n} lines more: in the sheet, or one by one")
READ = NN_("{n} line read from the sheet", "{n} lines read from the sheet")


class MonthEndScreen(OverlayScreen[None]):
    """A day, a cell for each line, the sheet; all of it is one act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("save"), tooltip=N_("all of it, as one act")),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("tab", "next(1)", N_("next field"), show=False),
        Binding("shift+tab", "next(-1)", N_("field before"), show=False),
        Binding("down", "next(1)", N_("next field"), show=False),
        Binding("up", "next(-1)", N_("field before"), show=False),
    ]
    HELP: ClassVar[str] = "F1"

    def __init__(self, now: Situation, reader: Reader) -> None:
        super().__init__("")
        self._now = now
        costs = sorted(now.costs, key=lambda line: (-(line.approved or Decimal(0)), line.id))
        self._lines = sorted(costs[:MOST_LINES], key=lambda line: line.id)
        self._more = len(costs) - len(self._lines)
        self._costs = costs
        self._sheet: ControllerSheet | None = None
        self._foot = Foot()
        self._stack = Stack()
        nobody = LinkCandidates(now.project.id, {}, {}, {}, NameBook(NameIndex(())))
        self._typed = {
            key: Typed(field, replace(reader, directory=nobody), nobody, value)
            for key, (field, value) in self._cells()
        }
        self._first = {key: typed.text for key, typed in self._typed.items()}

    @staticmethod
    async def opened(host: Host, project: int) -> None:
        """Read the lines of the project and show them."""
        language = host.language

        def look(workspace: Workspace) -> tuple[Situation, Reader]:
            return situation(workspace, project), reader_for(workspace, project, language)

        now, reader = await host.store.run(look)
        if not now.costs:
            host.report(words(N_("no money lines in {code}; n makes one"), code=now.project.code), "amber")
            return
        await host.push_screen_wait(MonthEndScreen(now, reader))

    def _cells(self) -> Iterator[tuple[str, tuple[Field, object]]]:
        as_of = field_named(MoneyLine, AS_OF)
        yield AS_OF, (as_of, day_offered(self._costs, self._now.day.date))
        pair = replace(field_named(MoneyLine, "area"), hint=N_("spent / expected, such as 31000 / 46500"))
        for line in self._lines:
            yield str(line.id), (replace(pair, title=f"{line.code} {line.title}"[:LABEL]), pair_text(line))
        remark = field_named(MoneyLine, "remark")
        hint = N_("rows with code or name, spent, expected: pasted as they are")
        yield SHEET, (replace(remark, title=N_("The controller's sheet"), hint=hint), "")

    def body(self) -> Widget:
        return self._stack

    def compose(self) -> ComposeResult:
        say = self.host.say
        labels = max(cell_width(say(typed.field.title)) for typed in self._typed.values())
        self._stack.rows = [FieldRow(typed, labels, say) for typed in self._typed.values()]
        yield self._rule
        yield self._stack
        yield self._foot
        yield self._keyline

    def on_mount(self) -> None:
        now = self._now
        more = Cell(self.host.say(words(MORE, n=self._more)), "amber") if self._more else ""
        counts = " ".join(part for part in (now.project.code, now.project.currency) if part)
        self._rule.show(title=self.host.say(N_("MONTH END")), counts=counts, right=more)
        self._stack.rows[1].begin()
        self._hint()

    def show_keys(self) -> None:
        """Those of a form."""
        self._keyline.show([("F2", self.host.say(N_("save"))), ("Esc", self.host.say(N_("back")))])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        super().on_descendant_focus(event)
        self.call_after_refresh(self._stack.keep_in_view)
        self._hint()

    def _hint(self) -> None:
        row = self._stack.current
        if row is not None:
            self._say(words(row.typed.field.hint), "dim")

    def _say(self, said: Words, tone: Tone) -> None:
        self._foot.show(Cell(self.host.say(said), tone))

    def action_back(self) -> None:
        if all(row.typed.text == self._first[key] for key, row in self._by_key()):
            self.dismiss(None)
        else:
            self.host.dialogue(self._discard())

    async def _discard(self) -> None:
        from tui.dialogs.discard_question import discards

        if await discards(self.host):
            self.dismiss(None)

    def _by_key(self) -> Iterator[tuple[str, FieldRow]]:
        for row in self._stack.rows:
            row.sync()
        return zip(self._typed, self._stack.rows, strict=True)

    def action_next(self, by: int) -> None:
        self._stack.go(by, around=True)

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        if message.row is self._stack.rows[-1]:
            self.action_save()
        else:
            self.action_next(1)

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()
        if message.row.typed is self._typed[SHEET]:
            self._take_sheet(message.row.typed.text)

    def _take_sheet(self, text: str) -> None:
        """Fill the cells of what the sheet names, and say what it does not."""
        self._sheet = sheet = figures_in_text(text, self._costs, self._now.project.currency)
        for row, line in zip(self._stack.rows[1:], self._lines, strict=False):
            if figures := sheet.found.get(line.id):
                row.typed.put(pair_text(with_figures(line, figures)))
                row.show()
        if sheet.problems:
            self._say(sheet.problems[0], "red")
        elif sheet.unknown:
            self._say(words(N_("no line here is called {names}"), names=sheet.unknown), "amber")
        elif sheet.found:
            self._say(words(READ, n=len(sheet.found)), "green")

    def action_save(self) -> None:
        found = self._read()
        if found is not None:
            self.host.dialogue(self._save(found))

    def _read(self) -> Mapping[int, Mapping[str, Decimal]] | None:
        """The figures that were typed, those of the sheet among them; None where something cannot be read."""
        day, *rows = self._stack.rows
        for row in self._stack.rows:
            row.sync()
        if not day.check():
            day.begin()
            return None
        found = dict(self._sheet.found) if self._sheet is not None else {}
        wrong = []
        for row, line in zip(rows, self._lines, strict=False):
            problem = None
            try:
                typed = (
                    read_pair(row.typed.text, self._now.project.currency) if row.typed.text.strip() else {}
                )
            except Unreadable as unread:
                problem = unread.words
            else:
                found[line.id] = figures = {**found.get(line.id, {}), **typed}
                problem = refused(line, figures, day.typed.value(), self._now.day.date) if figures else None
            row.complain(self.host.say(problem) if problem is not None else "")
            wrong += [row] if problem is not None else []
        if self._sheet is not None and self._sheet.problems:
            self._say(self._sheet.problems[0], "red")
            return None
        if wrong:
            wrong[0].begin()
            return None
        return found

    async def _save(self, found: Mapping[int, Mapping[str, Decimal]]) -> None:
        as_of, project = self._typed[AS_OF].value(), self._now.project.id

        def made(workspace: Workspace) -> Save | Words:
            now = situation(workspace, project)
            return month_end(now.money, found, as_of, now.day.date)

        done = await self.host.store.run(made)
        if isinstance(done, Words):
            self._say(done, "amber")
        elif await self.host.keep(*done.records, act=done.act) is not None:
            self.dismiss(None)
