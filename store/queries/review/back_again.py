"""The first morning back."""

from store.disk.workspace import Workspace
from store.queries.days_away import FEW, days_away
from store.queries.project_day import day_of
from store.values.words import Words


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
