"""Saving on the command line what others changed meanwhile: merged where it can be, asked field by field where not."""

from collections.abc import Iterator, Sequence

from store.cli.console import print_lines, remark
from store.cli.parser import Call
from store.cli.parts.prompt import answered
from store.cli.parts.terminal_question import can_ask
from store.disk.ledger import Stale
from store.disk.workspace import Saved, Workspace
from store.queries.record_history import reader_for
from store.values.fields import Field
from store.values.journal import Conflict
from store.values.reader import Reader
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.three_way_merge import Side, ThreeWayMerge
from store.values.words import LANGUAGES, N_, Words, say, words

SIDES: tuple[tuple[Side, str], ...] = (("was", N_("was")), ("mine", N_("mine")), ("theirs", N_("theirs")))


def saved_with_theirs(
    call: Call, workspace: Workspace, records: Sequence[Record], act: Words, uuid: str
) -> Saved:
    """As `Workspace.save`. Raises Stale where both changed one field and nobody can be asked; what collides is said."""
    while True:
        try:
            return workspace.save(*records, act=act, uuid=uuid)
        except Stale as stale:
            merged = {one.mine.id: _merged(call, workspace, one, stale) for one in stale.conflicts}
            records = [merged.get(record.id, record) for record in records]


def _merged(call: Call, workspace: Workspace, conflict: Conflict, stale: Stale) -> Record:
    merging = ThreeWayMerge(conflict)
    reader = reader_for(workspace, conflict.mine.project_id, call.session.language)
    if merging.undecided and not can_ask(call):
        for field in merging.disputed:
            for line in _versions(call, reader, conflict, field):
                remark(call, line)
        raise stale
    for field in merging.disputed:
        print_lines(_versions(call, reader, conflict, field))
        merging.sides[field.name] = _chosen(call, field)
    theirs = tuple(words(field.title) for field, side in merging.one_sided if side == "theirs")
    if theirs:
        remark(
            call,
            words(N_("saved, together with what others changed in the meantime: {fields}"), fields=theirs),
        )
    return merging.merged


def _versions(call: Call, reader: Reader, conflict: Conflict, field: Field) -> Iterator[str]:
    """The field as it was, mine, and theirs with who changed it, when."""
    values = (conflict.base, conflict.mine, conflict.theirs)
    for (side, word), record in zip(SIDES, values, strict=True):
        value = reader.show(field, getattr(record, field.name)) or "-"
        by = conflict.by(field.name) if side == "theirs" else None
        line = words(
            N_("{field}, {side}: {value} ({by})") if by is not None else N_("{field}, {side}: {value}"),
            field=Words(field.title), side=Words(word), value=value, by=by or "",
        )  # fmt: skip
        yield clean_line(say(line, call.session.language))


def _chosen(call: Call, field: Field) -> Side:
    """Asked until it is one of them; whoever stops answering lets theirs stand."""
    question = words(N_("{field}: mine, theirs or as it was? (m/t/w)"), field=Words(field.title))
    while typed := fold(answered(call, question)):
        for side, word in SIDES:
            if typed in {side, side[0], *(fold(say(word, tongue)) for tongue in LANGUAGES)}:
                return side
    return "theirs"
