"""What there is room for at which size, in cells; a terminal that does not know its size says 0."""

from typing import Protocol

LEAST = (60, 16)
"""The smallest terminal that shows anything useful, columns × rows."""
WIDE = (110, 34)
TALL = 22


class Cells(Protocol):
    """A size in cells."""

    @property
    def width(self) -> int:
        """Columns."""

    @property
    def height(self) -> int:
        """Lines."""


def too_small(size: Cells) -> bool:
    """Whether less fits than is useful."""
    return 0 < size.width < LEAST[0] or 0 < size.height < LEAST[1]


def is_wide(size: Cells) -> bool:
    """Room for the record under the cursor and the columns of the week."""
    return size.width >= WIDE[0] and size.height >= WIDE[1]


def is_tall(size: Cells) -> bool:
    """Room for what the sponsor has heard."""
    return size.height >= TALL
