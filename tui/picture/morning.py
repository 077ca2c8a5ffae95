"""What the first picture of the dashboard says: everything that is read before anything is shown."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from store.disk.workspace import Workspace
from store.queries.boards.overview import Overview
from store.queries.boards.project_header import Header
from store.queries.review.back_again import back_again
from store.values.frozen import frozen
from store.values.words import N_, Words, words
from tui.picture.draft_question import waiting
from tui.picture.lists.board_list import BoardList
from tui.picture.lists.contact_list import ContactList
from tui.picture.lists.milestone_list import MilestoneList
from tui.picture.lists.morale_list import MoraleList
from tui.picture.lists.risk_list import RiskList
from tui.picture.lists.week_list import WeekList
from tui.picture.room import Cells, is_tall, is_wide
from tui.picture.scope import Scope
from widgets.drawn.tones import Tone

if TYPE_CHECKING:
    from store.disk.draft_files import Draft
    from store.queries.briefing.surprise_board import SurpriseBoard
    from store.queries.record_detail import DetailView

WEEK = WeekList()
REGISTERS: tuple[BoardList[Any, Any], ...] = (MilestoneList(), RiskList(), ContactList(), MoraleList())
"""In the order of the panes, which are numbered."""


@frozen
class Morning:
    """`boards`: those of the registers and of the week, none without a project; `detail`, `surprises`: only where there
    is room for them; `renamed`: projects that are called otherwise now than they were asked for; `drafts`: what was
    typed and not saved; `back`: what others told while I was away; `looked_at`: others look at the screen."""

    head: Header | Overview | None
    boards: tuple[Any, ...] = ()
    detail: "DetailView | None" = None
    surprises: "SurpriseBoard | None" = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    drafts: "tuple[Draft, ...]" = ()
    back: Words | None = None
    looked_at: bool = False

    @property
    def status(self) -> tuple[Words, Tone] | None:
        """What the line above the keys says first, and its tone."""
        for old, now in self.renamed.items():
            return words(N_("{old} is now called {now}"), old=old, now=now), "text"
        if self.back is not None:
            return self.back, "text"
        notices = self.head.notices if isinstance(self.head, Header) else ()
        return (notices[0].full, "amber") if notices else None


def read_morning(workspace: Workspace, scope: Scope, size: Cells, language: str) -> Morning:
    """All of it, as far as it is shown on a terminal of this size; in the thread that owns the workspace."""
    head, boards = scope.read(workspace, (*REGISTERS, WEEK))
    looked_at = workspace.audience is not None
    detail = surprises = None
    if boards and is_wide(size) and boards[0].lines:
        from store.queries.record_detail import detail as detail_of

        detail = detail_of(workspace, scope.project, boards[0].lines[0].record, language)
    if boards and is_tall(size) and not looked_at:
        surprises = scope.surprises(workspace)
    drafts = tuple(waiting(workspace.drafts)) if not looked_at else ()
    back = back_again(workspace) if boards and not looked_at else None
    return Morning(head, tuple(boards), detail, surprises, dict(workspace.renamed), drafts, back, looked_at)
