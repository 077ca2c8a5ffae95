"""Said when the terminal is too small to show anything useful; goes by itself when it grows."""

from textual.app import App, ComposeResult

from store.values.words import N_, words
from tui.host import host_of
from tui.picture.room import LEAST, too_small
from tui.terminal.answered_screen import AnsweredScreen
from widgets.paragraph import Paragraph


class TooSmall(AnsweredScreen[None]):
    """Wraps, so that it can be read even at 20×5. The text fills the screen: what it leaves clear shows through."""

    DEFAULT_CSS = "TooSmall Paragraph { height: 1fr; }"

    def compose(self) -> ComposeResult:
        sentence = words(
            N_("Too small: forewarn needs {columns}×{rows}. Make it larger."),
            columns=LEAST[0],
            rows=LEAST[1],
        )
        yield Paragraph(host_of(self).say(sentence))

    def on_screen_resume(self) -> None:
        # A question that came on top may have been answered after the terminal grew.
        self.leave_when_roomy()

    def leave_when_roomy(self) -> None:
        """Go, once there is room enough."""
        if not too_small(self.app.size):
            self.dismiss()


def say_when_too_small(app: App[int]) -> None:
    """Cover what does not fit, and uncover it when it does again."""
    if isinstance(app.screen, TooSmall):
        app.screen.leave_when_roomy()
    elif too_small(app.size):
        app.push_screen(TooSmall())
