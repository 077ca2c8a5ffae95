"""How early the sponsor heard, and what changed since they last heard: two lines above the week."""

from store.queries.briefing.surprise_board import SurpriseBoard, share_words
from store.values.words import N_, words
from tui.picture.canvas import Canvas
from widgets.drawn.grid import Cell, Cells
from widgets.drawn.title_rule import TitleRule


def sponsor_words(board: SurpriseBoard, canvas: Canvas) -> tuple[TitleRule, Cells]:
    """(the rule with its counts, the line below it)."""
    counts = [Cell(canvas.say(count), "dim") for count in board.counts]
    if board.untold:
        counts.insert(0, Cell(canvas.say(words(N_("untold now {n}"), n=len(board.untold))), "red"))
    counts.append(Cell(canvas.say(share_words(board.found)), "dim"))
    rule = TitleRule().saying(title=canvas.say(N_("NO SURPRISES")), counts=counts)
    return rule, Cell(canvas.say(board.since)) if board.since is not None else ()
