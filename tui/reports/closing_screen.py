"""ctrl+p "close the project": what is left before it ends, as a checklist; then its report, and the end."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.acts.begin_closure import begin_closure, checklist_lines
from store.acts.close_project import close_project
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Project
from store.rules.registers.project_closure import Step, checklist
from store.rules.situation import Situation
from store.values.outcome import Save
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.frame.read_list_screen import ReadListScreen
from tui.frame.record_verbs import RecordVerbs, act_on
from tui.host import Host, Verb
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows


class ClosingScreen(RecordVerbs, ReadListScreen[None]):
    """Done, to be done, and what stands in the template alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2", "begin", N_("make actions"), tooltip=N_("of what stands in the template alone, marked +")
        ),
        Binding("ctrl+s", "begin", N_("make actions"), show=False),
        Binding("x", "finish", N_("finish")),
        Binding("e", "edit", N_("edit")),
        Binding(
            "b",
            "brief",
            N_("closing report"),
            tooltip=N_("for the sponsor first; b there: for somebody else"),
        ),
        Binding("y", "end", N_("close it"), tooltip=N_("the project, with what is still open in it")),
        Binding("u", "undo", N_("undo"), show=False),
    ]

    def __init__(self, project: int) -> None:
        super().__init__("")
        self._project = project
        self._rows = Rows((Column("sign", width=1), Column("what", flex=True), Column("who"), Column("due")))

    @staticmethod
    async def opened(host: Host, project: int) -> None:
        """Show the checklist of that project."""
        await host.push_screen_wait(ClosingScreen(project))

    async def _read(self) -> None:
        language = self.host.language

        def look(workspace: Workspace) -> tuple[Situation, tuple[Step, ...]]:
            now = situation(workspace, self._project)
            return now, checklist(now, checklist_lines(workspace, now.project, language))

        now, steps = await self.host.store.run(look)
        if self.is_attached:
            self._show(now, steps)

    def _show(self, now: Situation, steps: tuple[Step, ...]) -> None:
        say = self.host.say
        done = sum(step.done for step in steps)
        counts = say(words(N_("{n} of {all} done"), n=done, all=len(steps)))
        self._rule.show(title=say(N_("CLOSING")), counts=counts, right=now.project.code)
        self._rows.show([Row(at, self._cells(now, step), step.record) for at, step in enumerate(steps)])
        self.idle = frozenset() if any(step.coming for step in steps) else frozenset(("begin",))
        self.show_keys()

    def _cells(self, now: Situation, step: Step) -> tuple[Cell, ...]:
        return (
            Cell(step.sign, _tone(step)),
            Cell(self.host.say(step.said), "dim" if step.done else "text"),
            Cell(now.name(step.owner), "dim"),
            Cell(show_date(step.due, self.host.language, now.day.date) if step.due else ""),
        )

    @property
    def record(self) -> Record | None:
        """The record under the cursor; a count stands for none."""
        record: Record | None = self._rows.payload
        return record

    def act(self, verb: Verb) -> None:
        act_on(self.host, verb, self.record)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        if self.record is not None:
            self.host.dialogue(self.host.actions.show(self.record))

    def action_begin(self) -> None:
        self.host.dialogue(self._begin())

    async def _begin(self) -> None:
        language = self.host.language
        found = await self.host.store.run(lambda w: begin_closure(w, _the(w, self._project), language))
        if isinstance(found, Save):
            await self.host.keep(*found.records, act=found.act)
        else:
            self.host.report(found, "amber")

    def action_brief(self) -> None:
        self.host.dialogue(self._brief())

    async def _brief(self) -> None:
        from tui.briefing.briefing_screen import BriefingScreen

        sponsor = await self.host.store.run(lambda w: situation(w, self._project).sponsor_person)
        await BriefingScreen.closing(self.host, self._project, sponsor)

    def action_end(self) -> None:
        self.host.dialogue(self._end())

    async def _end(self) -> None:
        if await self.host.actions.carry_out(
            lambda w, given: close_project(w, _the(w, self._project), given)
        ):
            self.dismiss(None)

    def action_undo(self) -> None:
        self.host.dialogue(self.host.actions.take_back(forward=False))


def _tone(step: Step) -> Tone:
    if step.coming:
        return "amber"
    return "green" if step.done else "text"


def _the(workspace: Workspace, project: int) -> Project:
    """As it is now."""
    return situation(workspace, project).project
