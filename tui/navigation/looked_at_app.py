"""Backquote: others are looking. What is not for them goes from every screen at once, until it is pressed again."""

from typing import Any

from store.session import Session
from store.values.record import Audience
from store.values.words import N_, Words, words
from tui.dashboard.dashboard import Dashboard
from tui.host import Keeping
from tui.picture.key_names import written
from tui.terminal.answered_screen import AnsweredScreen
from tui.terminal.store_thread import StoreThread
from tui.terminal.work import WorkingApp
from widgets.drawn.tones import Tone


class LookedAtApp(WorkingApp[int]):
    """`audience`: who looks at the screen too; None: nobody."""

    session: Session
    store: StoreThread
    audience: Audience | None = None
    _emptied = False
    """Whether what is read may still be of before the key."""

    @property
    def looked_at(self) -> bool:
        """Whether others look at the screen too."""
        return self.audience is not None

    def is_closed(self) -> bool:
        """Whether others must not see what was asked for; says which key comes first."""
        if self.looked_at:
            key = self.session.config.keys.get("others", "grave_accent").split(",")[0].strip()
            self.state(words(N_("others are looking: press {key} first"), key=written(key)), "amber")
        return self.looked_at

    def state(self, sentence: Words | str, tone: Tone) -> None:
        """Say it in the status line of every screen that has one."""
        raise NotImplementedError

    def action_others(self) -> None:
        self.state("", "text")
        self.audience = (self.session.audience or "client") if self.audience is None else None
        self.store.audience = self.audience
        if self.audience is not None:
            self._empty()
        self.dialogue(self._shown_anew(self.audience))

    @property
    def _board(self) -> Dashboard:
        board = self.screen_stack[0]
        assert isinstance(board, Dashboard)
        return board

    def _empty(self) -> None:
        """With the key, before anything is waited for: whatever lies over the dashboard may hold what is not for them,
        so it is closed, what was typed into it is kept as a draft, and the dashboard shows nothing until it is read
        again."""
        self._emptied = True
        for above in reversed(self.screen_stack[1:]):
            if isinstance(above, Keeping):
                above.keep_now()
            if isinstance(above, AnsweredScreen):
                above.dismiss(None)
        self._board.shown.empty()

    async def _shown_anew(self, audience: Audience | None) -> None:
        from store.disk.onlookers import show_to

        try:
            await self.store.run(lambda w: show_to(w, audience))
        finally:
            self._emptied = False
        await self._board.shown.read_anew()
        self._board.show_keys()

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """What was asked for before the key, and read before it, is not shown after it."""
        if self._emptied and isinstance(screen, AnsweredScreen):
            screen.dismiss(None)
        return super().push_screen(screen, *args, **options)
