"""The app: it opens, wires and closes. What a key does lives on the pane or screen where the key works."""

import asyncio
import os
from collections.abc import Hashable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from store.disk.workspace import Saved
from store.session import Session
from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.words import N_, Words, say, words
from tui.dashboard.dashboard import Dashboard
from tui.frame.alarm import show_alarm
from tui.host import Pointing, Reporting
from tui.navigation.ending_app import EndingApp
from tui.picture.first_picture import Opening, look_of
from tui.picture.place_list import OURS
from tui.terminal.store_thread import StoreThread
from tui.terminal.too_small import TooSmall, say_when_too_small
from widgets.drawn.tones import Tone, use

if TYPE_CHECKING:
    from tui.host import Actions


class Forewarn(EndingApp):
    """The dashboard and what opens on top of it."""

    CSS_PATH = "app.tcss"
    TITLE = "forewarn"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", N_("quit"), id="quit", show=False),
        Binding("ctrl+q", "leave", N_("quit"), show=False),
        Binding("ctrl+p", "commands", N_("commands"), id="commands", show=False),
        Binding("question_mark", "help", N_("help"), id="help", show=False),
        Binding("？", "help", N_("help"), show=False),
        Binding(
            "colon", "quick", N_("quick entry"), id="quick", show=False, tooltip=N_("one line, one record")
        ),
        Binding("：", "quick", N_("quick entry"), show=False),
        Binding(
            "p",
            "prep",
            N_("prep"),
            id="prep",
            show=False,
            tooltip=N_("somebody calls: what they have not been told, promises both ways, asks"),
        ),
        Binding(
            "grave_accent",
            "others",
            N_("others are looking"),
            id="others",
            show=False,
            tooltip=N_("hides what is internal or private, and the status line, until pressed again"),
        ),
        Binding("·", "others", N_("others are looking"), show=False),
        Binding("ctrl+l", "redraw", N_("draw again"), id="redraw", show=False),
    ]

    def __init__(
        self,
        session: Session,
        store: StoreThread,
        project: int | None,
        drafts: Path,
        opening: Opening | None = None,
    ) -> None:
        """`opening`: what was read and shown before there was an app."""
        super().__init__(ansi_color=True, opening=opening)
        self.opening = opening
        self.session = session
        self.store = store
        self.drafts_folder = drafts
        self.project = project or 0
        self.language = session.language
        use(look_of(session.config, os.environ))
        self.audience = session.audience
        self.left_over: Words | None = None
        """What went wrong behind the end of the session before."""

    def say(self, sentence: Words | str) -> str:
        """The sentence in the screen's language."""
        return say(sentence, self.language)

    def get_default_screen(self) -> Dashboard:
        return Dashboard(self.opening)

    def on_mount(self) -> None:
        self.store.watch(self._changed_elsewhere, self._alive, self._store_trouble)
        self.set_keymap(dict(self.session.config.keys))

    def on_ready(self) -> None:
        if self.left_over is not None:
            self.report(self.left_over, "amber")

    @property
    def reads_only(self) -> bool:
        """Whether the store may not be written."""
        return self.store.reads_only

    @property
    def dashboard(self) -> Dashboard:
        """The screen below all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Dashboard)
        return screen

    @property
    def here(self) -> Hashable:
        """What the dashboard shows."""
        return self.dashboard.shown.scope

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        """One line of status, until the next, on every screen that has one; what went wrong on the topmost too. While
        others look nothing but that."""
        if not self.looked_at or tone == "red":
            self.state(sentence, tone)

    def state(self, sentence: Words | str, tone: Tone) -> None:
        """Say it, whoever looks."""
        said = self.say(sentence) if sentence else ""
        for screen in self.screen_stack:
            if isinstance(screen, Reporting):
                screen.status(said, tone)
        show_alarm(self.screen_stack, said if tone in ("red", "amber") else "", tone)

    def done(self, saved: Saved) -> None:
        """Say what was saved and show it everywhere it counts."""
        self.report(words(N_("{act}. u undoes it."), act=saved.act.name), "dim")
        self.reload(saved.kinds)

    def reload(self, kinds: Iterable[str]) -> None:
        """Read again, on every screen, what shows any of these kinds; at the end of the app no screen is left."""
        if self.screen_stack:
            self.dashboard.shown.reload(kinds)

    async def open_project(self, project: int) -> None:
        """Show another project."""
        await self.dashboard.shown.open_project(project)

    async def show_everything(self, everything: bool) -> None:
        """Show all active projects, or the open one again."""
        await self.dashboard.shown.show_everything(everything)

    @cached_property
    def actions(self) -> "Actions":
        """What keys do with records."""
        from tui.actions.actions import RecordActions

        return RecordActions(self)

    def go(self, place: str) -> None:
        """Open a place of the dashboard, or say why not."""
        from tui.navigation.places import go

        if place not in OURS or not self.is_closed():
            go(self.dashboard, place)

    async def keep(self, *records: Record, act: Words) -> Saved | None:
        """Save records that need no form; what forbids it is said in the status line."""
        try:
            saved = await asyncio.shield(self.store.run(lambda w: w.save(*records, act=act)))
        except SAID as problem:
            self.report(sentence_of(problem), "red")
            return None
        self.done(saved)
        return saved

    def _changed_elsewhere(self, kinds: frozenset[str], said: Words | None) -> None:
        self.in_loop(self._show_others, kinds, said)

    def _show_others(self, kinds: frozenset[str], said: Words | None) -> None:
        """What went wrong here stays in its line, but for what stands in the header too."""
        if said is not None and not self.looked_at:
            known = self.dashboard.shown.header.trouble is not None
            for screen in self.screen_stack:
                if isinstance(screen, Reporting) and (known or screen.stated() != "red"):
                    screen.status(self.say(said), "dim")
        self.reload(kinds)

    def _store_trouble(self, sentence: Words | None) -> None:
        self.in_loop(self._troubled, sentence)

    def _troubled(self, sentence: Words | None) -> None:
        header = self.dashboard.shown.header
        before = header.trouble
        header.warn(sentence)
        if header.trouble != before:
            self.dashboard.show_keys()

    def _alive(self) -> None:
        self.hangup.check_terminal()
        if self.unwritten:
            from tui.forms.unwritten_drafts import write_waiting

            self.in_loop(write_waiting, self)

    def terminal_taken(self) -> None:
        super().terminal_taken()
        if self.opening is not None and self.opening.asks:
            self._type_ahead.hold()

    @on(events.Resize)
    def fit(self) -> None:
        """Later, when the app knows its new size."""
        self.call_later(say_when_too_small, self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened that cannot be seen, and Tab goes nowhere where there is one list."""
        if action in ("focus_next", "focus_previous"):
            return len(self.screen.focus_chain) > 1
        return not (
            isinstance(self.screen, TooSmall) and action in ("commands", "help", "quick", "prep", "others")
        )

    def action_redraw(self) -> None:
        self.redraw()

    def action_help(self) -> None:
        from tui.navigation.help_screen import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen))

    def action_quick(self) -> None:
        from tui.meeting.quick_entry import Quick

        self.dialogue(Quick.opened(self, self.dashboard.shown.project_here))

    def action_prep(self) -> None:
        screen = self.screen
        if not self.is_closed():
            self.dialogue(self.actions.prepare(screen.record if isinstance(screen, Pointing) else None))

    def action_commands(self) -> None:
        from tui.navigation.palette import Commands

        self.push_screen(Commands(self.screen))
