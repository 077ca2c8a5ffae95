"""How words were kept, in both directions, with what the journal knows of due days that changed."""

from datetime import date, datetime

from store.disk.workspace import Workspace
from store.queries.situation import situation
from store.records import Action
from store.rules.promises import Due, Ratio, Word, ratio, word
from store.values.frozen import frozen


@frozen
class Kept:
    """`ours`: what we promised; `theirs`: what we asked for."""

    ours: Ratio
    theirs: Ratio


def kept_words(workspace: Workspace, project: int) -> Kept:
    """Of all promises and asks of a project, in two statements beside the situation."""
    now = situation(workspace, project)
    moved = due_changes(workspace, project)
    today = now.day.date

    def of(type: str) -> list[Word]:
        return [word(a, moved.get(a.id, ()), today) for a in now.actions if a.type == type]

    return Kept(ratio(of("promise")), ratio(of("ask")))


def due_changes(workspace: Workspace, project: int) -> dict[int, tuple[Due, ...]]:
    """Every change of a due day, oldest first, by action; a change that was undone has its way back among them."""
    found: dict[int, list[Due]] = {}
    rows = workspace.store.journal.changes(
        "journal.project = ? AND journal.kind = ? AND journal.before IS NOT NULL"
        " AND json_type(journal.after, '$.due') IS NOT NULL",
        (project, Action.kind),
    )
    undone = {row.act.undoes for row in rows if row.act.undoes}
    for row in rows:
        if row.act.undoes or row.act.uuid in undone:
            continue
        on = datetime.fromisoformat(row.act.at).date()
        before, after = (row.before or {}).get("due"), row.after.get("due")
        found.setdefault(row.record, []).append(Due(on, _day(before), _day(after)))
    return {record: tuple(changes) for record, changes in found.items()}


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
