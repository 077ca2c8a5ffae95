"""What parts the panes on the screen: a rule with a title in it, and a vertical divider."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from textual.strip import Strip

from widgets.drawn.grid import Cells, safe
from widgets.drawn.title_rule import Joint, TitleRule, divider
from widgets.segments import strip_of
from widgets.still import Still

Place = tuple[int, int] | None
"""Which row of how many one is on; None where that is not said."""


class Rule(Still):
    """One line: `── TITLE counts ──────── right ──`. The title is bright while its pane has the focus; `place` knows
    where one is in the list below, which may be another on another size."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def __init__(
        self, title: str, *, place: Callable[[], Place] = lambda: None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._said = TitleRule(safe(title))
        self._place = place

    def show(
        self, counts: str | Sequence[Cells] = "", right: str | Cells = "", title: str | None = None
    ) -> None:
        """Change what stands in the rule; a `str` is dim, and `title` None keeps the present one."""
        self.draw(self._said.saying(counts, right, title))

    def draw(self, said: TitleRule) -> None:
        """Look like that one, as bright as it is."""
        self._look(replace(said, focused=self._said.focused, place=self._said.place))

    @property
    def focused(self) -> bool:
        """Whether the pane below has the focus."""
        return self._said.focused

    @focused.setter
    def focused(self, focused: bool) -> None:
        self._look(self._said.bright(focused))

    def stand(self) -> None:
        """One is elsewhere in the list below."""
        self._look(self._said.standing(self._place()))

    def _look(self, new: TitleRule) -> None:
        if new != self._said:
            self._said = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        self._said = self._said.standing(self._place())
        width = self.size.width
        return strip_of(self._said.line(width), width)


class Divider(Still):
    """A vertical line, one cell wide; `join` says where rules meet it, counted from its top."""

    DEFAULT_CSS = "Divider { width: 1; height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._joints: dict[int, Joint] = {}

    def join(self, joints: Mapping[int, Joint]) -> None:
        """Draw these joints with the next size: with no other are there others."""
        self._joints = dict(joints)

    def render_line(self, y: int) -> Strip:
        return strip_of(divider(self._joints, y), 1)
