"""What is to be told, and how early the sponsor heard of what hit: `surprises`, the list behind `i`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from store.cli.console import print_json, print_lines, table
from store.cli.parser import Call, Parser
from store.cli.parts.as_of import as_of_day, as_of_flag
from store.cli.parts.json_records import SCHEMA
from store.cli.parts.project_named import projects_shown
from store.queries.briefing.surprise_board import SurpriseBoard, UntoldLine, share_words, surprise_board
from store.rules.registers.news_age import sent_for, untold_for
from store.rules.registers.surprises import OUTCOMES
from store.values.short_date import show_date
from store.values.words import N_, NN_, Words, say, words


def surprises_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`surprises`."""
    parser.project(N_("only this project"))
    parser.json()
    as_of_flag(parser)


def surprises_(call: Call) -> int:
    """What is untold, what hit, what need not be told."""
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        chosen = projects_shown(workspace, call.options.project)
        if isinstance(chosen, Words):
            if not call.options.json:
                print_lines([say(chosen, call.session.language)])
                return 0
            chosen = []
        board = surprise_board(workspace, *(project.id for project in chosen))
    if call.options.json:
        print_json(surprises_json(board, call.session.language))
    else:
        print_lines(_lines(board, call.session.language))
    return 0


COMMANDS = {"surprises": (surprises_flags, surprises_)}


def _lines(board: SurpriseBoard, language: str) -> Iterator[str]:
    def head(said: Words, *columns: str) -> list[str]:
        return ["", "", say(said, language), *(say(one, language) for one in columns)]

    def day(on: date | None) -> str:
        return show_date(on, language) if on is not None else ""

    def code(project: str) -> str:
        return project if len(projects) > 1 else ""

    projects = {line.project for line in board.untold} | {line.project for line in board.lines}
    if not board.untold:
        yield say(N_("nothing is to be told"), language)
    for whom, lines in groupby(board.untold, key=lambda line: line.whom):
        every = tuple(lines)
        said = words(N_("to tell {name}: {n}"), name=whom, n=len(every))
        rows = [head(said, N_("since"), N_("sent"), N_("hits"))]
        for line in every:
            item = line.item
            days = [day(item.event.since), day(item.sent_on), day(item.hits)]
            name = say(line.name, language) + (f"  {say(line.under, language)}" if line.under else "")
            rows.append([code(line.project), say(_state(board, line), language), name, *days])
        yield from table(rows)
        if whom in board.away:
            yield say(board.away[whom], language)
    if board.small is not None:
        yield say(board.small, language)
    yield ""
    reach = board.found.days
    rows = []
    if board.lines:
        said = words(NN_("hit or averted within {n} day", "hit or averted within {n} days"), n=reach)
        rows = [head(said, N_("detected"), N_("told"), N_("hit"))]
    for one in board.lines:
        told = day(one.warned.told.on) if one.warned.told is not None else say(N_("not told"), language)
        event, outcome = one.warned.event, say(OUTCOMES[one.warned.outcome], language)
        rows.append([code(one.project), outcome, one.name, day(event.detected), told, day(event.hits)])
    yield from table(rows)
    yield "  ".join(say(one, language) for one in (share_words(board.found), *board.counts))
    if board.need_not:
        yield ""
        rows = [head(words(N_("need not hear, until it gets worse")), N_("since"))]
        for decided in board.need_not:
            said = words(N_("{name}: {why}"), name=decided.name, why=decided.told.reaction)
            rows.append([code(decided.project), decided.whom, say(said, language), day(decided.told.on)])
        yield from table(rows)


def _state(board: SurpriseBoard, line: UntoldLine) -> Words:
    item = line.item
    if item.sent_on is not None:
        return sent_for(board.span.day(item.record).since(item.sent_on))
    return untold_for(item.event.age)


def surprises_json(board: SurpriseBoard, language: str) -> dict[str, Any]:
    """`surprises --json`. Days as ISO 8601, ids as text, as in every other document."""

    def day(on: date | None) -> str | None:
        return on.isoformat() if on is not None else None

    untold = [
        {
            "project_code": line.project,
            "person": str(line.item.person),
            "person_name": line.whom,
            "kind": line.item.record.kind,
            "id": str(line.item.record.id),
            "name": say(line.name, language),
            "with": [{"kind": one.kind, "id": str(one.id)} for one in line.item.records[1:]],
            "known": day(line.item.event.known),
            "since": day(line.item.event.since),
            "age_wd": line.item.event.age,
            "sent_on": day(line.item.sent_on),
            "hits": day(line.item.hits),
        }
        for line in board.untold
    ]
    hit = [
        {
            "project_code": line.project,
            "kind": line.warned.event.record.kind,
            "id": str(line.warned.event.record.id),
            "name": line.name,
            "outcome": line.warned.outcome.replace(" ", "_"),
            "detected": day(line.warned.event.detected),
            "told": day(line.warned.told.on if line.warned.told is not None else None),
            "hit": day(line.warned.event.hits),
            "lead_wd": line.warned.lead,
            "entered_late": line.warned.late_entry,
        }
        for line in board.lines
    ]
    need_not = [
        {
            "project_code": line.project,
            "person": str(line.told.person),
            "person_name": line.whom,
            "kind": line.record.kind,
            "id": str(line.record.id),
            "name": line.name,
            "since": day(line.told.on),
            "why": line.told.reaction,
        }
        for line in board.need_not
    ]
    return {
        "schema": SCHEMA,
        "untold": untold,
        "days": board.found.days,
        "share": board.found.share,
        "hit": hit,
        "need_not": need_not,
    }
