"""What wants me this morning as a list: the stops of the review, and when it is done the day."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.week_board import MARKS
from store.queries.review.morning_stops import (
    DueToday,
    MorningLine,
    MorningStops,
    Reading,
    StopLine,
    TalkToday,
    morning_stops,
)
from store.queries.review.review_board import minutes
from store.queries.span import Span
from store.records import KINDS, Verdict
from store.rules.registers.areas import SIGNS
from store.rules.registers.news_age import sent_for, untold_for
from store.rules.review.reasons.reason import Severity
from store.rules.review.reasons.told_reasons import ANSWER_WD
from store.values.words import N_, Words, words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.title_rule import TitleRule
from widgets.drawn.tones import Tone

AGES = {
    "promise_due": N_("{n}wd late"),
    "ask_due": N_("{n}wd late"),
    "ask_needed": N_("{n}wd late"),
    "milestone_overdue": N_("{n}wd over"),
    "call_over": N_("{n}d late"),
    "visit_over": N_("{n}d late"),
}
"""How late it is, by the rule that says it."""


class ReviewList(BoardList[MorningStops, MorningLine]):
    """Letter and sign, project, what it is, why it is here, for how long; below an event what hangs under it.
    `reading`: of a review that is under way."""

    title = N_("REVIEW")
    kind = Verdict
    watches: ClassVar[frozenset[str]] = frozenset((*KINDS, "day"))
    ours = True
    empty = N_("nothing wants you now, and nothing is due today")
    columns = (
        Column("sign"),
        Column("code"),
        Column("what", flex=True, least=16),
        Column("age", align="right"),
    )

    def __init__(self, reading: Reading | None = None) -> None:
        self._reading = reading

    def query(self, workspace: Workspace, *projects: int) -> MorningStops:
        """Over all that are mine, whichever are open."""
        return morning_stops(workspace, self._reading)

    def rule(self, board: MorningStops, sought: str, found: int, canvas: Canvas) -> TitleRule:
        """When it is done it is called so."""
        rule = super().rule(board, sought, found, canvas)
        return (
            rule.saying(counts=self.counts(board, canvas), title=canvas.say(N_("THE DAY")))
            if board.done
            else rule
        )

    def counts(self, board: MorningStops, canvas: Canvas) -> list[Cell]:
        """How many, how long they take, how many wait."""
        review, said = board.review, canvas.say
        waits = words(N_("{n} wait"), n=review.waiting)
        if board.done:
            counts = [words(N_("reviewed"))]
        else:
            n = sum(isinstance(line, StopLine) for line in board.lines)
            counts = [words("{n}", n=n), words(N_("about {n} min"), n=minutes(n))]
        if review.waiting:
            counts.append(waits)
        return [Cell(said(count), "dim") for count in counts]

    def row(self, line: MorningLine, span: Span, canvas: Canvas) -> Row:
        """One line of it."""
        if isinstance(line, TalkToday):
            return _talk(line, canvas)
        return _due(line, canvas) if isinstance(line, DueToday) else _stop(line, canvas)

    def rows(self, lines: Sequence[MorningLine], span: Span, canvas: Canvas) -> list[Row]:
        """Each with what hangs under it."""
        return [row for line in lines for row in self._with_below(line, span, canvas)]

    def _with_below(self, line: MorningLine, span: Span, canvas: Canvas) -> Iterator[Row]:
        row = self.row(line, span, canvas)
        nowhere = Cell("")
        yield Row(row.key, (nowhere, *row.cells), line)
        if isinstance(line, StopLine) and (under := _under(line)) is not None:
            said = Cell(canvas.say(under), "dim")
            yield Row(-row.key, (said,), line, below=True)

    def text_of(self, line: MorningLine, span: Span, canvas: Canvas) -> str:
        """What it is called and why it is here, too."""
        said = super().text_of(line, span, canvas)
        if not isinstance(line, StopLine):
            return said
        reasons = (canvas.say(reason.words) for reason in line.stop.reasons)
        return " ".join((said, line.code, canvas.say(line.stop.name), *reasons))

    def lines_of(self, board: MorningStops, wide: bool) -> int:
        """Those below others counted."""
        below = sum(isinstance(line, StopLine) and _under(line) is not None for line in board.lines)
        return len(board.lines) + below


def _under(line: StopLine) -> Words | None:
    return line.stop.together if line.stop.item.event else None


def _stop(line: StopLine, canvas: Canvas) -> Row:
    stop = line.stop
    severity: Severity = "green" if line.settled else stop.item.severity
    sign = SIGNS[severity] if severity == "green" else f"{line.letter or ' '}{SIGNS[severity]}"
    reasons = stop.reasons
    why = canvas.say(reasons[0].words) if stop.item.sort != "housekeeping" and reasons else ""
    cells = (
        Cell(sign, severity),
        Cell(line.code, "dim"),
        (*_named(line, canvas), Cell(f"  {why}" if why else "", "dim")),
        _age(line, canvas),
    )
    return Row(line.record.id, cells)


def _named(line: StopLine, canvas: Canvas) -> tuple[Cell, ...]:
    """What it is called, behind its code."""
    name, code = canvas.say(line.stop.name), f"{getattr(line.record, 'code', '')} "
    if code == " " or not name.startswith(code):
        return (Cell(name),)
    return Cell(code, "code"), Cell(name.removeprefix(code))


def _age(line: StopLine, canvas: Canvas) -> Cell:
    item = line.stop.item
    if line.settled:
        return Cell(canvas.say(N_("done")), "green")
    if item.sort == "housekeeping":
        return Cell("")
    for reason in item.reasons:
        if reason.rule == "sent":
            return Cell(canvas.say(sent_for(reason.late + ANSWER_WD, short=not canvas.wide)), "amber")
        if reason.rule == "untold":
            return Cell(canvas.say(untold_for(reason.late, short=not canvas.wide)), "red")
        if reason.rule in AGES and reason.late:
            tone: Tone = "red" if reason.severity == "red" else "amber"
            return Cell(canvas.say(words(AGES[reason.rule], n=reason.late)), tone)
    return Cell("")


def _talk(line: TalkToday, canvas: Canvas) -> Row:
    wanted = []
    if line.to_tell:
        wanted.append(words(N_("to tell {n}"), n=line.to_tell))
    if line.to_ask:
        wanted.append(words(N_("to ask {n}"), n=line.to_ask))
    said = words("{parts}", parts=tuple(wanted)) if wanted else words(N_("nothing to tell"))
    what = (Cell(f"{line.talk.hour:>5} ", "key"), Cell(f"{line.talk.name}  "), Cell(canvas.say(said), "dim"))
    return Row(line.record.id, (Cell(""), Cell(line.code, "dim"), what, Cell("")))


def _due(line: DueToday, canvas: Canvas) -> Row:
    due = line.due
    late = Cell(canvas.say(due.behind) if due.behind else "", "red")
    mark = Cell(MARKS[due.record.type], "code")
    what = (Cell(due.record.title), Cell(f"  {due.owner}" if due.owner else "", "dim"))
    return Row(line.record.id, (mark, Cell(line.code, "dim"), what, late))
