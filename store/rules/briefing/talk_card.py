"""The talk card: what to say, what to ask, what to be ready for; for the one who talks, never for the paper."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from store.records import Contact, Person
from store.records.milestone import overdue
from store.records.risk import band, missing
from store.rules.briefing.changed_line import Changed
from store.rules.briefing.highlights import own_part
from store.rules.briefing.joint_lines import BAD
from store.rules.briefing.open_items import by_due
from store.rules.briefing.report import Line, Talk
from store.rules.readership import Reader
from store.rules.registers.event_groups import named, under, untold_events
from store.rules.registers.event_ties import together
from store.values.words import N_, bare, words


def talk(
    readers: Sequence[Reader],
    person: Person,
    bluf: Sequence[Line],
    needs: Sequence[Line],
    changes: Mapping[int, tuple[Changed, ...]],
    opinions: Sequence[Contact],
) -> Talk:
    """Their last unanswered question stands first among what to be ready for; my part comes next."""
    worse = [
        line for reader in readers for line in _worse(reader, changes.get(reader.situation.project.id, ()))
    ]
    ready = (
        *(_question(contact) for contact in opinions),
        *(line for reader in readers for line in own_part(reader)),
        *(line for reader in readers for line in _weak_spots(reader, person)),
    )
    return Talk(say=(*bluf, *worse), ask=tuple(needs), ready=ready)


def _worse(reader: Reader, changes: Sequence[Changed]) -> Iterator[Line]:
    """What is new or worse, one event a line: what it began with, and what hangs under it in a word or two."""
    told = {one.record.id: one for one in changes if one.sort in BAD and reader.reads(one.record)}
    for head, *parts in together(reader.situation, [one.record for one in told.values()]):
        what = told[head.id].words
        if parts:
            what = words(N_("{what} ({under})"), what=what, under=under(reader.situation, (head, *parts)))
        yield Line(f"say:{head.id}", what, (head, *parts))


def _question(contact: Contact) -> Line:
    said = words(N_("They said on {day}: {opinion}"), day=contact.on, opinion=bare(contact.opinion))
    return Line(f"question:{contact.id}", said, (contact,))


def _weak_spots(reader: Reader, person: Person) -> Iterator[Line]:
    """Where they will ask: our late promises, what is overdue, red without a plan, what they have not been told."""
    situation = reader.situation
    day = situation.day
    for action in sorted(situation.actions, key=by_due):
        if (
            action.type == "promise"
            and action.open
            and action.owed_to == person.id
            and _late(action.due, day.date)
        ):
            said = words(N_("late promise: {title}, due {day}"), title=bare(action.title), day=action.due)
            yield Line(f"ready:{action.id}", said, (action,))
    for milestone in situation.milestones:
        if overdue(milestone, day):
            said = words(
                N_("overdue: {code} {title}, expected {day}"),
                code=milestone.code,
                title=bare(milestone.title),
                day=milestone.expected,
            )
            yield Line(f"ready:{milestone.id}", said, (milestone,))
    for risk in situation.risks:
        if risk.state != "closed" and band(risk, day) == "red" and missing(risk, day):
            said = words(N_("no complete plan: {code} {title}"), code=risk.code, title=bare(risk.title))
            yield Line(f"ready:{risk.id}", said, (risk,))
    if situation.sponsor is not None and situation.sponsor.person == person.id:
        for event in untold_events(situation, person.id):
            what = named(situation, event)
            if event.sort == "event" and len(event.records) > 1:
                what = words(N_("{what} ({under})"), what=what, under=under(situation, event.records))
            said = words(N_("not told yet, known since {day}: {what}"), day=event.known, what=what)
            yield Line(f"ready:untold:{event.head.record.id}", said, tuple(one.record for one in event.each))


def _late(due: date | None, today: date) -> bool:
    return due is not None and due < today
