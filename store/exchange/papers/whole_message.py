"""A paper as plain text for chat or mail that leaves nothing out; that of a briefing is cut to a screen."""

from store.exchange.papers.letter import greeting
from store.rules.briefing.paper import Paper
from store.values.words import N_, say, words

BETWEEN = " · "
"""Between facts, and between the cells of a row."""


def whole_message(paper: Paper) -> str:
    """Who is addressed, the title, every section with its lines, how it ends."""
    begin = greeting(paper.to.splitlines(), paper.language)
    lines = [begin, "", paper.title, BETWEEN.join(paper.facts)]
    for part in paper.parts:
        lines += ["", say(words(N_("{heading}:"), heading=part.title), paper.language)]
        lines += [f"- {BETWEEN.join(line.cells) if line.cells else line.text}" for line in part.lines]
    lines += ["", paper.closing] if paper.closing else []
    return "\n".join(lines) + "\n"
