"""Somebody's RAID log with our current values: the rows of each kind where they stand, new ones below their table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.exports.like_rows import Cell, Like, LikeRows, shifted
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.raid import KIND_OF, Log
from store.exchange.imports.register_import import LogPart, read_raid
from store.exchange.tables.sheet_grid import SheetRow, number_in_sheet
from store.records import Project, Risk
from store.values.record import Record
from store.values.words import N_, NN_, Words, words

Cells = dict[int, Cell]


def like_log(
    workspace: Workspace,
    path: Path,
    records: Sequence[Record],
    *,
    project: Project,
    language: str,
) -> tuple[LikeRows, ...]:
    """What `records` of a log's kinds make of each of its tables. Raises SheetProblem and OptionProblem as an import.

    A record that no row is about goes below the rows of its kind, an issue below the issues; one of a kind that the
    log has no rows of is not written, and that is said.
    """
    read = read_raid(workspace, path, project, Options(language=language))
    by_log = [(log, [part for part in read.parts if part.log is log]) for log in read.book.logs]
    likes = {id(part): Like(part.importer) for part in read.parts}
    here = {id for like in likes.values() for id in like.here}
    new = [record for record in records if record.id not in here]
    tables: list[LikeRows] = []
    for log, parts in by_log:
        taken = [record for record in new if _kind_in(log, record)]
        new = [record for record in new if record not in taken]
        tables.append(_table(log, [(part, likes[id(part)]) for part in parts], taken, project))
    first, *others = tables
    return (replace(first, notes=(*first.notes, *_left(new))), *others)


def _kind_in(log: Log, record: Record) -> str:
    """What the record is among the rows of a log; empty where it has none of its kind."""
    kinds = (
        kind
        for kind in log.words
        if KIND_OF[kind] is type(record) and kind not in ("assumption", "dependency")
    )
    return next(
        (kind for kind in kinds if not isinstance(record, Risk) or (kind == "issue") is _is_issue(record)), ""
    )


def _is_issue(record: Record) -> bool:
    return isinstance(record, Risk) and record.state == "occurred"


def _left(records: Iterable[Record]) -> list[Words]:
    def plural(record: Record) -> str:
        return N_("Issues") if _is_issue(record) else type(record).plural

    sentence = NN_(
        "{kind}: {n} is not written, for the log has no rows of that kind",
        "{kind}: {n} are not written, for the log has no rows of that kind",
    )
    return [
        words(sentence, kind=Words(kind), n=len(list(same)))
        for kind, same in groupby(sorted(records, key=plural), plural)
    ]


def _table(
    log: Log, parts: Sequence[tuple[LogPart, Like]], new: Sequence[Record], project: Project
) -> LikeRows:
    changed: dict[int, Mapping[int, Cell]] = {}
    added: list[Cells] = []
    counted = max((like.last_count for _, like in parts), default=0)
    for part, like in parts:
        for row in like.rows:
            before = like.before.get(row.number)
            if before is not None and (cells := like.changes(row, before)):
                changed[number_in_sheet(row.number)] = _placed(cells, part)
        if part.importer.project is None or part.importer.project.id == project.id:
            for record in new:
                if type(record) is part.importer.kind:
                    counted += 1
                    cells = _placed(like.row_of(record, counted), part)
                    added.append(cells | _said_beside(part, _kind_in(log, record), project))
    rows = tuple(SheetRow(number_in_sheet(row.number), row.cells) for row in log.sheet.rows)
    notes = dict.fromkeys(note for _, like in parts for note in like.notes)
    return LikeRows(replace(log.sheet, rows=rows), changed, tuple(added), tuple(notes))


def _placed(cells: Mapping[int, Cell], part: LogPart) -> Cells:
    """Columns as the file has them, with those of the projects and of the kinds."""
    return dict(shifted(shifted(cells, part.parted.place), part.log.place))


def _said_beside(part: LogPart, kind: str, project: Project) -> Cells:
    """The project and the kind of a new row, where columns say them."""
    code = {} if part.parted.place is None else {part.parted.place: Cell(project.code, project.code)}
    cells = dict(shifted(code, part.log.place))
    if part.log.place is not None:
        cells[part.log.place] = Cell(part.log.words[kind], part.log.words[kind])
    return cells
