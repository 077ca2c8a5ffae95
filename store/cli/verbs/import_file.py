"""Bringing in what exists already: `import KIND FILE`, `import calendar FILE`."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.cli.console import print_lines, remark, tell
from store.cli.parser import Call, Parser, at_terminal, terminal_width
from store.cli.parts.base_line_question import base_line, heard_flag
from store.cli.parts.import_again import again_flags, rows_left_out
from store.cli.parts.import_decisions import check_decisions, decision_flags, decisions_typed
from store.cli.parts.kind_words import kind_named, kind_or_none
from store.cli.parts.moves_of_file import approved, explained, file_moves_flags, moves_typed
from store.cli.parts.project_named import active_projects, one_project
from store.cli.parts.word_questions import explained_words
from store.disk.workspace import Workspace
from store.records import CalendarDays, Person, Project, Record
from store.trouble import DONE, ROWS_WAIT, NothingCameIn, UsageProblem
from store.values.record import own_project
from store.values.text import clean_line, fold
from store.values.words import N_, Words, words

if TYPE_CHECKING:
    from store.exchange.imports.conflicts import Decisions, Question
    from store.exchange.imports.import_plan import Plan

RAID, ISSUE = "raid", "issue"
SAVE, NOTHING = "save", "nothing"
"""What is wanted of a plan; anything else: to decide its contradictions."""


def import_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`import KIND FILE`."""
    parser.word(
        "kind", N_("risk, milestone, decision … any register; raid for a log of several kinds; or calendar")
    )
    parser.word("file", N_("an .xlsx or a CSV file; a calendar is an .ics or a TOML file"))
    parser.project()
    parser.repeated("--map", "FIELD=COLUMN", N_("map a field to a column: name=First+Last; may be repeated"))
    parser.repeated(
        "--value",
        "WORD=CHOICE",
        N_('what a word means that is not understood: "Escalated=open"; may be repeated'),
    )
    parser.flag("--mapping", "NAME", N_("use a saved column mapping"))
    parser.flag("--save-mapping", "NAME", N_("save the column mapping under this name"))
    parser.flag("--sheet", "NAME", N_("the worksheet to read (default: the one with the most known titles)"))
    parser.flag("--dates", "dmy|mdy", N_("the order in dates such as 05/06: day first or month first"))
    decision_flags(parser)
    again_flags(parser)
    file_moves_flags(parser)
    heard_flag(parser)
    parser.switch("--dry-run", N_("preview only; save nothing"))
    parser.switch("--yes", N_("save without asking"))


def import_(call: Call) -> int:
    """Show what would come in, then save it when that is wanted."""
    options = call.options
    if not options.kind:
        raise UsageProblem(words(N_("import what, from where? forewarn import KIND FILE --project CODE")))
    if options.file is None and not _is_register(options.kind):
        options.kind, options.file = _guessed(call, options.kind), options.kind
    if not options.file:
        raise UsageProblem(words(N_("import what, from where? forewarn import KIND FILE --project CODE")))
    if options.dry_run and options.yes:
        raise UsageProblem(words(N_("--dry-run saves nothing and --yes saves: give one of them")))
    check_decisions(options)
    file = call.session.file(options.file)
    if fold(options.kind) == RAID:
        return _register(call, None, file)
    meant = kind_named(options.kind)
    if meant.name == ISSUE:
        return _register(call, meant.kind, file, ISSUE)
    if meant.implied:
        sentence = N_("{kind} are imported with: forewarn import {name} FILE")
        raise UsageProblem(words(sentence, kind=Words(meant.plural), name=meant.kind.kind))
    if meant.kind is CalendarDays:
        from store.cli.verbs.manage_calendar import bring

        return bring(call, file)
    return _register(call, meant.kind, file)


COMMANDS = {"import": (import_flags, import_)}


def _is_register(word: str) -> bool:
    return fold(word) == RAID or kind_or_none(word) is not None


def _guessed(call: Call, file: str) -> str:
    """What the file most likely is, said. Raises SheetProblem for one that is no register."""
    from store.exchange.imports.register_names import likely, title_of

    first = likely(call.session.file(file), call.session.clock.today())[0]
    sentence = N_("{file} is read as: {register}; forewarn import KIND FILE says otherwise")
    remark(call, words(sentence, file=clean_line(file), register=Words(title_of(first))))
    return first


