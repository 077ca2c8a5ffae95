"""A screen on top of the dashboard: a title rule, something below it, the keys that work here."""

from collections.abc import Hashable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.values.words import N_, Words, words
from tui.frame.alarm import show_alarm
from tui.frame.glossary import GLOSSARY, SIGNS, Explained
from tui.frame.keys import keyline_entries
from tui.frame.record_verbs import refused
from tui.frame.unused_key import unused
from tui.host import Host, Reporting, host_of
from tui.picture.key_names import pressed
from tui.terminal.frames import QuietScreen
from widgets.keyline import Keyline
from widgets.rows import Rows
from widgets.rule import Rule

Result = TypeVar("Result")


class OverlayScreen(Explained, QuietScreen[Result]):
    """Esc goes back; the footer shows what else works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), show=True),
        Binding("q", "back", N_("back"), show=False),
    ]

    SIGNS = SIGNS
    GLOSSARY = GLOSSARY
    HELP: ClassVar[str] = "?"
    """The key that says which keys work here."""

    OF_A_ROW: ClassVar[frozenset[str]] = frozenset()
    """Actions on the row under the cursor; where no row stands for anything the footer leaves them out."""
    idle: frozenset[str] = frozenset()
    """Actions that do no more here than say why not; the footer leaves them out."""
    private = False
    """Whether what stands here is saved in one's own file."""
    waits = False

    def __init__(self, title: str) -> None:
        super().__init__()
        self._rule = Rule(title, place=self._place_below)
        self._keyline = Keyline()
        self._told_off = False

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    @property
    def place(self) -> Hashable | None:
        """One of each is enough."""
        return ()

    def body(self) -> Widget:
        """What stands between the title and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self.body()
        yield self._keyline

    def on_mount(self) -> None:
        self._keyline.help = (self.HELP, self.host.say(N_("help")))
        self._rule.focused = True
        self.show_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.show_keys()

    def show_keys(self) -> None:
        """Bring the footer up to date."""
        without = self.idle | refused(self.host, self.private)
        if self.OF_A_ROW and not any(rows.stands_for_something for rows in self.query(Rows)):
            without |= self.OF_A_ROW
        self._keyline.show(keyline_entries(self, self.host.say, without))

    def on_key(self, event: events.Key) -> None:
        """A key that no binding and no field took is not silent."""
        if (said := unused(self, event, self.HELP)) is not None:
            self.refuse(said)

    def refuse(self, why: Words) -> None:
        """Say why a key does nothing now, until one goes on; on this screen, since it is of no other."""
        said = self.host.say(why)
        if isinstance(self, Reporting):
            self.status(said, "amber")
        show_alarm([self], said, "amber")
        self._told_off = True

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """What was said of a key goes when one goes on; the title says where one is in a list that is longer."""
        self._rule.stand()
        if self._told_off:
            self._told_off = False
            show_alarm(self.host.screen_stack, "", "text")

    def on_rows_placed(self, message: Rows.Placed) -> None:
        self._rule.stand()

    def on_resize(self, event: events.Resize) -> None:
        self._rule.stand()

    def on_rows_empty(self) -> None:
        self.refuse(words(N_("there is nothing here to open")))

    def _place_below(self) -> tuple[int, int] | None:
        """Of a list that is right below the title, heads of columns apart."""
        return next((rows.place for rows in self.query_children(Rows) if rows.can_focus), None)

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        self.host.simulate_key(pressed(message.key))

    def action_back(self) -> None:
        self.dismiss(None)
