"""What the first picture of the dashboard says: everything that is read before anything is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.disk.workspace import Workspace
from store.queries.boards.my_day import MyDay
from store.queries.review.days_away import back_again
from store.queries.review.my_projects import few_are_mine
from store.values.frozen import frozen
from store.values.words import N_, Words, words
from tui.picture.arrangement import Wanted
from tui.picture.lists.board_list import BoardList
from tui.picture.lists.contact_list import ContactList
from tui.picture.lists.milestone_list import MilestoneList
from tui.picture.lists.morale_list import MoraleList
from tui.picture.lists.review_list import ReviewList
from tui.picture.lists.risk_list import RiskList
from tui.picture.lists.week_list import WeekList
from tui.picture.room import Cells, is_tall, is_wide
from tui.picture.scope import Scope
from widgets.drawn.tones import Tone

if TYPE_CHECKING:
    from store.disk.draft_files import Draft
    from store.queries.boards.next_talk import NextTalk
    from store.queries.boards.overview import Overview
    from store.queries.record_detail import DetailView

REVIEW = ReviewList()
REGISTERS: tuple[BoardList[Any, Any], ...] = (MilestoneList(), RiskList(), ContactList(), MoraleList())
WEEK = WeekList()
LISTS: tuple[BoardList[Any, Any], ...] = (REVIEW, *REGISTERS, WEEK)
"""In the order of the panes, which are numbered."""


@frozen
class Morning:
    """`boards`: those of the lists, none without a project; None of what is not read yet; `wanted`: the lines that
    each has something for; `detail`, `talk`: only where there is room for them; `renamed`: projects that are called
    otherwise now than they were asked for; `drafts`: what was typed and not saved; `back`: what others told while I was
    away; `looked_at`: others look at the screen; `reads_only`: nothing may be saved."""

    head: "MyDay | Overview | None"
    boards: tuple[Any, ...] = ()
    wanted: Wanted = field(default_factory=dict)
    detail: "DetailView | None" = None
    talk: "NextTalk | None" = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    drafts: "tuple[Draft, ...]" = ()
    back: Words | None = None
    looked_at: bool = False
    reads_only: bool = False

    @property
    def status(self) -> tuple[Words, Tone] | None:
        """What the line above the keys says first, and its tone; nothing while others look."""
        if self.looked_at:
            return None
        for old, now in self.renamed.items():
            return words(N_("{old} is now called {now}"), old=old, now=now), "text"
        if self.back is not None:
            return self.back, "text"
        notices = self.head.notices if isinstance(self.head, MyDay) else ()
        return (notices[0].full, "amber") if notices else None


def read_morning(workspace: Workspace, scope: Scope, size: Cells, language: str) -> Morning:
    """All of it, as far as it is shown on a terminal of this size; in the thread that owns the workspace."""
    head, boards = _read(workspace, scope)
    looked_at = workspace.audience is not None
    detail = talk = None
    if boards and is_wide(size) and boards[0] is not None and boards[0].lines:
        from store.queries.record_detail import detail as detail_of

        detail = detail_of(workspace, scope.project, boards[0].lines[0].record, language)
    if boards and is_tall(size) and not looked_at:
        talk = scope.next_talk(workspace)
    drafts = tuple(drafts_in(workspace.drafts)) if not looked_at else ()
    back = back_again(workspace) if boards and not looked_at else None
    wanted = (
        lines_wanted(zip(LISTS, boards, strict=True), is_wide(size), looked_at=looked_at) if boards else {}
    )
    return Morning(
        head,
        tuple(boards),
        wanted,
        detail,
        talk,
        dict(workspace.renamed),
        drafts,
        back,
        looked_at,
        workspace.reads_only,
    )


def _read(workspace: Workspace, scope: Scope) -> "tuple[MyDay | Overview | None, list[Any]]":
    """The first line and the boards, without what a large store takes long for."""
    if few_are_mine(workspace) or not scope.project:
        return scope.read(workspace, LISTS)
    head, boards = scope.read(workspace, LISTS[1:], alone=True)
    return head, [None, *boards]


def lines_wanted(
    shown: Iterable[tuple[BoardList[Any, Any], Any]], wide: bool, *, looked_at: bool = False
) -> Wanted:
    """By id of a list the lines that it has something for, its rule among them; of what is not read yet nothing is
    known. While others look what is ours has none."""
    return {
        each.kind.kind: 0 if looked_at and each.ours else 1 + max(1, each.lines_of(board, wide))
        for each, board in shown
        if board is not None or (looked_at and each.ours)
    }


def drafts_in(folder: Path) -> "list[Draft]":
    """The drafts of a folder, newest first."""
    if not any(folder.glob("*.json")):
        return []
    from store.disk.draft_files import Drafts

    return Drafts(folder).all()
