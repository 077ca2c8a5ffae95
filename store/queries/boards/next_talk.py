"""What the next talk is for: what they have to be told, what is to be asked of them, and what there is that is good."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.disk.workspace import Workspace
from store.queries.boards.my_day import talks_of
from store.queries.briefing.unheard import not_heard
from store.queries.project_situation import situations
from store.rules.audience import audience_of
from store.rules.registers.to_tell import to_tell
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import N_, Words, words

MOST = 16
"""More good news than a line of two hundred cells has room for; the rest is not looked for."""
AT_FIRST = 2 * MOST
"""Risks that are looked at first; then twice as many, and so on."""
GOOD = {"met": N_("{what} met"), "better": N_("{what} better")}


@frozen
class NextTalk:
    """With whom, on which day and at what hour, where that is known; how many events they have to be told, of how many
    records; how much is to be asked of them; `good`: what is met or better since they last heard, as much of it as a
    line may show."""

    name: str
    today: date
    on: date | None
    hour: str
    to_tell: int
    records: int
    to_ask: int
    good: tuple[Words, ...]


def next_talk(workspace: Workspace, *projects: int) -> NextTalk | None:
    """The first talk of today in these projects, else with the sponsor who is met next; None: there is no sponsor."""
    nows = situations(workspace, projects)
    if today := talks_of(nows):
        first = next((talk for talk in today if talk.hour), today[0])
        now = next(now for now in nows if now.project.id == first.project)
        return _for(workspace, nows, first.person, now.day.date, now.day.date, first.hour)
    with_sponsor = [now for now in nows if now.sponsor_person is not None]
    if not with_sponsor:
        return None
    now = min(with_sponsor, key=_next_met)
    met, today_there = now.project.sponsor_meeting, now.day.date
    on = met if met is not None and met >= today_there else None
    hour = now.project.sponsor_meeting_time if on is not None else ""
    assert now.sponsor_person is not None
    return _for(workspace, nows, now.sponsor_person, today_there, on, hour)


def _next_met(now: Situation) -> tuple[date, int]:
    met = now.project.sponsor_meeting
    return met if met is not None and met >= now.day.date else date.max, now.project.id


def _for(
    workspace: Workspace, nows: Sequence[Situation], person: int, today: date, on: date | None, hour: str
) -> NextTalk:
    silent = [one for now in nows for one in to_tell(now) if one.person == person]
    theirs = [now for now in nows if now.sponsor_person == person]
    return NextTalk(
        next(name for now in nows if (name := now.name(person))),
        today,
        on,
        hour,
        len(silent),
        sum(len(one.records) for one in silent),
        sum(action.owner == person for now in nows for action in now.open_asks),
        tuple(_good(workspace, theirs, person)) if theirs else (),
    )


def _good(workspace: Workspace, nows: Sequence[Situation], person: int) -> list[Words]:
    """What is met before what is better; of many risks only until there is enough."""
    found: list[Words] = []
    for records in _parts(nows):
        changes = not_heard(workspace, nows, person, frozenset(records)).changes
        good = [
            line
            for now in nows
            for line in changes[now.project.id]
            if line.sort in GOOD and "sponsor" in audience_of(line.record, now.project)
        ]
        good.sort(key=lambda line: list(GOOD).index(line.sort))
        found += [
            words(GOOD[one.sort], what=getattr(one.record, "code", "") or one.record.label) for one in good
        ]
        if len(found) >= MOST:
            break
    return found[:MOST]


def _parts(nows: Sequence[Situation]) -> Iterator[list[int]]:
    """The records of which something may be good, those first that are few; risks not even then with them where as
    many milestones are met as a line shows."""
    few = [one.id for now in nows for one in (*now.milestones, *now.seats, *now.changes)]
    risks = [id for now in nows for id in sorted(risk.id for risk in now.risks)]
    met = sum(one.met_on is not None for now in nows for one in now.milestones)
    at = AT_FIRST if met < MOST else 0
    yield few + risks[:at]
    if not at:
        at = AT_FIRST
        yield risks[:at]
    while at < len(risks):
        yield risks[at : 3 * at]
        at *= 3
