"""Somebody's tables in Markdown with cells changed and rows added: every other character of the text as it was."""

import re
from collections.abc import Mapping

from store.exchange.exports.like_rows import Cell, LikeRows
from store.exchange.tables.decoding import decode
from store.exchange.tables.markdown_table import BAR, is_rule, markdown_tables
from store.values.words import N_, Words, words

_STRESSED = re.compile(r"(\*\*|__|~~|`)(.+)\1")


def is_markdown(data: bytes) -> bool:
    """Whether the bytes of a file hold tables in Markdown."""
    return bool(markdown_tables(decode(data).text))


def like_markdown(data: bytes, *tables: LikeRows) -> tuple[bytes, tuple[Words, ...]]:
    """The bytes in the file's own encoding, and what the reader should know."""
    decoded = decode(data)
    lines = decoded.text.splitlines(keepends=True)
    ending = "\r\n" if "\r\n" in decoded.text else "\n"
    # Those below first: new rows move what stands under them.
    for rows in sorted(tables, key=lambda one: -one.last):
        for number, cells in rows.changed.items():
            lines[number - 1] = _with(lines[number - 1], cells)
        last = rows.last
        if last < len(lines) and is_rule(lines[last]):  # below the titles alone
            last += 1
        if rows.added and not lines[last - 1].endswith(("\n", "\r")):
            lines[last - 1] += ending
        lines[last:last] = [
            _row(lines[last - 1], len(rows.sheet.headers), one) + ending for one in rows.added
        ]
    whole = "".join(lines)
    try:
        return decoded.mark + whole.encode(decoded.encoding), ()
    except UnicodeEncodeError:
        note = N_("the text is written as UTF-8: {encoding} has no letters for all of it")
        return whole.encode(), (words(note, encoding=decoded.encoding),)


def _with(line: str, cells: Mapping[int, Cell]) -> str:
    """The line of a row with some of its cells as they are now; their space and their stress stay."""
    parts = BAR.split(line)
    first = int(not parts[0].strip())
    for column, cell in cells.items():
        parts += [" "] * (first + column + 1 - len(parts))
        old = parts[first + column]
        plain = old.strip()
        text = _escaped(cell.text)
        if text and (stressed := _STRESSED.fullmatch(plain)):
            text = f"{stressed[1]}{text}{stressed[1]}"
        ahead, _, behind = old.partition(plain) if plain else (" ", "", " ")
        parts[first + column] = f"{ahead}{text}{behind}" if text else " "
    return "|".join(parts)


def _row(last: str, width: int, cells: Mapping[int, Cell]) -> str:
    """A row written as the last one is, with or without bars at its ends."""
    width = max((width, *(column + 1 for column in cells)))
    said = [_escaped(cells[n].text) if n in cells else "" for n in range(width)]
    line = " | ".join(said)
    bare = last.strip()
    return f"{'| ' if bare.startswith('|') else ''}{line}{' |' if bare.endswith('|') else ''}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\r\n", "\n").replace("\n", "<br>")
