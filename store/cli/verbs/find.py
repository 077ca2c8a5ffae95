"""Looking for a text: `find`."""

from collections.abc import Iterator, Sequence
from typing import Any

from store.cli.console import print_json, print_lines, remark, table
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.json_records import SCHEMA, records_in
from store.cli.parts.project_named import project_named
from store.disk.workspace import Workspace
from store.queries.search_results import Finds, Found, find
from store.records.names import kind_of
from store.trouble import UsageProblem
from store.values.width import cut
from store.values.words import N_, say, words

WIDEST = 60
"""Cells of a name; some records are called by a long sentence."""


def find_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`find TEXT`."""
    parser.word("text", N_("words, word prefixes, a code (R-14) or pinyin initials of a name"), many=True)
    parser.project(N_("records of this project come first"))
    parser.json()


def find_(call: Call) -> int:
    """What holds every word of the text; private notes stay on your screen."""
    options, text = call.options, " ".join(call.options.text)
    if not text.strip():
        raise UsageProblem(words(N_("what to look for? forewarn find price list")))
    with call.session.workspace() as workspace:
        project = project_named(workspace, options.project)
        found = find(workspace, text, project=project.id if project else None)
        if options.json:
            print_json(
                {"schema": SCHEMA, "typed": text, "more": found.more, "found": _documents(workspace, found)}
            )
        elif found.lines:
            print_lines(_lines(found, call.session.language))
            if found.more:
                remark(
                    call,
                    words(N_("these are the first {n}; add a word to narrow it down"), n=len(found.lines)),
                )
        else:
            remark(call, words(N_('nothing contains "{text}"'), text=text))
    return 0


COMMANDS = {"find": (find_flags, find_)}


def _lines(found: Finds, language: str) -> Iterator[str]:
    rows = [
        (
            say(kind_of(line.record), language),
            line.project,
            getattr(line.record, "code", "") if line.record.kind != "project" else "",
            cut(line.name, WIDEST),
            "".join(line.piece),
        )
        for line in found.lines
    ]
    # Of a line too long for the terminal the end goes, which is the piece.
    yield from table(rows, flex=4, width=terminal_width(0) or None)


def _documents(workspace: Workspace, found: Finds) -> list[dict[str, Any]]:
    records = records_in(workspace, [line.record for line in found.lines])
    return [_document(line, record) for line, record in zip(found.lines, records, strict=True)]


def _document(line: Found, record: dict[str, Any]) -> dict[str, Any]:
    """A contact has a list of projects."""
    places = ("project", "projects")
    return {
        "kind": line.record.kind,
        "id": record["id"],
        **{name: value for name, value in record.items() if name.partition("_")[0] in places},
        "code": getattr(line.record, "code", ""),
        "name": line.name,
        "piece": "".join(line.piece),
    }
