"""`g`: the projects of the store, and how each stands."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.disk.workspace import Workspace
from store.queries.project_list import ProjectLine, projects
from store.records import Project
from store.records.project import STATES
from store.rules.registers.areas import shown
from store.values.outcome import Answers, Outcome
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.record_verbs import OF_A_RECORD
from tui.host import Host
from widgets.rows import Cell, Column, Row, Rows

EVERYTHING = 0
"""Chosen instead of the id of a project."""


class Projects(OverlayScreen[int]):
    """Enter opens one; `n` makes one, `e` edits it, `x` closes it or opens it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new"), tooltip=N_("a new project")),
        Binding("e", "edit", N_("edit"), tooltip=N_("name, sponsor meeting, calendar, tolerance")),
        Binding("x", "finish", N_("close"), tooltip=N_("close it, or open it again")),
        Binding("0", "everything", N_("all projects"), tooltip=N_("all active projects side by side")),
    ]

    OF_A_ROW = OF_A_RECORD

    def __init__(self, lines: tuple[ProjectLine, ...]) -> None:
        super().__init__("")
        self._lines = lines
        self._rows = Rows(
            (
                Column("code"),
                Column("name", flex=True, least=10),
                Column("letters"),
                Column("untold", align="right"),
                Column("sponsor", drop=2),
                Column("meeting", align="right", drop=1),
                Column("state", drop=3),
            )
        )

    @staticmethod
    async def opened(host: Host) -> None:
        """Show the list and open what is chosen."""
        lines = await host.store.run(projects)
        chosen = await host.push_screen_wait(Projects(lines))
        if chosen == EVERYTHING:
            await host.show_everything(True)
        elif chosen is not None:
            await host.open_project(chosen)

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._show()
        self._rows.select(self.host.project)
        self._rows.focus()

    def read_again(self) -> None:
        """Something was saved, here or elsewhere."""
        self.host.read(self, self._read)

    async def _read(self) -> None:
        self._lines = await self.host.store.run(projects)
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        say = self.host.say
        closed = sum(line.record.state == "closed" for line in self._lines)
        counts = words(N_("{n}, {closed} closed"), n=len(self._lines) - closed, closed=closed)
        self._rule.show(title=say(N_("PROJECTS")), counts=say(counts) if closed else str(len(self._lines)))
        rows = []
        for line in self._lines:
            today = self.host.session.clock.today(line.record.zone)
            letters = tuple(Cell(f"{shown(area)} ", area.colour) for area in line.state) or (Cell(""),)
            untold = Cell(say(words(N_("{n} not told"), n=line.untold)) if line.untold else "", "red")
            meeting = (
                show_date(line.meeting, self.host.language, today)
                if line.meeting and line.meeting >= today
                else ""
            )
            state = "" if line.record.state == "active" else say(STATES[line.record.state])
            rows.append(
                Row(
                    line.record.id,
                    (
                        Cell(line.record.code, "code"),
                        Cell(line.record.name, "dim" if line.record.state == "closed" else "text"),
                        letters,
                        untold,
                        Cell(line.sponsor, "dim"),
                        Cell(meeting),
                        Cell(state, "dim"),
                    ),
                    line.record,
                )
            )
        self._rows.show(rows, say(N_("no project yet; n makes one")))
        active = any(line.record.running for line in self._lines)
        self.idle = frozenset() if active else frozenset(("everything",))
        self.show_keys()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.dismiss(message.key)

    def action_everything(self) -> None:
        self.dismiss(EVERYTHING)

    def action_new(self) -> None:
        self.host.dialogue(self.host.actions.new(Project))

    @property
    def _record(self) -> Project | None:
        """The project under the cursor."""
        record: Project | None = self._rows.payload
        return record

    def action_edit(self) -> None:
        if (record := self._record) is not None:
            self.host.dialogue(self.host.actions.edit(record))

    def action_finish(self) -> None:
        if (record := self._record) is not None:
            self.host.dialogue(self.host.actions.carry_out(partial(_closed_or_opened, record)))


def _closed_or_opened(record: Project, workspace: Workspace, given: Answers) -> Outcome:
    """A project closed, or a closed one open again."""
    from store.acts.close_project import close_project, open_again

    return open_again(record) if record.state == "closed" else close_project(workspace, record, given)
