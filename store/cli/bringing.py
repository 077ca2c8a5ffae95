"""Bringing in what exists already: `import KIND FILE`, `import calendar FILE`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.cli.kinds import KindMeant, kind_meant
from store.cli.parser import Call, Parser, terminal_width
from store.cli.printing import print_lines, tell
from store.cli.problems import Trouble, UsageProblem
from store.cli.projects import project_meant
from store.cli.wanting import wanted
from store.disk.workspace import Workspace
from store.records import CalendarDays, Person, Record
from store.values.words import N_, Words, words

if TYPE_CHECKING:
    from store.exchange.plan import Plan

ORDERS = ("dmy", "mdy")


def import_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`import KIND FILE`."""
    parser.word("kind", N_("risk, milestone, action, person, stakeholder, or calendar"))
    parser.word("file", N_("a CSV file; a calendar is an .ics or a TOML file"))
    parser.project()
    parser.repeated(
        "--map", "FIELD=COLUMN", N_("which column is which field: name=First+Last; may be repeated")
    )
    parser.flag("--dates", "dmy|mdy", N_("what comes first in dates such as 05/06: day or month"))
    parser.switch("--dry-run", N_("show what would happen, save nothing"))
    parser.switch("--yes", N_("save without asking"))


def import_(call: Call) -> int:
    """Show what would come in, then save it when that is wanted."""
    options = call.options
    if not options.kind or not options.file:
        raise UsageProblem(words(N_("what comes from where? forewarn import KIND FILE --project CODE")))
    if options.dry_run and options.yes:
        raise UsageProblem(words(N_("--dry-run saves nothing and --yes saves: give one of them")))
    if options.dates not in (None, *ORDERS):
        raise UsageProblem(words(N_("--dates is dmy or mdy")))
    meant = kind_meant(options.kind)
    if meant.implied:
        sentence = N_("{kind} come in with: forewarn import {name} FILE")
        raise UsageProblem(words(sentence, kind=Words(meant.plural), name=meant.kind.kind))
    file = Path(options.file).expanduser()
    if meant.kind is CalendarDays:
        from store.cli.calendars import bring

        return bring(call, file)
    return _register(call, meant, file)


COMMANDS = {"import": (import_flags, import_)}


def _register(call: Call, meant: KindMeant, file: Path) -> int:
    from store.exchange.preview import preview_lines

    with call.session.workspace() as workspace:
        plan = _plan(call, workspace, meant.kind, file)
        print_lines(preview_lines(plan, call.session.language, terminal_width(100)))
        if plan.asks:
            raise UsageProblem(plan.asks[0])
        counts = plan.counts
        coming, told = counts["new"] + counts["changed"], {"rejected": counts["rejected"]}
        if coming:
            if wanted(call, coming):
                plan.save(workspace)
                sentence = N_("{n} saved, {rejected} rejected; forewarn undo takes them back")
                tell(call, words(sentence, n=coming, **told))
        elif counts["unchanged"]:
            sentence = N_("nothing to save: {n} unchanged, {rejected} rejected")
            tell(call, words(sentence, n=counts["unchanged"], **told))
        else:
            raise Trouble(words(N_("nothing can be saved: {rejected} rejected"), **told))
    return 0


def _plan(call: Call, workspace: Workspace, kind: type[Record], file: Path) -> "Plan":
    """What the file would bring. Raises UsageProblem for an option that does not do."""
    from store.exchange.mapping import OptionProblem
    from store.exchange.register import plan_import

    options = call.options
    # People belong to no project.
    project = None if kind is Person else project_meant(workspace, options.project)
    how = {"maps": options.map, "dates": options.dates or "", "language": call.session.language}
    try:
        return plan_import(workspace, kind, file, project=project, **how)
    except OptionProblem as problem:
        raise UsageProblem(problem.words) from None
