"""Our list: rows in columns with one cursor, drawn a line at a time.

DataTable paints a pane in 25 kB; this sends the lines that changed, or nothing. It scrolls by itself: a
`ScrollView` has a virtual size, and each change of that lays out the whole screen again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, Self, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from store.values.words import N_
from widgets.drawn.grid import Cell, Cells, Column, Row, Run, find
from widgets.drawn.row_list import RowList
from widgets.drawn.view import View
from widgets.segments import strip_of
from widgets.still import Still

__all__ = ["Cell", "Cells", "Column", "Row", "Rows"]

Key = TypeVar("Key", bound=int | None)
WHEEL = 3
"""Rows that one notch of the wheel scrolls by."""


class _OfRow(Message, Generic[Key]):
    """Something happened to the row `key` of `rows`; `payload`: what it stood for then."""

    def __init__(self, rows: "Rows", key: Key, payload: Any = None) -> None:
        super().__init__()
        self.rows = rows
        self.key = key
        self.payload = payload

    @property
    def control(self) -> "Rows":
        """Lets `@on(Rows.Moved, "#risks")` tell lists apart."""
        return self.rows


class Rows(Still, can_focus=True):
    """A list of any length. The row under the cursor has a bar and a tint while the list has the focus.

    The first cell of each line is the bar's, or the sign of a row that is marked; `edge` cells stay blank at the
    right. Of several lists on one screen, one that `rests` shows its top while another has the focus.
    """

    DEFAULT_CSS = "Rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", N_("down"), id="rows.down", show=False),
        Binding("k", "move(-1)", N_("up"), id="rows.up", show=False),
        Binding("down", "move(1)", N_("down"), show=False),
        Binding("up", "move(-1)", N_("up"), show=False),
        Binding("pagedown", "page(1)", N_("page down"), show=False),
        Binding("pageup", "page(-1)", N_("page up"), show=False),
        Binding("home", "end(False)", N_("first"), show=False),
        Binding("end", "end(True)", N_("last"), show=False),
        Binding("enter", "open", N_("open it"), show=False),
    ]

    LIT: ClassVar[bool] = True
    """Whether the row under the cursor shows."""

    class Moved(_OfRow[int | None]):
        """The cursor came to another row, `by_hand` or since the rows changed; `key` is None when the list became
        empty."""

        def __init__(self, rows: "Rows", key: int | None, by_hand: bool = False) -> None:
            super().__init__(rows, key)
            self.by_hand = by_hand

    class Placed(_OfRow[int]):
        """The rows changed and the cursor stayed on its own, which is another of them now, or one of more or fewer."""

    class Empty(Message):
        """A row was asked for where there is none."""

    class Opened(_OfRow[int]):
        """The row was asked for: Enter, or a second click on it."""

    def __init__(
        self, columns: Sequence[Column], *, edge: int = 1, rests: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._list = RowList.of(columns, edge)
        self._rests = rests
        self._view = View()
        self._sized = False
        self._clicked: int | None = None
        self._marked: frozenset[int] = frozenset()

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self._list.rows

    @property
    def stands_for_something(self) -> bool:
        """Whether any row stands for something that a key could act on."""
        return any(row.payload is not None for row in self._rows)

    @property
    def marked(self) -> tuple[int, ...]:
        """The keys of the marked rows, in the list's order."""
        return tuple(row.key for row in self._rows if row.key in self._marked) if self._marked else ()

    @property
    def marked_payloads(self) -> tuple[Any, ...]:
        """What the marked rows stand for, in the list's order."""
        return tuple(row.payload for row in self._rows if row.key in self._marked)

    def mark(self) -> None:
        """Mark the row under the cursor, or unmark it, and go on to the next."""
        if (key := self.cursor_key) is not None:
            self._marked ^= {key}
            self._refresh_lines([self._view.cursor - self._view.top])
            self._go(self._view.at(self._view.cursor + 1))

    def unmark(self) -> None:
        """No row is marked any more."""
        places = [at - self._view.top for at, row in enumerate(self._rows) if row.key in self._marked]
        self._marked = frozenset()
        self._refresh_lines(y for y in places if 0 <= y < self.size.height)

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None when there are no rows."""
        return self._rows[self._view.cursor] if self._rows else None

    @property
    def cursor_key(self) -> int | None:
        """The key of the row under the cursor; None when there are no rows."""
        return self._rows[self._view.cursor].key if self._rows else None

    @property
    def payload(self) -> Any:
        """What the row under the cursor stands for; None when there are no rows."""
        return self._rows[self._view.cursor].payload if self._rows else None

    def show(self, rows: Sequence[Row], empty: str = "") -> None:
        """Show `rows` (keys unique), or the words `empty` when there are none.

        The cursor stays on its key, else at its place in the list. Only lines that look different are sent.
        """
        new = tuple(rows)
        if new == self._rows and empty == self._list.empty:
            self._list = replace(self._list, rows=new)  # what the rows stand for may be another
            return
        before, key, stood = self._picture(), self.cursor_key, (self._view.cursor, len(self._rows))
        place = find(new, key)
        self._list = RowList.of(self._list.columns, self._list.edge, new, empty)
        if self._marked:
            self._marked &= {row.key for row in new}
        self._view = self._settled(
            self._upon(self._view.refilled(len(new), self._view.cursor if place is None else place))
        )
        self._list = self._list.reaching(self._view.top, self._view.height)
        if not self.size:
            self.refresh()  # it has no place now: what it drew in its last is over
        self._refresh_lines(y for y, (a, b) in enumerate(zip(before, self._picture(), strict=True)) if a != b)
        if self.cursor_key != key:
            self.post_message(self.Moved(self, self.cursor_key))
        elif key is not None and (self._view.cursor, len(new)) != stood:
            self.post_message(self.Placed(self, key))

    def select(self, key: int) -> bool:
        """Put the cursor on `key`; False if there is no such row."""
        if (place := find(self._rows, key)) is not None:
            self._go(self._view.at(place))
        return place is not None

    def select_payload(self, payload: object) -> None:
        """Put the cursor on the first row that stands for it, if there is one."""
        found = (at for at, row in enumerate(self._rows) if row.payload == payload)
        if (place := next(found, None)) is not None:
            self._go(self._view.at(place))

    def focus(self, scroll_visible: bool = True) -> Self:
        """As Textual's, which would repaint the whole list first; the cursor comes back into view."""
        self._go(self._view.at(self._view.cursor))
        self.screen.set_focus(self, scroll_visible=scroll_visible)
        return self

    def render_line(self, y: int) -> Strip:
        return strip_of(self._drawn(y), self.size.width)

    def _drawn(self, y: int) -> list[Run]:
        """Line `y` of the widget."""
        at = self._view.top + y
        inside = at < len(self._rows)
        return self._list.line(
            at,
            self.size.width,
            self.size.height,
            under_cursor=self.LIT and inside and self.has_focus and at == self._view.cursor,
            marked=inside and self._rows[at].key in self._marked,
        )

    def _picture(self) -> list[list[Run]]:
        """How each line in view looks."""
        return [self._drawn(y) for y in range(self.size.height)]

    def _refresh_lines(self, lines: Iterable[int]) -> None:
        """Repaint these lines of the widget; no line, no repaint."""
        if regions := [Region(0, y, self.size.width, 1) for y in lines]:
            self.refresh(*regions)

    def _go(self, new: View, *, by_hand: bool = False) -> None:
        """Change to `new`: repaints the cursor's two lines, or all of them where the view scrolled."""
        old, new = self._view, self._upon(new)
        self._view = new
        self._list = self._list.reaching(new.top, new.height)
        if new.top != old.top:
            self.refresh()
        elif new.cursor != old.cursor:
            self._refresh_lines((old.cursor - old.top, new.cursor - new.top))
        if new.cursor != old.cursor:
            self.post_message(self.Moved(self, self.cursor_key, by_hand))

    def _settled(self, view: View) -> View:
        """As it stands: from the top where the list rests. Another window in front is no other list."""
        return view.rested() if self._rests and not self.has_focus and self.app.app_focus else view

    def _rest(self) -> None:
        """Show the top, where the list rests."""
        old, self._view = self._view, self._settled(self._view)
        if self._view.top != old.top:
            self.refresh()

    @property
    def place(self) -> tuple[int, int] | None:
        """Which row of how many the cursor is on, counted from one; None where all are in view."""
        return self._list.place(self._view.cursor) if len(self._rows) > self.size.height > 0 else None

    def _upon(self, view: View) -> View:
        """With the cursor on a row of its own, and what belongs to that below it in view."""
        return self._list.upon(view, down=view.cursor > self._view.cursor)

    def action_move(self, by: int) -> None:
        self._go(self._view.at(self._view.cursor + by), by_hand=True)

    def action_page(self, by: int) -> None:
        self.action_move(by * max(1, self._view.height - 1))  # one line stays, to read on from

    def turn(self, pages: int) -> None:
        """Scroll by so many pages at once, wherever the cursor is."""
        self._go(self._view.by(pages * max(1, self._view.height - 1)))

    def action_end(self, last: bool) -> None:
        self.action_move(len(self._rows) if last else -len(self._rows))

    def action_open(self) -> None:
        if (row := self.cursor_row) is not None:
            self.post_message(self.Opened(self, row.key, row.payload))
        else:
            self.post_message(self.Empty())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if (at := self._view.top + event.y) >= len(self._rows):
            return
        again = self._clicked == self._rows[at].key == self.cursor_key
        self._go(self._view.at(at), by_hand=True)
        self._clicked = None if again else self.cursor_key
        if again:
            self.action_open()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _wheel(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        event.stop().prevent_default()
        self._go(self._view.by(WHEEL if isinstance(event, events.MouseScrollDown) else -WHEEL))

    def on_resize(self) -> None:
        # A frame of the new size may have gone out before, with the view of the old one. What keys did before there
        # was a size scrolled nothing.
        view = self._view if self._sized else self._view.rested()
        self._sized = True
        self._go(view.resized(self.size.height))
        self._rest()

    @on(events.Focus)
    @on(events.Blur)
    def _focus_moved(self, event: events.Focus | events.Blur) -> None:
        """What Textual's own handlers do, but for the selected line only instead of the whole widget."""
        event.prevent_default()
        self.has_focus = isinstance(event, events.Focus)
        self._clicked = None
        if self._rows:
            self._refresh_lines([self._view.cursor - self._view.top])
            self._rest()
        if self.parent is not None:
            kind = events.DescendantFocus if self.has_focus else events.DescendantBlur
            self.parent.post_message(kind(self))
