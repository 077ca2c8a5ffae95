"""Until which day somebody has heard: asked once, of what a first import brings or what lay there when they took over.

Older rows are told by that day, and what hit before it is outside the score.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Change, Milestone, Project, Reforecast, Risk, Seat, Stakeholder, Told
from store.rules.registers.hits import hit_by
from store.rules.registers.news import news, tellable
from store.rules.situation import Situation
from store.values.record import Record

PARTS: tuple[tuple[str, type[Record]], ...] = (
    ("risks", Risk),
    ("milestones", Milestone),
    ("seats", Seat),
    ("changes", Change),
    ("reforecasts", Reforecast),
    ("stakeholders", Stakeholder),
)


def with_coming(now: Situation, coming: Iterable[Record]) -> Situation:
    """The project as it will be once these are saved."""
    new = {record.id: record for record in coming}
    parts: dict[str, Any] = {}
    for name, kind in PARTS:
        here = [record for record in getattr(now, name) if record.id not in new]
        parts[name] = (*here, *(record for record in new.values() if isinstance(record, kind)))
    return replace(now, **parts, revisions={id: r for id, r in now.revisions.items() if id not in new})


def to_hear(
    now: Situation, coming: Sequence[Record], person: int, only: bool = True
) -> tuple[tuple[Record, date], ...]:
    """(what they would have to hear, since when); `coming` is not saved yet, and with `only` nothing else is looked
    at."""
    return tuple(_to_hear(with_coming(now, coming), person, _looked_at(coming, only)))


def heard_before(
    now: Situation, coming: Sequence[Record], person: int, until: date, only: bool = True
) -> tuple[Told, ...]:
    """A Told for everything that began by that day and that they would have to hear, and for what had hit by then;
    `coming` and `only` as of `to_hear`."""
    then = with_coming(now, coming)
    within = _looked_at(coming, only)
    began = {record.id for record, known in _to_hear(then, person, within) if known <= until}
    began |= hit_by(then, until)
    new = {record.id for record in coming}
    return tuple(
        Told(
            project=now.project.id,
            subject=record.id,
            subject_kind=record.kind,
            subject_rev=record.rev + (record.id in new),
            person=person,
            on=until,
            state="before",
            entered_on=now.day.date,
        )
        for record in tellable(then)
        if record.id in began and (within is None or record.id in within)
    )


def heard_at_start(project: Project, person: int, until: date, today: date) -> Told:
    """They had heard how the project stands until that day, before anything of it came in here."""
    return Told(
        project=project.id,
        subject=project.id,
        subject_kind=project.kind,
        subject_rev=project.rev,
        person=person,
        on=until,
        state="before",
        entered_on=today,
    )


def asked_before(now: Situation, person: int) -> bool:
    """Whether it was asked of them, and answered."""
    return any(told.state == "before" and told.person == person for told in now.told)


def asked_at_start(now: Situation, person: int) -> date | None:
    """The day that was said when the project began, while nothing has come in that it held for."""
    before = [told for told in now.told if told.state == "before" and told.person == person]
    return before[0].on if before and all(told.subject == now.project.id for told in before) else None


def _looked_at(coming: Sequence[Record], only: bool) -> frozenset[int] | None:
    """None: everything."""
    return frozenset(record.id for record in coming) if only else None


def _to_hear(then: Situation, person: int, within: frozenset[int] | None) -> Iterator[tuple[Record, date]]:
    for record in tellable(then):
        if within is None or record.id in within:
            one = news(then, record, person)
            if one is not None and one.open:
                yield record, one.known
