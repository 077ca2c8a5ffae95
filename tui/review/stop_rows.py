"""The stops of the review as rows: the queue, and the one under the cursor with its record."""

from collections.abc import Callable, Iterator, Sequence

from store.queries.recent import Happened
from store.queries.review.review_board import minutes
from store.queries.review.review_line import ReviewLine, beside_words
from store.queries.review.stop_detail import StopDetail
from store.records import Contact, Stakeholder
from store.rules.registers.areas import SIGNS
from store.rules.review.review_item import SNOOZES
from store.values.short_date import show_date
from store.values.width import cell_width, cut
from store.values.words import N_, NN_, Words, words
from store.values.wrapping import wrapped
from tui.review.review_round import ReviewRound
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row

Say = Callable[[Words | str], str]
Line = tuple[Cell | tuple[Cell, ...], ...]
QUEUE = (Column("sign", width=1), Column("project"), Column("name", flex=True, least=16))
STOP = (Column("label"), Column("text", flex=True, least=24))
BESIDE = 4
"""Cells of a line that neither label nor text has: the bar's, the gap, the edge."""


def queue_rows(going: ReviewRound, say: Say) -> Iterator[Row]:
    """Each line of the queue; the project where there are several. What is called by a person alone says why it is
    here: of two such things of one person each is another."""
    several = len(going.board.codes) > 1
    for at, line in enumerate(going.lines):
        settled = going.settled and at == going.at
        sign = Cell("." if settled else SIGNS[line.item.severity], "dim" if settled else line.item.severity)
        project = Cell(line.project if several else "", "dim")
        name: tuple[Cell, ...] = (Cell(say(line.name), "dim" if settled else "text"),)
        if isinstance(line.item.record, Contact | Stakeholder) and not line.item.batch:
            name += (Cell(f"  {say(line.reasons[0].words)}", "dim"),)
        yield Row(line.item.record.id, (sign, project, name))


def queue_place(going: ReviewRound) -> Words:
    """Which line of how many it is, how long the rest takes, and how many wait, if any do."""
    form = N_("{n} of {all}, about {min} min")
    if going.board.waiting:
        form = N_("{n} of {all}, about {min} min, {waiting} wait")
    left = len(going.board.lines) - going.at
    return words(form, n=going.number, all=going.all_of_them, min=minutes(left), waiting=going.board.waiting)


def stop_rows(
    line: ReviewLine,
    beside: StopDetail,
    say: Say,
    language: str,
    width: int,
    most: int,
    settled: bool,
    *,
    named: bool,
) -> list[Row]:
    """Why it is here, what the verdict is about, the last events, on lines of `width` cells. No sentence takes more
    than `most` lines, and an event one: Enter shows all of it. `named`: it begins with the name."""
    labels = [say(N_("why here")), say(N_("last events")), *(label for label, _, _ in beside.weighed)]
    room = width - max(map(cell_width, labels)) - BESIDE
    drawn = _Drawn(say, room, most)
    lines: list[Line] = [*(drawn.name(line) if named else ()), *drawn.why(line, settled)]
    if beside.weighed:
        lines += [BLANK, *drawn.weighed(beside)]
    if beside.happened:
        lines += [BLANK, *drawn.happened(beside.happened, language, line)]
    return [Row(at, cells) for at, cells in enumerate(lines)]


def summary_rows(sentences: Sequence[Words], say: Say, width: int) -> list[Row]:
    """What came of the review, each sentence on lines of its own."""
    lines = [part for said in sentences for part in wrapped(say(said), width - BESIDE)]
    return [Row(at, (Cell(""), Cell(part, "text" if at else "strong"))) for at, part in enumerate(lines)]


BLANK: Line = (Cell(""), Cell(""))


class _Drawn:
    """Labels and texts that are at most `room` cells wide and `most` lines tall."""

    def __init__(self, say: Say, room: int, most: int) -> None:
        self._say = say
        self._room = room
        self._most = most

    def _parts(self, text: str, room: int) -> list[str]:
        """The lines of a text; the last one says that there is more."""
        parts = [part for line in text.split("\n") for part in wrapped(line, room)]
        rest = " ".join(parts[self._most - 1 :])
        return [*parts[: self._most - 1], cut(rest, room)] if len(parts) > self._most else parts

    def name(self, line: ReviewLine) -> Iterator[Line]:
        """What it is called."""
        for part in wrapped(self._say(line.name), self._room):
            yield Cell(""), Cell(part, "strong")

    def why(self, line: ReviewLine, settled: bool) -> Iterator[Line]:
        """Every reason; once nothing is left, that there is none."""
        label, item = self._say(N_("why here")), line.item
        if settled:
            yield Cell(label, "dim"), Cell(self._say(ReviewRound.SETTLED), "green")
            return
        for reason in line.reasons:
            tone: Tone = reason.severity if reason.severity != "green" else "text"
            for at, part in enumerate(self._parts(self._say(reason.words), self._room - 2)):
                sign = Cell("  ") if at else Cell(SIGNS[reason.severity] + " ", reason.severity)
                yield Cell(label, "dim"), (sign, Cell(part, tone))
                label = ""
        if item.standing.snoozes:
            snoozed = words(NN_("snoozed once", "snoozed {n} times in a row"), n=item.standing.snoozes)
            yield (
                Cell(label, "dim"),
                Cell(self._say(snoozed), "red" if item.standing.snoozes >= SNOOZES else "amber"),
            )
        for beside in (*beside_words(line, "Enter"), line.caution):
            for part in wrapped(self._say(beside), self._room) if beside is not None else ():
                yield Cell(label, "dim"), Cell(part, "amber")

    def weighed(self, beside: StopDetail) -> Iterator[Line]:
        """What the verdict is about; equal labels below each other are said once."""
        before = ""
        for label, value, tone in beside.weighed:
            for part in self._parts(value, self._room):
                yield Cell("" if label == before else label, "dim"), Cell(part, tone)
                before = label

    def happened(self, events: Sequence[Happened], language: str, line: ReviewLine) -> Iterator[Line]:
        """The last events, each on one line."""
        label = self._say(N_("last events"))
        dated = [(show_date(one.day, language, line.day.date), self._say(one.said)) for one in events]
        days = max((8, *(cell_width(day) + 2 for day, _ in dated)))
        for day, said in dated:
            text = cut(said, self._room - days)
            yield Cell(label, "dim"), (Cell(day + " " * (days - cell_width(day)), "dim"), Cell(text))
            label = ""
