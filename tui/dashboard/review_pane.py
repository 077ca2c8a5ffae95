"""The review on the first screen: verdicts are given on its lines; when it is done, it shows the day."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from store.acts.leave_review import count_verdicts
from store.queries.review.morning_stops import MorningLine, MorningStops, StopLine, without
from store.queries.review.review_line import ReviewLine
from store.values.words import N_, Words, words
from tui.dashboard.pane import Pane
from tui.picture.lists.review_list import ReviewList
from widgets.drawn.tones import Tone
from widgets.rows import Rows

if TYPE_CHECKING:
    from tui.review.verdict_keys import Answer, VerdictKeys


class ReviewPane(Pane[MorningStops, MorningLine]):
    """A line of the day has the keys of its record; a stop those of the review."""

    LIST: ClassVar[ReviewList] = ReviewList()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "action", N_("action"), id="action", show=False, tooltip=N_("an action for today from it")),
        Binding("s", "snooze", N_("snooze"), id="snooze", show=False, tooltip=N_("it waits until a day, for a reason")),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._apart: frozenset[int] = frozenset()
        self._judged: set[int] = set()
        """Records that a verdict was begun on here, while they are in the queue."""
        self._gone: set[int] = set()
        """Of those, what was answered, and may still be in what is read meanwhile."""
        self._keys: VerdictKeys | None = None

    @property
    def asked(self) -> ReviewList:
        return ReviewList(self._apart)

    @property
    def verdicts(self) -> "VerdictKeys":
        """What the keys do with a stop; loaded with the first of them."""
        if self._keys is None:
            from tui.review.verdict_keys import VerdictKeys

            self._keys = VerdictKeys(_Stops(self))
        return self._keys

    @property
    def stop(self) -> ReviewLine | None:
        """The stop under the cursor."""
        line = self.line
        return line.stop if isinstance(line, StopLine) else None
