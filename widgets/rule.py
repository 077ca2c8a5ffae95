"""What parts the panes on the screen: a rule with a title in it, and a vertical divider."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.geometry import Region
from textual.strip import Strip

from widgets.drawn.grid import Cells, safe
from widgets.drawn.title_rule import LEAD, Joint, TitleRule, divider
from widgets.segments import strip_of
from widgets.still import Still


class Rule(Still):
    """One line: `── TITLE counts ──────── right ──`. The title is bright while its pane has the focus."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said = TitleRule(safe(title))

    def show(
        self, counts: str | Sequence[Cells] = "", right: str | Cells = "", title: str | None = None
    ) -> None:
        """Change what stands in the rule; a `str` is dim, and `title` None keeps the present one."""
        self.draw(self._said.saying(counts, right, title))

    def draw(self, said: TitleRule) -> None:
        """Look like that one, as bright as it is."""
        new = replace(said, focused=self._said.focused, place=self._said.place)
        if new != self._said:
            self._said = new
            self.refresh()

    @property
    def focused(self) -> bool:
        """Whether the pane below has the focus."""
        return self._said.focused

    @focused.setter
    def focused(self, focused: bool) -> None:
        if focused != self._said.focused:
            self._said = self._said.bright(focused)
            # Repaints from the left edge to the end of the title, not the rule behind it.
            self.refresh(Region(0, 0, self._said.title_end, 1))

    def stand(self, place: tuple[int, int] | None) -> None:
        """Say where one is in the list below; repaints no more than that, where it was said before."""
        old, self._said = self._said, self._said.standing(place)
        if old.place and len(old.place) == len(self._said.place) and old != self._said:
            cells = len(old.place)
            self.refresh(Region(self.size.width - LEAD - 1 - cells, 0, cells, 1))
        elif old != self._said:
            self.refresh()

    def render_line(self, y: int) -> Strip:
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
