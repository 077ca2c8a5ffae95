"""The review: what wants me this morning, over all the projects that I manage or cover today."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from math import ceil

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.project_situation import situations
from store.queries.review.days_away import FEW, days_away
from store.queries.review.my_projects import my_projects
from store.queries.review.project_stops import last_acts, said_of, stops_of
from store.queries.review.review_line import ReviewLine, line_of
from store.queries.review.review_place import place_of
from store.records import Morale, Note, PrivateVerdict, Verdict
from store.rules.review.attention import REASONS, items, queue, shortened
from store.rules.review.batch import gathered, sorted_out
from store.rules.review.reasons.follow_ups import private_reasons
from store.rules.review.review_item import Item
from store.rules.review.standing_verdict import StandingVerdict, merged, standing_verdicts
from store.rules.review.stops import people, rows
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

VERDICT_DAYS = 120
"""Days that verdicts are looked back for: the longest that one of the project holds, and three snoozes in a row."""
PER_MINUTE = 2
"""Verdicts of a minute."""
SHORT = N_("{n}wd since the last review: today only what is red or matters to the sponsor")
"""What is said of a queue that days away made shorter."""


@frozen
class Review:
    """`lines` in order; how many wait, put off or beyond the stops of a morning; over which projects; `away` in working
    days since the last review; `head`: what is said first after days away; `checked`: how many records were
    looked at, `at` what time; `row`: the last of the journal then."""

    lines: tuple[ReviewLine, ...]
    waiting: int
    codes: tuple[str, ...]
    day: Day
    away: int
    head: tuple[Words, ...]
    checked: int
    at: str
    row: int

    @property
    def minutes(self) -> int:
        """How long they take, about."""
        return minutes(len(self.lines))

    @property
    def empty(self) -> Words:
        """What was checked when nothing is left to look at; a record may still be wrong in a way no rule knows."""
        if not self.codes:
            return words(N_("no project is active: nothing is asked before one of them goes on"))
        sentence = NN_(
            "{n} record of {codes} checked by {rules} rules at {time}: none needs a verdict now",
            "{n} records of {codes} checked by {rules} rules at {time}: none needs a verdict now",
        )
        said = words(sentence, n=self.checked, codes=self.codes, rules=len(REASONS), time=self.at)
        return words(N_("{what}; {waiting} wait"), what=said, waiting=self.waiting) if self.waiting else said


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
    each = said_of(workspace, situations(workspace, mine))
    nows = [one.now for one in each]
    own = standing_verdicts(workspace.select(PrivateVerdict, *_seen(mine, workspace)))
    shared = standing_verdicts(workspace.select(Verdict, *_lately(mine, workspace)))
    decided = merged(shared, own)
    changed = last_acts(workspace, each)
    by_project = stops_of(workspace, each, decided, changed, frozenset(apart))
    found = people([item for one in by_project for item in one.items], apart)
    if private:
        found += _private(workspace, nows, decided)
    day = nows[0].day if nows else day_of(workspace, None)
    single = [item for item in found if not item.batch]
    alike = gathered(sorted_out(single), {id: last.act for id, last in changed.items()}, apart)
    stops = rows([*(item for item in found if item.batch), *alike], apart)
    whole = queue(stops, day, place_of(workspace).done, apart)
    away = days_away(workspace, day)
    short = away > day.settings.away_wd
    shown = shortened(whole) if short else whole
    head = (words(SHORT, n=away) if short else None, _told_meanwhile(workspace, nows, day, away))
    by_id = {now.project.id: now for now in nows}
    moments = {id: last.at for id, last in changed.items()}
    return Review(
        tuple(line_of(by_id, item, moments) for item in shown.items),
        len(shown.parked) + sum(one.put_off for one in by_project),
        tuple(now.project.code for now in nows),
        day,
        away,
        tuple(said for said in head if said is not None),
        sum(_size(now) for now in nows),
        workspace.clock.now().astimezone().strftime("%H:%M"),
        row,
    )


def _lately(projects: Sequence[int], workspace: Workspace) -> tuple[str, tuple[int | str, ...]]:
    """The condition for verdicts of the project that may still count."""
    where, ids = sql_in("project", projects)
    since = workspace.clock.today() - timedelta(days=VERDICT_DAYS)
    return f'{where} AND archived = 0 AND "on" >= ?', (*ids, since.isoformat())


def _seen(projects: Sequence[int], workspace: Workspace) -> tuple[str, tuple[int | str, ...]]:
    """The same of my own: what is asked once was seen for years."""
    where, values = _lately(projects, workspace)
    until = where.replace('"on" >= ?', '("on" >= ? OR until > ?)')
    return until, (*values, workspace.clock.today().isoformat())


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


def _told_meanwhile(workspace: Workspace, nows: Sequence[Situation], day: Day, away: int) -> Words | None:
    """On a morning as any other nothing is loaded for it."""
    if away <= FEW:
        return None
    from store.queries.review.told_meanwhile import told_meanwhile

    return told_meanwhile(workspace, nows, day, away)


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
        *(now.deliverables, now.goals, now.money, now.checks),
    )
    return sum(map(len, kinds))
