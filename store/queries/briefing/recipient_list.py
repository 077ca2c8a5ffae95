"""Whom a project's briefing may be for: the sponsor first, then those who have heard something already."""

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Briefed, Person
from store.records.stakeholder import ROLES
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.words import N_, Words, words


@frozen
class ReaderLine:
    """One person who may be briefed, and what they are to the project."""

    person: Person
    part: Words


def readers(workspace: Workspace, project: int) -> tuple[ReaderLine, ...]:
    """The sponsor, who hears first, the client's project managers and my executive, then whoever was ever told
    something or briefed. Raises KeyError when there is no such project."""
    now = situation(workspace, project)
    own = now.project
    pms = [
        part.person for part in now.stakeholders if part.role == "client_pm" and part.in_role(now.day.date)
    ]
    told = sorted(now.told, key=lambda one: (one.on, one.id), reverse=True)
    briefed = workspace.select(Briefed, "archived = 0", (), 'ORDER BY "on" DESC, id DESC')
    wanted = [
        *([now.sponsor.person] if now.sponsor is not None else []),
        *(one for one in (own.hear_first, *pms, own.executive) if one is not None),
        *(one.person for one in told),
        *(one.person for one in briefed if project in one.projects),
    ]
    found = (now.people.get(id) or workspace.get(Person, id) for id in dict.fromkeys(wanted))
    return tuple(
        ReaderLine(person, _part(now, person.id))
        for person in found
        if person is not None and not person.archived
    )


def _part(now: Situation, person: int) -> Words:
    if person == now.project.executive:
        return words(N_("my executive"))
    part = now.part_of.get(person)
    return Words(ROLES[part.role]) if part is not None else words("")
