"""The rows of a form, one below the other; scrolls where they do not fit."""

from textual.app import ComposeResult
from textual.containers import ScrollableContainer

from widgets.editors.row import FieldRow


class Stack(ScrollableContainer, can_focus=False, inherit_bindings=False):
    """Knows which row has the focus, and which lie out of view."""

    DEFAULT_CSS = """
    Stack { height: 1fr; width: 100%; layout: vertical; overflow: hidden auto; scrollbar-size: 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FieldRow] = []
        self._resized = False

    def compose(self) -> ComposeResult:
        yield from self.rows

    @property
    def shown(self) -> list[FieldRow]:
        """Those that have a place now."""
        return [row for row in self.rows if row.display]

    @property
    def current(self) -> FieldRow | None:
        """The row with the focus."""
        return next((row for row in self.rows if row.has_focus_within), None)

    @property
    def below(self) -> int:
        """How many rows are not wholly in view at the lower end."""
        end = self.scroll_offset.y + self.size.height
        return sum(1 for row in self.shown if row.virtual_region.bottom > end)

    def go(self, by: int, *, around: bool) -> None:
        """Give the focus to a row so much further; `around`: after the last comes the first."""
        here, rows = self.current, self.shown
        at = (rows.index(here) if here is not None else 0) + by
        last = len(rows) - 1
        rows[at % len(rows) if around else max(0, min(last, at))].begin()

    def keep_in_view(self) -> None:
        """Scroll so that all of the row with the focus is seen; after a resize, from the top."""
        if (row := self.current) is None:
            return
        if self._resized:
            region = row.virtual_region
            least = max(0, region.bottom - self.size.height)
            self.scroll_to(y=min(region.y, least), animate=False, immediate=True)
        else:
            self.scroll_to_widget(row, animate=False, immediate=True)

    def on_resize(self) -> None:
        self._resized = True

    def watch_virtual_size(self) -> None:
        # The rows take on their new heights one after the other.
        if self._resized:
            self.call_after_refresh(self.keep_in_view)

    def on_descendant_focus(self) -> None:
        self._resized = False

    def on_field_row_changed(self) -> None:
        self._resized = False
