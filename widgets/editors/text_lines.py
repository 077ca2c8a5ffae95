"""The lines of an input, broken as text is everywhere rather than by Textual's rules, which know no Chinese."""

from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

from store.values.wrapping import line_starts


class TextLines(WrappedDocument):
    """Fills in what Textual's own reads: where each line breaks, and which piece stands on which line of the screen.

    A tab has no cells here; what is typed or pasted into a field has none.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """All lines anew."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrap_offsets, self._tab_width_cache = [], []
        self._break(0, 0, self.document.line_count)
        self._place()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """The lines from `start` to `old_end` were replaced by those to `new_end`."""
        top, bottom = sorted((start[0], old_end[0]))
        known, there = len(self._wrap_offsets), self.document.line_count
        top = max(0, min(top, known - 1, there - 1))
        bottom, new_bottom = min(bottom, known - 1), min(max(start[0], new_end[0]), there - 1)
        before = [len(breaks) for breaks in self._wrap_offsets[top : bottom + 1]]
        self._break(top, bottom + 1, new_bottom + 1)
        if [len(breaks) for breaks in self._wrap_offsets[top : new_bottom + 1]] != before:
            self._place()

    @property
    def height(self) -> int:
        """The lines on the screen; asked for each of them that is drawn."""
        return len(self._offset_to_line_info)

    def _break(self, top: int, old_end: int, new_end: int) -> None:
        """Break the lines `top` to `new_end`, which stand for what was known of `top` to `old_end`."""
        lines, width = self.document.lines[top:new_end], self._width
        self._wrap_offsets[top:old_end] = [list(line_starts(line, width)) if width else [] for line in lines]
        self._tab_width_cache[top:old_end] = [
            [cells for _, cells in get_tab_widths(line, self._tab_width)] for line in lines
        ]

    def _place(self) -> None:
        """Number the lines on the screen from the top."""
        self._offset_to_line_info = [
            (at, piece) for at, breaks in enumerate(self._wrap_offsets) for piece in range(len(breaks) + 1)
        ]
        self._line_index_to_offsets = []
        first = 0
        for breaks in self._wrap_offsets:
            self._line_index_to_offsets.append(list(range(first, first + len(breaks) + 1)))
            first += len(breaks) + 1
