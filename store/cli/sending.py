"""Registers for others: `export`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from store.cli.forms import BINARY, FORMS, MARK, WITH_COLUMNS, Asked
from store.cli.kinds import kind_meant
from store.cli.parser import Call, Parser
from store.cli.printing import remark, tell
from store.cli.problems import NotAllowed, Trouble, UsageProblem
from store.cli.projects import project_meant, project_named
from store.disk.workspace import Workspace
from store.records import Project, SavedMapping
from store.records.mapping import read_pairs
from store.values.record import ProjectRecord, Record
from store.values.text import fold
from store.values.words import N_, Words, words

RAID = "raid"
"""A mapping for a log whose rows are of several kinds."""


def export_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`export KIND [FILE]`."""
    parser.word("kind", N_("risk, issue, milestone, action, person, stakeholder …"))
    parser.word("file", N_("where to write it; its ending says in which form; without it CSV is printed"))
    parser.project()
    parser.flag("--format", "|".join(FORMS), N_("in which form, when no file's ending says it"))
    parser.flag("--mapping", "NAME", N_("only the columns of this saved mapping, under their names there"))
    parser.flag("--output", "FILE", N_("the same as FILE; - prints it"), short="-o")


def export(call: Call) -> int:
    """Write a register, whole or not at all."""
    options = call.options
    if not options.kind:
        raise UsageProblem(words(N_("which kind? forewarn export risk FILE --project CODE")))
    meant = kind_meant(options.kind)
    if meant.kind.home == "private":
        sentence = N_("{kind} are yours alone and are not exported; forewarn list {name} shows them")
        raise NotAllowed(words(sentence, kind=Words(meant.plural), name=meant.kind.kind))
    target = _target(options.file, options.output)
    form = _form(options.format, target)
    if options.mapping and form not in WITH_COLUMNS:
        raise UsageProblem(words(N_("--mapping names columns, and {form} has none"), form=form))
    with call.session.workspace() as workspace:
        project = _project(workspace, meant.kind, options.project)
        pairs = _pairs(workspace, meant.kind, options.mapping) if options.mapping else ()
        sent = FORMS[form](workspace, Asked(meant, project, pairs, call.session.language))
    for note in sent.notes:
        remark(call, note)
    if target is None:
        _print(sent.content, form)
        return 0
    from store.exchange.output import writing

    with writing(target) as file:
        file.write(sent.content)
    tell(call, words(N_("{n} written to {path}"), n=sent.n, path=str(target)))
    return 0


COMMANDS = {"export": (export_flags, export)}


def _target(file: str | None, output: str | None) -> Path | None:
    """None: it is printed."""
    if file and output:
        raise UsageProblem(words(N_("{one} and {other}: one file will do"), one=file, other=output))
    named = file or output
    return Path(named).expanduser() if named and named != "-" else None


def _form(typed: str | None, target: Path | None) -> str:
    if target is not None and not typed and not target.suffix:
        sentence = N_("{path} has no ending that says the form; add --format with one of: {forms}")
        raise UsageProblem(words(sentence, path=str(target), forms=tuple(FORMS)))
    form = fold(typed) if typed else target.suffix.casefold().lstrip(".") if target else "csv"
    if form not in FORMS:
        sentence = N_('"{form}" is no form to write; there are {forms}, as in --format csv')
        raise UsageProblem(words(sentence, form=form, forms=tuple(FORMS)))
    return form


def _project(workspace: Workspace, kind: type[Record], code: str | None) -> Project | None:
    return (
        project_meant(workspace, code) if issubclass(kind, ProjectRecord) else project_named(workspace, code)
    )


def _pairs(workspace: Workspace, kind: type[Record], name: str) -> Sequence[str]:
    """The lines `field=column` of a saved mapping."""
    mappings = [one for one in workspace.live(SavedMapping) if one.for_kind in (kind.kind, RAID)]
    found = [one for one in mappings if fold(one.name) == fold(name)]
    if not found:
        names = tuple(one.name for one in mappings)
        sentence = (
            N_("no mapping {name} for {kind}; there are: {names}")
            if names
            else N_("no mapping {name} for {kind}; forewarn add mapping makes one")
        )
        raise Trouble(words(sentence, name=name, kind=kind.kind, names=names))
    best = next((one for one in found if one.for_kind == kind.kind), found[0])
    return [f"{field}={column}" for field, column in read_pairs(best.pairs)]


def _print(content: bytes, form: str) -> None:
    """To a pipe as it would be in a file; to a terminal without the mark that only spreadsheets want."""
    at_terminal = sys.stdout.isatty()
    if at_terminal and form in BINARY:
        raise UsageProblem(words(N_("{form} is nothing to read on a terminal; name a file"), form=form))
    sys.stdout.flush()
    sys.stdout.buffer.write(content.removeprefix(MARK) if at_terminal else content)
    sys.stdout.flush()
