"""What a meeting came to: `minutes`."""

from collections.abc import Sequence

from store.cli.parser import Call, Parser
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.record_named import record_named
from store.exchange.papers.minutes_text import MINUTES, minutes_paper
from store.queries.meeting.minutes_data import minutes as minutes_of
from store.records import Meeting
from store.trouble import UsageProblem
from store.values.record import AUDIENCES
from store.values.words import N_, words


def minutes_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`minutes MEETING`."""
    parser.word("meeting", N_("its id or its title"), many=True)
    parser.project(N_("the project's code, if two projects have a meeting with that title"))
    parser.flag("--audience", "client|sponsor|internal", N_("only what they may read of"))
    output_flags(parser, MINUTES)


def minutes(call: Call) -> int:
    """Print the minutes, or write them to a file; a private line is never among them."""
    options, audience = call.options, call.options.audience
    out = outlet(call, MINUTES)
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
        record = record_named(workspace, typed if by_id else [Meeting.kind, *typed], options.project)
        if not isinstance(record, Meeting):
            raise UsageProblem(words(N_("{name} is not a meeting"), name=record.label or typed[0]))
        paper = minutes_paper(minutes_of(workspace, record, audience), call.session.language)
    out.send(call, MINUTES[out.format](paper))
    return 0


COMMANDS = {"minutes": (minutes_flags, minutes)}
