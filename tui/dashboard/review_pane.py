"""The review on the first screen: verdicts are given on its lines; when it is done, it shows the day."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from store.acts.leave_review import remember_place, reviewed
from store.queries.review.morning_stops import MorningLine, MorningStops, StopLine, stops
from store.queries.review.review_place import Place
from store.records import Verdict
from store.values.words import N_, Words, words
from tui.dashboard.pane import Pane
from tui.picture.lists.review_list import ReviewList
from tui.review.review_round import ReviewRound
from widgets.rows import Rows

if TYPE_CHECKING:
    from tui.review.verdict_keys import Answer, VerdictKeys


class ReviewPane(Pane[MorningStops, MorningLine]):
    """A stop has the verdict keys of the review, a line of the day those of its record."""

    LIST: ClassVar[ReviewList] = ReviewList()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "action", N_("action"), id="action", show=False, tooltip=N_("an action for today")),
        Binding(
            "s",
            "snooze",
            N_("snooze"),
            id="snooze",
            show=False,
            tooltip=N_("it waits until a day, for a reason"),
        ),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._round: ReviewRound | None = None
        self._looked_at = False
        """Whether others looked when it was read last: the round has nothing of what they must not see."""
        self._keys: VerdictKeys | None = None

    @property
    def asked(self) -> ReviewList:
        known = self._round is not None and not self._looked_at
        return ReviewList(self.round.reading()) if known else self.LIST

    @property
    def round(self) -> ReviewRound:
        """The review as far as it has come here."""
        assert self._round is not None
        return self._round

    def show(self, board: MorningStops) -> None:
        """Go on with what was read."""
        if self._round is None or self._looked_at or board.looked_at:
            self._round = ReviewRound(board.review, Place(board.place.done))
        else:
            # What becomes of the line by an act of mine elsewhere on this screen has been said there.
            self._round.take((board.review, board.staying))
        self._looked_at = board.looked_at
        if self._looked_at:
            super().show(board)
            return
        self._count(board)
        self._draw(board)

    def _count(self, board: MorningStops) -> None:
        """What is done here is done today; what another screen did, it has counted."""
        if not self.screen.is_current:
            self.round.done = board.place.done
        elif self.round.done != board.place.done:
            self._remember()

    def _draw(self, board: MorningStops) -> None:
        shown = self.round
        if shown.lines and (not board.done or shown.settled):
            settled = shown.line.item.record.id if shown.settled and shown.line is not None else 0
            board = replace(board, lines=stops(shown.lines, board.span, settled), done=False)
        super().show(board)
        if not board.done and shown.line is not None:
            self.rows.select(shown.line.item.record.id)

    def show_round(self) -> None:
        """The round went on by itself."""
        if self.board is not None and not self._looked_at:
            self._draw(replace(self.board, lines=()))
            self._remember()

    def _remember(self) -> None:
        """Before it is read again: what is done counts among the items of the day."""
        self.host.read(self, partial(self._remembered, self.round))

    async def _remembered(self, shown: ReviewRound) -> None:
        place = shown.place
        await self.host.store.run(lambda w: remember_place(w, place.done, place.record))
        if place.through:
            await self.host.store.run(lambda w: reviewed(w, shown.board, through=True))
            self.host.reload({"day"})

    def read_again(self) -> None:
        """Something could not be saved, or is asked one by one now."""
        self.host.reload({Verdict.kind})

    def report(self, sentence: Words) -> None:
        """One line above the keys."""
        self.host.report(sentence, "amber")

    def on_rows_moved(self) -> None:
        """What stayed in view is left with the cursor."""
        if not isinstance(line := self.line, StopLine):
            return
        ids = [one.item.record.id for one in self.round.lines]
        at = ids.index(line.record.id) if line.record.id in ids else self.round.at
        if at != self.round.at:
            left = self.round.settled
            self.round.go(at)
            if left:
                self.show_round()

    def _judge(self, what: "Answer") -> bool:
        """Begin the verdict, where a stop is under the cursor."""
        if not isinstance(self.line, StopLine):
            return False
        if self._keys is None:
            from tui.review.verdict_keys import VerdictKeys

            self._keys = VerdictKeys(self)
        self._keys.begin(what)
        return True

    def undo(self, *, forward: bool) -> None:
        """Take back, or bring back, my newest act; what it brings into the queue again is where the cursor goes."""
        if self._round is None:
            self.host.dialogue(self.host.actions.take_back(forward=forward))
            return
        from tui.review.verdict_keys import VerdictKeys

        VerdictKeys(self).undo(forward=forward)

    def action_stand(self) -> None:
        if not self._judge("stand"):
            super().action_stand()

    def action_finish(self) -> None:
        if not self._judge("finish"):
            super().action_finish()

    def action_tell(self) -> None:
        if not self._judge("tell"):
            super().action_tell()

    def action_need_not(self) -> None:
        if not self._judge("need_not"):
            super().action_need_not()

    def action_contact(self) -> None:
        if not self._judge("contact"):
            super().action_contact()

    def action_edit(self) -> None:
        if not self._judge("edit"):
            super().action_edit()

    def action_action(self) -> None:
        if not self._judge("act"):
            self._say_nothing_selected()

    def action_snooze(self) -> None:
        if not self._judge("snooze"):
            self._say_nothing_selected()

    def action_new(self) -> None:
        """One line, one record: what it is, the line says."""
        self.host.simulate_key("colon")

    def action_mark(self) -> None:
        self.report(words(N_("verdicts are given one by one; Enter on a row of several opens it")))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        message.prevent_default()
        if not self._judge("look"):
            super().on_rows_opened(message)

    def why(self, line: MorningLine) -> tuple[Words, ...]:
        """Everything that the rules say of it."""
        return tuple(reason.words for reason in line.stop.reasons) if isinstance(line, StopLine) else ()
