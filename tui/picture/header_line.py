"""The first line of the screen as cells."""

from datetime import date

from store.queries.boards.overview import Overview
from store.queries.boards.project_header import Header
from store.rules.registers.areas import SIGNS, Area, shown
from store.values.date_display import show_day
from store.values.short_date import show_date
from store.values.words import N_, NN_, say, words
from widgets.drawn.grid import Cell
from widgets.drawn.tones import Tone

GAP = Cell("   ")


def header_cells(head: Header | Overview | None, language: str) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """(left, right): project, day, the sponsor's letters, my own, the next sponsor meeting; notices at the right. Of
    all projects: how many stand how, and whose sponsor is met next."""
    if head is None:
        return (Cell(say(N_("no project yet: forewarn init --project CODE --name NAME"), language)),), ()
    if isinstance(head, Overview):
        return _overview(head, language), (Cell(say(N_("0: one project"), language), "dim"),)
    cells = [Cell(head.project.code, "strong"), GAP, Cell(show_day(head.day.date, language)), GAP]
    cells += _letters(head.state)
    if head.house:
        cells += [GAP, *_letters(head.house)]
    cells += [GAP, *_sponsor(head, language)]
    right: tuple[Cell, ...] = ()
    if head.notices:
        right = (Cell(say(head.notices[0].short, language), "amber"),)
    return tuple(cells), right


def _overview(head: Overview, language: str) -> tuple[Cell, ...]:
    cells = [Cell(say(words(NN_("{n} project", "{n} projects"), n=head.projects), language), "strong"), GAP]
    cells += [Cell(show_day(head.day.date, language)), GAP]
    for colour, n in head.stand.items():
        cells += [Cell(f"{n}{SIGNS[colour]}", colour), Cell(" ")]
    if head.next_up is None or head.meeting is None:
        return tuple(cells)
    when = _when(head.meeting, head.next_up.sponsor_meeting_time, head.day.date, language)
    sentence = words(N_("{code} sponsor {name} {when}"), code=head.next_up.code, name=head.sponsor, when=when)
    return (*cells, Cell("  "), Cell(" ".join(say(sentence, language).split()), "strong"))


def _letters(areas: tuple[Area, ...]) -> list[Cell]:
    cells: list[Cell] = []
    for area in areas:
        tone: Tone = area.colour
        cells += [Cell(shown(area), tone), Cell(" ")]
    return cells[:-1]


def _sponsor(head: Header, language: str) -> list[Cell]:
    if not head.sponsor:
        return [Cell(say(N_("no sponsor set"), language), "dim")]
    name = head.sponsor
    if head.meeting is None:
        return [Cell(say(words(N_("sponsor {name}"), name=name), language), "strong")]
    when = _when(head.meeting, head.meeting_time, head.day.date, language)
    return [Cell(say(words(N_("sponsor {name} {when}"), name=name, when=when), language), "strong")]


def _when(meeting: date, time: str, today: date, language: str) -> str:
    on = say(N_("today"), language) if meeting == today else show_date(meeting, language, today)
    return f"{on} {time}".strip()
