"""Whether people's classes agree with what they get: the evidence for those that do not; one key keeps the others."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.acts.reclass import give_class, keep_classes
from store.queries.people.class_board import ClassBoard, ClassLine, classes
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import N_, NN_, words
from tui.frame.live_overlay import LiveOverlay
from tui.frame.record_verbs import NO_RECORD, OF_A_RECORD
from tui.host import Host
from widgets.drawn.tones import Tone, current
from widgets.rows import Cell, Column, Row

HEAD = 0
"""The key of the row above the people."""


class ClassesScreen(LiveOverlay[ClassBoard]):
    """Each key answers the person under the cursor but `a`, which keeps all whose evidence agrees."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "take", N_("as it fits"), tooltip=N_("assign the class that fits")),
        Binding("space", "keep", N_("keep"), tooltip=N_("the class stays for this month")),
        Binding("a", "keep_agreeing", N_("keep all that agree"), tooltip=N_("in one act")),
        Binding("e", "edit", N_("edit")),
    ]

    OF_A_ROW = OF_A_RECORD | {"take", "keep", "keep_agreeing"}
    COLUMNS = (
        Column("name", flex=True, least=10),
        Column("class"),
        Column("contacts", align="right"),
        Column("theirs", align="right"),
        Column("visits", align="right"),
        Column("attempts", align="right"),
        Column("effort", align="right"),
        Column("meant", align="right"),
    )

    @classmethod
    async def opened(cls, host: Host, project: int) -> None:
        """Read the classes of a project and show them."""
        await cls.over(host, lambda w: classes(w, project))

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        found = words(
            NN_(
                "{n} disagrees, {agree} agree, {kept} checked",
                "{n} disagree, {agree} agree, {kept} checked",
            ),
            n=len(board.disagreeing),
            agree=len(board.agreeing),
            kept=board.kept,
        )
        when = "" if board.asked else say(N_("asked in the first five working days of a month"))
        counts = (Cell(f"{board.project}  "), Cell(say(found), "dim"))
        self._rule.show(title=say(N_("CLASSES")), counts=counts, right=when)
        nobody = N_("no classes to check: a class is judged after a quarter of contacts")
        rows = [self._row(line) for line in (*board.disagreeing, *board.agreeing)]
        if rows:
            rows.insert(0, self._head())
        fresh = self._rows.cursor_row is None
        self._rows.show(rows, say(N_("all checked for this month") if board.kept else nobody))
        if fresh and len(rows) > 1:
            self._rows.select(rows[1].key)

    def _head(self) -> Row:
        """What the numbers are of."""
        heads = (
            N_("class"),
            N_("contacts"),
            N_("theirs"),
            N_("visits"),
            N_("unanswered"),
            N_("effort"),
            N_("expected"),
        )
        return Row(HEAD, (Cell(""), *(Cell(self.host.say(head), "dim") for head in heads)))

    def _row(self, line: ClassLine) -> Row:
        one, seen, agrees = line.judgement, line.judgement.evidence, line.judgement.agrees
        tone: Tone = "dim" if agrees else "text"
        own = Cell(one.part.client_class or "", "code")
        arrow = Cell(f" {current().glyphs.arrow} ", "dim")
        numbers = (seen.contacts, seen.theirs, seen.visits, seen.attempts, seen.effort, one.meant)
        return Row(
            one.part.id,
            (
                Cell(line.name, tone),
                own if agrees else (own, arrow, Cell(one.fits, "amber")),
                *(Cell(str(number) if number else "-", tone) for number in numbers),
            ),
            line,
        )

    @property
    def _line(self) -> ClassLine | None:
        line: ClassLine | None = self._rows.payload
        return line

    def action_take(self) -> None:
        line = self._line
        if line is None:
            self.refuse(words(NO_RECORD))
        elif line.judgement.agrees:
            said = words(N_("{name} has the class that fits; Space keeps it"), name=line.name)
            self.refuse(said)
        else:
            self._keep(give_class(line, self.board.day))

    def action_keep(self) -> None:
        if (line := self._line) is not None:
            self._keep(keep_classes([line], self.board.day))
        else:
            self.refuse(words(NO_RECORD))

    def action_keep_agreeing(self) -> None:
        if self.board.agreeing:
            self._keep(keep_classes(self.board.agreeing, self.board.day))
        else:
            self.refuse(words(N_("no class left that agrees")))

    def _keep(self, done: Save) -> None:
        self.host.dialogue(self.host.keep(*done.records, act=done.act))

    @property
    def record(self) -> Record | None:
        return self._line.judgement.part if self._line is not None else None
