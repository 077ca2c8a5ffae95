"""Whether the terminal is large enough to show anything useful."""

from textual.app import App
from textual.geometry import Size

from tui.terminal.type_ahead import ending

LEAST = (60, 16)
"""The smallest terminal that shows anything useful, columns × rows."""


def too_small(size: Size) -> bool:
    """Whether less fits. A terminal that does not know its size says 0."""
    return 0 < size.width < LEAST[0] or 0 < size.height < LEAST[1]


def say_when_too_small(app: App[int]) -> None:
    """Cover what does not fit, and uncover it when it does again."""
    if ending(app):
        return
    if (leave := getattr(app.screen, "leave_when_roomy", None)) is not None:
        leave()
    elif too_small(app.size):
        from tui.terminal.too_small import TooSmall

        app.push_screen(TooSmall())
