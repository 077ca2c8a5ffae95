"""A value that cannot be read is set back: to what the journal last said, else to the field's default."""

from dataclasses import replace

from store.disk.care.odd_values import Odd, called, odd_value, shown
from store.disk.file.record_rows import plain
from store.disk.ledger import transaction
from store.disk.workspace import Workspace
from store.values.fields import fields_of
from store.values.record import Record
from store.values.unknown_value import is_unknown
from store.values.words import N_, Words, words


def question(workspace: Workspace, kind: str, id: int, name: str) -> Words | None:
    """What is asked before; None when there is nothing to do any more."""
    odd = _found(workspace, kind, id, name)
    if odd is None or odd.cure is None:
        return None
    now = plain(odd.cure.value)
    said = {"record": called(odd.record), "field": Words(odd.field.title), "old": shown(odd.raw)}
    value = shown("" if now is None else now)
    if odd.cure.said:
        return words(
            N_("{record}: set {field} from {old} back to {value}, which its history last said? (y/N)"),
            **said,
            value=value,
        )
    return words(
        N_("{record}: set {field} from {old} to {value}, for want of anything in its history? (y/N)"),
        **said,
        value=value,
    )


def set_back(workspace: Workspace, kind: str, id: int, name: str) -> Words | None:
    """Do it; the sentence of what was done. Raises StoreProblem and Refused."""
    odd = _found(workspace, kind, id, name)
    if odd is None or odd.cure is None:
        return None
    class_, record = type(odd.record), odd.record
    ledger = workspace.ledger(class_)
    if odd.cure.newest:
        # The journal never heard of what stands in the row, so that it takes no act to be as it says.
        with transaction([ledger]):
            ledger.connection.execute(
                f'UPDATE {kind} SET "{name}" = ? WHERE id = ?', (odd.cure.newest[0], id)
            )
            present = ledger.get(class_, id)
            if present is not None:
                ledger.search.keep(present, {field.name for field in fields_of(class_)})
        workspace.memory.clear()
    present = workspace.get(class_, id)
    if present is not None and is_unknown(getattr(present, name)):
        mended: Record = replace(present, **{name: odd.cure.value})
        workspace.save(mended, act=words(N_("set back: {field}"), field=Words(odd.field.title)))
    return words(
        N_("{record}: {field} is {value} again"),
        record=called(record),
        field=Words(odd.field.title),
        value=shown(plain(odd.cure.value) or ""),
    )


def _found(workspace: Workspace, kind: str, id: int, name: str) -> Odd | None:
    class_ = workspace.kind(kind)
    return odd_value(workspace.ledger(class_).connection, class_, id, name)
