"""A history in one cell: `12.11. called the supplier; 19.11. he confirms`."""

import re

FEWEST = 2  # entries
_ENTRY = re.compile(
    r"(?:^|[;\n；]\s*|\s-\s)\W{0,2}"
    r"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[./]\d\d?\.?(?:\d{2,4})?|\d\d?月\d\d?日)(?!\d)"
)
"""Where an entry begins: a day at the beginning, behind a line's end or a semicolon."""
_MARKS = "./-月"


def is_history(text: str) -> bool:
    """Whether a cell has several entries that begin with their day."""
    return sum(map(text.count, _MARKS)) >= FEWEST and len(_ENTRY.findall(text)) >= FEWEST
