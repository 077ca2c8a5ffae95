"""What stands on the dashboard of the open project, or of all of them: the widgets, and what is read for them."""

from collections.abc import Iterable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from store.disk.preferences import remember
from store.queries.boards.my_day import MyDay
from store.queries.boards.overview import Overview
from store.queries.project_list import active_projects
from store.values.words import N_, words
from tui.dashboard.contacts_pane import Contacts
from tui.dashboard.detail_pane import DetailPane
from tui.dashboard.headline import Headline
from tui.dashboard.milestones_pane import Milestones
from tui.dashboard.morale_pane import MoralePane
from tui.dashboard.pane import AnyPane
from tui.dashboard.pane_order import PaneOrder
from tui.dashboard.review_pane import ReviewPane
from tui.dashboard.risks_pane import Risks
from tui.dashboard.talk_line import TalkLine
from tui.dashboard.week_pane import WeekPane
from tui.frame.placed_layout import PlacedLayout
from tui.host import Host, Rereading, host_of
from tui.picture.arrangement import Wanted, joints, places
from tui.picture.morning import Morning, lines_wanted
from tui.picture.room import is_tall, is_wide
from tui.picture.scope import Scope
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Rows
from widgets.rule import Divider


class MorningView:
    """Panes reload when a save, here or elsewhere, touches what they watch; nothing else refreshes anything."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._wanted: Wanted = {}
        """The lines that each list had something for when it was shown first: a verdict moves nothing beside it."""
        self.plan = PlacedLayout(lambda size: places(size, self._wanted), foot="keys")
        self.header = Headline()
        self.detail = DetailPane(id="detail")
        self.review = ReviewPane(1)
        self._week = WeekPane(6)
        self._registers = (Milestones(2), Risks(3), Contacts(4), MoralePane(5))
        self.panes = PaneOrder(self.review, *self._registers, self._week)
        self._divider = Divider(id="divider")
        self._talk = TalkLine()
        self._everything = self._tall = False
        self._left: AnyPane | None = None
        """Had the focus, and went since others look; it has it again when it comes back, if nobody left the one that
        has it `_instead`."""
        self._instead: AnyPane | None = None

    @property
    def _host(self) -> Host:
        return host_of(self._screen)

    def compose(self) -> ComposeResult:
        """The widgets, for a screen of its size."""
        self._set_room(self._host.size)
        yield self.header
        yield self.review
        yield from self._registers
        yield self._divider
        yield self.detail
        yield self._talk
        yield self._week

    def _set_room(self, size: Size) -> None:
        self._screen.set_class(is_wide(size), "-wide")
        self._tall = is_tall(size)

    @property
    def _room(self) -> tuple[bool, bool]:
        """Whether there is some for what stands beside the lists, and for the next talk."""
        return self._screen.has_class("-wide"), self._tall

    def show_first(self, morning: Morning) -> None:
        """What was read before anything is shown; a review that was not is read now."""
        self._place(morning.wanted)
        self._show(self.panes, morning.head, morning.boards)
        if morning.detail is not None:
            self.detail.show_view(morning.detail)
        if morning.boards:
            self._talk.show_talk(morning.talk)
            if morning.boards[0] is None:
                self.panes.touch_only(self.review)
                self._host.read(self._screen, self._reload)

    def fit(self, size: Size) -> None:
        """The terminal has another size."""
        before, in_week = self._room, any(rows.has_focus for rows in self._week.query(Rows))
        self._set_room(size)
        if self.review.board is not None:
            self._wanted = self._wanted_on(size)
        self._divider.join(joints(size, self._wanted))
        if before != self._room and self._week.board is not None:
            # Not awaited here: at the start this comes before there is anything to mount into.
            self._screen.call_after_refresh(self._complete)
        if is_wide(size) != before[0]:
            for pane in self.panes:  # with room, rows say more
                if pane.board is not None:
                    pane.show(pane.board)
            if in_week:
                self._week.rows.focus()
            self.follow_cursor()

    def _complete(self) -> None:
        """Make what there is room for now, and was none before."""
        self._host.read(self._screen, self._completed)

    async def _completed(self) -> None:
        await self._talk.read(self.scope)
        if self._screen.has_class("-wide"):
            await self.detail.read(self.panes.under_cursor)
            await self._week.widen()

    def follow_cursor(self) -> None:
        """Show beside the lists what is under the cursor."""
        if self._screen.has_class("-wide"):
            self.detail.follow(self.panes.under_cursor)

    @property
    def scope(self) -> Scope:
        """Which projects are shown."""
        return Scope(self._host.project, self.everything)

    @property
    def everything(self) -> bool:
        """Whether all active projects are shown rather than the open one."""
        return self._everything

    @everything.setter
    def everything(self, everything: bool) -> None:
        self._everything = everything
        note = words(N_("saved to {code}; g opens another project"), code=self.header.code)
        self.panes.note(note if everything else None)

    @property
    def project_here(self) -> int:
        """The open project; where all are shown, that of the record under the cursor."""
        record = self.panes.under_cursor if self.everything else None
        return (record.project_id if record is not None else None) or self._host.project

    def _show(self, panes: Iterable[AnyPane], head: MyDay | Overview | None, boards: Sequence[Any]) -> None:
        self.header.show_head(head)
        for pane, board in zip(panes, boards, strict=False):
            if board is not None:
                pane.show(board)

    def _place(self, wanted: Wanted) -> None:
        """Give each list the lines that it has something for now."""
        self._wanted = wanted
        self._divider.join(joints(self._host.size, wanted))
        self._divider.refresh(layout=True)

    def _make_room(self) -> None:
        """A list that grew has the lines that stand empty elsewhere; what shrank keeps its own: nothing jumps."""
        size = self._host.size
        grown = {
            name: max(lines, self._wanted.get(name, lines)) for name, lines in self._wanted_on(size).items()
        }
        if places(size, grown) != places(size, self._wanted):
            self._place(grown)

    def _wanted_on(self, size: Size) -> Wanted:
        shown = ((pane.LIST, pane.board) for pane in self.panes)
        return lines_wanted(shown, is_wide(size), looked_at=self._host.looked_at)

    def reload(self, kinds: Iterable[str]) -> None:
        """Read again what shows any of these kinds."""
        self.panes.touch(frozenset(kinds))
        for above in self._host.screen_stack[1:]:
            if isinstance(above, Rereading) and above.is_mounted:
                above.read_again()
            elif isinstance(above, Rereading):  # it is being opened, and reads again once it stands
                above.call_later(above.read_again)
        self._host.read(self._screen, self._reload)

    async def _reload(self) -> None:
        shown, panes = self.scope, self.panes.outdated
        lists = [pane.asked for pane in panes]
        closed, read = await self._host.store.read(lambda w: (w.audience is not None, shown.read(w, lists)))
        if (shown, closed) != (self.scope, self._host.looked_at):  # switched meanwhile; the newer read wins
            return
        if not self.review.is_attached:  # left meanwhile
            return
        self.panes.were_read(panes)
        self._show(panes, *read)
        self._make_room()
        self.follow_cursor()
        self._talk.follow(self.scope)

    async def open_project(self, project: int) -> None:
        """Show another project."""
        self._host.project = project
        self.everything = False
        for pane in self.panes:
            pane.sought = ""
        await self._host.store.run(lambda w: remember(w, "project", str(project)))
        await self._reload_all()

    async def show_everything(self, everything: bool) -> None:
        """Show all active projects, or the open one again."""
        if everything and not await self._host.store.run(active_projects):
            self._host.report(words(N_("no active project; g opens or creates one")), "amber")
            return
        self.everything = everything
        await self._reload_all()

    async def _reload_all(self) -> None:
        self.panes.touch(None)
        await self._reload()
        self._place(self._wanted_on(self._host.size))

    def focus_first(self) -> None:
        """The review, or while others look the first that may be seen instead of it."""
        self._left, self._instead = self._left or self.panes[0], self.panes.first
        self._instead.rows.focus()

    def empty(self) -> None:
        """Nothing stands here until it is read again."""
        if (current := self.panes.current) is not None and current.closed:
            self._left = current
        self.header.empty()
        self.detail.show("", ())
        self._talk.draw(TitleRule())
        for pane in self.panes:
            pane.empty()

    async def read_anew(self) -> None:
        """Everything, when other things may be seen than before."""
        self.empty()
        await self._reload_all()
        await self._completed()
        current = self.panes.current
        if current is None or current.closed:
            self.focus_first()
        elif self._left is not None and not self._left.closed:
            if current is self._instead:
                self._left.rows.focus()
            self._left = None
