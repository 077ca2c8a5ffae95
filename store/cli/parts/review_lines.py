"""The queue of the morning review as plain text: what wants me first, in the order and the words of the review."""

from collections.abc import Iterator

from store.cli.parser import terminal_width
from store.queries.review.review_board import Review
from store.queries.review.review_line import ReviewLine
from store.rules.registers.areas import SIGNS
from store.values.width import cut
from store.values.words import N_, Clauses, say, words
from store.values.wrapping import wrapped

MOST = 12
"""Items that are named; a morning is short."""
INDENT = "     "


def queue_lines(board: Review, language: str) -> Iterator[str]:
    """How many there are, then the first of them; of an empty queue what was checked."""
    if not board.lines:
        yield say(board.empty, language)
        yield from (" " + say(said, language) for said in board.head)
        return
    counts = words(
        N_("{n}, about {min} min, {waiting} wait") if board.waiting else N_("{n}, about {min} min"),
        n=len(board.lines),
        min=board.minutes,
        waiting=board.waiting,
    )
    yield say(N_("REVIEW"), language) + " " + say(counts, language)
    for said in board.head:
        yield " " + say(said, language)
    for line in board.lines[:MOST]:
        yield from _item(line, language, len(board.codes) > 1)
    if len(board.lines) > MOST:
        yield "  " + say(words(N_("{n} more"), n=len(board.lines) - MOST), language)


def _item(line: ReviewLine, language: str, several: bool) -> Iterator[str]:
    """Sign, project where there are several, what it is called; below it every reason, as far as two lines hold
    them."""
    width = terminal_width(80)
    project = f"{line.project}  " if several and line.project else ""
    yield cut(f" {SIGNS[line.item.severity]} {project}{say(line.name, language)}", width)
    parts = [reason.words for reason in line.reasons]
    if line.item.event and line.together is not None:
        parts = [one.words for one in line.item.reasons] + [
            words(N_("with it: {under}"), under=line.together)
        ]
    why = say(words("{why}", why=Clauses(parts)), language)
    width -= len(INDENT)
    first, *rest = wrapped(why, width)
    yield INDENT + first
    if rest:
        yield INDENT + cut(" ".join(rest[:2]), width)
