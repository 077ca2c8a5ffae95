"""The three lists of a register that is brought in, each below its rule: its columns, what it asks, its rows."""

from collections.abc import Sequence

from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_questions import Asked
from store.values.words import N_, words
from tui.bring_in import column_lines, planned_lines, question_lines
from tui.bring_in.column_lines import Say, column_rows
from tui.bring_in.planned_lines import tallies
from tui.bring_in.question_lines import question_rows
from widgets.drawn.grid import Cell, Row
from widgets.rows import Rows
from widgets.rule import Rule
from widgets.still import Still


class BringInLists:
    """The first stands right below the title, which is its rule."""

    def __init__(self, title: Rule) -> None:
        self.columns = Rows(column_lines.COLUMNS, rests=True, id="columns")
        self.questions = Rows(question_lines.COLUMNS, rests=True, id="asked")
        self.planned = Rows(planned_lines.COLUMNS, rests=True, id="planned")
        # The rule above the rows has room for their counts alone.
        self.asked_rule, self.planned_rule = Rule("", place=lambda: self.questions.place), Rule("")
        self._rules = (title, self.asked_rule, self.planned_rule)

    @property
    def all(self) -> tuple[Rows, Rows, Rows]:
        """In the order in which they stand."""
        return self.columns, self.questions, self.planned

    @property
    def stacked(self) -> tuple[Still, ...]:
        """What stands below the title."""
        return self.columns, self.asked_rule, self.questions, self.planned_rule, self.planned

    @property
    def focused(self) -> Rows:
        """The one that keys act on."""
        return next((one for one in self.all if one.has_focus), self.columns)

    def next(self, by: int) -> None:
        """On to another of them, round."""
        at = self.all.index(self.focused)
        self.all[(at + by) % len(self.all)].focus()

    def name(self, say: Say) -> None:
        """What the rules say before anything is read."""
        self.asked_rule.show(title=say(N_("QUESTIONS")))
        self.planned_rule.show(title=say(N_("ROWS")))

    def show(self, plan: Plan, questions: Sequence[Asked], lines: Sequence[Row], say: Say) -> None:
        """What the file is read as; `lines`: its rows."""
        self.columns.show(column_rows(plan, say))
        self.questions.show(question_rows(plan, questions, say))
        must = sum(one.must for one in questions)
        counts = [Cell(str(len(questions)), "dim")]
        if must:
            counts.append(Cell(say(words(N_("{n} before it can be saved"), n=must)), "amber"))
        self.asked_rule.show(title=say(N_("QUESTIONS")), counts=counts)
        self.planned.show(lines, say(N_("the file has no rows")))
        self.planned_rule.show(title=say(N_("ROWS")), counts=tallies(plan, say))

    def share_out(self, room: int) -> None:
        """Of so many lines each list has what it needs, as far as the others leave it."""
        columns, asked, planned = (len(rows._rows) for rows in self.all)
        third = room // 3
        asked = min(asked, max(third, room - columns - planned))
        columns = min(columns, max((room - asked) // 2, room - asked - planned))
        self.columns.styles.height, self.questions.styles.height = columns, asked

    def light(self) -> None:
        """The rule of the list that has the focus stands out."""
        for rule, rows in zip(self._rules, self.all, strict=True):
            rule.focused = rows.has_focus
