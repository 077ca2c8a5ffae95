"""A paper line by line, as the preview shows it: tables in columns, marks in a column of their own."""

from collections.abc import Iterable, Iterator

from store.exchange.papers.plain_text import table_lines
from store.rules.briefing.paper import Paper, Part, Said, state_in
from store.values.frozen import frozen
from store.values.width import cell_width, pad
from store.values.wrapping import wrapped
from widgets.drawn.grid import Cell, Cells
from widgets.drawn.tones import Tone

LEAST = 20
"""Cells that a text keeps beside its mark."""


@frozen
class PaperLine:
    """One line on the screen; `place` is what it belongs to, None for a heading. `word`: where the word of a state
    begins and ends, with the only colour there is."""

    text: str
    tone: Tone
    place: tuple[Part, Said] | None = None
    word: tuple[int, int] = (0, 0)

    @property
    def cells(self) -> Cells:
        """The text in its tones."""
        start, end = self.word
        if start == end or self.place is None:
            return Cell(self.text, self.tone)
        # A line whose word is marked has a colour, and each is called as its tone.
        colour: Tone = self.place[1].colour  # type: ignore[assignment]
        parts = ((self.text[:start], self.tone), (self.text[start:end], colour), (self.text[end:], self.tone))
        return tuple(Cell(text, tone) for text, tone in parts if text)

    @property
    def sign(self) -> str:
        """`-` for what is left out, `*` for what was changed by hand."""
        if self.place is None:
            return ""
        return "-" if self.place[1].out else "*" if self.place[1].edited else ""


def paper_lines(paper: Paper, width: int) -> Iterator[PaperLine]:
    """All of it in that many cells."""
    for heading, parts in (("", paper.over), *((head, parts) for head, parts, _ in paper.blocks)):
        if heading:
            yield from _of(None, wrapped(heading, width), "title")
        for part in parts:
            yield from _part(part, width, paper.language)


def _part(part: Part, width: int, language: str) -> Iterator[PaperLine]:
    """Headings on lines of their own, but for sections that stand in one line."""
    if part.lines and part.form not in ("text", "inline"):
        yield from _of(None, wrapped(part.title.upper(), width), "strong")
    if part.form == "table" and part.lines and part.lines[0].cells:
        heads, *rows = table_lines((part.heads, *(line.cells for line in part.lines)), width)
        yield from _of(None, heads, "dim")
        for line, texts in zip(part.lines, rows, strict=True):
            yield from _stated((part, line), texts, line.cells[-1], last=True)
        return
    marks = list(_marks(part))
    room = max(map(cell_width, marks), default=0)
    for mark, line in zip(marks, part.lines, strict=True):
        first, *rest = wrapped(line.shown, max(LEAST, width - room))
        texts = (pad(mark, room) + first, *(" " * room + text for text in rest))
        yield from _stated((part, line), texts, state_in(line, language)[1])


def _stated(
    place: tuple[Part, Said], texts: Iterable[str], word: str, *, last: bool = False
) -> Iterator[PaperLine]:
    """The lines of one place; colour stands on the word of its state alone, in the first line that has it."""
    line = place[1]
    wanted = bool(word) and not line.out and line.colour in ("red", "amber")
    for text in texts:
        at = (text.rfind(word) if last else text.find(word)) if wanted else -1
        wanted = wanted and at < 0
        span = (at, at + len(word)) if at >= 0 else (0, 0)
        yield PaperLine(text, "dim" if line.out else "text", place, span)


def _marks(part: Part) -> Iterator[str]:
    """What stands before each line: its number, its mark, or the title of a section in one line."""
    for n, line in enumerate(part.lines, 1):
        if part.form == "inline":
            yield f"{part.title.upper()}  " if n == 1 else ""
        elif part.form == "numbered" and not line.id.startswith("empty:"):
            yield f"{n}. "
        else:
            yield f"{line.mark}  " if line.mark and not line.under else ""


def _of(place: tuple[Part, Said] | None, texts: Iterable[str], tone: Tone) -> Iterator[PaperLine]:
    return (PaperLine(text, tone, place) for text in texts)
