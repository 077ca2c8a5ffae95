"""The first line of the screen as cells."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from store.queries.boards.my_day import MyDay, Standing
from store.rules.registers.areas import SIGNS, shown
from store.values.date_display import show_day
from store.values.short_date import show_date
from store.values.width import cell_width
from store.values.words import N_, NN_, say, words
from widgets.drawn.grid import Cell

if TYPE_CHECKING:
    from store.queries.boards.overview import Overview

GAP = Cell("   ")
EDGES = 4
"""Cells that the line needs beside its words."""
Side = tuple[Cell, ...]


def header_cells(head: "MyDay | Overview | None", language: str, width: int) -> tuple[Side, Side]:
    """(left, right) on a line of `width` cells: the day, my projects with the letters that are not green, as many as
    have room, the open one bright; at the right whom I meet today, notices. Of all projects: how many stand how, and
    whose sponsor is met next."""
    if head is None:
        return (Cell(say(N_("no project yet: forewarn init --project CODE --name NAME"), language)),), ()
    if not isinstance(head, MyDay):
        return _overview(head, language), (Cell(say(N_("0: one project"), language), "dim"),)
    day = Cell(show_day(head.day.date, language))
    notice = (Cell(say(head.notices[0].short, language), "amber"),) if head.notices else ()
    room = width - EDGES - _width((day,))
    whole = _width([cell for one in head.standings for cell in _standing(one, head.opened.id)])
    # Projects and whom I meet matter more than a notice, and the lowest line says that too.
    ways = [_talks(head, talks, said) for talks in range(len(head.talks), 0, -1) for said in (notice, ())]
    ways = ways or [_talks(head, 0, notice), ()]
    right = next((way for way in ways if whole + _width(way) <= room), ways[-1])
    return (day, *_standings(head, room - _width(right))), right


def _standings(head: MyDay, room: int) -> Side:
    """The open project always; of the others those that are not in order before those that are."""
    opened = head.opened.id
    ranked = sorted(head.standings, key=lambda one: (one.project.id != opened, not one.letters))
    kept: list[Standing] = []
    for one in ranked:
        more = Cell(f"   +{len(ranked) - len(kept) - 1}") if len(kept) + 1 < len(ranked) else Cell("")
        taken = sum(_width(_standing(each, opened)) for each in (*kept, one)) + _width((more,))
        if kept and taken > room:
            break
        kept.append(one)
    cells = [cell for one in head.standings if one in kept for cell in _standing(one, opened)]
    if left := len(ranked) - len(kept):
        cells.append(Cell(f"   +{left}", "dim"))
    return tuple(cells)


def _standing(one: Standing, opened: int) -> list[Cell]:
    cells = [GAP, Cell(one.project.code, "strong" if one.project.id == opened else "text")]
    for area in one.letters:
        cells += [Cell(" "), Cell(shown(area), area.colour)]
    return cells if one.letters else [*cells, Cell(" "), Cell(SIGNS["green"], "green")]


def _talks(head: MyDay, most: int, notice: Side) -> Side:
    """So many of them, and how many more there are."""
    cells: list[Cell] = []
    for talk in head.talks[:most]:
        cells += [Cell("  " if cells else ""), Cell(f"{talk.name} {talk.hour}".rstrip(), "strong")]
    if len(head.talks) > most > 0:
        cells.append(Cell(f"  +{len(head.talks) - most}", "dim"))
    return (*cells, *((GAP,) if cells and notice else ()), *notice)


def _width(cells: Sequence[Cell]) -> int:
    return sum(cell_width(cell.text) for cell in cells)


def _overview(head: "Overview", language: str) -> Side:
    cells = [Cell(say(words(NN_("{n} project", "{n} projects"), n=head.projects), language), "strong"), GAP]
    cells += [Cell(show_day(head.day.date, language)), GAP]
    for colour, n in head.stand.items():
        cells += [Cell(f"{n}{SIGNS[colour]}", colour), Cell(" ")]
    if head.next_up is None or head.meeting is None:
        return tuple(cells)
    when = _when(head.meeting, head.next_up.sponsor_meeting_time, head.day.date, language)
    sentence = words(N_("{code} sponsor {name} {when}"), code=head.next_up.code, name=head.sponsor, when=when)
    return (*cells, Cell("  "), Cell(" ".join(say(sentence, language).split()), "strong"))


def _when(meeting: date, time: str, today: date, language: str) -> str:
    on = say(N_("today"), language) if meeting == today else show_date(meeting, language, today)
    return f"{on} {time}".strip()
