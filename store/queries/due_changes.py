"""How the days of promises and asks were moved, from the journal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from store.disk.file.renamed_fields import called
from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.records import Action
from store.values.unknown_value import read_day

if TYPE_CHECKING:
    from store.rules.registers.promises import Due


def moved_words(
    workspace: Workspace, actions: Mapping[date, Sequence[Action]]
) -> dict[int, tuple[date, bool]]:
    """Of open promises and asks whose day was moved: (the day that was agreed before, whether that was done in time).
    They come by the day that is today for them; in one statement."""
    changes = due_changes(workspace, (one for each in actions.values() for one in each if one.open))
    if not changes:
        return {}
    # A start at which no word was moved loads nothing of it.
    from store.rules.registers.promises import word

    found: dict[int, tuple[date, bool]] = {}
    for today, each in actions.items():
        for action in each:
            moves = changes.get(action.id, ()) if action.open else ()
            if not any(one.before and one.before != one.after for one in moves):
                continue
            became = word(action, moves, today)
            if became.due is not None and (became.state != "missed" or became.due != action.due):
                found[action.id] = (became.due, became.state != "missed")
    return found


def due_changes(workspace: Workspace, actions: Iterable[Action]) -> "dict[int, tuple[Due, ...]]":
    """Every change of the due day of promises and asks, oldest first, by action, in one statement; one that was undone
    is none."""
    edited = [one.id for one in actions if one.type in ("promise", "ask") and one.rev > 1]
    if not edited:
        return {}
    which, ids = sql_in("journal.record", edited)
    rows = workspace.store.journal.changes(
        f"{which} AND journal.before IS NOT NULL AND CASE WHEN json_valid(journal.after)"
        f" THEN json_type(journal.after, {called(Action.kind, 'due', '$.{}')}) END IS NOT NULL",
        ids,
    )
    if not rows:
        return {}
    from store.queries.zones import act_moment
    from store.rules.registers.promises import Due

    found: dict[int, list[Due]] = {}
    undone = {row.act.undoes for row in rows if row.act.undoes}
    for row in rows:
        if row.act.undoes or row.act.uuid in undone:
            continue
        on = act_moment(workspace, row.project, row.act.at).date()
        before, after = (row.before or {}).get("due"), row.after.get("due")
        found.setdefault(row.record, []).append(Due(on, _day(before), _day(after)))
    return {record: tuple(changes) for record, changes in found.items()}


def _day(text: object) -> date | None:
    return read_day(text) if text else None
