"""A conversation on the lowest lines of the screen, over whatever is shown there."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from store.values.words import N_
from tui.host import host_of
from tui.picture.key_names import written
from tui.terminal.answered_screen import AnsweredScreen
from widgets.foot import Foot
from widgets.keyline import Keyline

Result = TypeVar("Result")


class BottomSheet(AnsweredScreen[Result], ModalScreen[Result]):
    """A rule, the lines of the conversation, its keys. Enter takes what was answered, Esc goes back."""

    DEFAULT_CSS = """
    BottomSheet { align: left bottom; background: transparent; }
    BottomSheet > Vertical { width: 100%; height: auto; background: $background; }
    BottomSheet:ansi > Vertical { background: ansi_default; }
    BottomSheet Horizontal { width: 100%; height: 1; }
    BottomSheet Keyline { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "take", N_("save"), show=False),
        Binding("ctrl+s", "take", N_("save"), show=False),
        Binding("escape", "back", N_("back"), show=False),
    ]
    TAKE: ClassVar[str] = N_("save")
    BACK: ClassVar[str] = N_("back")

    def lines(self) -> ComposeResult:
        """What stands between the rule and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Foot()
            yield from self.lines()
            yield Keyline()

    def answers(self) -> Mapping[str, str]:
        """Textual's names of the keys that are named at the bottom, with their words."""
        say = host_of(self).say
        return {"enter": say(self.TAKE), "escape": say(self.BACK)}

    def on_mount(self) -> None:
        answers = {written(key): word for key, word in self.answers().items()}
        keyline = self.query_one(Keyline)
        keyline.help = (written("escape"), answers[written("escape")])
        keyline.show(list(answers.items()))

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        self.press(next((key for key in self.answers() if written(key) == message.key), "escape"))

    def press(self, key: str) -> None:
        """One of the named keys was clicked on."""
        self.app.simulate_key(key)

    def action_take(self) -> None:
        """Check what was answered, and end with it; nothing where the answers have keys of their own."""

    def action_back(self) -> None:
        """End without an answer: None."""
        self.dismiss()
