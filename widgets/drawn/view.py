"""Where a list stands: its cursor, and the part of it that is in view. Plain numbers, no screen."""

from dataclasses import replace

from store.values.frozen import frozen


@frozen
class View:
    """`length` rows on `height` lines, row `top` on the first; the row `cursor` is always in view.

    Methods return the next view and keep that promise, but for `rested`. An empty list has its cursor at 0.
    """

    length: int = 0
    height: int = 1
    cursor: int = 0
    top: int = 0

    def at(self, cursor: int) -> "View":
        """The cursor on that row, or on the first or last if it is past them; scrolls as little as it can."""
        cursor = max(0, min(cursor, self.length - 1))
        top = min(max(self.top, cursor - self.height + 1), cursor)
        return replace(self, cursor=cursor, top=self._bounded(top))

    def by(self, rows: int) -> "View":
        """Scrolled by `rows`; the cursor stays on its row, or goes along where that leaves the view."""
        top = self._bounded(self.top + rows)
        return replace(self, top=top).at(max(top, min(self.cursor, top + self.height - 1)))

    def resized(self, height: int) -> "View":
        """On `height` lines."""
        return replace(self, height=max(1, height)).at(self.cursor)

    def refilled(self, length: int, cursor: int) -> "View":
        """With other rows, the cursor on `cursor`, on the line of the screen where it was if that can be.

        So what the eye rests on does not jump when rows come or go above it.
        """
        return replace(self, length=length, top=self.top + cursor - self.cursor).at(cursor)

    def rested(self) -> "View":
        """From the first row on, wherever the cursor is; any move brings it back into view."""
        return replace(self, top=0)

    def _bounded(self, top: int) -> int:
        """`top` so that no line stays empty while there are rows for it."""
        return max(0, min(top, self.length - self.height))
