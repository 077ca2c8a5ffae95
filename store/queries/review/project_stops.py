"""What the review asks of each project, as far as the others have no part in it: kept for as long as it is made of the
same, so that a verdict in one project leaves what was worked out for fifty others."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.disk.file.journal_table import MINE
from store.disk.in_list import sql_in
from store.disk.memory import outlives, remembered
from store.disk.workspace import Workspace
from store.records import KINDS, Contact, Person
from store.rules.people.cadence import reclassing
from store.rules.review.attention import items, put_off, reasons, seen_by_hand
from store.rules.review.reasons.milestone_reasons import lately_met
from store.rules.review.reasons.reason import Reason
from store.rules.review.review_item import Item
from store.rules.review.standing_verdict import StandingVerdict
from store.rules.review.stops import events
from store.rules.review.talks_today import needed_today
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.frozen import frozen

if TYPE_CHECKING:
    from store.rules.evidence import Evidence

CHANGED = f"""
SELECT journal.record, journal.act, act.at, journal.before IS NULL, {MINE} AND act.name NOT LIKE '%import {{file}}%'
FROM journal JOIN act ON act.id = journal.act WHERE journal.id IN (
    SELECT max(id) FROM journal WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record
)
"""
"""The last act on each record, when that was, whether it made it, and whether I did it, by hand and not through a
file."""
OPINIONS = """opinion <> '' AND answered_on IS NULL AND +archived = 0
  AND person IN (SELECT value FROM json_each(?))"""
THANKS = "purpose = 'thanks' AND archived = 0 AND \"on\" >= ?"
Zoned = frozenset[tuple[str, date]]
"""The days that it is, each with its zone."""


@frozen
class Said:
    """A project with what every rule says of it; `records`: those that they speak of, by id; `talks`: the hours of
    today's talks by what needs them."""

    now: Situation
    reasons: tuple[Reason, ...]
    records: Mapping[int, int]
    talks: Mapping[int, str]


@frozen
class ProjectStops:
    """The stops of one project, those of one event as one; how many records wait since they were put off."""

    items: tuple[Item, ...]
    put_off: int


class Last(NamedTuple):
    """The last act on a record, when that was, whether it `made` it, and whether it is `mine`, by hand."""

    act: int
    at: str
    made: bool
    mine: bool


def said_of(workspace: Workspace, nows: Sequence[Situation]) -> list[Said]:
    """What the rules say of each project, with the contacts that the review asks for."""
    asked_for = zip(nows, _asked_for(workspace, nows), strict=True)
    return [workspace.memory.kept(now.project.id, _say, now, more) for now, more in asked_for]


def last_acts(workspace: Workspace, each: Iterable[Said]) -> Mapping[int, Last]:
    """By record of which something is said, the last act on it. A revision is of one act, so what is known of it
    stays."""
    known = _acts(workspace)
    revs = {id: rev for one in each for id, rev in one.records.items()}
    if unknown := [id for id, rev in revs.items() if (id, rev) not in known]:
        values = (workspace.who, workspace.login, json.dumps(unknown))
        found = {row[0]: row[1:] for row in workspace.store.connection.execute(CHANGED, values).fetchall()}
        for id in unknown:
            known[id, revs[id]] = _last(*found[id]) if id in found else None
    return {id: last for id, rev in revs.items() if (last := known[id, rev]) is not None}


def _last(act: int, at: str, made: int, mine: int) -> Last:
    return Last(act, at, bool(made), bool(mine))


def stops_of(
    workspace: Workspace,
    each: Sequence[Said],
    decided: Mapping[int, StandingVerdict],
    changed: Mapping[int, Last],
    apart: frozenset[int],
) -> list[ProjectStops]:
    """The stops of each project. `apart`: records that are asked about one by one."""
    days = frozenset((one.now.project.zone, one.now.day.date) for one in each)
    found = []
    for said in each:
        ids = said.records.keys()
        verdicts = {id: decided[id] for id in ids & decided.keys()}
        acts = {id: changed[id] for id in ids & changed.keys()}
        found.append(
            workspace.memory.kept(said.now.project.id, _stop, said, verdicts, acts, days, apart & ids)
        )
    return found


