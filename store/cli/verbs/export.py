"""Registers for others: `export`."""

import re
from collections.abc import Sequence
from pathlib import Path

from store.cli.console import remark
from store.cli.parser import Call, Parser
from store.cli.parts.export_formats import FORMATS, WITH_COLUMNS, Asked, formats_of
from store.cli.parts.export_like import TEXT_TABLE, like_file, like_log_file
from store.cli.parts.kind_words import NamedKind, kind_named, kind_or_none
from store.cli.parts.outlet import Outlet, outlet, output_flags
from store.cli.parts.project_named import one_project, project_named
from store.disk.workspace import Workspace
from store.exchange.formats import WORKBOOK, ending_of
from store.exchange.tables.other_files import ZIP
from store.exchange.tables.sheet import read_file
from store.records import Project, SavedMapping
from store.records.mapping import read_pairs
from store.trouble import NotAllowed, Trouble, UsageProblem
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line, fold
from store.values.words import N_, Words, words

RAID = "raid"
"""A mapping for a log whose rows are of several kinds."""


def export_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`export KIND [FILE]`."""
    parser.word("kind", N_("risk, issue, milestone, action, person, stakeholder …; raid with --like"))
    parser.word("file", N_("the file to write; its extension decides the format; without it, prints CSV"))
    parser.project()
    parser.flag(
        "--like",
        "FILE",
        N_("give this workbook or CSV file back with our values: its columns, order, words and look"),
    )
    parser.flag("--mapping", "NAME", N_("only the columns of this saved mapping, with its titles"))
    output_flags(parser, FORMATS)


def export(call: Call) -> int:
    """Write a register, whole or not at all."""
    options = call.options
    if not options.kind:
        raise UsageProblem(words(N_("which kind? forewarn export risk FILE --project CODE")))
    if (
        options.file is None
        and kind_or_none(options.kind) is None
        and ending_of(call.session.file(options.kind))
    ):
        options.kind, options.file = _kind_of_file(options.kind), options.kind
    if fold(options.kind) == RAID:
        if not options.like:
            sentence = N_("a log of several kinds is written in the form of one: {command}")
            raise UsageProblem(words(sentence, command="forewarn export raid FILE --like LOG"))
        return _like(call, None, call.session.file(options.like))
    meant = kind_named(options.kind)
    if meant.kind.home == "private":
        sentence = N_("{kind} are visible only to you and are not exported; forewarn list {name} shows them")
        raise NotAllowed(words(sentence, kind=Words(meant.plural), name=meant.kind.kind))
    if options.like:
        return _like(call, meant, call.session.file(options.like))
    out = _outlet(call, meant.kind)
    if options.mapping and out.format not in WITH_COLUMNS:
        raise UsageProblem(words(N_("--mapping names columns, and {form} has none"), form=out.format.name))
    with call.session.workspace() as workspace:
        project = _project(workspace, meant.kind, options.project)
        pairs = _pairs(workspace, meant.kind, options.mapping) if options.mapping else ()
        sent = FORMATS[out.format](workspace, Asked(meant, project, pairs, call.session.language))
    for note in sent.notes:
        remark(call, note)
    out.send(call, sent.content, words(N_("{n} written to {path}"), n=sent.n, path=str(out.path)))
    return 0


COMMANDS = {"export": (export_flags, export)}


def _kind_of_file(file: str) -> str:
    """`risks.csv` is of risks, `ERP-risks-2026.xlsx` too. Raises UsageProblem where the name says no kind."""
    for word in map(str, re.findall(r"[^\W\d_]+", Path(file).stem)):
        if kind_or_none(word) is not None:
            return word
    sentence = N_("which kind goes into {file}? forewarn export risk {file}")
    raise UsageProblem(words(sentence, file=clean_line(file)))


def _like(call: Call, meant: NamedKind | None, file: Path) -> int:
    """Somebody's register with our values, in the format that it has; without `meant` a log of several kinds."""
    from store.exchange.columns.column_mapping import OptionProblem

    options = call.options
    if options.mapping:
        raise UsageProblem(
            words(N_("--like takes the columns of a file and --mapping those of a name: give one of them"))
        )
    data = read_file(file)
    form = WORKBOOK if data.startswith(ZIP) else TEXT_TABLE
    out = outlet(call, (form,), options.file)
    with call.session.workspace() as workspace:
        language = call.session.language
        try:
            if meant is None:
                sent = like_log_file(workspace, one_project(workspace, options.project), language, file, data)
            else:
                project = _project(workspace, meant.kind, options.project)
                sent = like_file(workspace, Asked(meant, project, (), language), file, data)
        except OptionProblem as problem:
            raise UsageProblem(problem.words) from None
    for note in sent.notes:
        remark(call, note)
    out.send(call, sent.content, words(N_("{n} written to {path}"), n=sent.n, path=str(out.path)))
    return 0


def _outlet(call: Call, kind: type[Record]) -> Outlet:
    """Of all formats, so that a calendar of risks is answered by what a calendar takes; where there is none, by those
    that this register has."""
    try:
        return outlet(call, FORMATS, call.options.file)
    except UsageProblem:
        return outlet(call, formats_of(kind), call.options.file)


def _project(workspace: Workspace, kind: type[Record], code: str | None) -> Project | None:
    return one_project(workspace, code) if issubclass(kind, ProjectRecord) else project_named(workspace, code)


def _pairs(workspace: Workspace, kind: type[Record], name: str) -> Sequence[str]:
    """The lines `field=column` of a saved mapping."""
    mappings = [one for one in workspace.live(SavedMapping) if one.for_kind in (kind.kind, RAID)]
    found = [one for one in mappings if fold(one.name) == fold(name)]
    if not found:
        names = tuple(one.name for one in mappings)
        sentence = (
            N_("no mapping {name} for {kind}; available: {names}")
            if names
            else N_("no mapping {name} for {kind}; forewarn add mapping makes one")
        )
        raise Trouble(words(sentence, name=name, kind=kind.kind, names=names))
    best = next((one for one in found if one.for_kind == kind.kind), found[0])
    return [f"{field}={column}" for field, column in read_pairs(best.pairs)]
