"""A throw-away store to look around in: three projects, one of them rich, on the day it is opened.

Written as it would have come about, act by act over four months, so that history, trends and "what changed since
the sponsor last heard" have something to tell. The sentences are content, in `en/` and `zh/`; nothing translates them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from store.demo.days import Days
from store.demo.scene import Write, read_scene, working_days
from store.disk.workspace import Workspace
from store.records import KINDS, Milestone, Project, Reforecast
from store.records.reforecast import move
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import N_, Words, words

__all__ = ["write"]

Sitting = tuple[date, int, str]
RECENT = -10
"""The last two weeks are told act by act."""


def write(workspace: Workspace, today: date, language: str) -> None:
    """Fill an empty store with the scene of `language` (en, or any zh), as it stands on the morning of `today`."""
    days = Days(today, working_days(language))
    known: dict[int, Record] = {}
    clock = workspace.clock
    try:
        for day, writes in _sittings(read_scene(language, days), days):
            workspace.clock = Clock(day)
            records = _records(known, writes)
            saved = workspace.save(*records, act=_act(records))
            known |= {record.id: record for record in saved.records}
    finally:
        workspace.clock = clock


def _sittings(writes: Iterable[Write], days: Days) -> Iterator[tuple[date, tuple[Write, ...]]]:
    """What was written together: lately a day's records of one kind and project, longer ago all of a week.

    Private records keep to themselves, so that no act of the store is named after one.
    """

    place = {name: place for place, name in enumerate(KINDS)}

    def sitting(write: Write) -> Sitting:
        if write.on < days.day(RECENT):
            noted = max(write.on, min(days.week_end(write.on), days.day(RECENT - 1)))
            return (noted, int(write.kind.home == "private"), "")
        return (write.on, place[write.kind.kind], write.project)

    def order(write: Write) -> tuple[Sitting, int, date]:
        return (sitting(write), place[write.kind.kind], write.on)

    for (day, _, _), together in groupby(sorted(writes, key=order), sitting):
        yield day, tuple(together)


def _records(known: dict[int, Record], writes: Iterable[Write]) -> tuple[Record, ...]:
    """The records as they are after these writes, with a Reforecast for every promised date that moved."""
    after: dict[int, Record] = {}
    moved: list[Record] = []
    for write in writes:
        before = after.get(write.id, known.get(write.id))
        record = (
            write.kind(id=write.id, **write.values) if before is None else replace(before, **write.values)
        )
        after[write.id] = record
        if isinstance(before, Milestone) and isinstance(record, Milestone):
            moved += move(
                before, record, write.reason, write.on, approver=write.approver, change=write.change
            )[1:]
    return (*after.values(), *moved)


def _act(records: tuple[Record, ...]) -> Words:
    """What the log calls it."""
    if projects := tuple(record.code for record in records if isinstance(record, Project)):
        return words(N_("projects created: {codes}"), codes=projects)
    own = [record for record in records if not isinstance(record, Reforecast)]
    if len(own) == 1 and own[0].label:
        return words(N_("{kind}: {label}"), kind=Words(own[0].singular), label=own[0].label)
    kinds = Counter(record.plural for record in own)
    return words(
        N_("noted: {records}"),
        records=tuple(words(N_("{kind}: {n}"), kind=Words(plural), n=n) for plural, n in kinds.items()),
    )
