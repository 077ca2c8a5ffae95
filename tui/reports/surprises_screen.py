"""`i`: what hit lately or was averted, when it was known, when the sponsor heard, when it hit."""

from __future__ import annotations

from store.disk.workspace import Workspace
from store.queries.briefing.surprise_board import SurpriseBoard, SurpriseLine, share_words, surprise_board
from store.queries.project_list import active_projects
from store.rules.registers.surprises import OUTCOMES, Outcome
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, NN_, words
from tui.frame.live_overlay import LiveOverlay
from tui.host import Host
from tui.picture.scope import Scope
from widgets.drawn.tones import Tone, current
from widgets.rows import Cell, Column, Row

TONES: dict[Outcome, Tone] = {"before": "text", "at once": "text", "late": "red", "averted": "green"}


class SurprisesScreen(LiveOverlay[SurpriseBoard]):
    """One line an event, the latest first; Enter opens its record."""

    COLUMNS = (
        Column("project", drop=1),
        Column("outcome"),
        Column("name", flex=True, least=16),
        Column("days"),
        Column("lead"),
        Column("mark", drop=2),
    )

    @classmethod
    async def opened(cls, host: Host, scope: Scope) -> None:
        """Read the events of what the dashboard shows, and show them."""
        if not scope.project:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        await cls.over(host, lambda w: _board(w, scope))

    def show_board(self) -> None:
        say, board = self.host.say, self.board
        counts = [Cell(say(count), "dim") for count in board.counts]
        if board.untold:
            counts.append(Cell(say(words(N_("untold now {n}"), n=board.untold)), "red"))
        counts.append(Cell(say(share_words(board.found)), "dim"))
        self._rule.show(title=say(N_("NO SURPRISES")), counts=counts)
        several = len({line.project for line in board.lines}) > 1
        rows = [self._row(at, line, several) for at, line in enumerate(board.lines)]
        self._rows.show(
            rows,
            say(words(NN_("nothing hit within {n} day", "nothing hit within {n} days"), n=board.found.days)),
        )

    def _row(self, at: int, line: SurpriseLine, several: bool) -> Row:
        say, one, arrow = self.host.say, line.warned, f" {current().glyphs.arrow} "
        told = show_date(one.told.on, self.host.language) if one.told is not None else say(N_("not told"))
        known, hits = (show_date(day, self.host.language) for day in (one.event.detected, one.event.hits))
        lead = say(words(N_("lead {n}wd"), n=one.lead)) if one.lead is not None else ""
        return Row(
            at,
            (
                Cell(line.project if several else "", "dim"),
                Cell(say(OUTCOMES[one.outcome]), TONES[one.outcome]),
                Cell(line.name),
                (
                    Cell(known, "dim"),
                    Cell(arrow, "dim"),
                    Cell(told, "text" if one.told else "red"),
                    Cell(arrow + hits, "dim"),
                ),
                Cell(lead, "dim"),
                Cell(say(N_("entered late")) if one.late_entry else "", "amber"),
            ),
            one.event.record,
        )

    @property
    def record(self) -> Record | None:
        record: Record | None = self._rows.payload
        return record


def _board(workspace: Workspace, scope: Scope) -> SurpriseBoard:
    shown = active_projects(workspace) if scope.everything else (scope.project,)
    return surprise_board(workspace, *shown)
