"""A question whose named answers are the keys, on the lowest lines of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from store.values.words import N_
from tui.host import host_of
from tui.keys import written
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph


class Question(ModalScreen[str]):
    """Result: the key of the answer that was pressed. `answers`: key to its word, in the reader's language.

    Esc answers `escape`, whether it is among the answers or not.
    """

    CSS = """
    Question { align: left bottom; background: transparent; }
    Question > Vertical { width: 100%; height: auto; background: $background; }
    Question Keyline { dock: none; }
    Question:ansi > Vertical { background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "answer('escape')", N_("back"), show=False)]

    def __init__(self, sentence: str, answers: Mapping[str, str], *, details: str = "") -> None:
        super().__init__()
        self._sentence = sentence
        self._answers = dict(answers)
        self._details = details

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Foot()
            yield Paragraph(self._sentence, "strong")
            if self._details:
                yield Paragraph(self._details)
            yield Keyline()

    def on_mount(self) -> None:
        keyline = self.query_one(Keyline)
        back = self._answers.get("escape") or host_of(self).say(N_("back"))
        keyline.help = (written("escape"), back)
        keyline.show([(written(key), word) for key, word in self._answers.items() if key != "escape"])

    def on_key(self, event: events.Key) -> None:
        """Any answer's key, also typed in capitals."""
        for key in (event.key, (event.character or "").lower()):
            if key in self._answers:
                event.stop()
                self.dismiss(key)
                return

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        self.dismiss(next((key for key in self._answers if written(key) == message.key), "escape"))

    def action_answer(self, key: str) -> None:
        self.dismiss(key)
