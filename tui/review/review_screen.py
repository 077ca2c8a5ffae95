"""`r`: the morning review, one record at a time, each with one key for its verdict."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from store.acts.leave_review import remember_place, reviewed
from store.queries.review.review_board import Review, review
from store.queries.review.review_line import ReviewLine
from store.queries.review.review_place import Place, place_of
from store.queries.review.review_summary import review_summary
from store.values.record import Record
from store.values.words import N_, Clauses, Words, words
from tui.frame.keys import keyline_entries
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.record_verbs import refused
from tui.frame.reports_below import ReportsBelow
from tui.host import Host
from tui.picture.key_names import written
from tui.review.review_round import ReviewRound
from tui.review.stop_details import StopDetails
from tui.review.stop_pane import StopPane
from tui.review.stop_rows import QUEUE, queue_place, queue_rows
from tui.review.verdict_keys import VerdictKeys, ready_to_save
from widgets.drawn.tones import Tone
from widgets.line import Line
from widgets.rows import Rows
from widgets.rule import Divider

WIDE = 100
"""Columns from which the queue stands beside the record, else above it."""
QUEUE_WIDE, STRIP = 44, 4
"""Columns of the queue beside the record, where a third of the screen is no more; its lines above it."""
ONE_ALONE = ("finish", "contact", "edit")
"""What is not done with several at once."""
DECIDING = ("action", "snooze")
"""What is not done where nothing is left to decide."""


class ReviewScreen(ReportsBelow, OverlayScreen[None]):
    """The queue, and the record of the line under the cursor."""

    CSS = f"""
    ReviewScreen #round {{ height: 1fr; layout: vertical; }}
    ReviewScreen #queue {{ height: {STRIP + 1}; }}
    ReviewScreen Divider {{ display: none; }}
    ReviewScreen.-wide #round {{ layout: horizontal; }}
    ReviewScreen.-wide #queue {{ height: 100%; }}
    ReviewScreen.-wide StopPane {{ width: 1fr; height: 100%; }}
    ReviewScreen.-wide Divider {{ display: block; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "stand", N_("confirm"), tooltip=N_("confirmed, reviewed, seen")),
        Binding("x", "finish", N_("finish")),
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear"), show=False),
        Binding("c", "contact", N_("contact")),
        Binding("e", "edit", N_("edit")),
        Binding("a", "action", N_("action")),
        Binding("s", "snooze", N_("snooze")),
        Binding("right", "step(1)", N_("next one"), show=False),
        Binding("left", "step(-1)", N_("previous"), show=False),
        Binding("pagedown", "page(1)", N_("page down"), show=False, priority=True),
        Binding("pageup", "page(-1)", N_("page up"), show=False, priority=True),
        Binding("w", "why", N_("why"), show=False),
        Binding("u", "undo", N_("undo")),
        Binding("ctrl+r", "redo", N_("redo"), show=False),
        Binding("enter", "open", N_("open it"), show=False, priority=True),
        Binding("h", "history", N_("history"), show=False),
    ]

    def __init__(self, board: Review, place: Place) -> None:
        super().__init__("")
        self._begun = board
        self.round = ReviewRound(board, place)
        self._details = StopDetails()
        self._summary: tuple[Words, ...] = ()
        """What came of it, once nothing is left."""
        self._verdicts = VerdictKeys(self)
        self._status = Line()
        self._queue, self._stop, self._divider = Rows(QUEUE), StopPane(), Divider()

    @staticmethod
    async def opened(host: Host) -> None:
        """Read the queue and show it, at the place where it was left today."""
        board = await host.store.run(review)
        place = await host.store.run(place_of)
        screen = ReviewScreen(board, place)
        await screen._read_details(host)
        await host.push_screen_wait(screen)
        if screen.round.through:
            await host.store.run(lambda w: reviewed(w, board, through=True))
            # What others did is seen now, and the panes' signs for it go.
            host.reload({"day"})

    @property
    def line(self) -> ReviewLine | None:
        """The item shown; None when there is none."""
        return self.round.line

    @property
    def record(self) -> Record | None:
        """What the item shown is about."""
        return self.line.item.record if self.line is not None else None

    @property
    def _several(self) -> bool:
        return self.line is not None and bool(self.line.item.batch)

    def labels(self) -> Mapping[str, str]:
        """Of several Enter goes through them; what stays in view is left with Space."""
        own = {"open": N_("one by one")} if self._several else {}
        return own | {"stand": N_("next one")} if self.round.settled else own

    def show_keys(self) -> None:
        """The verdicts first, those that are given on what is shown; Esc is known to everybody."""
        without = (
            set(ONE_ALONE) if self._several and self.line is not None and not self.line.item.event else set()
        )
        if self.round.settled:
            without |= set(DECIDING)
        # A verdict is one's own.
        without |= refused(self.host) - {"stand"}
        entries = keyline_entries(self, self.host.say, without)
        if self.line is None:
            ends = {written("escape"), written("u")}
            entries = [entry for entry in entries if entry[0] in ends]
        entries.sort(key=lambda entry: entry[0] == written("escape"))
        if self._several:
            entries.insert(1, (written("enter"), self.host.say(self.labels()["open"])))
        self._keyline.show(entries)

    def body(self) -> Widget:
        return Container(
            Vertical(self._rule, self._queue, id="queue"),
            self._divider,
            self._stop,
            id="round",
        )

    def compose(self) -> ComposeResult:
        yield self.body()
        yield self._status
        yield self._keyline

    def on_mount(self) -> None:
        self._divider.join({0: "both"})
        self._show()
        self._queue.focus()
        if self.round.board.head:
            self.report(words("{said}", said=Clauses(self.round.board.head)))
        self.host.read(self, self._look)
        self.host.read(self, self._make_ready)

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
        self._details.forget()
        await self._look()
        if others is not None:
            self.report(others)

    async def _look(self) -> None:
        """Show the item with what happened to it last, and read what the next one needs."""
        await self._read_details(self.host)
        if self.is_attached:
            self._show()
        await self._remember()
        begun, through = self._begun, self.line is None
        if through:
            self._summary = await self.host.store.run(review_summary)
            self._show()
        if through or self.round.done:
            await self.host.store.run(lambda w: reviewed(w, begun, through=through))

    async def _remember(self) -> None:
        """Where the review is, for when the line drops."""
        place = self.round.place
        await self.host.store.run(lambda w: remember_place(w, place.done, place.record))

    async def _read_details(self, host: Host) -> None:
        """What stands beside the line shown and the next one."""
        await self._details.read(host, self.round.lines[self.round.at : self.round.at + 2])

    def show_round(self) -> None:
        """The round went on to the next one; what is saved behind it is read again then."""
        self.status("")
        self._show()
        # Before it is read again: what is done counts among the items of the day.
        self.host.read(self, self._remember if self.line is not None else self._look)

    def _show(self) -> None:
        say, board, line = self.host.say, self.round.board, self.line
        self._rule.show(title=say(N_("REVIEW")), counts=say(queue_place(self.round)) if board.lines else "")
        self._queue.show(tuple(queue_rows(self.round, say)))
        width = self.app.size.width
        room = width - _beside(width) - 1 if width >= WIDE else width
        if line is None:
            self._stop.sum_up((*self._summary, board.empty), room)
        else:
            self._queue.select(line.item.record.id)
            self._stop.show(line, self._details.of(line), self.round.settled, room)
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        width = event.size.width
        self.set_class(width >= WIDE, "-wide")
        self.query_one("#queue").styles.width = _beside(width) if width >= WIDE else width
        self._show()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        message.stop()
        # What was passed over while keys came in is not where one is.
        if message.rows is self._queue and message.key == self._queue.cursor_key:
            at = next(
                (n for n, one in enumerate(self.round.lines) if one.item.record.id == message.key), None
            )
            if at is not None and at != self.round.at:
                self._go(at)

    def action_page(self, by: int) -> None:
        self._stop.turn(by)

    def action_step(self, by: int) -> None:
        self._go(self.round.at + by)

    def _go(self, at: int) -> None:
        if not self.round.go(at):
            first, last = N_("this is the first one"), N_("this is the last one")
            self.report(words(first if at < 0 else last), "dim")
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
            self.report(line.lateness, "text")


def _beside(width: int) -> int:
    """Columns of the queue beside the record on so many."""
    return max(QUEUE_WIDE, width // 3)
