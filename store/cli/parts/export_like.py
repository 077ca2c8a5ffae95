"""A register in the form of a file that somebody sent: their columns, words and look with our values."""

from functools import partial
from pathlib import Path

from store.cli.parts.export_formats import Asked, Sent
from store.cli.parts.temporary_folder import temporary_folder
from store.disk.workspace import Workspace
from store.exchange.formats import CSV
from store.queries.register_rows import register
from store.values.words import NN_, Words, words

TEXT_TABLE = CSV._replace(endings=(".csv", ".tsv", ".txt"), mark=b"")
"""A file of text brings its own mark."""


def like_file(workspace: Workspace, asked: Asked, file: Path, data: bytes) -> Sent:
    """The bytes of the file with our values; `data`: those that it has now. Raises SheetProblem and OptionProblem."""
    from store.exchange.exports.like_csv import like_csv
    from store.exchange.exports.like_rows import like_rows
    from store.exchange.exports.like_workbook import like_workbook
    from store.exchange.imports.register_import import ISSUE
    from store.exchange.vocabulary.titles import knows

    meant, place = asked.meant, asked.project.id if asked.project else None
    records = list(register(workspace, meant.kind, place, having=meant.implied))
    called = ISSUE if meant.name == ISSUE else ""
    rows = like_rows(
        workspace, meant.kind, file, records, project=asked.project, language=asked.language, called=called
    )
    if rows.sheet.name:
        content, notes = like_workbook(data, rows)
    else:
        content, notes = like_csv(data, rows, partial(knows, meant.kind))
    counts = words(
        NN_(
            "{n} row changed, {added} added, the others as they were",
            "{n} rows changed, {added} added, the others as they were",
        ),
        n=len(rows.changed),
        added=len(rows.added),
    )
    return Sent(
        content,
        len(records),
        (counts, *rows.notes, *notes, *_read_again(workspace, asked, file, content, called)),
    )


def _read_again(
    workspace: Workspace, asked: Asked, file: Path, content: bytes, called: str
) -> tuple[Words, ...]:
    """What the rows say that would not come back as they are: a scale that the remaining numbers do not show."""
    from store.exchange.imports.incoming_file import Options
    from store.exchange.imports.register_import import plan_import

    options = Options(language=asked.language)
    with temporary_folder("forewarn-like-") as folder:
        written = folder / file.name
        written.write_bytes(content)
        plan = plan_import(
            workspace, asked.meant.kind, written, project=asked.project, options=options, called=called
        )
    if not (n := plan.counts["changed"] + sum(bool(row.kept) for row in plan.of("unchanged"))):
        return ()
    sentence = NN_(
        "{n} row would be read otherwise than it is here: name the scale in the title, as in Impact (1-5)",
        "{n} rows would be read otherwise than they are here: name the scale in the title, as in Impact (1-5)",
    )
    return (words(sentence, n=n),)
