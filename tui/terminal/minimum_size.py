"""Whether the terminal is large enough to show anything useful."""

from textual.geometry import Size

LEAST = (60, 16)
"""The smallest terminal that shows anything useful, columns × rows."""


def too_small(size: Size) -> bool:
    """Whether less fits. A terminal that does not know its size says 0."""
    return 0 < size.width < LEAST[0] or 0 < size.height < LEAST[1]
