"""Putting records away: `archive`. Of a person, with what hangs on them."""

from collections.abc import Sequence
from dataclasses import replace

from store.cli.asking import answered
from store.cli.meant import record_meant
from store.cli.parser import Call, Parser, at_terminal, terminal_width
from store.cli.people import person_meant
from store.cli.printing import print_lines, table, tell
from store.cli.problems import NotAllowed, Trouble, UsageProblem
from store.disk.workspace import Workspace
from store.queries.hanging import HangingLine, hanging_on
from store.queries.reference import name_of
from store.queries.situation import day_of
from store.records import Person, Project, Stakeholder
from store.rules.hanging import CLOSE, Answer, settled
from store.rules.saying import kind_and_day
from store.values.dateshow import show_date
from store.values.record import Record
from store.values.text import fold
from store.values.words import LANGUAGES, N_, Words, bare, say, words

LEAVE = N_("leave")


def archive_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`archive REF`."""
    parser.word("ref", N_("a code (R-14), an id, or a kind and a name (person Chen)"), many=True)
    parser.project(N_("the project's code, where two projects have the same code"))
    parser.flag("--to", "NAME", N_("of a person: who takes over what hangs on them"))
    parser.switch("--leave", N_("of a person: leave what hangs on them as it is"))


def archive(call: Call) -> int:
    """Put a record away; undo brings it back."""
    options = call.options
    if options.to and options.leave:
        raise UsageProblem(words(N_("--to hands over and --leave leaves: give one of them")))
    with call.session.workspace() as workspace:
        record = record_meant(workspace, options.ref, options.project)
        if record.written_by:
            raise NotAllowed(words(record.written_by))
        name = bare(name_of(workspace, record)) or kind_and_day(record)
        if record.archived:
            tell(call, words(N_("{name}: was put away before"), name=name))
            return 0
        along = _along(call, workspace, record, name)
        if along is None:
            tell(call, words(N_("nothing was put away")))
            return 0
        workspace.save(replace(record, archived=True), *along, act=words(N_("archive {name}"), name=name))
        tell(call, words(N_("{name}: put away; forewarn undo brings it back"), name=name))
        return 0


COMMANDS = {"archive": (archive_flags, archive)}


def _along(call: Call, workspace: Workspace, record: Record, name: str | Words) -> tuple[Record, ...] | None:
    """What hangs on a person as it becomes; None when nothing shall happen after all."""
    if not isinstance(record, Person | Stakeholder):
        return ()
    person = record.id if isinstance(record, Person) else record.person
    lines = hanging_on(workspace, person, project=record.project_id, without={record.id})
    to = person_meant(workspace, call.options.to) if call.options.to else None
    if not lines or call.options.leave:
        return ()
    print_lines(_listed(lines, call.session.language))
    if to is None:
        if not at_terminal():
            sentence = N_("{n} hang on {name}: --to NAME hands them over, --leave leaves them as they are")
            raise NotAllowed(words(sentence, n=len(lines), name=name))
        goes, to = _asked(call, workspace)
        if to is None:
            return () if goes else None
    if to.id == person:
        raise Trouble(words(N_("{name} is the one who leaves"), name=name))
    project = workspace.get(Project, record.project_id) if record.project_id is not None else None
    today = day_of(workspace, project).date
    answers = [(line.hanging, CLOSE if line.hanging.is_part else Answer("new", to.id)) for line in lines]
    return settled(person, answers, today, today)


def _asked(call: Call, workspace: Workspace) -> tuple[bool, Person | None]:
    """Whether to go on, and who takes over; nobody: all stays as it is."""
    question = words(
        N_("Who takes them over? A name; {leave}: they stay as they are; Enter: nothing is put away."),
        leave=Words(LEAVE),
    )
    while typed := answered(call, question):
        if fold(typed) in {fold(say(LEAVE, language)) for language in LANGUAGES}:
            return True, None
        try:
            return True, person_meant(workspace, typed)
        except Trouble as problem:
            tell(call, problem.words)
    return False, None


def _listed(lines: Sequence[HangingLine], language: str) -> Sequence[str]:
    """A line for each thing that hangs on them."""
    rows = [
        (
            "  " + say(line.what, language),
            line.name,
            line.project,
            show_date(line.due, language) if line.due else "",
        )
        for line in lines
    ]
    return list(table(rows, flex=1, width=terminal_width(100)))
