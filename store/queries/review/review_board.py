"""The review: what wants me this morning, over all the projects that I manage or cover today."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import ClassVar, NamedTuple

from store.disk.file.journal_table import MINE
from store.disk.in_list import sql_in
from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.queries.people.class_board import evidence
from store.queries.project_day import day_of
from store.queries.project_situation import situations
from store.queries.review.my_projects import my_projects
from store.queries.review.review_line import ReviewLine, line_of
from store.queries.review.review_place import place_of
from store.records import Contact, Morale, Note, PrivateVerdict, Verdict
from store.rules.evidence import Evidence
from store.rules.people.client_class import reclassing, since
from store.rules.registers.hearing_order import waits_next
from store.rules.review.attention import (
    REASONS,
    Item,
    items,
    put_off,
    queue,
    reasons,
    seen_by_hand,
    shortened,
)
from store.rules.review.batch import gathered, sorted_out
from store.rules.review.reasons.follow_ups import private_reasons
from store.rules.review.reasons.reason import Reason
from store.rules.review.reasons.told_reasons import lately_met
from store.rules.review.standing_verdict import StandingVerdict, merged, standing_verdicts
from store.rules.review.stops import events, people, rows
from store.rules.review.talks_today import needed_today
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words

VERDICT_DAYS = 120
"""Days that verdicts are looked back for: the longest that one holds, and three snoozes in a row."""
PER_MINUTE = 2
"""Verdicts of a minute."""
CHANGED = f"""
SELECT journal.record, journal.act, act.at, journal.before IS NULL, {MINE} AND act.name NOT LIKE '%import {{file}}%'
FROM journal JOIN act ON act.id = journal.act WHERE journal.id IN (
    SELECT max(id) FROM journal WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record
)
"""
"""The last act on each record, when that was, whether it made it, and whether I did it, by hand and not through a
file."""
LAST = "review.last"
"""The day of the last review, among the habits; behind it the working days away before it, while it is not through."""


class Last(NamedTuple):
    """The last act on a record, when that was, whether it `made` it, and whether it is `mine`, by hand."""

    act: int
    at: str
    made: bool
    mine: bool


@frozen
class Review:
    """`lines` in order; how many wait, put off or beyond the stops of a morning; over which projects; `away` in working
    days since the last review, if that made it shorter; `checked`: how many records were looked at, `at` what time;
    `row`: the last of the journal then."""

    lines: tuple[ReviewLine, ...]
    waiting: int
    codes: tuple[str, ...]
    day: Day
    away: int
    checked: int
    at: str
    row: int

    SHORT: ClassVar[str] = N_("{n}wd since the last review: today only what is red or matters to the sponsor")
    """What is said of a queue that days away made shorter."""

    @property
    def minutes(self) -> int:
        """How long they take, about."""
        return minutes(len(self.lines))

    @property
    def empty(self) -> Words:
        """What was checked when nothing is left to look at; a record may still be wrong in a way no rule knows."""
        if not self.codes:
            return words(N_("no project is active: nothing is asked before one of them goes on"))
        sentence = N_(
            "{n} records of {codes} checked by {rules} rules at {time}: none needs a verdict now; {waiting} wait"
        )
        return words(
            sentence,
            n=self.checked,
            codes=self.codes,
            rules=len(REASONS),
            time=self.at,
            waiting=self.waiting,
        )


def minutes(items: int) -> int:
    """How many minutes so many verdicts take, about."""
    return ceil(items / PER_MINUTE)


def review(
    workspace: Workspace,
    projects: Sequence[int] | None = None,
    *,
    private: bool = True,
    apart: Collection[int] = (),
) -> Review:
    """The queue, in a fixed number of statements; of my projects unless others are named. `private`: with what is mine
    alone; `apart`: records that are asked about one by one, even where many are alike."""
    row = workspace.store.journal.last()
    mine = my_projects(workspace) if projects is None else tuple(projects)
    nows = _completed(workspace, situations(workspace, mine))
    own = standing_verdicts(workspace.select(PrivateVerdict, *_lately(mine, workspace)))
    shared = standing_verdicts(workspace.select(Verdict, *_lately(mine, workspace)))
    decided = merged(shared, own)
    said = {now.project.id: reasons(now) for now in nows}
    decided |= _to_be_told_on(nows, said, decided)
    wanted = [
        (
            now,
            items(
                now.project, now.day, said[now.project.id], decided, needed_today(now, said[now.project.id])
            ),
        )
        for now in nows
    ]
    changed = _changed(workspace, [item.record.id for _, each in wanted for item in each])
    entered, edited = (_by_hand(nows, changed, made) for made in (True, False))
    found = [item for now, each in wanted for item in events(now, seen_by_hand(each, entered, edited), apart)]
    found = people(found, apart)
    if private:
        found += _private(workspace, nows, decided)
    day = nows[0].day if nows else day_of(workspace, None)
    single = [item for item in found if not item.batch]
    alike = gathered(sorted_out(single), {id: last.act for id, last in changed.items()}, apart)
    stops = rows([*(item for item in found if item.batch), *alike], apart)
    whole = queue(stops, day, place_of(workspace).done)
    away = _away(workspace, day)
    shown = shortened(whole) if away else whole
    by_id = {now.project.id: now for now in nows}
    moments = {id: last.at for id, last in changed.items()}
    return Review(
        tuple(line_of(by_id, item, moments) for item in shown.items),
        len(shown.parked) + sum(put_off(said[now.project.id], decided, now.day.date) for now in nows),
        tuple(now.project.code for now in nows),
        day,
        away,
        sum(_size(now) for now in nows),
        workspace.clock.now().astimezone().strftime("%H:%M"),
        row,
    )


def _away(workspace: Workspace, day: Day) -> int:
    """Working days since the last review, where they are enough to shorten the queue; it stays short until it has
    been gone through."""
    last, _, left = recall(workspace, LAST).partition(" ")
    if last == day.date.isoformat():
        return int(left) if left.isdigit() else 0
    away = day.since(date.fromisoformat(last)) if last else 0
    return away if away > day.settings.away_wd else 0


def _lately(projects: Sequence[int], workspace: Workspace) -> tuple[str, tuple[int | str, ...]]:
    """The condition for verdicts that may still count."""
    where, ids = sql_in("project", projects)
    since = workspace.clock.today() - timedelta(days=VERDICT_DAYS)
    return f'{where} AND archived = 0 AND "on" >= ?', (*ids, since.isoformat())


def _to_be_told_on(
    nows: Sequence[Situation], said: Mapping[int, Sequence[Reason]], decided: Mapping[int, StandingVerdict]
) -> Mapping[int, StandingVerdict]:
    """What one was told this morning and the next has to hear is not done with."""
    found: dict[int, StandingVerdict] = {}
    for now in nows:
        for reason in said[now.project.id]:
            standing = decided.get(reason.record.id)
            said_today = standing is not None and standing.told and standing.on == now.day.date
            if standing is not None and said_today and waits_next(now, reason.record):
                found[reason.record.id] = replace(standing, on=None)
    return found


def _completed(workspace: Workspace, nows: Sequence[Situation]) -> tuple[Situation, ...]:
    """With the contacts that the review asks for: unanswered opinions, thanks, and what people got lately."""
    people = sorted({part.person for now in nows for part in now.stakeholders})
    who = json.dumps(people)
    opinions = workspace.select(
        Contact,
        "opinion <> '' AND answered_on IS NULL AND +archived = 0 AND person IN (SELECT value FROM json_each(?))",
        (who,),
        "ORDER BY id",
    )
    # Thanks are looked for only where something was met lately.
    met = [
        m.met_on for now in nows for m in now.milestones if m.met_on is not None and lately_met(now, m.met_on)
    ]
    first = min(met, default=workspace.clock.today())
    thanks = workspace.select(
        Contact, "purpose = 'thanks' AND archived = 0 AND \"on\" >= ?", (first.isoformat(),), "ORDER BY id"
    )
    asked = any(reclassing(now.day) for now in nows)
    seen = evidence(workspace, people, since(workspace.clock.today())) if asked else {}
    return tuple(_with(now, opinions, thanks, seen) for now in nows)


def _with(
    now: Situation, opinions: Sequence[Contact], thanks: Sequence[Contact], seen: Mapping[int, Evidence]
) -> Situation:
    known, id = {part.person for part in now.stakeholders}, now.project.id

    def own(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
        return tuple(c for c in contacts if id in c.projects or (not c.projects and c.person in known))

    return replace(now, opinions=own(opinions), thanks=own(thanks), evidence=seen)


def _private(
    workspace: Workspace, nows: Sequence[Situation], decided: Mapping[int, StandingVerdict]
) -> list[Item]:
    """My own follow-ups and reminders; from the private file alone."""
    projects, ids = sql_in("project", [now.project.id for now in nows])
    today = workspace.clock.today().isoformat()
    morale = f"{projects} AND archived = 0 AND follow_up_on <= ? AND followed_up_on IS NULL"
    notes = f"{projects} AND archived = 0 AND remind_on <= ? AND published_on IS NULL"
    records: list[Morale | Note] = [
        *workspace.select(Morale, morale, (*ids, today)),
        *workspace.select(Note, notes, (*ids, today)),
    ]
    found: list[Item] = []
    for now in nows:
        own = [record for record in records if record.project == now.project.id]
        found += items(now.project, now.day, private_reasons(now.day, own), decided)
    return found


def _changed(workspace: Workspace, records: Sequence[int]) -> Mapping[int, Last]:
    """The last act by record."""
    values = (workspace.who, workspace.login, json.dumps(records))
    found = workspace.store.connection.execute(CHANGED, values).fetchall()
    return {record: Last(act, at, bool(made), bool(mine)) for record, act, at, made, mine in found}


def _by_hand(nows: Sequence[Situation], changed: Mapping[int, Last], made: bool) -> frozenset[int]:
    """What I `made` or else changed last myself, today: that is a project's affair, and one of them is enough."""
    days = {(now.project.zone, now.day.date) for now in nows}
    return frozenset(
        id
        for id, last in changed.items()
        if last.mine and last.made == made
        if any(moment_in(zone, last.at).date() == day for zone, day in days)
    )


def _size(now: Situation) -> int:
    """How many records the rules looked at."""
    kinds = (
        now.risks,
        now.milestones,
        now.seats,
        now.changes,
        now.actions,
        now.stakeholders,
        now.readings,
        now.lessons,
        now.meetings,
        now.opinions,
    )
    return sum(map(len, kinds))
