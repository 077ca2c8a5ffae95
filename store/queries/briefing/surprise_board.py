"""The line of no surprises: how early the sponsor heard, and what changed since they last heard."""

from collections.abc import Mapping, Sequence

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import last_heard
from store.queries.briefing.unheard import not_heard
from store.queries.span import Span, spanned
from store.rules.audience import audience_of
from store.rules.briefing.changes import ORDER, SORTS
from store.rules.registers.event_groups import untold_events
from store.rules.registers.letters import called
from store.rules.registers.surprises import OUTCOMES, Surprises, Warned, all_together, surprises
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import N_, Words, words


@frozen
class SurpriseLine:
    """One event: what its record is called, and in which project."""

    warned: Warned
    name: str
    project: str


@frozen
class SurpriseBoard:
    """`counts` behind the title; `since`: what the sponsor has not heard, in one sentence, or in which projects;
    `untold`: how much is not told now."""

    found: Surprises
    lines: tuple[SurpriseLine, ...]
    counts: tuple[Words, ...]
    untold: int
    since: Words | None
    span: Span


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
    silent = {now.project.code: len(untold_events(now)) for now in nows}
    since = _since(workspace, nows[0]) if len(nows) == 1 else _where(silent)
    return SurpriseBoard(found, tuple(lines), _counts(found), sum(silent.values()), since, span)


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
        counts.append(words(N_("lead {n}wd"), n=found.lead))
    return tuple(counts)


def share_words(found: Surprises) -> Words:
    """The share of those told before, among those that could have been."""
    if found.share is None:
        return words(N_("share n/a"))
    return words(N_("{n} % before"), n=round(100 * found.share))


def _since(workspace: Workspace, now: Situation) -> Words | None:
    """What changed since the sponsor last heard, of what a briefing may tell them."""
    if now.sponsor is None:
        return words(N_("no sponsor is set: nobody can be told anything"))
    name = now.name(now.sponsor.person)
    since = last_heard(workspace, now, now.sponsor.person)
    if since is None:
        return words(N_("{name} has never heard of this project"), name=name)
    changed = not_heard(workspace, (now,), now.sponsor.person).changes[now.project.id]
    parts = _sorts([line.sort for line in changed if "sponsor" in audience_of(line.record, now.project)])
    form = (
        N_("Since {name} last heard ({day}): {changes}")
        if parts
        else N_("Since {name} last heard ({day}): nothing")
    )
    return words(form, name=name, day=since, changes=words("{parts}", parts=parts))


def _sorts(found: Sequence[str]) -> tuple[Words, ...]:
    counted = ((sort, found.count(sort)) for sort in ORDER)
    return tuple(words("{n} {sort}", n=n, sort=Words(SORTS[sort])) for sort, n in counted if n)
