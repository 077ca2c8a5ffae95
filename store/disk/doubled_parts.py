"""Two sponsors of a project on one day, and one person with two parts in it: no new ones come about."""

from collections.abc import Iterable, Iterator
from datetime import date

from store.disk.ledger import Ledger
from store.records import Person, Project, Stakeholder
from store.values.record import Batch, Objection, Record
from store.values.words import N_, Words, words


def doubled(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against the parts in projects among `part` that are new or other than they were, with all of the act in place.
    Those that were saved before this was refused stay as they are until somebody changes them."""
    beside: dict[int, dict[int | str, list[Stakeholder]]] = {}
    for one in part:
        if not isinstance(one, Stakeholder) or one.archived or not _changed(ledger, one):
            continue
        if one.project not in beside:
            beside[one.project] = _by_person(ledger, one.project, act)
        others = beside[one.project]
        if (twin := _overlapping(one, others.get(one.person, ()))) is not None:
            yield one, Objection("person", _twice(ledger, one, twin, act))
        elif one.role == "sponsor" and (first := _overlapping(one, others.get("sponsor", ()))) is not None:
            yield one, Objection("role", _two_sponsors(ledger, first, act))


def _changed(ledger: Ledger, one: Stakeholder) -> bool:
    """Whether the part itself is another one than it was."""
    old = ledger.get(Stakeholder, one.id)
    return old is None or any(
        getattr(old, name) != getattr(one, name) for name in ("archived", "person", "role", "since", "until")
    )


def _by_person(ledger: Ledger, project: int, act: Batch) -> dict[int | str, list[Stakeholder]]:
    """The parts in a project by person, those of the sponsors once more under their role."""
    now = {one.id: one for one in ledger.select(Stakeholder, "archived = 0 AND project = ?", (project,))}
    now |= {
        one.id: one for one in act.having("stakeholder", "project", project) if isinstance(one, Stakeholder)
    }
    found: dict[int | str, list[Stakeholder]] = {}
    for one in now.values():
        if not one.archived:
            found.setdefault(one.person, []).append(one)
            if one.role == "sponsor":
                found.setdefault("sponsor", []).append(one)
    return found


def _overlapping(one: Stakeholder, others: Iterable[Stakeholder]) -> Stakeholder | None:
    """Another part whose term shares a day with this one; of two in one act it is the new one that comes too much."""
    first, last = one.since or date.min, one.until or date.max
    return next(
        (
            other
            for other in others
            if other.id != one.id
            and (other.rev or not one.rev)
            and (other.since or date.min) <= last
            and first <= (other.until or date.max)
        ),
        None,
    )


def _twice(ledger: Ledger, one: Stakeholder, twin: Stakeholder, act: Batch) -> Words:
    project = ledger.get(Project, one.project)
    code, name = project.code if project is not None else "", _name(ledger, twin, act)
    sentence = N_("{name} has a part in {code} already: change that one, forewarn edit stakeholder {name}")
    return words(sentence, name=name, code=code)


def _two_sponsors(ledger: Ledger, first: Stakeholder, act: Batch) -> Words:
    name = _name(ledger, first, act)
    if first.until is not None:
        sentence = N_("{name} is the sponsor until {day}: let this term begin after that day (From)")
        return words(sentence, name=name, day=first.until)
    sentence = N_(
        "{name} is the sponsor; end {name}'s term first: forewarn edit stakeholder {name} --until LAST-DAY, and let"
        " this one begin after that day"
    )
    return words(sentence, name=name)


def _name(ledger: Ledger, one: Stakeholder, act: Batch) -> str:
    found = ledger.after(act, Person, one.person)
    return found.label if found is not None else ""
