"""One act taken back in one file: what of it still stands, and what that leaves."""

from collections.abc import Sequence
from dataclasses import replace

from store.disk.ledger import Ledger, transaction
from store.values.journal import Act, Change
from store.values.record import Record
from store.values.words import words


def finish(store: Ledger, act: Act) -> None:
    """Do in the store what an undo or redo did in the private file before a crash came between."""
    with transaction([store]):
        if store.journal.act(act.uuid) is None:
            reverse(store, act, rest=True)


def reverse(ledger: Ledger, act: Act, rest: bool) -> list[Record]:
    """Take `act.undoes` back in one file. The name each file keeps comes from that file, so that the store's
    does not tell what was private."""
    below = ledger.journal.act(act.undoes)
    assert below is not None
    bottom = chain_below((ledger,), below)[-1]
    changes = still_standing(ledger, below) if rest else ledger.changes("act.uuid = ?", (below.uuid,))
    return ledger.reverse(replace(act, name=words(act.name.msgid, act=bottom.name)), changes)


def still_standing(ledger: Ledger, act: Act) -> list[Change]:
    """What is left of an act's changes where others went on; a record they changed is not archived."""
    changes = ((c, ledger.overtaken(c)) for c in ledger.changes("act.uuid = ?", (act.uuid,)))
    return [left for change, lost in changes if (left := _without(change, lost))]


def _without(change: Change, lost: Sequence[str]) -> Change | None:
    if not lost:
        return change
    before = {name: value for name, value in (change.before or {}).items() if name not in lost}
    return replace(change, before=before, after={n: change.after[n] for n in before}) if before else None


def chain_below(ledgers: Sequence[Ledger], act: Act) -> list[Act]:
    """The act, the one it takes back, and so on down to one that takes back nothing; a circle is not gone round."""
    chain, known = [act], {act.uuid}
    while (uuid := chain[-1].undoes) and uuid not in known:
        found = (ledger.journal.act(uuid) for ledger in ledgers)
        below = next((act for act in found if act is not None), None)
        if below is None:
            break
        chain.append(below)
        known.add(uuid)
    return chain
