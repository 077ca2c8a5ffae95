"""A paper that is no report to anybody: lists and tables under their titles, on as many pages as they take."""

from collections.abc import Iterable, Sequence
from datetime import date

from store.rules.briefing.paper import Paper, Part, Said
from store.values.date_display import show_day
from store.values.words import N_, Words, say, words


def handout(
    title: Words, facts: Iterable[Words | str], parts: Iterable[Part], day: date, language: str
) -> Paper:
    """The paper in one language; parts without a line are left out, and so are empty facts."""
    return Paper(
        language=language,
        day=day,
        title=line_of(title, language),
        facts=tuple(said for fact in facts if (said := line_of(fact, language))),
        state="",
        over=tuple(part for part in parts if part.lines),
        blocks=(),
        one_page=False,
    )


def listed(title: Words | str, lines: Iterable[Words | str], language: str) -> Part:
    """A section with an item for each line; `title` without a value is a msgid."""
    name = line_of(title, language)
    said = tuple(Said(f"{name}:{n}", line_of(line, language)) for n, line in enumerate(lines))
    return Part(name, name, name, "list", said)


def tabled(
    title: Words | str, heads: Sequence[str], rows: Iterable[tuple[Sequence[str], str]], language: str
) -> Part:
    """A section that is a table; `heads` are msgids; a row is its texts and the colour of the last of them."""
    name = line_of(title, language)
    cells = [(tuple(" ".join(text.split()) for text in texts), colour) for texts, colour in rows]
    said = tuple(
        Said(f"{name}:{n}", texts[0], cells=texts, colour=colour) for n, (texts, colour) in enumerate(cells)
    )
    return Part(name, name, name, "table", said, tuple(say(head, language) if head else "" for head in heads))


def day_words(day: date, language: str) -> Words:
    """The day of a paper, with its year."""
    return words(N_("{day} {year}"), day=show_day(day, language), year=day.year)


def line_of(text: Words | str, language: str) -> str:
    """One line; a bare `str` is a msgid."""
    return " ".join(say(text, language).split())
