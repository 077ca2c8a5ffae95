"""The line of no surprises: how early the sponsor heard, and what changed since they last heard."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_heard, last_of_each
from store.queries.briefing.unheard import not_heard
from store.queries.span import Span, spanned
from store.records import Told
from store.rules.audience import audience_of
from store.rules.briefing.changed_line import ORDER, SORTS
from store.rules.plan.change_line import small_changes
from store.rules.registers.event_groups import named, under
from store.rules.registers.letters import called
from store.rules.registers.meanwhile import meanwhile
from store.rules.registers.surprises import OUTCOMES, Surprises, Warned, all_together, surprises
from store.rules.registers.to_tell import ToTell, need_not_hear, to_tell
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words


@frozen
class SurpriseLine:
    """One event: what its record is called, and in which project."""

    warned: Warned
    name: str
    project: str


@frozen
class UntoldLine:
    """One event that somebody must hear: whom it is for, what it is called and what hangs under it, in which
    project."""

    item: ToTell
    whom: str
    name: Words
    under: Words | None
    project: str


@frozen
class NeedNotLine:
    """What somebody need not hear, and why."""

    told: Told
    record: Record
    whom: str
    name: str
    project: str


@frozen
class SurpriseBoard:
    """`untold`: what is to be told now; `lines`: what hit or was averted; `need_not`: what was decided not to be told;
    `counts` behind the title; `since`: what the sponsor has not heard, in one sentence, or in which projects; `small`:
    the changes below the project's line that nobody has to be told of."""

    found: Surprises
    untold: tuple[UntoldLine, ...]
    lines: tuple[SurpriseLine, ...]
    need_not: tuple[NeedNotLine, ...]
    counts: tuple[Words, ...]
    since: Words | None
    small: Words | None
    span: Span
    away: Mapping[str, Words]
    """By name, of a sponsor who is away: what their stand-in has heard of it meanwhile."""


def surprise_board(workspace: Workspace, *projects: int) -> SurpriseBoard:
    """Of one project, or of several together."""
    span, nows = spanned(workspace, projects)
    each = [(now, surprises(now)) for now in nows]
    found = all_together(one for _, one in each)
    lines = [
        SurpriseLine(warned, called(now, warned.event.record), now.project.code)
        for now, own in each
        for warned in own.events
    ]
    lines.sort(key=lambda line: (line.warned.event.hits, line.warned.event.record.id), reverse=True)
    untold = [
        UntoldLine(item, now.name(item.person), named(now, item.event), _under(now, item), now.project.code)
        for now in nows
        for item in to_tell(now)
    ]
    decided = [
        NeedNotLine(told, record, now.name(told.person), called(now, record), now.project.code)
        for now in nows
        for told, record in need_not_hear(now)
    ]
    away = {
        now.name(sponsor.person): said
        for now in nows
        if (sponsor := now.sponsor) is not None
        and (theirs := [item.record for item in to_tell(now) if item.person == sponsor.person])
        and (said := meanwhile(now, sponsor.person, theirs)) is not None
    }
    if len(nows) == 1:
        since, small = _since(workspace, nows[0])
    else:
        since, small = _where(Counter(line.project for line in untold)), None
    return SurpriseBoard(
        found, tuple(untold), tuple(lines), tuple(decided), _counts(found), since, small, span, away
    )


def _under(now: Situation, item: ToTell) -> Words | None:
    one = item.event.sort == "event" and len(item.event.records) > 1
    return under(now, item.event.records) if one else None


def _where(silent: Mapping[str, int]) -> Words:
    """In which of several projects something is not told now."""
    parts = tuple(words("{code} {n}", code=code, n=n) for code, n in silent.items() if n)
    return (
        words(N_("Not told now: {projects}"), projects=parts)
        if parts
        else words(N_("Everything has been told"))
    )


def _counts(found: Surprises) -> tuple[Words, ...]:
    """Those there are of, then the median lead."""
    counts = [words(N_("{n}d"), n=found.days)]
    for outcome, msgid in OUTCOMES.items():
        if n := found.count(outcome):
            counts.append(words("{n} {outcome}", n=n, outcome=Words(msgid)))
    if not found.events:
        counts.append(words(N_("nothing hit")))
        return tuple(counts)
    if found.lead is not None:
        counts.append(lead_words(found.lead))
    return tuple(counts)


def lead_words(lead: int) -> Words:
    """How long before it hit something was told, or how long after: never by a sign."""
    if lead < 0:
        return words(N_("{n}wd after it hit"), n=-lead)
    return words(N_("lead {n}wd"), n=lead) if lead else words(N_("on the day it hit"))


def share_words(found: Surprises) -> Words:
    """The share of those told before, among those that could have been."""
    if found.share is None:
        return words(N_("share n/a"))
    return words(N_("{n} % before"), n=round(100 * found.share))


def _since(workspace: Workspace, now: Situation) -> tuple[Words | None, Words | None]:
    """(what changed since the sponsor last heard, of what a briefing may tell them; the small changes among it)."""
    if now.sponsor is None:
        return words(N_("no sponsor is set: nobody can be told anything")), None
    name = now.name(now.sponsor.person)
    since = last_heard(workspace, now, now.sponsor.person)
    theirs = [one for one in now.changes if "sponsor" in audience_of(one, now.project)]
    if now.project.id not in last_of_each(workspace, now.sponsor.person, "briefing"):
        return _never_briefed(name, since), small_changes(theirs, now.day)
    unheard = not_heard(workspace, (now,), now.sponsor.person)
    touched = unheard.starts[now.project.id].touched
    below = small_changes([one for one in theirs if touched is None or one.id in touched], now.day)
    read = [
        line for line in unheard.changes[now.project.id] if "sponsor" in audience_of(line.record, now.project)
    ]
    parts = _sorts([line.sort for line in read]) or ((below,) if below is not None else ())
    form = (
        N_("Since {name} last heard ({day}): {changes}")
        if parts
        else N_("Since {name} last heard ({day}): nothing")
    )
    return words(form, name=name, day=since, changes=words("{parts}", parts=parts)), below


def _never_briefed(name: str, since: date | None) -> Words:
    """Their first briefing tells how everything stands: what changed in all the years before is nothing to count."""
    if since is None:
        return words(N_("{name} has never heard of this project"), name=name)
    return words(N_("{name} was never briefed; last told of something: {day}"), name=name, day=since)


def _sorts(found: Sequence[str]) -> tuple[Words, ...]:
    counted = ((sort, found.count(sort)) for sort in ORDER)
    return tuple(words("{n} {sort}", n=n, sort=Words(SORTS[sort])) for sort, n in counted if n)
