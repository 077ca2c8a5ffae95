"""Undo and redo: acts that take back acts, across restarts and both files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge

from store.disk.ledger import Ledger, transaction
from store.disk.reversal import chain_below, reverse, still_standing
from store.disk.workspace import Saved, Workspace, new_uuid
from store.records import KINDS
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.journal import ERASING, Act, Change
from store.values.problem import Problem
from store.values.words import N_, Words, words

UNDO, REDO = N_("undo: {act}"), N_("redo: {act}")


class Overtaken(Problem):
    """Others changed these fields since; the rest can be undone with `rest=True`."""

    def __init__(self, act: Act, fields: Sequence[Words], some_left: bool) -> None:
        super().__init__(words(N_("changed by others since: {fields}"), fields=tuple(fields)))
        self.act = act
        self.fields = tuple(fields)
        self.some_left = some_left


@frozen
class Stack:
    """What `u` and ctrl+r would take now; None when there is nothing."""

    undo: Act | None
    redo: Act | None


def stack(workspace: Workspace) -> Stack:
    """The newest act of mine in effect (a redo counts as its act, an undo does not), and the newest undo of
    mine after which I did nothing new."""
    cancelled: set[str] = set()
    undo = redo = None
    something_new = False
    for act in _own_acts(workspace):
        something_new = something_new or not act.undoes
        if act.uuid not in cancelled:
            if _is_undo(workspace, act):
                redo = redo or (None if something_new else act)
            else:
                undo = undo or act
        cancelled.add(act.undoes)
        if undo and (redo or something_new):
            break
    return Stack(undo, redo)


def original(workspace: Workspace, act: Act) -> Act:
    """The act that lies below a chain of undo and redo: what the user did and knows by name."""
    return chain_below(_ledgers(workspace), act)[-1]


def undo(workspace: Workspace, *, rest: bool = False) -> Saved | None:
    """Take back the newest own act in effect, all or nothing; None when there is none. Raises Overtaken."""
    return _step(workspace, UNDO, rest)


def redo(workspace: Workspace, *, rest: bool = False) -> Saved | None:
    """Bring back what the newest undo took; None when there is nothing to bring back. Raises Overtaken."""
    return _step(workspace, REDO, rest)


def _step(workspace: Workspace, name: str, rest: bool) -> Saved | None:
    # Under the lock of both files from the first look, or two processes of one user take back the same act.
    with transaction([workspace.private, workspace.store]):
        found = stack(workspace)
        target = found.undo if name == UNDO else found.redo
        if target is None:
            return None
        new = Act(new_uuid(), workspace.now(), workspace.who, words(name), target.uuid, workspace.login)
        ledgers = [ledger for ledger in _ledgers(workspace) if ledger.journal.act(target.uuid)]
        lost = [
            (change, field)
            for ledger in ledgers
            for change in ledger.changes("act.uuid = ?", (target.uuid,))
            for field in ledger.overtaken(change)
        ]
        if lost and not rest:
            left = any(still_standing(ledger, target) for ledger in ledgers)
            raise Overtaken(target, [_named(change, field) for change, field in lost], left)
        touched = [record for ledger in ledgers for record in reverse(ledger, new, rest)]
    named = replace(new, name=words(name, act=original(workspace, target).name))
    return workspace.saved(named, touched)


def _named(change: Change, name: str) -> Words:
    kind = KINDS[change.kind]
    return words(N_("{kind}: {field}"), kind=Words(kind.singular), field=Words(field_named(kind, name).title))


def _ledgers(workspace: Workspace) -> tuple[Ledger, Ledger]:
    return workspace.private, workspace.store


def _own_acts(workspace: Workspace) -> Iterator[Act]:
    """Newest first over both files, an act over both once, by its private name; what was erased stays erased.

    Each file's own order holds, since a clock may have been set back.
    """
    seen: set[str] = set()
    acts = (ledger.journal.acts_of(workspace.who, workspace.login) for ledger in _ledgers(workspace))
    for act in merge(*acts, key=lambda act: act.at, reverse=True):
        if act.uuid not in seen and act.name.msgid != ERASING:
            seen.add(act.uuid)
            yield act


def _is_undo(workspace: Workspace, act: Act) -> bool:
    """Whether it takes back an act that was in effect; a redo, and any act of one's own, does not."""
    return bool(act.undoes) and len(chain_below(_ledgers(workspace), act)) % 2 == 0
