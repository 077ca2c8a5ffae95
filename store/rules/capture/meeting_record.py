"""A meeting that was held: the contacts, private lines and courtesies that saving its form leaves behind."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from store.records import Action, Contact, Meeting, Morale, Note, Series
from store.records.meeting import next_day
from store.rules.capture.filed_lines import aside_records
from store.rules.capture.grammar import Reading
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line
from store.values.words import N_, Words, say, words

Name = Callable[[int], str]


@frozen
class Offer:
    """A record that is saved along unless it is unticked; `key` tells it from the others of one form."""

    key: str
    said: Words
    record: Record


@frozen
class KeptAside:
    """A private line of a meeting as it was kept: its number, its text, its record."""

    number: int
    text: str
    record: Morale | Note


def attended(
    meeting: Meeting, before: Sequence[Contact], me: int | None, briefed: Sequence[Contact] = ()
) -> tuple[Contact, ...]:
    """A contact for everybody who was there but me; `before` are those of an earlier save of the same meeting.

    Where several meet, nobody is contacted one to one. Who was not there after all has had no contact. `briefed`: the
    contacts that delivering a briefing left; one of that day is the meeting's, and no second one is made beside it.
    """
    people = [person for person in meeting.attendees if person != me]
    had = {contact.person: contact for contact in before if contact.purpose == "regular"}
    reports = {c.person: c for c in briefed if c.on == meeting.on}
    reports |= {c.person: c for c in before if c.purpose == "report"}
    found = []
    for person in people if meeting.state == "held" else ():
        if (report := reports.get(person)) is not None:
            found.append(replace(report, meeting=meeting.id, summary=report.summary or meeting.title))
            continue
        new = Contact(
            person=person,
            on=meeting.on,
            by_us=len(people) == 1,
            projects=(meeting.project,),
            meeting=meeting.id,
        )
        own = had.pop(person, new)
        found.append(replace(own, on=meeting.on, channel=meeting.place, summary=own.summary or meeting.title))
    found += [replace(contact, archived=True) for contact in had.values()]
    return tuple(contact for contact in found if contact.rev == 0 or contact not in before)


def asides_kept(
    private: Iterable[Reading], before: Sequence[KeptAside], meeting: Meeting, today: date
) -> tuple[Record, ...]:
    """What changes in the author's own file: new lines are made, moved ones numbered anew, those gone archived."""
    had: dict[str, list[KeptAside]] = {}
    for kept in before:
        had.setdefault(clean_line(kept.text), []).append(kept)
    changed: list[Record] = []
    for reading in private:
        if same := had.get(reading.text):
            record = same.pop(0).record
            if record.line != reading.number:
                changed.append(replace(record, line=reading.number))
            continue
        read = reading if meeting.state == "held" else replace(reading, records=())
        changed += aside_records(read, meeting.project, min(meeting.on, today), meeting.id)
    changed += [replace(kept.record, archived=True) for left in had.values() for kept in left]
    return tuple(changed)


def offers(
    meeting: Meeting,
    series: Series | None,
    day: Day,
    *,
    executives: frozenset[int],
    visited: frozenset[int],
    planned: frozenset[tuple[int, date]],
    me: int | None,
    name: Name,
    language: str,
) -> tuple[Offer, ...]:
    """After a visit to an executive or a first visit: thanks and a first answer. In a series: its next meeting,
    unless it is planned already. `visited`: whoever was visited before; `planned`: (series, day)."""
    found: list[Offer] = []
    if meeting.state == "held" and meeting.place == "visit":
        for person in meeting.attendees:
            if person != me and (person in executives or person not in visited):
                found += _courtesies(meeting, person, day, me, name, language)
    if series is not None:
        after = next_day(series, meeting.on, day.calendar)
        if series.runs(after) and not any(which == series.id and on > meeting.on for which, on in planned):
            following = Meeting(
                project=meeting.project,
                title=series.title,
                on=after,
                time=series.time,
                series=series.id,
                place=series.place,
                attendees=series.people,
                audience=series.audience,
            )
            said = words(N_("next {title}: {day} {time}"), title=series.title, day=after, time=series.time)
            found.append(Offer("next", said, following))
    return tuple(found)


def _courtesies(
    meeting: Meeting, person: int, day: Day, me: int | None, name: Name, language: str
) -> Iterable[Offer]:
    called = name(person)
    for key, wd, title in (
        ("thanks", day.settings.thanks_wd, N_("Thank {name} for the visit")),
        ("answer", day.settings.answer_wd, N_("First answer to {name} after the visit")),
    ):
        due = day.calendar.add(meeting.on, wd)
        action = Action(
            project=meeting.project,
            title=say(words(title, name=called), language),
            owner=me,
            owed_to=person,
            due=due,
            meeting=meeting.id,
        )
        said = words(N_("{what}, due {day}"), what=words(title, name=called), day=due)
        yield Offer(f"{key} {person}", said, action)
