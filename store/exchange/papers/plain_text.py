"""A briefing as plain text of at most 78 columns, the talk as dense as a screen of 24 lines wants it."""

from collections.abc import Iterator, Sequence

from store.rules.briefing.paper import Paper, Part, in_one, items, paragraph, sentence
from store.values.width import cell_width, pad
from store.values.wrapping import wrapped

WIDTH = 78
GAP = "  "
LEAST = 8
"""Cells that a column keeps."""


def plain(paper: Paper) -> str:
    """The whole paper, ending in a line end."""
    lines = [*_head(paper), ""]
    over = paper.over
    for heading, parts, _ in paper.blocks:
        if heading:
            lines += [*_sections(paper, over), *wrapped(heading, WIDTH)]
            lines += ["=" * min(WIDTH, cell_width(heading)), ""]
            over = ()
        lines += _sections(paper, (*over, *parts))
        over = ()
    if not paper.blocks:
        lines += _sections(paper, over)
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _sections(paper: Paper, parts: Sequence[Part]) -> Iterator[str]:
    for n, part in enumerate(parts):
        if part.form == "inline" or _one_need(part):
            text = in_one(part, paper.language)
            yield from _hanging(f"{part.title.upper()}  ", text, indent="  ")
        else:
            if part.form != "text":
                yield from wrapped(part.title.upper(), WIDTH)
            yield from _lines(paper, part)
        if n + 1 == len(parts) or "table" in (part.form, parts[n + 1].form) or parts[n + 1].name == "plans":
            yield ""


def _one_need(part: Part) -> bool:
    """A list of one needs no number, and no line for its title."""
    return part.form == "numbered" and len(part.lines) == 1


def _head(paper: Paper) -> Iterator[str]:
    """The title and the facts; beside the title what it is about, where there is room."""
    about, *facts = paper.facts
    first = f"{paper.title} · {about}"
    if cell_width(first) <= WIDTH:
        yield first
    else:
        yield from (*wrapped(paper.title, WIDTH), *wrapped(about, WIDTH))
    yield from wrapped(" · ".join(facts), WIDTH)


def _lines(paper: Paper, part: Part) -> Iterator[str]:
    if part.form == "table" and part.lines[0].cells:
        yield from _table((part.heads, *(line.cells for line in part.lines)))
    elif part.form == "text":
        said = [sentence(line.text, paper.language) for line in part.lines]
        for text in said if len(paper.blocks) > 1 else (paragraph(paper, part),):
            yield from wrapped(text, WIDTH)
    elif part.lines[0].id.startswith("empty:"):
        yield from wrapped(part.lines[0].text, WIDTH)
    else:
        found = items(part, paper.language)
        marks = [f"{item.head.mark} " if item.head.mark else "- " for item in found]
        if part.form == "numbered":
            marks = [f"{n}. " for n in range(1, len(found) + 1)]
        room = max(map(cell_width, marks))
        for mark, item in zip(marks, found, strict=True):
            yield from _hanging(pad(mark, room), item.head.text, indent=" " * room)
            if item.below:
                yield from _hanging(" " * room, item.below, indent=" " * room)


def _hanging(first: str, text: str, *, indent: str) -> Iterator[str]:
    """`first` and the text, with later lines set in."""
    head, *rest = wrapped(f"{first}{text}", WIDTH)
    yield head
    if rest:
        yield from (
            indent + line
            for line in wrapped(f"{first}{text}"[len(head) :].strip(), WIDTH - cell_width(indent))
        )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for lines in table_lines(rows, WIDTH):
        yield from lines


def table_lines(rows: Sequence[Sequence[str]], width: int) -> Iterator[tuple[str, ...]]:
    """Per row the lines it takes in that many columns. Columns that are too wide together give way, the widest first;
    a row with nothing but its first cell goes over the whole width."""
    full = [row for row in rows if any(row[1:])]
    shown = [i for i in range(len(rows[0])) if any(row[i] for row in full)]
    sizes = {i: max(cell_width(row[i]) for row in full) for i in shown}
    while sum(sizes.values()) + len(GAP) * (len(shown) - 1) > width:
        widest = max(shown, key=lambda i: sizes[i])
        if sizes[widest] <= LEAST:
            break
        sizes[widest] -= 1
    for row in rows:
        if not any(row[1:]):
            yield tuple(wrapped(row[0], width))
            continue
        cells = {i: list(wrapped(row[i], sizes[i])) for i in shown}
        yield tuple(
            GAP.join(pad(cells[i][n] if n < len(cells[i]) else "", sizes[i]) for i in shown).rstrip()
            for n in range(max(map(len, cells.values())))
        )
