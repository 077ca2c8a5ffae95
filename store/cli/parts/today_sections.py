"""What of a project wants to be looked at, as plain text: milestones, risks, contacts, the week.

Each section reads the board that its pane shows. Morale is private and has no place in what may be piped.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from store.cli.console import table
from store.cli.parser import terminal_width
from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.boards.milestone_board import MilestoneLine, milestones
from store.queries.boards.risk_board import alert, risks, weight
from store.queries.boards.week_board import MARKS, TITLES, WeekLine, week
from store.records.action import HORIZONS
from store.records.milestone import overdue
from store.rules.plan.plans import raised
from store.rules.plan.schedule_float import float_words
from store.rules.registers.areas import SIGNS
from store.rules.registers.colour_reasons import KINDS as CLOCKS
from store.rules.registers.colour_reasons import slip_words
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, Words, say, words

MOST = 12
"""Lines of one section; a morning is short."""
Row = tuple[str, ...]


class Sections:
    """Of one project, in one language. A section without a line that wants to be looked at is empty."""

    def __init__(self, workspace: Workspace, project: int, language: str) -> None:
        self.workspace = workspace
        self.project = project
        self.language = language

    def all(self) -> list[str]:
        """The lines of every section, the most pressing kind first."""
        return [*self.milestones(), *self.risks(), *self.contacts(), *self.week()]

    def milestones(self) -> Iterator[str]:
        """Late, unconfirmed or without a date; met or moved and not heard of."""
        board = milestones(self.workspace, self.project)
        rows = [
            (
                line.record.code + raised(line.plan[0] if line.plan is not None else None),
                line.record.title,
                self._day(line.record.due, board.day),
                self.say(slip_words(line.slip)) if line.slip and not overdue(line.record, board.day) else "",
                self.say(line.note) if line.note else "",
                SIGNS["green" if line.record.met_on else line.colour],
            )
            for line in board.lines
            if _presses(line)
        ]
        said = float_words(board.chain) if board.chain is not None else None
        counts = board.counts if said is None else (said, *board.counts)
        return self._section(N_("MILESTONES"), counts, board.alarm, rows)

    def risks(self) -> Iterator[str]:
        """Every red one, and of the others those with something wrong."""
        board = risks(self.workspace, self.project)
        rows = [
            (
                line.record.code,
                line.record.title,
                self._day(line.record.due, board.day),
                self.say(weight(line)),
                line.owner,
                self.say(wrong[0]) if wrong else "",
                SIGNS[line.colour],
            )
            for line in board.lines
            if (wrong := alert(line, board.day)) or line.colour == "red"
        ]
        return self._section(N_("RISKS"), board.counts, board.alarm, rows)

    def contacts(self) -> Iterator[str]:
        """Those whose call or visit is due."""
        board = contacts(self.workspace, self.project)
        rows = [
            (
                line.record.client_class or "",
                line.name,
                self._day(line.clock.due, board.day),
                self.say(CLOCKS[line.clock.kind]),
                self.say(words(N_("{n}d late"), n=line.clock.late) if line.clock.late > 0 else N_("today")),
                SIGNS[line.clock.colour],
            )
            for line in board.lines
            if line.clock is not None and line.clock.colour in ("amber", "red")
        ]
        return self._section(N_("CONTACTS"), board.counts, None, rows)

    def week(self) -> Iterator[str]:
        """What is due today and tomorrow; the rest as numbers."""
        board = week(self.workspace, self.project)
        rows = [
            (
                MARKS[line.record.type],
                line.record.title,
                self._day(line.record.due, board.day),
                self._whose(line),
                self.say(line.behind) if line.behind else "",
            )
            for line in board.lines
            if line.column in ("today", "tomorrow")
        ]
        counts = [words("{n}", n=len(board.column("today")))]
        for name in HORIZONS[1:]:
            counts.append(words("{column} {n}", column=Words(TITLES[name]), n=len(board.column(name))))
        carried = words(N_("carried over {n}"), n=board.carried) if board.carried else None
        return self._section(TITLES["today"], counts, carried, rows)

    def say(self, sentence: Words | str) -> str:
        """The sentence in the reader's language."""
        return say(sentence, self.language)

    def _section(
        self, title: str, counts: Sequence[Words], alarm: Words | None, rows: Sequence[Row]
    ) -> Iterator[str]:
        """A heading with its counts, then the rows; of a row too wide the second column gives way."""
        if not rows:
            return
        counted = "  ".join(self.say(count) for count in (*counts, *([alarm] if alarm else ())))
        yield f" {self.say(title)} {counted}".rstrip()
        for line in table(rows[:MOST], flex=1, width=terminal_width(80) - 2, right=frozenset({2})):
            yield f"  {line}"
        if len(rows) > MOST:
            yield "  " + self.say(words(N_("{n} more"), n=len(rows) - MOST))

    def _day(self, day: date | None, today: Day) -> str:
        return show_date(day, self.language, today.date) if day else ""

    def _whose(self, line: WeekLine) -> str:
        if line.record.type == "promise" and line.owed_to:
            return self.say(words(N_("to {name}"), name=line.owed_to))
        return line.owner


def _presses(line: MilestoneLine) -> bool:
    unheard = line.news is not None and line.news.heard != "told"
    return unheard or (line.record.met_on is None and line.colour != "green")
