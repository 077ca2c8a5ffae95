"""The morning on one screen: header, review and registers, the record under the cursor, the next talk, the day."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.layout import Layout

from store.disk.preferences import remember
from store.disk.workspace import Workspace
from store.queries.boards.my_day import MyDay
from store.queries.boards.overview import Overview
from store.queries.project_list import active_projects
from store.values.problem import SAID, sentence_of
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.dashboard.contacts_pane import Contacts
from tui.dashboard.detail_pane import DetailPane
from tui.dashboard.headline import Headline
from tui.dashboard.milestones_pane import Milestones
from tui.dashboard.morale_pane import MoralePane
from tui.dashboard.pane import AnyPane, Pane
from tui.dashboard.pane_order import KEYS as PANE_KEYS
from tui.dashboard.pane_order import PaneOrder
from tui.dashboard.place_keys import KEYS as PLACE_KEYS
from tui.dashboard.review_pane import ReviewPane
from tui.dashboard.risks_pane import Risks
from tui.dashboard.talk_line import TalkLine
from tui.dashboard.week_pane import WeekPane
from tui.frame.glossary import GLOSSARY, MORNING, SIGNS, Explained
from tui.frame.keys import footer_binding, keyline_entries
from tui.frame.placed_layout import PlacedLayout
from tui.host import Host, Rereading, host_of
from tui.picture.arrangement import Wanted, joints, places
from tui.picture.draft_question import waiting
from tui.picture.first_picture import Opening
from tui.picture.footer_keys import footer, in_order
from tui.picture.morning import Morning, lines_wanted, read_morning
from tui.picture.room import is_tall, is_wide
from tui.picture.scope import Scope
from tui.terminal.frames import QuietScreen
from widgets.drawn.tones import Tone
from widgets.keyline import Keyline
from widgets.line import Line
from widgets.rows import Cell, Rows
from widgets.rule import Divider


class Dashboard(Explained, QuietScreen[None]):
    """Panes reload when a save, here or elsewhere, touches what they watch; nothing else refreshes anything."""

    DOINGS = MORNING
    SIGNS = SIGNS
    GLOSSARY = GLOSSARY
    BINDINGS: ClassVar[list[BindingType]] = [
        footer_binding("undo", "undo"),
        Binding("ctrl+r", "redo", N_("redo"), id="redo", show=False, tooltip=N_("redo what was undone")),
        *PLACE_KEYS,
        Binding(
            "0",
            "everything",
            N_("all projects"),
            id="all",
            show=False,
            tooltip=N_("all projects side by side, or one"),
        ),
        *PANE_KEYS,
        Binding("escape", "unfind", N_("show all"), show=False),
    ]

    def __init__(self, opening: Opening | None = None) -> None:
        self._wanted: Wanted = {}
        """The lines that each list had something for when it was shown first: a verdict moves nothing beside it."""
        self._plan = PlacedLayout(lambda size: places(size, self._wanted), foot="keys")
        super().__init__()
        self._opening = opening
        self._header = Headline()
        self._status = Line(id="status")
        self._detail = DetailPane(id="detail")
        self._keyline = Keyline(id="keys")
        self._talk = TalkLine()
        self._review = ReviewPane(1)
        self._week = WeekPane(6)
        self._registers = (Milestones(2), Risks(3), Contacts(4), MoralePane(5))
        self._divider = Divider(id="divider")
        self._panes = PaneOrder(self._review, *self._registers, self._week)
        self._drafts_wait = False
        self._held = ExitStack()
        self._everything = False

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    @property
    def layout(self) -> Layout:
        """By the same plan as the first picture."""
        return self._plan

    def compose(self) -> ComposeResult:
        self._set_classes(self.host.size)
        yield self._header
        yield self._review
        yield from self._registers
        yield self._divider
        yield self._detail
        yield self._talk
        yield self._week
        yield self._status
        yield self._keyline

    def _set_classes(self, size: Size) -> None:
        self.set_class(is_wide(size), "-wide")
        self.set_class(is_tall(size), "-tall")

    def on_mount(self) -> None:
        self._keyline.help = ("?", self.host.say(N_("help")))
        try:
            self._show_first(self._read_before() or self._read_first())
        except SAID as problem:
            self.host.report(sentence_of(problem), "red")
        self._panes[0].rows.focus()
        self._panes[0].lit(True)
        self._keyline.show(footer(self.host.session.config.keys, self.host.say))
        self.call_after_refresh(self._offer_drafts)
        if begin := self.host.session.begin:
            self.call_after_refresh(self.action_place, begin)

    def _read_before(self) -> Morning | None:
        """What is on the terminal already, where it fits."""
        if self._opening is None or tuple(self._opening.size) != tuple(self.host.size):
            return None
        return self._opening.morning

    def _read_first(self) -> Morning:
        """Nothing has been painted yet, so waiting here costs one frame less than painting empty panes first."""
        size, language = self.host.size, self.host.language
        return self.host.store.submit(lambda w: read_morning(w, self.scope, size, language)).result()

    def _show_first(self, morning: Morning) -> None:
        self._place(morning.wanted)
        self._show(self._panes, morning.head, morning.boards)
        if morning.detail is not None:
            self._detail.show_view(morning.detail)
        if morning.boards:
            self._talk.show_talk(morning.talk)
            if morning.boards[0] is None:
                self._panes.touch_only(self._review)
                self.host.read(self, self._reload)
        if morning.status is not None:
            self.host.report(*morning.status)
        if self._opening is not None and self._opening.dropped is not None:
            self.host.report(self._opening.dropped, "amber")
        if not self.host.looked_at and waiting(self.host.drafts_folder):
            self._drafts_wait = True
            self._held.enter_context(self.host.question_first())

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._offer_drafts)

    def _offer_drafts(self) -> None:
        """Once, and not over a screen that says why nothing can be shown."""
        if self._drafts_wait and self.is_current:
            self._drafts_wait = False
            self.host.dialogue(self._drafts_offered())

    async def _drafts_offered(self) -> None:
        with self._held:
            await self.host.actions.offer_drafts()

    def on_screen_suspend(self) -> None:
        self._held.close()

    def _complete(self) -> None:
        """Make what there is room for now, and was none before."""
        self.host.read(self, self._completed)

    async def _completed(self) -> None:
        await self._talk.read(self.scope)
        if self.has_class("-wide"):
            await self._detail.read(self._panes.under_cursor)
            await self._week.widen()

    @property
    def scope(self) -> Scope:
        """Which projects are shown."""
        return Scope(self.host.project, self.everything)

    @property
    def everything(self) -> bool:
        """Whether all active projects are shown rather than the open one."""
        return self._everything

    @everything.setter
    def everything(self, everything: bool) -> None:
        self._everything = everything
        note = words(N_("saved to {code}; g opens another project"), code=self._header.code)
        self._panes.note(note if everything else None)

    def _show(self, panes: Iterable[AnyPane], head: MyDay | Overview | None, boards: Sequence[Any]) -> None:
        self._header.show_head(head)
        for pane, board in zip(panes, boards, strict=False):
            if board is not None:
                pane.show(board)

    def _place(self, wanted: Wanted) -> None:
        """Give each list the lines that it has something for now."""
        self._wanted = wanted
        self._divider.join(joints(self.host.size, wanted))
        self._divider.refresh(layout=True)

    def _place_anew(self) -> None:
        shown = ((pane.LIST, pane.board) for pane in self._panes)
        self._place(lines_wanted(shown, is_wide(self.host.size)))

    def trouble(self, sentence: Words | None) -> None:
        """Why nothing can be saved, until it is None again."""
        self._header.warn(sentence)

    def reload(self, kinds: Iterable[str]) -> None:
        """Read again what shows any of these kinds."""
        self._panes.touch(frozenset(kinds))
        for above in self.host.screen_stack[1:]:
            if isinstance(above, Rereading):
                above.read_again()
        self.host.read(self, self._reload)

    async def _reload(self) -> None:
        shown, panes = self.scope, self._panes.outdated
        read = await self.host.store.run(self._reading(panes))
        if shown != self.scope:  # switched meanwhile; the newer read wins
            return
        self._panes.were_read(panes)
        self._show(panes, *read)
        self._follow_cursor()
        self._talk.follow(self.scope)

    def _reading(self, panes: Iterable[AnyPane]) -> Callable[[Workspace], Any]:
        return partial(self.scope.read, lists=[pane.asked for pane in panes])

    async def open_project(self, project: int) -> None:
        """Show another project."""
        self.host.project = project
        self.everything = False
        for pane in self._panes:
            pane.sought = ""
        await self.host.store.run(lambda w: remember(w, "project", str(project)))
        await self._reload_all()

    async def show_everything(self, everything: bool) -> None:
        """Show all active projects, or the open one again."""
        if everything and not await self.host.store.run(active_projects):
            self.host.report(words(N_("no active project; g opens or creates one")), "amber")
            return
        self.everything = everything
        await self._reload_all()

    async def _reload_all(self) -> None:
        self._panes.touch(None)
        await self._reload()
        self._place_anew()

    async def read_anew(self) -> None:
        """Everything, when other things may be seen than before."""
        self._detail.show("", ())
        await self._reload_all()
        await self._completed()

    @property
    def record(self) -> Record | None:
        """The one under the cursor."""
        return self._panes.under_cursor

    @property
    def project_here(self) -> int:
        """The open project; where all are shown, that of the record under the cursor."""
        record = self._panes.under_cursor if self.everything else None
        return (record.project_id if record is not None else None) or self.host.project

    def status(self, text: str, tone: Tone = "text") -> None:
        """Say one line above the keys."""
        self._status.show(Cell(text, tone))

    @on(Pane.Sought)
    def find(self, message: Pane.Sought) -> None:
        """Ask what to look for in a pane."""
        from tui.dashboard.find_bar import Find

        self.host.push_screen(Find(message.pane))

    def on_resize(self, event: events.Resize) -> None:
        wide, tall = self.has_class("-wide"), self.has_class("-tall")
        in_week = any(rows.has_focus for rows in self._week.query(Rows))
        self._set_classes(event.size)
        if self._review.board is not None:
            shown = ((pane.LIST, pane.board) for pane in self._panes)
            self._wanted = lines_wanted(shown, is_wide(event.size))
        self._divider.join(joints(event.size, self._wanted))
        if (wide, tall) != (
            self.has_class("-wide"),
            self.has_class("-tall"),
        ) and self._week.board is not None:
            # Not awaited here: at the start this comes before there is anything to mount into.
            self.call_after_refresh(self._complete)
        if wide != self.has_class("-wide"):
            for pane in self._panes:  # with room, rows say more
                if pane.board is not None:
                    pane.show(pane.board)
            if in_week:
                self._week.rows.focus()
            self._follow_cursor()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        without = self.current.WITHOUT if self.current is not None else ()
        entries = keyline_entries(self, self.host.say, without)
        self._keyline.show(in_order(entries, self.host.say))
        self._follow_cursor()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        if message.by_hand:
            self._leave()
        self._follow_cursor()

    def _leave(self) -> None:
        """The cursor goes on: what was said is of the line before, unless this key was typed before it was said."""
        if self._opening is not None and self._opening.unread:
            self._opening.unread -= 1
        else:
            self.status("")

    def _follow_cursor(self) -> None:
        if self.has_class("-wide"):
            self._detail.follow(self._panes.under_cursor)

    @property
    def current(self) -> AnyPane | None:
        """The pane with the focus."""
        return self._panes.current

    def action_pane(self, number: int) -> None:
        self._leave()
        self._panes[number - 1].rows.focus()

    def action_next(self, by: int) -> None:
        self._leave()
        self._panes.beside(by).rows.focus()

    def action_unfind(self) -> None:
        if (pane := self.current) is None:
            return
        if pane.rows.marked:
            pane.rows.unmark()
            self.status("")
        elif pane.sought:
            pane.seek("")

    def action_undo(self) -> None:
        self._take_back(forward=False)

    def action_redo(self) -> None:
        self._take_back(forward=True)

    def _take_back(self, *, forward: bool) -> None:
        if self.current is self._review:
            self._review.undo(forward=forward)
        else:
            self.host.dialogue(self.host.actions.take_back(forward=forward))

    def action_everything(self) -> None:
        self.host.dialogue(self.show_everything(not self.everything))

    def action_place(self, id: str) -> None:
        self.host.go(id)

    @on(Line.Pressed, "#header")
    def open_letters(self) -> None:
        """The letters stand in the header."""
        self.action_place("letters")

    @on(TalkLine.Pressed)
    def open_surprises(self) -> None:
        """The events behind the line."""
        self.action_place("surprises")

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        self.host.simulate_key(message.key)
