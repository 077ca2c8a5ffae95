"""The week, and the list to chase owners with, as papers; and the week as a table."""

from collections.abc import Iterator
from datetime import date

from store.exchange.exports.register_table import Table
from store.exchange.papers.handout import day_words, handout, listed, tabled
from store.exchange.papers.letter import day_of_letter, greeting, letter
from store.exchange.papers.writers import Writers, handouts, text
from store.queries.boards.week_board import TITLES, WeekLine
from store.queries.boards.week_cards import Cards
from store.records.action import HORIZONS, TYPES
from store.rules.briefing.paper import Paper, Part
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words

HEADS = (N_("What"), N_("Code"), N_("Type"), N_("Owner"), N_("Due"), N_("Late"))
NOTHING = N_("nothing is open")
FILED = (
    N_("When"),
    N_("Type"),
    N_("Code"),
    N_("What"),
    N_("Owner"),
    N_("Owed to"),
    N_("Due"),
    N_("Working days late"),
)


def week_paper(shown: Cards, language: str, day: date) -> Paper:
    """A table for each column that is not empty, then what was done today."""
    return handout(words(N_("Week")), [day_words(day, language)], _columns(shown, language), day, language)


def _columns(shown: Cards, language: str) -> Iterator[Part]:
    today = shown.week.day.date
    for name in HORIZONS:
        lines = shown.week.column(name)
        title = words("{title} {n}", title=Words(TITLES[name]), n=len(lines))
        yield tabled(title, HEADS, [_row(line, language, today) for line in lines], language)
    done = [words("{what}", what=f"{action.code} {action.title}") for _, action in shown.done]
    yield listed(words(N_("done today {n}"), n=len(done)), done, language)


def _row(line: WeekLine, language: str, today: date) -> tuple[tuple[str, ...], str]:
    action = line.record
    due = show_date(action.due, language, today) if action.due else ""
    late = say(line.behind, language) if line.behind else ""
    cells = (action.title, action.code, say(TYPES[action.type], language), line.owner, due, late)
    return cells, "red" if late else ""


def owners_paper(shown: Cards, language: str, day: date) -> Paper:
    """A section for each owner."""
    parts = [
        listed(owner if isinstance(owner, Words) else words("{name}", name=owner), lines, language)
        for owner, lines in shown.by_owner()
    ]
    facts = [words("{projects}", projects=shown.projects), day_words(day, language)]
    return handout(words(N_("Open actions by owner")), facts, parts, day, language)


def week_table(shown: Cards, language: str) -> Table:
    """Everything open, in the order of the week."""
    rows = tuple(
        (
            say(TITLES[line.column], language).capitalize(),
            say(TYPES[line.record.type], language),
            line.record.code,
            line.record.title,
            line.owner,
            line.owed_to,
            line.record.due,
            line.late or None,
        )
        for name in HORIZONS
        for line in shown.week.column(name)
    )
    return Table(say(N_("Week"), language), tuple(say(head, language) for head in FILED), rows)


def chase_message(shown: Cards, language: str, end: str) -> str:
    """The list to chase owners with, as it is sent: of which projects, on which day; empty where nothing is open."""
    day = day_of_letter(shown.week.day.date, language)
    parts = [(words(N_("{name}:"), name=owner), lines) for owner, lines in shown.by_owner()]
    about = words(N_("What is open in {projects} on {day}:"), projects=shown.projects, day=day)
    return letter(greeting((), language), [(about, ()), *parts], end, language) if parts else ""


def owners_writers(end: str) -> Writers[Cards]:
    """Its formats; `end`: the line that it ends with as a message."""
    return {
        **text(
            lambda shown, language: (
                chase_message(shown, language, end).splitlines() or [say(NOTHING, language)]
            )
        ),
        **handouts(owners_paper),
    }
