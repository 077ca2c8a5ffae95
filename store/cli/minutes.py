"""What a meeting came to: `minutes`."""

from collections.abc import Sequence
from pathlib import Path

from store.cli.meant import record_meant
from store.cli.parser import Call, Parser
from store.cli.printing import print_lines, tell
from store.cli.problems import UsageProblem
from store.exchange.minutes import FORMATS
from store.exchange.output import write_file
from store.queries.minutes import minutes as minutes_of
from store.records import Meeting
from store.values.record import AUDIENCES
from store.values.words import N_, words


def minutes_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`minutes MEETING`."""
    parser.word("meeting", N_("its id or its title"), many=True)
    parser.project(N_("the project's code, where two projects have a meeting of that title"))
    parser.flag("--format", "md|message", N_("Markdown, or plain text to paste into a message"))
    parser.flag("--audience", "client|sponsor|internal", N_("only what they may read of"))
    parser.flag("--output", "FILE", N_("where to write it; - or nothing: here"), short="-o")


def minutes(call: Call) -> int:
    """Print the minutes, or write them to a file; a private line is never among them."""
    options = call.options
    form, audience = options.format or "md", options.audience
    if form not in FORMATS:
        raise UsageProblem(words(N_("{flag} is one of: {choices}"), flag="--format", choices=tuple(FORMATS)))
    if audience is not None and audience not in AUDIENCES:
        raise UsageProblem(
            words(N_("{flag} is one of: {choices}"), flag="--audience", choices=tuple(AUDIENCES))
        )
    if not options.meeting:
        raise UsageProblem(
            words(N_("of which meeting? forewarn minutes TITLE; forewarn list meeting names them"))
        )
    typed = options.meeting
    with call.session.workspace() as workspace:
        by_id = len(typed) == 1 and typed[0].lstrip("#").isdigit()
        record = record_meant(workspace, typed if by_id else [Meeting.kind, *typed], options.project)
        if not isinstance(record, Meeting):
            raise UsageProblem(words(N_("{name} is no meeting"), name=record.label or typed[0]))
        text = FORMATS[form](minutes_of(workspace, record, audience), call.session.language)
    if options.output in (None, "-"):
        print_lines(text.splitlines())
    else:
        write_file(path := Path(options.output).expanduser(), text)
        tell(call, words(N_("written to {path}"), path=str(path)))
    return 0


COMMANDS = {"minutes": (minutes_flags, minutes)}
