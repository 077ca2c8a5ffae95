"""The morning on one screen: its keys, the focus, and what is said on the lowest lines."""

from contextlib import ExitStack
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.layout import Layout

from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.words import N_
from tui.dashboard.morning_view import MorningView
from tui.dashboard.pane import AnyPane, Pane
from tui.dashboard.pane_order import KEYS as PANE_KEYS
from tui.dashboard.place_keys import KEYS as PLACE_KEYS
from tui.dashboard.talk_line import TalkLine
from tui.frame.glossary import GLOSSARY, MORNING, SIGNS, Explained
from tui.frame.keys import footer_binding, keyline_entries
from tui.frame.record_verbs import refused
from tui.frame.reports_below import ReportsBelow
from tui.frame.unused_key import unused
from tui.host import Host, host_of
from tui.picture.first_picture import Opening
from tui.picture.footer_keys import footer, in_order
from tui.picture.key_names import pressed
from tui.picture.morning import Morning, drafts_in, read_morning
from tui.picture.place_list import OURS
from tui.terminal.frames import QuietScreen
from widgets.keyline import Keyline
from widgets.line import Line
from widgets.rows import Rows


class Dashboard(ReportsBelow, Explained, QuietScreen[None]):
    """Above the line of status and the keys stands what is `shown`."""

    DOINGS = MORNING
    SIGNS = SIGNS
    GLOSSARY = GLOSSARY
    BINDINGS: ClassVar[list[BindingType]] = [
        footer_binding("undo", "undo"),
        Binding("ctrl+r", "redo", N_("redo"), id="redo", show=False, tooltip=N_("redo what was undone")),
        *PLACE_KEYS,
        Binding(
            "0",
            "everything",
            N_("all projects"),
            id="all",
            show=False,
            tooltip=N_("all projects side by side, or one"),
        ),
        *PANE_KEYS,
        Binding("escape", "unfind", N_("show all"), show=False),
    ]

    def __init__(self, opening: Opening | None = None) -> None:
        self.shown = MorningView(self)
        super().__init__()
        self._panes = self.shown.panes
        self._opening = opening
        self._status = Line(id="status")
        self._keyline = Keyline(id="keys")
        self._drafts_wait = False
        self._held = ExitStack()

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    @property
    def layout(self) -> Layout:
        """By the same plan as the first picture."""
        return self.shown.plan

    def compose(self) -> ComposeResult:
        yield from self.shown.compose()
        yield self._status
        yield self._keyline

    def on_mount(self) -> None:
        self._keyline.help = ("?", self.host.say(N_("help")))
        try:
            self._show_first(self._read_before() or self._read_first())
        except SAID as problem:
            self.host.report(sentence_of(problem), "red")
        self.shown.focus_first()
        self._panes.first.lit(True)
        self._keyline.show(self._first_keys())
        self.call_after_refresh(self._offer_drafts)
        if begin := self.host.session.begin:
            self.call_after_refresh(self.action_place, begin)

    def _first_keys(self) -> list[tuple[str, str]]:
        host = self.host
        return footer(host.session.config.keys, host.say, host.looked_at, host.reads_only)

    def _read_before(self) -> Morning | None:
        """What is on the terminal already, where it fits."""
        if self._opening is None or tuple(self._opening.size) != tuple(self.host.size):
            return None
        return self._opening.morning

    def _read_first(self) -> Morning:
        """Nothing has been painted yet, so waiting here costs one frame less than painting empty panes first."""
        scope, size, language = self.shown.scope, self.host.size, self.host.language
        return self.host.store.submit(lambda w: read_morning(w, scope, size, language)).result()

    def _show_first(self, morning: Morning) -> None:
        self.shown.show_first(morning)
        if morning.status is not None:
            self.host.report(*morning.status)
        if self._opening is not None and self._opening.dropped is not None:
            self.host.report(self._opening.dropped, "amber")
        if not self.host.looked_at and drafts_in(self.host.drafts_folder):
            self._drafts_wait = True
            self._held.enter_context(self.host.question_first())

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._offer_drafts)

    def _offer_drafts(self) -> None:
        """Once, and not over a screen that says why nothing can be shown."""
        if self._drafts_wait and self.is_current:
            self._drafts_wait = False
            self.host.dialogue(self._drafts_offered())

    async def _drafts_offered(self) -> None:
        with self._held:
            await self.host.actions.offer_drafts()

    def on_screen_suspend(self) -> None:
        self._held.close()
        if self._opening is not None:
            self._opening.unread = 0  # what was typed before goes to the screen above

    @property
    def record(self) -> Record | None:
        """The one under the cursor."""
        return self._panes.under_cursor

    @on(Pane.Sought)
    def find(self, message: Pane.Sought) -> None:
        """Ask what to look for in a pane."""
        from tui.dashboard.find_bar import Find

        self.host.push_screen(Find(message.pane))

    def on_resize(self, event: events.Resize) -> None:
        self.shown.fit(event.size)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.show_keys()
        self.shown.follow_cursor()

    def show_keys(self) -> None:
        """Bring the footer up to date."""
        without = set(self.current.WITHOUT) if self.current is not None else set()
        without |= refused(self.host, self.current is not None and self.current.private)
        if self.host.looked_at:
            without |= {f"place({id!r})" for id in OURS}
        entries = keyline_entries(self, self.host.say, without)
        self._keyline.show(in_order(entries, self.host.say))

    def on_key(self, event: events.Key) -> None:
        """A key that no binding took is not silent."""
        if (said := unused(self, event, "?")) is not None:
            self.host.report(said, "amber")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        if message.by_hand:
            self._leave()
        self.shown.follow_cursor()

    def _leave(self) -> None:
        """The cursor goes on: what was said is of the line before, unless this key was typed before it was said."""
        if self._opening is not None and self._opening.unread:
            self._opening.unread -= 1
        else:
            self.status("")

    @property
    def current(self) -> AnyPane | None:
        """The pane with the focus."""
        return self._panes.current

    def action_pane(self, number: int) -> None:
        self._leave()
        if not (pane := self._panes[number - 1]).closed or not self.host.is_closed():
            pane.rows.focus()

    def action_next(self, by: int) -> None:
        self._leave()
        header = self.shown.header
        if header.can_focus and self._panes.at_end(by):
            header.focus()
        else:
            self._panes.beside(by).rows.focus()

    def action_unfind(self) -> None:
        if (pane := self.current) is None:
            return
        if pane.rows.marked:
            pane.rows.unmark()
            self.status("")
        elif pane.sought:
            pane.seek("")

    def action_undo(self) -> None:
        self._take_back(forward=False)

    def action_redo(self) -> None:
        self._take_back(forward=True)

    def _take_back(self, *, forward: bool) -> None:
        if self.current is self.shown.review:
            self.shown.review.undo(forward=forward)
        else:
            self.host.dialogue(self.host.actions.take_back(forward=forward))

    def action_everything(self) -> None:
        self.host.dialogue(self.shown.show_everything(not self.shown.everything))

    def action_place(self, id: str) -> None:
        self.host.go(id)

    @on(Line.Pressed, "#header")
    def open_letters(self) -> None:
        """The letters stand in the header."""
        self.action_place("letters")

    @on(TalkLine.Pressed)
    def open_surprises(self) -> None:
        """The events behind the line."""
        self.action_place("surprises")

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        self.host.simulate_key(pressed(message.key))
