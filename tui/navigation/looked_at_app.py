"""Backquote: others are looking. What is not for them goes from every screen at once, until it is pressed again."""

from typing import cast

from store.session import Session
from store.values.record import Audience
from store.values.words import N_, Words, words
from tui.dashboard.dashboard import Dashboard
from tui.host import Host, Keeping
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

    @property
    def looked_at(self) -> bool:
        """Whether others look at the screen too."""
        return self.audience is not None

    def is_closed(self) -> bool:
        """Whether others must not see what was asked for; says which key comes first."""
        if self.looked_at:
            key = self.session.config.keys.get("others", "grave_accent").split(",")[0].strip()
            self.state(words(N_("{key} first"), key=written(key)), "amber")
        return self.looked_at

    def state(self, sentence: Words | str, tone: Tone) -> None:
        """Say it in the status line of every screen that has one."""
        raise NotImplementedError

    def action_others(self) -> None:
        self.state("", "text")
        self.audience = (self.session.audience or "client") if self.audience is None else None
        self.store.audience = self.audience
        self.dialogue(_shown_anew(cast(Host, self), self.audience))


async def _shown_anew(host: Host, audience: Audience | None) -> None:
    """Whatever lies over the dashboard may hold what is not for them: it is closed, and what was typed into it is kept
    as a draft."""
    from store.disk.onlookers import show_to

    board = host.screen_stack[0]
    assert isinstance(board, Dashboard)
    for above in reversed(host.screen_stack[1:]) if audience is not None else ():
        if isinstance(above, Keeping):
            above.keep_now()
        if isinstance(above, AnsweredScreen):
            above.dismiss(None)
    await host.store.run(lambda w: show_to(w, audience))
    await board.shown.read_anew()
    board.show_keys()
