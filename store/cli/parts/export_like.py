"""A register in the form of a file that somebody sent: their columns, words and look with our values."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.cli.parts.export_formats import Asked, Sent
from store.cli.parts.temporary_folder import temporary_folder
from store.disk.workspace import Workspace
from store.exchange.formats import CSV
from store.queries.register_rows import register
from store.records import Project
from store.values.words import NN_, Words, words

if TYPE_CHECKING:
    from store.exchange.exports.like_rows import LikeRows
    from store.exchange.imports.import_plan import Plan

TEXT_TABLE = CSV._replace(endings=(".csv", ".tsv", ".txt", ".md", ".markdown"), mark=b"")
"""A file of text brings its own mark."""


def like_file(workspace: Workspace, asked: Asked, file: Path, data: bytes) -> Sent:
    """The bytes of the file with our values; `data`: those that it has now. Raises SheetProblem and OptionProblem."""
    from store.exchange.exports.like_rows import like_rows
    from store.exchange.imports.incoming_file import Options
    from store.exchange.imports.register_import import ISSUE, plan_import
    from store.exchange.vocabulary.titles import knows

    meant, place = asked.meant, asked.project.id if asked.project else None
    records = list(register(workspace, meant.kind, place, having=meant.implied))
    called = ISSUE if meant.name == ISSUE else ""
    rows = like_rows(
        workspace, meant.kind, file, records, project=asked.project, language=asked.language, called=called
    )
    content, notes = _filled(data, (rows,), partial(knows, meant.kind))

    def again(written: Path) -> "Plan":
        return plan_import(
            workspace,
            meant.kind,
            written,
            project=asked.project,
            options=Options(language=asked.language),
            called=called,
        )

    return _sent(file, (rows,), content, notes, len(records), again)


def like_log_file(workspace: Workspace, project: Project, language: str, file: Path, data: bytes) -> Sent:
    """The bytes of a log of several kinds with our values; raises as `like_file`."""
    from store.exchange.exports.like_log import like_log
    from store.exchange.imports.incoming_file import Options
    from store.exchange.imports.register_import import LOGGED, known_in_logs, plan_raid

    records = [record for kind in LOGGED for record in register(workspace, kind, project.id)]
    tables = like_log(workspace, file, records, project=project, language=language)
    content, notes = _filled(data, tables, known_in_logs)

    def again(written: Path) -> "Plan":
        return plan_raid(workspace, written, project=project, options=Options(language=language))

    return _sent(file, tables, content, notes, len(records), again)


def _filled(
    data: bytes, tables: "Sequence[LikeRows]", known: Callable[[str], bool]
) -> tuple[bytes, tuple[Words, ...]]:
    """The file with the values of its tables, as a workbook, as text with tables in Markdown, or as CSV."""
    from store.exchange.exports.like_csv import like_csv
    from store.exchange.exports.like_markdown import is_markdown, like_markdown
    from store.exchange.exports.like_workbook import like_workbook

    if tables[0].sheet.name:
        return like_workbook(data, *tables)
    return like_markdown(data, *tables) if is_markdown(data) else like_csv(data, tables[0], known)


def _sent(
    file: Path,
    tables: "Sequence[LikeRows]",
    content: bytes,
    notes: Sequence[Words],
    n: int,
    again: "Callable[[Path], Plan]",
) -> Sent:
    """What goes out, with what was done and what would not come back as it is."""
    counts = words(
        NN_(
            "{n} row changed, {added} added, the others as they were",
            "{n} rows changed, {added} added, the others as they were",
        ),
        n=sum(len(one.changed) for one in tables),
        added=sum(len(one.added) for one in tables),
    )
    said = (note for one in tables for note in one.notes)
    return Sent(content, n, (counts, *dict.fromkeys(said), *notes, *_read_again(file, content, again)))


def _read_again(file: Path, content: bytes, again: "Callable[[Path], Plan]") -> tuple[Words, ...]:
    """What the rows say that would not come back as they are: a scale that the remaining numbers do not show."""
    with temporary_folder("forewarn-like-") as folder:
        written = folder / file.name
        written.write_bytes(content)
        plan = again(written)
    if not (n := plan.counts["changed"] + sum(bool(row.kept) for row in plan.of("unchanged"))):
        return ()
    sentence = NN_(
        "{n} row would be read otherwise than it is here: name the scale in the title, as in Impact (1-5)",
        "{n} rows would be read otherwise than they are here: name the scale in the title, as in Impact (1-5)",
    )
    return (words(sentence, n=n),)
