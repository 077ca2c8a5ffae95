"""How long I have not been here, and what is said on the first morning back."""

from datetime import date

from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.values.day import Day
from store.values.words import Words

LAST = "review.last"
"""The day of the last review, among the habits; behind it the working days away before it, while it is not through."""
FEW = 1
"""Working days since the last review as on any morning."""


def days_away(workspace: Workspace, day: Day) -> int:
    """Working days since the last review that was gone through; 0 where that was today, or there was none."""
    last, _, left = recall(workspace, LAST).partition(" ")
    if last == day.date.isoformat():
        return int(left) if left.isdigit() else 0
    return max(0, day.since(date.fromisoformat(last))) if last else 0


def back_again(workspace: Workspace) -> Words | None:
    """After days away, of how much others told whom meanwhile in my projects. On any other morning it loads nothing and
    reads one habit."""
    day = day_of(workspace, None)
    if (away := days_away(workspace, day)) <= FEW:
        return None
    from store.queries.project_situation import situations
    from store.queries.review.my_projects import my_projects
    from store.queries.review.told_meanwhile import told_meanwhile

    return told_meanwhile(workspace, situations(workspace, my_projects(workspace)), day, away)
