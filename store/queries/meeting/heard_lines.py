"""What somebody who was there may have heard: the lines that saving a meeting or contact asks about."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_checks import linted
from store.queries.briefing.briefing_data import Asked, projects_for
from store.queries.briefing.previous_report import last_briefed
from store.queries.project_situation import situations
from store.records import Person
from store.rules.briefing.delivery import said_lines
from store.rules.briefing.edits import Edits
from store.rules.briefing.heard_in_talk import Mention, Talk, heard_in_talk, who_must_hear
from store.rules.briefing.paper import Paper, paper
from store.rules.briefing.report import Briefing
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import catalogue_named


@frozen
class TodaysBriefing:
    """The briefing that `person` is given today, as it is now."""

    person: int
    briefing: Briefing
    paper: Paper


@frozen
class HeardLines:
    """`names`: of those who must hear; `today`: the briefing whose lines are among the mentions."""

    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    today: TodaysBriefing | None


def heard_lines(
    workspace: Workspace,
    projects: Sequence[int],
    talk: Talk,
    language: str,
    *,
    prepared: Edits | None = None,
    rest: bool = True,
    said: frozenset[int] = frozenset(),
) -> HeardLines:
    """Of these projects, or of those that each person has a part in. `prepared`: what was changed in today's briefing
    for the sponsor who was there, where somebody worked on it; `rest`: of an earlier save only what is new is asked;
    `said`: ids of records that were ticked while it was said, which no paper adds to."""
    nows = situations(workspace, projects or _theirs(workspace, talk.people))
    names: dict[str, None] = {}
    mentions: list[Mention] = []
    today = _todays(workspace, nows, talk, language, prepared) if rest and not said else None
    told = frozenset[int]()
    if today is not None:
        lines = [line for part in today.paper.parts for line in part.lines]
        told = frozenset(record.id for line in said_lines(lines) for record in line.records)
    for now in nows:
        found = heard_in_talk(now, talk, told, rest=rest, said=said)
        owed = (*who_must_hear(now, talk.people), *(told.person for one in found for told in one.tolds))
        names |= {now.name(person): None for person in owed}
        mentions += found
    return HeardLines(tuple(names), tuple(mentions), today)


def _theirs(workspace: Workspace, people: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(id for person in people for id in projects_for(workspace, person)))


def _todays(
    workspace: Workspace, nows: Sequence[Situation], talk: Talk, language: str, edits: Edits | None
) -> TodaysBriefing | None:
    """The one for the sponsor, where a talk with them is planned for the day or somebody worked on it, unless it was
    delivered already, or may not leave."""
    for now in nows:
        person = now.sponsor_person
        planned = now.project.sponsor_meeting == talk.on
        if (
            person is None
            or person not in talk.people
            or talk.on != now.day.date
            or not (planned or edits is not None)
        ):
            continue
        last = last_briefed(workspace, "briefing", person)
        if last is not None and last.on == talk.on:
            continue
        made = Asked(projects_for(workspace, person), person).made(workspace)
        found = paper(made, _read_by(workspace, person, language), edits or Edits()).kept()
        if not any(one.hard for one in linted(workspace, made, found, own=(), fresh=made)):
            return TodaysBriefing(person, made, found)
    return None


def _read_by(workspace: Workspace, person: int, language: str) -> str:
    found = workspace.get(Person, person)
    return catalogue_named(found.language if found is not None else "", language)
