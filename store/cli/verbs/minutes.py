"""What a meeting came to: `minutes`."""

from collections.abc import Sequence
from datetime import date

from store.cli.console import print_json, remark
from store.cli.parser import Call, Parser
from store.cli.parts.flag_value import flag_value
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.paper_json import paper_json
from store.cli.parts.project_named import project_named
from store.cli.parts.record_named import record_named
from store.disk.workspace import Workspace
from store.exchange.papers.letter import closing
from store.exchange.papers.minutes_text import MINUTES, minutes_paper
from store.queries.meeting.meetings_met import Met, met
from store.queries.meeting.minutes_data import minutes as minutes_of
from store.queries.record_history import reader_for
from store.records import Meeting
from store.trouble import Trouble, UsageProblem
from store.values.date_display import dated
from store.values.record import AUDIENCES
from store.values.words import N_, Words, bare, words

OTHERS = 5
"""Days of a series that are named beside the latest."""


def minutes_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`minutes MEETING`."""
    parser.word("meeting", N_("its title, or its series: the latest that was held"), many=True)
    parser.project(N_("the project's code, if two projects have a meeting with that title"))
    parser.flag("--on", "DAY", N_("the one of that day"))
    parser.flag("--audience", "client|sponsor|internal", N_("only what they may read of"))
    output_flags(parser, MINUTES)
    parser.json()


def minutes(call: Call) -> int:
    """Print the minutes, or write them to a file; a private line is never among them."""
    options, audience, session = call.options, call.options.audience, call.session
    out = outlet(call, MINUTES)
    if audience is not None and audience not in AUDIENCES:
        raise UsageProblem(
            words(N_("{flag} is one of: {choices}"), flag="--audience", choices=tuple(AUDIENCES))
        )
    if not options.meeting:
        raise UsageProblem(
            words(N_("of which meeting? forewarn minutes TITLE; forewarn list meeting names them"))
        )
    with session.workspace() as workspace:
        meeting = _meeting(call, workspace)
        found = minutes_of(workspace, meeting, audience)
        paper = minutes_paper(found, session.language, closing(session.config, found.by, session.language))
        if audience is not None and not paper.over:
            whole = minutes_paper(minutes_of(workspace, meeting, None), session.language)
            if whole.over:
                said = N_("nothing in the minutes of {title} is for this audience: what it left is internal")
                raise Trouble(words(said, title=bare(meeting.title)))
    if options.json:
        print_json(paper_json("minutes", paper))
        return 0
    out.send(call, MINUTES[out.format](paper))
    return 0


COMMANDS = {"minutes": (minutes_flags, minutes)}


def _meeting(call: Call, workspace: Workspace) -> Meeting:
    """By its id, else the latest held of that title or series, or the one of a day. Raises Trouble, UsageProblem."""
    typed, options = call.options.meeting, call.options
    if len(typed) == 1 and typed[0].lstrip("#").isdigit():
        record = record_named(workspace, typed, options.project)
        if not isinstance(record, Meeting):
            raise UsageProblem(words(N_("{name} is not a meeting"), name=record.label or typed[0]))
        return record
    within = project_named(workspace, options.project)
    found, today = met(workspace, " ".join(typed), within.id if within else None), workspace.clock.today()
    day = _day(call, workspace, within.id if within else None)
    _one_title(found, " ".join(typed), today)
    held = found.on(day) if day is not None else found.held
    if not held:
        raise Trouble(_none(found, " ".join(typed), today, day))
    others = tuple(dated(one.on, today) for one in found.held if one.on != held[0].on)[:OTHERS]
    if others and day is None:
        form = N_("of {day}; others were held on {days}: --on DAY")
        remark(call, words(form, day=dated(held[0].on, today), days=others))
    return held[0]


def _one_title(found: Met, typed: str, today: date) -> None:
    if len(found.titles) > 1 and len({one.series or one.id for one in (found.held or found.planned)}) > 1:
        which = tuple(
            words(N_("{title} of {day}"), title=bare(one.title), day=dated(one.on, today))
            for one in (found.held or found.planned)[: OTHERS + 3]
        )
        raise Trouble(words(N_('which one is "{text}": {candidates}?'), text=typed, candidates=which))


def _none(found: Met, typed: str, today: date, day: date | None) -> Words:
    """Why there are no minutes, and which day to ask for."""
    held = tuple(dated(one.on, today) for one in found.held[:OTHERS])
    if held and day is not None:
        form = N_('no meeting "{text}" was held on {day}; it was on {days}')
        return words(form, text=typed, day=dated(day, today), days=held)
    if found.planned:
        form = N_('"{text}" has not been held yet; it is planned for {day}')
        return words(form, text=typed, day=dated(found.planned[0].on, today))
    return words(N_('there is no meeting "{text}"; forewarn list meeting names them'), text=typed)


def _day(call: Call, workspace: Workspace, project: int | None) -> date | None:
    if not call.options.on:
        return None
    reader = reader_for(workspace, project, call.session.language)
    day: date = flag_value(reader, Meeting, "on", call.options.on, "--on")
    return day
