"""`z`: the week as cards in columns; moving a card changes its day. The owners' list, and the day's end."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.acts.ask_again import ask_again
from store.acts.reschedule import reschedule
from store.queries.boards.week_board import MARKS, TITLES
from store.queries.boards.week_cards import Cards, cards, summary_of_today
from store.records import Action, Note
from store.records.action import HORIZONS, Horizon, horizon
from store.values.outcome import Save
from store.values.words import N_, Words, words
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.record_verbs import NO_RECORD, OF_A_RECORD, RecordVerbs, act_on
from tui.frame.week_parts import WeekParts
from tui.host import Host, Verb
from tui.picture.lists.week_list import TITLE
from tui.picture.scope import Scope
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Cell, Column, Row, Rows

CARD = (
    Column("mark", width=1),
    Column("what", flex=True, least=TITLE),
    Column("late", align="right"),
    Column("who", loose=True),
)


class WeekScreen(RecordVerbs, OverlayScreen[None]):
    """Left and right go from column to column, `<` and `>` take the card along."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "less_than_sign", "shift(-1)", N_("sooner"), tooltip=N_("the card to the column on the left")
        ),
        Binding(
            "greater_than_sign", "shift(1)", N_("later"), tooltip=N_("the card to the column on the right")
        ),
        Binding("＜", "shift(-1)", N_("sooner"), show=False),
        Binding("＞", "shift(1)", N_("later"), show=False),
        Binding("left", "column(-1)", N_("column to the left"), show=False),
        Binding("right", "column(1)", N_("column to the right"), show=False),
        Binding("tab", "column(1)", N_("column to the right"), show=False),
        Binding("shift+tab", "column(-1)", N_("column to the left"), show=False),
        Binding("x", "finish", N_("finish")),
        Binding("d", "archive", N_("archive"), show=False),
        Binding("h", "history", N_("history"), show=False),
        Binding("n", "new", N_("new"), show=False),
        Binding("o", "owners", N_("by owner"), tooltip=N_("open actions by owner, to paste")),
        Binding("i", "sum", N_("day in sum"), tooltip=N_("draft today's summary from what was done")),
        Binding("a", "again", N_("asked again"), tooltip=N_("record that it was asked for again")),
        Binding("e", "edit", N_("edit")),
        Binding("u", "undo", N_("undo"), show=False),
    ]

    OF_A_ROW = OF_A_RECORD | {"shift(-1)", "shift(1)", "again"}

    def __init__(self, shown: Cards, scope: Scope) -> None:
        super().__init__("")
        self._cards = shown
        self._scope = scope
        self._columns = WeekParts(CARD)
        self._lists = self._columns.lists

    @staticmethod
    async def opened(host: Host, scope: Scope) -> None:
        """Read the week and show it."""
        if not scope.project:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        found = await host.store.run(lambda w: cards(w, *scope.projects(w)))
        await host.push_screen_wait(WeekScreen(found, scope))

    def body(self) -> Widget:
        return self._columns

    def on_mount(self) -> None:
        self._show()
        self._lists["today"].focus()

    def read_again(self) -> None:
        """Something was saved."""
        self.host.read(self, self._reload)

    async def _reload(self) -> None:
        scope = self._scope
        self._cards = await self.host.store.run(lambda w: cards(w, *scope.projects(w)))
        self._show()

    def _show(self) -> None:
        say, week = self.host.say, self._cards.week
        carried = say(words(N_("carried over {n}"), n=week.carried)) if week.carried else ""
        done = say(words(N_("done today {n}"), n=len(self._cards.done)))
        self._rule.show(title=say(N_("WEEK")), counts=done, right=Cell(carried, "amber") if carried else "")
        parts: dict[Horizon, tuple[TitleRule, list[Row]]] = {}
        for name in HORIZONS:
            rows = [
                Row(
                    line.record.id,
                    (
                        Cell(MARKS[line.record.type], "red" if line.late else "code"),
                        Cell(line.record.title),
                        Cell(say(words(N_("{n}wd late"), n=line.late)) if line.late else "", "red"),
                        Cell(line.owner, "dim"),
                    ),
                    line.record,
                )
                for line in week.column(name)
            ]
            rule = TitleRule().saying(title=say(TITLES[name]), counts=str(len(rows)))
            if name == "today":
                rows += [
                    Row(a.id, (Cell(".", "dim"), Cell(a.title, "dim"), Cell(""), Cell(owner, "dim")), a)
                    for owner, a in self._cards.done
                ]
            parts[name] = rule, rows
        self._columns.show(parts, "-")
        self.show_keys()

    @property
    def record(self) -> Action | None:
        """The action under the cursor."""
        record: Action | None = self._columns.current.payload
        return record

    def action_column(self, by: int) -> None:
        lists = list(self._lists.values())
        lists[(lists.index(self._columns.current) + by) % len(lists)].focus()

    def action_shift(self, by: int) -> None:
        record = self.record
        if record is None:
            self.host.report(words(NO_RECORD), "amber")
        elif (done := reschedule(record, by, self._cards.week.span.day(record))) is not None:
            self.host.dialogue(self._moved(done))
        else:
            self.host.report(
                words(N_("{name} has no column further on that side"), name=record.title), "amber"
            )

    async def _moved(self, done: Save) -> None:
        if await self.host.keep(*done.records, act=done.act) is not None:
            await self._reload()
            (record,) = done.records
            assert isinstance(record, Action)
            column = horizon(record.due, self._cards.week.span.day(record))
            self._lists[column].focus()
            self._lists[column].select(record.id)

    def action_again(self) -> None:
        record = self.record
        if record is None:
            self.host.report(words(NO_RECORD), "amber")
            return
        done = ask_again(record, self._cards.week.span.day(record).date)
        if isinstance(done, Words):
            self._rule.show(right=Cell(self.host.say(done), "amber"))
        else:
            self.host.dialogue(self.host.keep(*done.records, act=done.act))

    def act(self, verb: Verb) -> None:
        act_on(self.host, verb, self.record)

    def action_new(self) -> None:
        self.host.dialogue(self.host.actions.new(Action))

    def action_undo(self) -> None:
        self.host.dialogue(self.host.actions.take_back(forward=False))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.host.dialogue(self.host.actions.show(message.payload))

    def action_owners(self) -> None:
        from tui.reports.owners_screen import Owners

        self.host.push_screen(Owners(self._cards))

    def action_sum(self) -> None:
        self.host.dialogue(self._sum())

    async def _sum(self) -> None:
        language = self.host.language
        text = await self.host.store.run(lambda w: summary_of_today(w, language))
        head = self.host.say(words(N_("Summary of {day}"), day=self.host.session.clock.today()))
        note = words(N_("what you did today; edited and kept, it is a private note"))
        await self.host.actions.new(Note, note=note, text=f"{head}\n{text}".strip())
