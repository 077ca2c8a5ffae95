"""Where a cell stands: row and column from 1, as spreadsheets write it."""

import re

Place = tuple[int, int]
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def place_of(cell: str) -> Place:
    """Row and column of `AB12`; 0, 0 for what is no cell."""
    form = _CELL.match(cell)
    return (int(form[2]), column_of(form[1])) if form else (0, 0)


def column_of(letters: str) -> int:
    """28 of `AB`."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def letters_of(column: int) -> str:
    """`AB` of 28."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
