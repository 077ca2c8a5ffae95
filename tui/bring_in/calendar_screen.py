"""A file of holidays, brought in: every day that changes a working day, and F2."""

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.disk.workspace import Workspace
from store.exchange.calendars.calendar_import import (
    CalendarPlan,
    DayLine,
    day_lines,
    days_of,
    plan_calendar,
    with_regional,
)
from store.values.dates import full_date
from store.values.words import N_, words
from tui.frame.list_screen import ListScreen
from tui.host import Host
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows

TONES: dict[str, Tone] = {"-": "green", "+": "amber", " ": "dim"}


class CalendarImport(ListScreen[bool]):
    """Result: whether it is to be saved, with the days off of regions as they are shown: Enter on one of them takes
    them all, or no longer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", N_("save")),
        Binding("ctrl+s", "save", N_("save"), show=False),
    ]

    def __init__(self, plans: tuple[CalendarPlan, CalendarPlan]) -> None:
        """`plans`: without the days off of regions, and with them."""
        super().__init__("")
        self._plans = plans
        self._with_regional = False
        self._rows = Rows(
            (Column("sign", width=1), Column("day"), Column("name", flex=True, least=20), Column("why"))
        )

    @property
    def plan(self) -> CalendarPlan:
        """What would be saved."""
        return self._plans[self._with_regional]

    @staticmethod
    async def opened(host: Host, path: Path) -> None:
        """Read the file, show its days, save them as one act."""
        today = host.session.clock.today()

        def read(workspace: Workspace) -> tuple[CalendarPlan, CalendarPlan]:
            days = days_of(path, today)
            wide = plan_calendar(workspace, path, with_regional(days), today)
            plain = plan_calendar(workspace, path, days, today) if days.holidays or days.makeup else wide
            return plain, wide

        screen = CalendarImport(await host.store.read(read))
        if not await host.push_screen_wait(screen):
            return
        plan = screen.plan
        if plan.is_known:
            host.report(words(N_("nothing to save: {code} is known so"), code=plan.new.code), "amber")
            return
        await host.keep(plan.new, act=plan.act)

    def show_lines(self) -> None:
        say, plan = self.host.say, self.plan
        lines = day_lines(plan.days)
        known = words(N_("known until {last}"), last=full_date(plan.days.last))
        counts = (Cell(f"{plan.new.code}  "), Cell(say(known), "dim"))
        self._rule.show(title=say(N_("CALENDAR")), counts=counts, right=str(len(lines)))
        self._rows.show([Row(at, self._cells(line), line) for at, line in enumerate(lines)])

    def _cells(self, line: DayLine) -> tuple[Cell, ...]:
        say, tone = self.host.say, TONES[line.sign]
        why = line.why
        if line.day in self._plans[0].days.regional:
            why = (
                N_("of a region: Enter leaves it")
                if self._with_regional
                else N_("of a region: Enter takes it")
            )
        return (
            Cell(line.sign, tone),
            Cell(say(full_date(line.day))),
            Cell(line.name),
            Cell(say(why), tone),
        )

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        if isinstance(line := message.payload, DayLine) and line.day in self._plans[0].days.regional:
            self._with_regional = not self._with_regional
            self.show_lines()

    def action_save(self) -> None:
        self.dismiss(True)
