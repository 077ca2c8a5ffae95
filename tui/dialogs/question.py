"""A question whose named answers are the keys, on the lowest lines of the screen."""

import math
from collections.abc import Collection, Mapping
from time import monotonic

from textual import events
from textual.app import ComposeResult

from tui.frame.bottom_sheet import BottomSheet
from tui.host import host_of
from widgets.paragraph import Paragraph


class Question(BottomSheet[str]):
    """Result: the key of the answer that was pressed. `answers`: key to its word, in the reader's language.

    Esc answers `escape`, whether it is among the answers or not. `beside`: keys that answer, too, and are not shown:
    they do here what they do everywhere. `fresh`: nobody asked for it, so that a key counts only once it is shown.
    """

    def __init__(
        self,
        sentence: str,
        answers: Mapping[str, str],
        *,
        details: str = "",
        beside: Collection[str] = (),
        fresh: bool = False,
    ) -> None:
        super().__init__()
        self._sentence = sentence
        self._answers = dict(answers)
        self._details = details
        self._beside = beside
        self._shown_at = math.inf if fresh else 0.0
        """Seconds on Textual's clock, which says of a key when it was typed."""

    def on_mount(self) -> None:
        if self._shown_at:
            self.call_after_refresh(self._count_from_now)

    def _count_from_now(self) -> None:
        self._shown_at = monotonic()

    def lines(self) -> ComposeResult:
        yield Paragraph(self._sentence, "strong")
        if self._details:
            yield Paragraph(self._details)

    def answers(self) -> Mapping[str, str]:
        return {"escape": host_of(self).say(self.BACK), **self._answers}

    def on_key(self, event: events.Key) -> None:
        """Any answer's key, also typed in capitals."""
        if event.time < self._shown_at:
            event.stop()
            event.prevent_default()
            return
        for key in (event.key, (event.character or "").lower()):
            if key in self._answers or key in self._beside:
                event.stop()
                self.dismiss(key)
                return

    def action_back(self) -> None:
        self.dismiss("escape")
