"""The review: what wants me this morning, over all the projects that I manage or cover today."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import ClassVar

from store.disk.file.journal_table import MINE
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
from store.rules.registers.event_groups import counted_words, under
from store.rules.registers.news import waits_next
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
from store.rules.review.stops import events, people, row_words, rows
from store.rules.review.talks_today import needed_today
from store.rules.review.verdicts import for_all
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
CHANGED = f"""
SELECT journal.record, journal.act, act.at, journal.before IS NULL, {MINE} AND act.name NOT LIKE '%import {{file}}%'
FROM journal JOIN act ON act.id = journal.act WHERE journal.id IN (
    SELECT max(id) FROM journal WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record
)
"""
"""The last act on each record, when that was, whether it made it, and whether I did it, by hand and not through a
file."""
Last = tuple[int, str, bool, bool]
"""(the act, when, whether it made the record, whether I did it by hand)."""
LAST = "review.last"
"""The day of the last review, among the habits; behind it the working days away before it, while it is not through."""


@frozen
class ReviewLine:
    """One item: the code of its project, what it is called, whether it is mine alone; the day in its project;
    `caution`: why a contact with them had better wait; `together`: of many alike, how many and since when; of an event,
    what hangs under it. `members`: what each of several records is called, with its project where there are several."""

    item: Item
    project: str
    name: Words
    private: bool
    day: Day
    caution: Words | None = None
    together: Words | None = None
    members: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is here, as it is said: days of other years with their year. Of an event each record says its own;
        of a row of housekeeping each its first."""
        if not self.item.batch or self.item.sort in ("alike", "entered", "mail"):
            return self._said(self.item.reasons)
        found = list(self._said(self.item.reasons)) if self.item.event else []
        several = list(zip(self.members, self.item.batch, strict=True))
        for name, one in several[len(found) > 0 :]:
            for reason in self._said(one.reasons[: None if self.item.event else 1]):
                said = words(N_("{name}: {why}"), name=name, why=reason.words)
                found.append(replace(reason, words=said))
        return tuple(found)

    def _said(self, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
        today = self.day.date
        return tuple(replace(one, words=with_years(one.words, today)) for one in reasons)


def beside_words(line: ReviewLine, key: str) -> tuple[Words, ...]:
    """Of several records, what makes them one stop, and what a verdict on them is on; the key that shows each."""
    if not line.item.batch:
        return ()
    if line.item.event:
        one = line.together or words("")
        return (words(N_("with it: {under}; {key} takes them one by one"), under=one, key=key),)
    return (*([line.together] if line.together is not None else []), for_all(key))


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
    own = standing_verdicts(workspace.select(PrivateVerdict, *_lately("project", mine, workspace)))
    shared = standing_verdicts(workspace.select(Verdict, *_lately("project", mine, workspace)))
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
    alike = gathered(sorted_out(single), {id: act for id, (act, *_) in changed.items()}, apart)
    stops = rows([*(item for item in found if item.batch), *alike], apart)
    whole = queue(stops, day, place_of(workspace).done)
    away = _away(workspace, day)
    shown = shortened(whole) if away else whole
    by_id = {now.project.id: now for now in nows}
    return Review(
        tuple(_line(by_id, item, changed) for item in shown.items),
        len(shown.parked) + sum(put_off(said[now.project.id], decided, now.day.date) for now in nows),
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
    return {record: (act, at, bool(made), bool(mine)) for record, act, at, made, mine in found}


def _by_hand(nows: Sequence[Situation], changed: Mapping[int, Last], made: bool) -> frozenset[int]:
    """What I `made` or else changed last myself, today: that is a project's affair, and one of them is enough."""
    days = {(now.project.zone, now.day.date) for now in nows}
    return frozenset(
        id
        for id, (_, at, came, mine) in changed.items()
        if mine and came == made and any(moment_in(zone, at).date() == day for zone, day in days)
    )


def _line(nows: Mapping[int, Situation], item: Item, changed: Mapping[int, Last]) -> ReviewLine:
    now = nows[item.project]
    private = item.record.home == "private"
    caution = None
    if isinstance(item.record, Stakeholder) and (held := restraint(now, item.record)) is not None:
        caution = restraint_words(now.name(item.record.person), held)
    if not item.batch:
        return ReviewLine(item, now.project.code, _plain(called(now, item)), private, now.day, caution)
    codes = {nows[one.project].project.code for one in item.batch}
    own = [called(nows[one.project], one) for one in item.batch]
    each = tuple(
        f"{nows[one.project].project.code} {name}" if len(codes) > 1 and not item.event else name
        for one, name in zip(item.batch, own, strict=True)
    )
    code = now.project.code if len(codes) == 1 else ""
    if item.event:
        together = under(now, [one.record for one in item.batch])
        return ReviewLine(item, now.project.code, _plain(own[0]), private, now.day, caution, together, each)
    if item.sort == "housekeeping":
        names = [nows[one.project].name(getattr(one.record, "person", None)) for one in item.batch]
        return ReviewLine(item, code, row_words(item, names, own), private, now.day, None, None, each)
    if item.sort == "mail":
        about = {"day": item.reasons[0].words.values["day"], "name": item.reasons[0].words.values["name"]}
        name = words(N_("mail of {day} to {name}: no answer"), **about)
        inside = words(N_("in it: {names}"), names=tuple(own))
        return ReviewLine(item, code, name, private, now.day, None, inside, each)
    on = moment_in(now.project.zone, changed[item.record.id][1]).date()
    said = N_("{n} like this, entered or changed together on {day}")
    together = words(said, n=len(item.batch), day=on)
    counted = words("{n} ×", n=len(each))
    if item.sort == "entered":
        counted = counted_words(one.record for one in item.batch)
    name = words("{counted} {names} …", counted=counted, names=tuple(own[:NAMED]))
    return ReviewLine(item, code, name, private, now.day, caution, together, each)


def _plain(name: str) -> Words:
    return words("{name}", name=name)


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