@outlives(*KINDS)
@remembered
def _acts(workspace: Workspace) -> dict[tuple[int, int], Last | None]:
    """By (record, revision)."""
    return {}


def _say(now: Situation, asked_for: Mapping[str, Any]) -> Said:
    now = replace(now, **asked_for)
    found = reasons(now)
    return Said(now, found, {one.record.id: one.record.rev for one in found}, needed_today(now, found))


def _stop(
    said: Said, decided: Mapping[int, StandingVerdict], acts: Mapping[int, Last], days: Zoned, apart: Set[int]
) -> ProjectStops:
    now = said.now
    decided = {**decided, **dict(_to_be_told_on(said, decided))}
    wanted = items(now.project, now.day, said.reasons, decided, said.talks)
    entered, edited = (_by_hand(acts, days, made) for made in (True, False))
    found = events(now, seen_by_hand(wanted, entered, edited), apart)
    return ProjectStops(tuple(found), put_off(said.reasons, decided, now.day.date))


def _to_be_told_on(
    said: Said, decided: Mapping[int, StandingVerdict]
) -> Iterator[tuple[int, StandingVerdict]]:
    """What one was told this morning and the next has to hear is not done with."""
    for reason in said.reasons:
        standing = decided.get(reason.record.id)
        if standing is None or not standing.told or standing.on != said.now.day.date:
            continue
        from store.rules.registers.hearing_order import waits_next

        if waits_next(said.now, reason.record):
            yield reason.record.id, replace(standing, on=None)


def _by_hand(acts: Mapping[int, Last], days: Zoned, made: bool) -> frozenset[int]:
    """What I `made` or else changed last myself, today: that is a project's affair, and one of them is enough."""
    return frozenset(
        id
        for id, last in acts.items()
        if last.mine and last.made == made
        if any(moment_in(zone, last.at).date() == day for zone, day in days)
    )


def _asked_for(workspace: Workspace, nows: Sequence[Situation]) -> Iterator[dict[str, Any]]:
    """By what a situation calls them, of each project: unanswered opinions, thanks, what people got lately, and the
    people whose opinions they are."""
    people = sorted({part.person for now in nows for part in now.stakeholders})
    opinions = workspace.select(Contact, OPINIONS, (json.dumps(people),), "ORDER BY id")
    # Thanks are looked for only where something was met lately.
    met = [
        m.met_on for now in nows for m in now.milestones if m.met_on is not None and lately_met(now, m.met_on)
    ]
    first = min(met, default=workspace.clock.today())
    thanks = workspace.select(Contact, THANKS, (first.isoformat(),), "ORDER BY id")
    seen: Mapping[int, Evidence] = {}
    if any(reclassing(now.day) for now in nows):
        from store.queries.people.class_board import evidence
        from store.rules.people.client_class import since

        seen = evidence(workspace, people, since(workspace.clock.today()))
    whose = {one.person for one in opinions}
    named = {one.id: one for one in workspace.select(Person, *sql_in("id", sorted(whose)))}
    for now in nows:
        known = {part.person for part in now.stakeholders}
        own = tuple(one for one in opinions if _concerns(one, now, known))
        yield {
            "opinions": own,
            "thanks": tuple(one for one in thanks if _concerns(one, now, known)),
            "evidence": {id: seen[id] for id in known & seen.keys()},
            "people": {**now.people, **{one.person: named[one.person] for one in own}},
        }


def _concerns(contact: Contact, now: Situation, known: Set[int]) -> bool:
    """Whether it was about the project, or about none and with somebody who has a part in it."""
    return now.project.id in contact.projects or (not contact.projects and contact.person in known)
