"""What there is room for at which size."""

from typing import Protocol

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


def is_wide(size: Cells) -> bool:
    """Room for the record under the cursor and four columns of the week."""
    return size.width >= WIDE[0] and size.height >= WIDE[1]


def is_tall(size: Cells) -> bool:
    """Room for what the sponsor has heard."""
    return size.height >= TALL