def _register(call: Call, kind: type[Record] | None, file: Path, called: str = "") -> int:
    """Rows of one kind; without `kind` those of a log of several. `called`: a register that is named otherwise."""
    from store.exchange.imports.import_choices import saved_counts

    options, register = call.options, called or (kind.kind if kind else RAID)
    decisions = decisions_typed(options, kind)
    with call.session.workspace() as workspace:
        home = _home(call, workspace)
        owner = home or next(iter(active_projects(workspace)), None)
        decisions = moves_typed(call, workspace, kind, owner.id if owner else None, decisions)
        read = partial(_plan, call, workspace, kind, file, register, home)
        if options.only or options.leave_out:
            left = rows_left_out(read(decisions, options.value), options.only, options.leave_out)
            read = partial(_plan, call, workspace, kind, file, register, home, leave_out=left)
        plan = _shown(call, read(decisions, options.value))
        today = workspace.clock.today(plan.project.zone if plan.project else "")
        values = explained_words(call, plan, options.value, today)
        if values != options.value:
            plan = _shown(call, read(decisions, values))
        if (approval := approved(call, workspace, plan, decisions)) != decisions:
            plan = _shown(call, read(decisions := approval, values))
        while (coming := plan.coming) and (answer := _confirmed(call, coming, plan.questions)) != NOTHING:
            if answer == SAVE:
                if (reason := explained(call, plan, decisions)) != decisions:
                    plan = read(reason, values)
                _with_base_line(call, workspace, plan, kind).save(workspace)
                tell(call, words(N_("{counts}; forewarn undo undoes them"), counts=saved_counts(plan)))
                break
            from store.cli.parts.conflict_dialogue import decide

            decisions = decide(call, plan.questions, decisions)
            plan = _shown(call, read(decisions, values))
        if not coming:
            _tell_nothing(call, workspace, plan)
    return ROWS_WAIT if plan.held_back else DONE


def _with_base_line(call: Call, workspace: Workspace, plan: "Plan", kind: type[Record] | None) -> "Plan":
    """The plan, with what the sponsor had heard of it."""
    if kind is Person:
        return plan
    coming = [record for row in plan.rows for record in row.records]
    projects = plan.projects or (
        (plan.project,) if plan.project else (one_project(workspace, call.options.project),)
    )
    tolds = [
        told
        for project in projects
        for told in base_line(
            call, workspace, project.id, [one for one in coming if own_project(one) in (None, project.id)]
        )
    ]
    return replace(plan, alongside=(*plan.alongside, *tolds)) if tolds else plan


def _tell_nothing(call: Call, workspace: Workspace, plan: "Plan") -> None:
    """Rows that bring nothing new. Raises NothingCameIn where none of them can come in."""
    from store.exchange.imports.import_choices import nothing_to_save

    sentence = nothing_to_save(plan)
    if not plan.counts["unchanged"]:
        raise NothingCameIn(sentence)
    tell(call, sentence)
    if plan.alongside and not call.options.dry_run:
        name = call.options.save_mapping
        act = words(N_("save mapping {name}"), name=name) if name else words(N_("teach words of registers"))
        workspace.save(*plan.alongside, act=act)
        if name:
            tell(call, words(N_("the mapping is kept as {name}"), name=name))


def _shown(call: Call, plan: "Plan") -> "Plan":
    """The plan, printed. Raises UsageProblem while it asks something that a flag answers."""
    from store.exchange.imports.import_preview import preview_lines

    print_lines(preview_lines(plan, call.session.language, terminal_width(100)))
    if plan.asks:
        raise UsageProblem(plan.asks[0])
    return plan


def _plan(
    call: Call,
    workspace: Workspace,
    kind: type[Record] | None,
    file: Path,
    called: str,
    home: Project | None,
    decisions: "Decisions",
    values: Sequence[str],
    leave_out: frozenset[int] = frozenset(),
) -> "Plan":
    """What the file would bring. Raises UsageProblem for an option that does not do."""
    from store.cli.parts.progress_bar import bar
    from store.exchange.columns.column_mapping import OptionProblem
    from store.exchange.imports.incoming_file import Options
    from store.exchange.imports.register_import import NoProject
    from store.exchange.imports.register_names import plan_called
    from store.exchange.imports.saved_mappings import maps_of, with_mapping, words_of

    options = call.options
    # People belong to no project.
    project = None if kind is Person else home
    try:
        how = Options(
            maps=options.map,
            saved=maps_of(workspace, options.mapping, called) if options.mapping else (),
            dates=options.dates or "",
            language=call.session.language,
            sheet=options.sheet or "",
            decisions=decisions,
            values=values,
            known=words_of(workspace, options.mapping, called) if options.mapping else (),
            progress=bar(),
            leave_out=leave_out,
        )
        plan = plan_called(workspace, called, file, project=project, options=how)
        return with_mapping(workspace, plan, options.save_mapping) if options.save_mapping else plan
    except NoProject:
        one_project(workspace, options.project)
        raise
    except OptionProblem as problem:
        raise UsageProblem(problem.words) from None


def _home(call: Call, workspace: Workspace) -> Project | None:
    """The named project, else the only active one; a column of the file may say the others. Raises StoreProblem for a
    code that nobody has."""
    active = active_projects(workspace)
    if call.options.project or len(active) == 1:
        return one_project(workspace, call.options.project)
    return None


def _confirmed(call: Call, coming: int, questions: Sequence["Question"] = ()) -> str:
    """By flag, by answer, or, where nobody can answer, not."""
    if call.options.yes:
        return SAVE
    if call.options.dry_run:
        tell(call, words(N_("nothing saved (--dry-run)")))
        return NOTHING
    if not at_terminal():
        tell(call, words(N_("nothing saved: not a terminal, nobody to confirm; add --yes to save")))
        return NOTHING
    from store.cli.parts.conflict_dialogue import confirmed

    answer = confirmed(call, coming, len(questions))
    if answer == NOTHING:
        tell(call, words(N_("nothing saved")))
    return answer
