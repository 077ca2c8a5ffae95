"""The line for the next talk, above the day."""

from functools import partial

from textual.message import Message

from store.queries.boards.next_talk import NextTalk
from tui.host import host_of
from tui.picture.canvas import Canvas
from tui.picture.scope import Scope
from tui.picture.talk_words import talk_rule
from widgets.drawn.title_rule import TitleRule
from widgets.rule import Rule


class TalkLine(Rule):
    """It asks the journal, which the registers do not; so it is loaded where there is room for it."""

    class Pressed(Message):
        """It was clicked on."""

    def __init__(self) -> None:
        super().__init__("", id="talk")
        self._scope: Scope | None = None

    def on_click(self) -> None:
        self.post_message(self.Pressed())

    def follow(self, scope: Scope) -> None:
        """Read again what is shown now."""
        host_of(self).read(self, partial(self.read, scope))

    async def read(self, scope: Scope) -> None:
        """Read and show it now; what is read last wins."""
        self._scope = scope
        if not scope.project:
            return
        host = host_of(self)
        talk = None if host.looked_at else await host.store.run(scope.next_talk)
        if scope == self._scope:
            self.show_talk(talk)

    def show_talk(self, talk: NextTalk | None) -> None:
        """Say what was read; while others look, nothing."""
        host = host_of(self)
        self.draw(TitleRule() if host.looked_at else talk_rule(talk, Canvas(host.language)))
