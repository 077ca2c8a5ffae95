"""How long I have not been here."""

from datetime import date

from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.values.day import Day

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
