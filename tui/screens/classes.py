"""Whether people's classes agree with what they get: the evidence for those that do not; one key keeps the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from store.queries.classing import ClassBoard, ClassLine, classes
from store.records import Stakeholder, Verdict
from store.records.stakeholder import ClientClass
from store.records.verdict import Decided
from store.rules.classing import NAME, evidence_words
from store.values.record import Record
from store.values.words import N_, NN_, words
from tui.livesheet import LiveSheet
from widgets.rows import Cell, Column, Row
from widgets.tones import current

if TYPE_CHECKING:
    from tui.app import Forewarn


class ClassesScreen(LiveSheet[ClassBoard]):
    """Each key answers the person under the cursor but `a`, which keeps all whose evidence agrees."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "take", N_("as it fits"), tooltip=N_("give them the class that fits")),
        Binding("space", "keep", N_("keep"), tooltip=N_("the class stays for this month")),
        Binding("a", "keep_agreeing", N_("keep all that agree"), tooltip=N_("in one act")),
        Binding("e", "edit", N_("edit")),
        Binding("p", "prep", N_("prep"), tooltip=N_("all to know before a talk")),
    ]

    COLUMNS = (
        Column("name", least=10),
        Column("class", width=1),
        Column("arrow", width=1),
        Column("fits", width=1),
        Column("evidence", flex=True, least=30),
    )

    @classmethod
    async def opened(cls, host: Forewarn, project: int) -> None:
        """Read the classes of a project and show them."""
        await cls.over(host, lambda w: classes(w, project))

    def show_board(self) -> None:
        say, board = self.host.say, self.board
        found = words(
            NN_(
                "{n} disagrees, {agree} agree, {kept} looked at",
                "{n} disagree, {agree} agree, {kept} looked at",
            ),
            n=len(board.disagreeing),
            agree=len(board.agreeing),
            kept=board.kept,
        )
        when = "" if board.asked else say(N_("asked in the first five working days of a month"))
        counts = (Cell(f"{board.project}  "), Cell(say(found), "dim"))
        self._rule.show(title=say(N_("CLASSES")), counts=counts, right=when)
        nobody = N_("nobody's class is to be looked at: a class counts after a quarter of contacts")
        rows = [self._row(line) for line in (*board.disagreeing, *board.agreeing)]
        self._rows.show(rows, say(N_("all looked at for this month") if board.kept else nobody))

    def _row(self, line: ClassLine) -> Row:
        one, agrees = line.judgement, line.judgement.agrees
        return Row(
            one.part.id,
            (
                Cell(line.name, "dim" if agrees else "text"),
                Cell(one.part.client_class or "", "code"),
                Cell("" if agrees else current().glyphs.arrow, "dim"),
                Cell("" if agrees else one.fits, "amber"),
                Cell(self.host.say(evidence_words(one.evidence, one.meant)), "dim" if agrees else "text"),
            ),
        )

    @property
    def _line(self) -> ClassLine | None:
        key = self._rows.cursor_key
        lines = (*self.board.disagreeing, *self.board.agreeing)
        return next((line for line in lines if line.judgement.part.id == key), None)

    def action_take(self) -> None:
        if (line := self._line) is not None:
            self.host.dialogue(self._give(line, line.judgement.fits))

    async def _give(self, line: ClassLine, letter: ClientClass) -> None:
        """The class that fits; where it is the one they have, that is kept."""
        part = line.judgement.part
        if part.client_class == letter:
            await self._keep([line])
            return
        verdict = self._verdict(part, "changed")
        act = words(
            N_("class of {name}: {before} → {after}"), name=line.name, before=part.client_class, after=letter
        )
        await self.host.keep(replace(part, client_class=letter), verdict, act=act)

    def action_keep(self) -> None:
        if (line := self._line) is not None:
            self.host.dialogue(self._keep([line]))

    def action_keep_agreeing(self) -> None:
        if self.board.agreeing:
            self.host.dialogue(self._keep(self.board.agreeing))

    async def _keep(self, lines: list[ClassLine] | tuple[ClassLine, ...]) -> None:
        verdicts = [self._verdict(line.judgement.part, "stands") for line in lines]
        name = lines[0].name if len(lines) == 1 else words(NN_("{n} person", "{n} people"), n=len(lines))
        await self.host.keep(*verdicts, act=words(N_("keep the class of {name}"), name=name))

    def _verdict(self, part: Stakeholder, decided: Decided) -> Verdict:
        return Verdict(
            project=part.project,
            subject=part.id,
            subject_kind=part.kind,
            on=self.board.day.date,
            decided=decided,
            reasons=NAME,
        )

    @property
    def record(self) -> Record | None:
        return self._line.judgement.part if self._line is not None else None

    def action_prep(self) -> None:
        from tui.prepping import prepare

        if (line := self._line) is not None:
            prepare(self.host, line.judgement.part)
