"""What somebody should have heard of by now, and has not."""

from collections.abc import Iterator
from datetime import date

from store.records import Change, Person
from store.records.names import name_of
from store.rules.registers.event_groups import event_groups, named, under
from store.rules.registers.must_hear import unheard_by
from store.rules.registers.news import News, untold
from store.rules.registers.news import news as asked
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, Words, bare, words


def not_told(now: Situation, person: Person) -> tuple[tuple[Record, Words, date], ...]:
    """(record, what it is called with what hangs under it, known since) of the events that they should have heard of
    and have not, oldest first: the sponsor all that a sponsor reads; who hears first the same, until the sponsor has
    heard; my own executive what they read; anybody the changes that they must hear of."""
    found: list[tuple[Record, Words, date]] = []
    known: set[int] = set()
    for group in event_groups(now, _silent(now, person), person.id):
        what = (
            named(now, group)
            if group.sort != "event"
            else words("{what}", what=bare(name_of(group.head.record)))
        )
        if group.sort == "event" and len(group.records) > 1:
            what = words(N_("{what} ({under})"), what=what, under=under(now, group.records))
        found.append((group.head.record, what, group.known))
        known |= {record.id for record in group.records}
    for change, since in changes_to_hear(now, person.id):
        if change.id not in known:
            found.append((change, words("{what}", what=bare(name_of(change))), since))
    return tuple(sorted(found, key=lambda one: (one[2], one[0].id)))


def changes_to_hear(now: Situation, person: int) -> Iterator[tuple[Change, date]]:
    """(change, known since) of those that name them among whom it must be told, and that they have not heard of."""
    for change in now.changes:
        if person in change.must_hear and (found := unheard_by(now, change, person)) is not None:
            yield change, found.known


def _silent(now: Situation, person: Person) -> Iterator[News]:
    sponsor = now.sponsor_person
    if person.id in (sponsor, now.project.executive):
        yield from (news for news in untold(now, person.id) if news.untold)
    elif person.id == now.project.hear_first:
        for news in untold(now):
            own = asked(now, news.record, person.id)
            if own is not None and own.heard == "untold":
                yield own
