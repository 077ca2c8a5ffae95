"""The first line of the screen as cells."""

from store.queries.header import Header
from store.rules.areas import Area, shown
from store.values.dateshow import show_date, show_day
from store.values.words import N_, say, words
from widgets.rows import Cell
from widgets.tones import Tone

GAP = Cell("   ")


def header_cells(head: Header | None, language: str) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """(left, right): project, day, the sponsor's letters, my own, the next sponsor meeting; notices at the right."""
    if head is None:
        return (Cell(say(N_("no project yet: forewarn init --project CODE --name NAME"), language)),), ()
    cells = [Cell(head.project.code, "strong"), GAP, Cell(show_day(head.day.date, language)), GAP]
    cells += _letters(head.state)
    if head.house:
        cells += [GAP, *_letters(head.house)]
    cells += [GAP, *_sponsor(head, language)]
    right: tuple[Cell, ...] = ()
    if head.notices:
        right = (Cell(say(head.notices[0].short, language), "amber"),)
    return tuple(cells), right


def _letters(areas: tuple[Area, ...]) -> list[Cell]:
    cells: list[Cell] = []
    for area in areas:
        tone: Tone = area.colour
        cells += [Cell(shown(area), tone), Cell(" ")]
    return cells[:-1]


def _sponsor(head: Header, language: str) -> list[Cell]:
    if head.sponsor is None:
        return [Cell(say(N_("no sponsor set"), language), "dim")]
    name = head.sponsor.name
    if head.meeting is None:
        return [Cell(say(words(N_("sponsor {name}"), name=name), language), "strong")]
    today = head.meeting == head.day.date
    on = say(N_("today"), language) if today else show_date(head.meeting, language, head.day.date)
    when = f"{on} {head.meeting_time}".strip()
    return [Cell(say(words(N_("sponsor {name} {when}"), name=name, when=when), language), "strong")]
