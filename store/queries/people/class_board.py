"""Classes and the evidence for them, as looked at in the first working days of a month."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Verdict
from store.records.contact import CHANNELS, FACE_TO_FACE
from store.rules.evidence import Evidence
from store.rules.people.cadence import reclassing
from store.rules.people.client_class import NAME, Judgement, judged, since
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen

CONTACTS = f"""
SELECT contact.person, contact.two_way, contact.by_us, contact.channel, EXISTS (
  SELECT 1 FROM contact AS other WHERE other.meeting = contact.meeting AND other.archived = 0
  AND other.person <> contact.person
) FROM json_each(?) AS wanted
CROSS JOIN contact ON contact.person = wanted.value AND contact.archived = 0 AND contact.two_way IN (0, 1)
  AND contact.channel IN {tuple(CHANNELS)} AND contact."on" > ?
"""
KEPT = "archived = 0 AND \"on\" >= ? AND subject_kind = 'stakeholder'"


@frozen
class ClassLine:
    """Somebody's class and the evidence about it."""

    judgement: Judgement
    name: str


@frozen
class ClassBoard:
    """Who is still to be looked at this month: those whose evidence disagrees, and those where it agrees; `kept`: how
    many have been."""

    project: str
    day: Day
    asked: bool
    disagreeing: tuple[ClassLine, ...]
    agreeing: tuple[ClassLine, ...]
    kept: int


def classes(workspace: Workspace, project: int) -> ClassBoard:
    """The classes of a project; three statements beside its situation."""
    now = situation(workspace, project)
    kept = _kept(workspace, [now])
    found = judged(now, evidence(workspace, _people(now), since(now.day.date)))
    left = [ClassLine(one, now.name(one.part.person)) for one in found if one.part.id not in kept]
    return ClassBoard(
        now.project.code,
        now.day,
        reclassing(now.day),
        tuple(line for line in left if not line.judgement.agrees),
        tuple(line for line in left if line.judgement.agrees),
        len(found) - len(left),
    )


def to_look_at(workspace: Workspace, asked: Sequence[Situation]) -> int:
    """How many people's evidence disagrees with their class and is to be looked at, of the projects in which it is
    asked today."""
    seen = evidence(workspace, {id for now in asked for id in _people(now)}, since(asked[0].day.date))
    kept = _kept(workspace, asked)
    return sum(not one.agrees and one.part.id not in kept for now in asked for one in judged(now, seen))


def evidence(workspace: Workspace, people: Iterable[int], after: date) -> Mapping[int, Evidence]:
    """By person what happened after a day, in one statement."""
    values = (json.dumps(sorted(people)), after.isoformat())
    counts: dict[int, Counter[str]] = {}
    for person, two_way, by_us, channel, several in workspace.store.connection.execute(CONTACTS, values):
        count = counts.setdefault(person, Counter())
        begun = "ours" if by_us else "neither" if several else "theirs"
        count[begun if two_way else "attempts"] += 1
        count["visits"] += bool(two_way and channel in FACE_TO_FACE)
    return {person: Evidence(**count) for person, count in counts.items()}


def _people(now: Situation) -> set[int]:
    return {part.person for part in now.stakeholders if part.client_class}


def _kept(workspace: Workspace, nows: Sequence[Situation]) -> set[int]:
    """The parts on which a verdict was given this month."""
    first = min(now.day.date.replace(day=1) for now in nows).isoformat()
    which, ids = sql_in("project", [now.project.id for now in nows])
    found = workspace.select(Verdict, f"{KEPT} AND {which}", (first, *ids))
    return {verdict.subject for verdict in found if NAME in verdict.reasons}
