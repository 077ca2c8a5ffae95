"""Who takes over what hangs on somebody who leaves, on the command line: by flag, or by answer."""

from collections.abc import Sequence

from store.acts.hand_over import HandOver, hand_over, refused, taken_over
from store.cli.console import print_lines, remark, table, tell
from store.cli.parser import Call, Parser, at_terminal, terminal_width
from store.cli.parts.person_named import person_named
from store.cli.parts.prompt import answered
from store.disk.workspace import Workspace
from store.queries.people.responsibility_list import ResponsibilityLine
from store.records import Person
from store.trouble import NotAllowed, Trouble, UsageProblem
from store.values.reader import NO, YES
from store.values.record import Record
from store.values.short_date import show_date
from store.values.text import fold
from store.values.words import LANGUAGES, N_, Words, say, words

LEAVE = N_("leave")


def hand_over_flags(parser: Parser) -> None:
    """Of the commands by which somebody leaves."""
    parser.flag("--to", "NAME", N_("for a person: who takes over what they own"))
    parser.switch("--leave", N_("for a person: leave what they own as it is"))


def successor(call: Call, workspace: Workspace) -> Person | None:
    """Who was named with --to. Raises UsageProblem beside --leave, Trouble for nobody or several."""
    if call.options.to and call.options.leave:
        raise UsageProblem(words(N_("--to hands over and --leave leaves: give one of them")))
    return person_named(workspace, call.options.to) if call.options.to else None


def handed_over(
    call: Call, workspace: Workspace, asked: HandOver, to: Person | None
) -> tuple[Record, ...] | None:
    """What they own as it becomes; None when nothing shall happen after all. Raises NotAllowed where nobody can
    be asked."""
    if call.options.leave:
        return ()
    print_lines(_listed(asked.lines, call.session.language))
    if to is None:
        if not at_terminal():
            sentence = N_("{name} still owns {n}: --to NAME hands them over, --leave leaves them as they are")
            raise NotAllowed(words(sentence, n=len(asked.lines), name=asked.person.name))
        goes, to = _asked(call, workspace)
        if to is None:
            return () if goes else None
    return _taken_over(asked, to)


def seat_flags(parser: Parser) -> None:
    """Of the command that may say that somebody leaves a seat."""
    hand_over_flags(parser)
    parser.flag("--offers", "yes|no", N_("for a vacated seat: whether to create the issue and the ask"))


def left_with_seat(call: Call, workspace: Workspace, asked: HandOver | None) -> tuple[Record, ...] | None:
    """What is saved with a seat that is left: what was wanted by flag; what was not is said beside the output. None
    where nobody leaves one; UsageProblem if there are such flags all the same."""
    options, to = call.options, successor(call, workspace)
    if asked is None:
        if to is not None or options.leave or options.offers:
            raise UsageProblem(words(N_("--to, --leave and --offers are for a seat that somebody leaves")))
        return None
    wanted = fold(options.offers or "")
    if wanted and wanted not in (*YES, *NO):
        raise UsageProblem(words(N_("--offers is yes or no")))
    if asked.lines and to is None and not options.leave:
        stay = N_("{name} still owns {n}, left as they are: {names}; --to NAME hands them over")
        names = tuple(line.name for line in asked.lines)
        remark(call, words(stay, n=len(asked.lines), name=asked.person.name, names=names))
    if asked.offers and not wanted:
        offered = tuple(words(N_("{what} ({name})"), what=o.what, name=o.record.label) for o in asked.offers)
        remark(call, words(N_("offered with it: {offers}; --offers yes makes them"), offers=offered))
    made = frozenset(offer.record.id for offer in asked.offers if wanted in YES)
    return hand_over(asked, {}, made) if to is None else _taken_over(asked, to, made)


def _taken_over(asked: HandOver, to: Person, made: frozenset[int] = frozenset()) -> tuple[Record, ...]:
    if (why := refused(asked, to.id)) is not None:
        raise Trouble(why)
    return hand_over(asked, taken_over(asked, to.id), made)


def _asked(call: Call, workspace: Workspace) -> tuple[bool, Person | None]:
    """Whether to go on, and who takes over; nobody: all stays as it is."""
    question = words(
        N_("Who takes them over? A name; {leave}: leave them as they are; Enter: archive nothing."),
        leave=Words(LEAVE),
    )
    while typed := answered(call, question):
        if fold(typed) in {fold(say(LEAVE, language)) for language in LANGUAGES}:
            return True, None
        try:
            return True, person_named(workspace, typed)
        except Trouble as problem:
            tell(call, problem.words)
    return False, None


def _listed(lines: Sequence[ResponsibilityLine], language: str) -> Sequence[str]:
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
