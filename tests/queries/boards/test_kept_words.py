"""The journal knows which due days were changed in time."""

from dataclasses import replace
from datetime import date
from typing import Any

from store.disk import undo
from store.disk.workspace import Workspace
from store.queries.boards.kept_words import kept_words
from store.queries.due_changes import due_changes
from store.records import Action, Project
from store.values.words import words


def test_a_due_day_moved_in_time_and_one_moved_back(workspace: Workspace, project: Project) -> None:
    def saved(record: Action) -> Any:
        return workspace.save(record, act=words("save")).records[0]

    early = saved(Action(project=project.id, title="a", type="promise", due=date(2026, 11, 30)))
    saved(replace(early, due=date(2026, 12, 3)))
    late = saved(Action(project=project.id, title="b", type="promise", due=date(2026, 11, 20)))
    late = saved(replace(late, due=date(2026, 12, 3)))
    saved(replace(late, title="b, renamed"))
    taken_back = saved(Action(project=project.id, title="c", type="ask", due=date(2026, 11, 20)))
    saved(replace(taken_back, due=date(2026, 12, 3)))
    undo.undo(workspace)
    assert set(due_changes(workspace, workspace.live(Action))) == {early.id, late.id}
    kept = kept_words(workspace, project.id)
    assert (kept.ours.kept, kept.ours.due) == (0, 1)
    assert (kept.theirs.due, len(kept.theirs.missed)) == (1, 1)
