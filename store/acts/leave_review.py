"""Where a review is left, and that there was one: among what is remembered of the user, in their own file."""

from store.disk.preferences import recall, remember
from store.disk.seen import see_until
from store.disk.workspace import Workspace
from store.queries.review.days_away import LAST
from store.queries.review.review_board import Review
from store.queries.review.review_place import HABIT, place_of


def remember_place(workspace: Workspace, done: int, record: int) -> None:
    """Keep it, if it is another one; while others look, who do not see the queue, it stays where it was."""
    if workspace.audience is not None:
        return
    value = f"{workspace.clock.today().isoformat()} {done} {record}"
    if recall(workspace, HABIT) != value:
        remember(workspace, HABIT, value)


def reviewed(workspace: Workspace, board: Review, *, through: bool) -> None:
    """Remember that there was a review today. With one that was gone through, what others did before it is seen. One
    that is empty because others look was not gone through."""
    if workspace.audience is not None:
        return
    today = board.day.date.isoformat()
    value = today if through or not board.away else f"{today} {board.away}"
    if recall(workspace, LAST) != value:
        remember(workspace, LAST, value)
    if through:
        see_until(workspace, board.row)
        remember_place(workspace, place_of(workspace).done, 0)
