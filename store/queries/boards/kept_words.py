"""How words were kept, in both directions, with what the journal knows of due days that changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from store.disk.file.renamed_fields import called
from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.queries.zones import act_moment
from store.records import Action
from store.rules.registers.facts import Fact
from store.rules.registers.promises import Due, Ratio, Word, ratio, told_of, word
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.unknown_value import read_day


@frozen
class Kept:
    """`ours`: what we promised; `theirs`: what we asked for."""

    ours: Ratio
    theirs: Ratio


def kept_words(workspace: Workspace, project: int) -> Kept:
    """Of all promises and asks of a project, in two statements beside the situation."""
    now = situation(workspace, project)
    moved = due_changes(workspace, now.actions)
    today = now.day.date

    def of(type: str) -> list[Word]:
        return [word(a, moved.get(a.id, ()), today) for a in now.actions if a.type == type]

    return Kept(ratio(of("promise")), ratio(of("ask")))


def word_facts(workspace: Workspace, record: Record, day: Day) -> tuple[Fact, ...]:
    """What there is to say of one given word; of other records nothing."""
    if not isinstance(record, Action):
        return ()
    changes = due_changes(workspace, (record,)).get(record.id, ())
    return tuple(told_of(record, changes, day))


def with_moved_words(workspace: Workspace, nows: Sequence[Situation]) -> tuple[Situation, ...]:
    """The situations with what was agreed of open promises and asks before their days were moved, in one statement."""
    changes = due_changes(workspace, (action for now in nows for action in now.actions if action.open))
    return tuple(replace(now, moved_words=_moved(now, changes)) for now in nows)


def _moved(now: Situation, changes: Mapping[int, Sequence[Due]]) -> Mapping[int, tuple[date, bool]]:
    found: dict[int, tuple[date, bool]] = {}
    for action in now.actions:
        moved = any(one.before and one.before != one.after for one in changes.get(action.id, ()))
        if not moved or not action.open:
            continue
        became = word(action, changes[action.id], now.day.date)
        if became.due is not None and (became.state != "missed" or became.due != action.due):
            found[action.id] = (became.due, became.state != "missed")
    return found


def due_changes(workspace: Workspace, actions: Iterable[Action]) -> dict[int, tuple[Due, ...]]:
    """Every change of the due day of promises and asks, oldest first, by action, in one statement; one that was undone
    is none."""
    edited = [one.id for one in actions if one.type in ("promise", "ask") and one.rev > 1]
    if not edited:
        return {}
    found: dict[int, list[Due]] = {}
    which, ids = sql_in("journal.record", edited)
    rows = workspace.store.journal.changes(
        f"{which} AND journal.before IS NOT NULL AND CASE WHEN json_valid(journal.after)"
        f" THEN json_type(journal.after, {called(Action.kind, 'due', '$.{}')}) END IS NOT NULL",
        ids,
    )
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
