"""An input of several lines that grows with its text."""

from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from store.values.text import clean_prose
from widgets.drawn.tones import current
from widgets.editors.ink import CURSOR, SELECTION, inked
from widgets.editors.text_lines import TextLines

MOST = 250_000
"""Characters taken of a paste: more than any field may hold, so that the field can say so."""
TALLEST = 6
"""Lines it grows to; beyond, it scrolls inside."""
_NEW_LINE = ("ctrl+j", "alt+enter", "shift+enter")
_OURS = ("ctrl+x", "pageup", "pagedown", "f6", "f7")
"""Textual's keys of a TextArea that mean something else in a form."""
_THEME = TextAreaTheme(
    name="forewarn",
    base_style=Style(color="default", bgcolor="default"),
    cursor_style=CURSOR,
    selection_style=SELECTION,
    cursor_line_style=Style.null(),
    bracket_matching_style=Style.null(),
    gutter_style=Style.null(),
    cursor_line_gutter_style=Style.null(),
)


class ProseInput(TextArea, inherit_css=False, inherit_bindings=False):
    """Textual's TextArea without box, blinking and gutter.

    Enter begins a line; on an empty last line it leaves the field, so that Enter alone leads through a form.
    """

    DEFAULT_CSS = """
    ProseInput {
        height: 1; width: 1fr; padding: 0; border: none; background: transparent; color: $foreground;
        scrollbar-size: 0 0; overflow: hidden auto;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = TextArea.COMPONENT_CLASSES
    # Without their descriptions, which are English only: help lists what has one.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, description="")
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and not set(binding.key.split(",")) & set(_OURS)
    ]

    TAKES_TEXT: ClassVar[bool] = True
    """What is typed or pasted stays here and moves nothing."""

    class Left(Message):
        """Enter where no line is begun."""

    def __init__(self, text: str, *, enter_leaves: bool = False) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._enter_leaves = enter_leaves
        self.register_theme(_THEME)
        self.theme = _THEME.name

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = TextLines(self.document, self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)

    @property
    def lines(self) -> int:
        """The lines it wants to be tall."""
        return max(1, min(TALLEST, self.wrapped_document.height))

    def render_line(self, y: int) -> Strip:
        return inked(super().render_line(y), self.has_focus and self._lit(y))

    def _lit(self, y: int) -> bool:
        """Whether the line is on the ground of what is selected: all of them are on a tint, but a block of many lines
        in a loud colour hides the screen around it; there the cursor's line alone is."""
        cursor = self.wrapped_document.location_to_offset(self.cursor_location).y
        return not current().loud or cursor == y + self.scroll_offset.y

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and (self._enter_leaves or self._on_empty_end()):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
        elif event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard("\n", *self.selection)

    def _on_empty_end(self) -> bool:
        """Whether the cursor stands on an empty last line."""
        row, _ = self.cursor_location
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if text := clean_prose(event.text[:MOST]):
            self._replace_via_keyboard(self.as_put_in(text), *self.selection)

    def as_put_in(self, text: str) -> str:
        """As what a pasted text goes in."""
        return text

    def _watch_has_focus(self, focus: bool) -> None:
        # Lines are kept as drawn, with the cursor in them.
        self._line_cache.clear()
        super()._watch_has_focus(focus)

    def action_cursor_up(self, select: bool = False) -> None:
        """Out of the first line the key goes to the form."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction()
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Out of the last line the key goes to the form."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction()
        super().action_cursor_down(select)
