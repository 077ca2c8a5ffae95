"""`r`: the morning review, one record at a time, each with one key for its verdict."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.acts.leave_review import remember_place, reviewed
from store.queries.recent import Happened, recent
from store.queries.review.review_board import Review, minutes, review
from store.queries.review.review_line import ReviewLine
from store.queries.review.review_place import Place, place_of
from store.values.date_display import dated
from store.values.words import N_, Words, words
from tui.frame.keys import keyline_entries
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from tui.picture.key_names import written
from tui.review.item_rows import item_cells
from tui.review.review_round import ReviewRound
from tui.review.verdict_keys import VerdictKeys, ready_to_save
from widgets.drawn.tones import Tone
from widgets.line import Line
from widgets.rows import Cell, Column, Row, Rows

MARGIN = 16
ONE_ALONE = ("finish", "contact", "edit")
"""What is not done with several at once."""


class ReviewScreen(OverlayScreen[None]):
    """One line of a round at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "stand", N_("confirm"), tooltip=N_("confirm")),
        Binding("x", "finish", N_("finish")),
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear"), show=False),
        Binding("c", "contact", N_("contact")),
        Binding("e", "edit", N_("edit")),
        Binding("p", "prep", N_("prep"), show=False, tooltip=N_("everything to know before a talk")),
        Binding("a", "action", N_("action")),
        Binding("s", "snooze", N_("snooze")),
        Binding("right", "step(1)", N_("next one")),
        Binding("left", "step(-1)", N_("previous")),
        Binding("w", "why", N_("why"), show=False),
        Binding("u", "undo", N_("undo")),
        Binding("ctrl+r", "redo", N_("redo"), show=False),
        Binding("enter", "open", N_("open"), show=False, priority=True),
        Binding("h", "history", N_("history"), show=False),
    ]

    def __init__(self, board: Review, place: Place) -> None:
        super().__init__("")
        self._begun = board
        self.round = ReviewRound(board, place)
        self._happened: dict[int, tuple[Happened, ...]] = {}
        """The last events by record, those of the next item too, so that a verdict need not wait for them."""
        self._verdicts = VerdictKeys(self)
        self._status = Line()
        self._rows = Rows((Column("label"), Column("text", flex=True, least=30)))

    @staticmethod
    async def opened(host: Host) -> None:
        """Read the queue and show it, at the place where it was left today."""
        board = await host.store.run(review)
        place = await host.store.run(place_of)
        screen = ReviewScreen(board, place)
        await screen.read_events(host)
        await host.push_screen_wait(screen)
        if screen.round.through:
            await host.store.run(lambda w: reviewed(w, board, through=True))
            # What others did is seen now, and the panes' signs for it go.
            host.reload({"day"})

    @property
    def line(self) -> ReviewLine | None:
        """The item shown; None when there is none."""
        return self.round.line

    def show_keys(self) -> None:
        """The verdicts first, those that are given on what is shown; Esc is known to everybody."""
        several = self.line is not None and bool(self.line.item.batch)
        without = ONE_ALONE if several and self.line is not None and not self.line.item.event else ()
        entries = keyline_entries(self, self.host.say, without)
        entries.sort(key=lambda entry: entry[0] == written("escape"))
        if several:
            entries.insert(1, (written("enter"), self.host.say(N_("one by one"))))
        self._keyline.show(entries)

    def body(self) -> Widget:
        return self._rows

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows
        yield self._status
        yield self._keyline

    def on_mount(self) -> None:
        self._show()
        self._rows.focus()
        if self.round.board.away:
            self.report(words(self.round.board.SHORT, n=self.round.board.away))
        self.host.read(self, self._look)
        self.host.read(self, self._make_ready)

    def status(self, text: str, tone: Tone = "text") -> None:
        """Say one line above the keys."""
        self._status.show(Cell(text, tone))

    def report(self, sentence: Words, tone: Tone = "amber") -> None:
        """The same, of a sentence."""
        self.status(self.host.say(sentence), tone)

    def read_again(self) -> None:
        """Something was saved, here or elsewhere."""
        self.host.read(self, self._read)

    async def _make_ready(self) -> None:
        await self.host.store.run(ready_to_save)

    async def _read(self) -> None:
        others = self.round.take(await self.host.store.run(self.round.reading()))
        self._happened.clear()
        await self._look()
        if others is not None:
            self.report(others)

    async def _look(self) -> None:
        """Show the item with what happened to it last, and read what the next one needs."""
        await self.read_events(self.host)
        if self.is_mounted:
            self._show()
        await self._remember()
        begun, through = self._begun, self.line is None
        if through or self.round.done:
            await self.host.store.run(lambda w: reviewed(w, begun, through=through))

    async def _remember(self) -> None:
        """Where the review is, for when the line drops."""
        done, record = self.round.done, self.line.item.record.id if self.line is not None else 0
        await self.host.store.run(lambda w: remember_place(w, done, record))

    async def read_events(self, host: Host) -> None:
        """What happened last to the item shown and to the next one."""
        records = [line.item.record for line in self.round.lines[self.round.at : self.round.at + 2]]
        wanted = [record for record in records if record.id not in self._happened]
        if wanted:
            language = host.language
            found = await host.store.run(lambda w: {one.id: recent(w, one, language) for one in wanted})
            self._happened |= found

    def show_round(self) -> None:
        """The round went on to the next one; what is saved behind it is read again then."""
        self.status("")
        self._show()
        # Before it is read again: what is done counts among the items of the day.
        self.host.read(self, self._remember)

    def _show(self) -> None:
        say, board, line = self.host.say, self.round.board, self.line
        left = len(board.lines)
        counts = words(
            N_("{n} of {all}, about {min} min, {waiting} wait"),
            n=self.round.number,
            all=self.round.all_of_them,
            min=minutes(left - self.round.at),
            waiting=board.waiting,
        )
        right = Cell(line.project, "strong") if line is not None else ""
        self._rule.show(title=say(N_("REVIEW")), counts=say(counts) if left else "", right=right)
        rows: list[Row] = []
        if line is not None:
            happened = self._happened.get(line.item.record.id, ())
            width = max(30, self.app.size.width - MARGIN)
            cells = item_cells(line, happened, say, self.host.language, width, self.round.settled)
            rows = [Row(at, each) for at, each in enumerate(cells)]
        self._rows.show(rows, say(board.empty))
        self.show_keys()

    def action_step(self, by: int) -> None:
        if not self.round.go(self.round.at + by):
            first, last = N_("this is the first one"), N_("this is the last one")
            self.report(words(first if by < 0 else last), "dim")
            return
        self.status("")
        self._show()
        self.host.read(self, self._look)

    def action_stand(self) -> None:
        self._verdicts.begin("stand")

    def action_finish(self) -> None:
        self._verdicts.begin("finish")

    def action_tell(self) -> None:
        self._verdicts.begin("tell")

    def action_need_not(self) -> None:
        self._verdicts.begin("need_not")

    def action_contact(self) -> None:
        self._verdicts.begin("contact")

    def action_edit(self) -> None:
        self._verdicts.begin("edit")

    def action_prep(self) -> None:
        if (line := self.line) is not None:
            self.host.dialogue(self.host.actions.prepare(line.item.record))

    def action_action(self) -> None:
        self._verdicts.begin("act")

    def action_snooze(self) -> None:
        self._verdicts.begin("snooze")

    def action_open(self) -> None:
        self._verdicts.begin("look")

    def action_history(self) -> None:
        self._verdicts.begin("history")

    def action_undo(self) -> None:
        self._verdicts.undo(forward=False)

    def action_redo(self) -> None:
        self._verdicts.undo(forward=True)

    def action_why(self) -> None:
        if (line := self.line) is not None:
            reason = line.reasons[0]
            sentence = N_("late by {late} of {interval}, since {day}; a verdict holds {again}wd")
            self.report(
                words(
                    sentence,
                    late=reason.late,
                    interval=reason.interval,
                    day=dated(reason.since, line.day.date),
                    again=line.item.again,
                ),
                "text",
            )
