"""How a command speaks: sentences, tables and JSON; the only place besides help that writes to the terminal."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from store.cli.parser import Call
from store.values.text import clean_line
from store.values.width import cell_width, cut, pad
from store.values.words import Words, say

GAP = "  "


def prepare() -> None:
    """Let a terminal that cannot show a character show `?` instead of ending the program, and a stream that was closed
    (`>&-`) be one that nobody reads, before a file of ours gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(call: Call, sentence: Words | str) -> None:
    """One sentence of success."""
    print(clean_line(say(sentence, call.session.language)))


def remark(call: Call, sentence: Words | str) -> None:
    """One sentence beside the output: on stderr, so that a pipe does not get it."""
    print(clean_line(say(sentence, call.session.language)), file=sys.stderr)


def complain(sentence: Words, language: str) -> None:
    """Why the command ended."""
    with suppress(BrokenPipeError):
        print("forewarn: " + clean_line(say(sentence, language)), file=sys.stderr, flush=True)


def print_lines(lines: Iterable[str]) -> None:
    """Lines of values that were cleaned when they were read."""
    for line in lines:
        print(line.rstrip())


def print_json(document: Any) -> None:
    """One document, in UTF-8 whatever the locale."""
    import json

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(document, ensure_ascii=False, indent=2))


def table(
    rows: Sequence[Sequence[str]],
    *,
    right: frozenset[int] = frozenset(),
    flex: int | None = None,
    width: int | None = None,
) -> Iterator[str]:
    """Rows as aligned columns, measured in cells. `right`: columns aligned so; `flex`: the one that is cut when
    the row is wider than `width`."""
    if not rows:
        return
    sizes = [max(cell_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    if width is not None and flex is not None:
        others = sum(size + len(GAP) for i, size in enumerate(sizes) if i != flex and size)
        sizes[flex] = max(min(sizes[flex], width - others), 8)
    shown = [i for i, size in enumerate(sizes) if size]
    for row in rows:
        line = GAP.join(pad(row[i], sizes[i], "right" if i in right else "left") for i in shown)
        yield (line if width is None else cut(line, width)).rstrip()
