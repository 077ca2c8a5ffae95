"""The review: what wants me this morning, over all the projects that I manage or cover today."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import ClassVar

from store.disk.in_list import sql_in
from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.queries.people.class_board import evidence
from store.queries.project_day import day_of
from store.queries.project_situation import situations
from store.queries.review.review_place import place_of
from store.records import Contact, Morale, Note, Person, PrivateVerdict, Project, Stakeholder, Verdict
from store.rules.evidence import Evidence
from store.rules.people.client_class import reclassing, since
from store.rules.people.contact_limit import restraint, restraint_words
from store.rules.review.attention import REASONS, Item, items, queue, reasons, shortened
from store.rules.review.batch import candidates, gathered, sorted_out
from store.rules.review.reasons.follow_ups import private_reasons
from store.rules.review.reasons.reason import Reason
from store.rules.review.reasons.told_reasons import lately_met
from store.rules.review.standing_verdict import StandingVerdict, merged, standing_verdicts
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.date_display import with_years
from store.values.day import Day
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, Words, bare, words

VERDICT_DAYS = 120
"""Days that verdicts are looked back for: the longest that one holds, and three snoozes in a row."""
PER_MINUTE = 2
"""Verdicts of a minute."""
NAMED = 2
"""Of many alike, those that are named."""
CHANGED = """
SELECT journal.record, journal.act, act.at FROM journal JOIN act ON act.id = journal.act WHERE journal.id IN (
    SELECT max(id) FROM journal WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record
)
"""
LAST = "review.last"
"""The day of the last review, among the habits; behind it the working days away before it, while it is not through."""


@frozen
class ReviewLine:
    """One item: the code of its project, what it is called, whether it is mine alone; the day in its project;
    `caution`: why a contact with them had better wait; `together`: of many alike, how many and since when."""

    item: Item
    project: str
    name: str
    private: bool
    day: Day
    caution: Words | None = None
    together: Words | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is here, as it is said: days of other years with their year."""
        today = self.day.date
        return tuple(replace(one, words=with_years(one.words, today)) for one in self.item.reasons)


@frozen
class Review:
    """`lines` in order; how many are parked; over which projects; `away` in working days since the last review, if that
    made it shorter; `checked`: how many records were looked at, `at` what time; `row`: the last of the journal then."""

    lines: tuple[ReviewLine, ...]
    parked: int
    codes: tuple[str, ...]
    day: Day
    away: int
    checked: int
    at: str
    row: int

    SHORT: ClassVar[str] = N_("{n}wd since the last review: only what is red or seen by the sponsor today")
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
            "{n} records of {codes} checked by {rules} rules at {time}: none needs a verdict now; {parked} parked"
        )
        return words(
            sentence,
            n=self.checked,
            codes=self.codes,
            rules=len(REASONS),
            time=self.at,
            parked=self.parked,
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
    own = standing_verdicts(workspace.select(PrivateVerdict, *_lately("project", mine, workspace)))
    shared = standing_verdicts(workspace.select(Verdict, *_lately("project", mine, workspace)))
    decided = merged(shared, own)
    found = [item for now in nows for item in items(now.project, now.day, reasons(now), decided)]
    if private:
        found += _private(workspace, nows, decided)
    day = nows[0].day if nows else day_of(workspace, None)
    sorts = sorted_out(found)
    changed = _changed(workspace, candidates(sorts))
    whole = queue(
        gathered(sorts, {id: act for id, (act, _) in changed.items()}, apart), day, place_of(workspace).done
    )
    away = _away(workspace, day)
    shown = shortened(whole) if away else whole
    by_id = {now.project.id: now for now in nows}
    return Review(
        tuple(_line(by_id[item.project], item, changed) for item in shown.items),
        len(shown.parked),
        tuple(now.project.code for now in nows),
        day,
        away,
        sum(_size(now) for now in nows),
        workspace.clock.now().astimezone().strftime("%H:%M"),
        row,
    )


def my_projects(workspace: Workspace) -> tuple[int, ...]:
    """Those I manage, or cover today, in order of making. Where nobody in the store has my name, or nothing is mine:
    all active ones."""
    active = sorted((p for p in workspace.live(Project) if p.running), key=lambda p: p.id)
    me = _me(workspace)
    mine = [p for p in active if me and (p.manager in me or _covers(p, me, workspace.clock.today(p.zone)))]
    return tuple(project.id for project in mine or active)


def _me(workspace: Workspace) -> frozenset[int]:
    """The people who may be me: by name, or by what stands before the @ of their address."""
    who = fold(workspace.who)
    found = workspace.select(
        Person, "archived = 0 AND (name = ? COLLATE NOCASE OR email LIKE ?)", (who, f"{who}@%")
    )
    return frozenset(person.id for person in found)


def _covers(project: Project, me: frozenset[int], today: date) -> bool:
    begun = project.cover_from is None or project.cover_from <= today
    return project.cover in me and begun and (project.cover_until is None or today <= project.cover_until)


def _away(workspace: Workspace, day: Day) -> int:
    """Working days since the last review, where they are enough to shorten the queue; it stays short until it has
    been gone through."""
    last, _, left = recall(workspace, LAST).partition(" ")
    if last == day.date.isoformat():
        return int(left) if left.isdigit() else 0
    away = day.since(date.fromisoformat(last)) if last else 0
    return away if away > day.settings.away_wd else 0


def _lately(column: str, projects: Sequence[int], workspace: Workspace) -> tuple[str, tuple[int | str, ...]]:
    """The condition for verdicts that may still count."""
    where, ids = sql_in(column, projects)
    since = workspace.clock.today() - timedelta(days=VERDICT_DAYS)
    return f'{where} AND archived = 0 AND "on" >= ?', (*ids, since.isoformat())


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


def _changed(workspace: Workspace, records: Sequence[int]) -> Mapping[int, tuple[int, str]]:
    """(the act that changed it last, when that was) by record."""
    found = workspace.store.connection.execute(CHANGED, (json.dumps(records),)).fetchall()
    return {record: (act, at) for record, act, at in found}


def _line(now: Situation, item: Item, changed: Mapping[int, tuple[int, str]]) -> ReviewLine:
    private = item.record.home == "private"
    caution = None
    if isinstance(item.record, Stakeholder) and (held := restraint(now, item.record)) is not None:
        caution = restraint_words(now.name(item.record.person), held)
    if not item.batch:
        return ReviewLine(item, now.project.code, called(now, item), private, now.day, caution)
    several = [called(now, one) for one in item.batch[:NAMED]]
    name = f"{len(item.batch)} × {', '.join(several)} …"
    on = moment_in(now.project.zone, changed[item.record.id][1]).date()
    said = N_("{n} like this, entered or changed together on {day}")
    together = words(said, n=len(item.batch), day=on)
    return ReviewLine(item, now.project.code, name, private, now.day, caution, together)


def called(now: Situation, item: Item) -> str:
    """What people call the record of an item, in its project."""
    record = item.record
    if isinstance(record, Stakeholder):
        letter = f" ({record.client_class})" if record.client_class else ""
        return now.name(record.person) + letter
    if isinstance(record, Contact):
        return now.name(record.person)
    if isinstance(record, Project):
        return bare(record.name)
    if isinstance(record, Morale):
        return bare(record.text) or bare(record.follow_up)
    return bare(f"{getattr(record, 'code', '')} {record.label}")


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
