"""What the talks of today need: with the sponsor, and with whoever a meeting is planned."""

from collections.abc import Iterable, Mapping

from store.records import Action, Change, Contact
from store.rules.people.person_behind import person_behind
from store.rules.review.reasons.reason import Reason
from store.rules.situation import Situation

UNTIMED = "98"
"""Behind every hour."""


def talks(situation: Situation) -> Mapping[int, str]:
    """The hour of the first talk today by person; empty where it is not known."""
    today, found = situation.day.date, dict[int, str]()
    if situation.sponsor is not None and situation.project.sponsor_meeting == today:
        found[situation.sponsor.person] = _hour(situation.project.sponsor_meeting_time)
    for meeting in situation.meetings:
        if meeting.state == "planned" and meeting.on == today:
            for person in meeting.attendees:
                found[person] = min(found.get(person, "99"), _hour(meeting.time))
    return found


def needed_today(situation: Situation, found: Iterable[Reason]) -> Mapping[int, str]:
    """The hour of the talk that needs it, by record: what the sponsor sees where they are met, what is owed, asked or
    to be answered between us and somebody who is, and what they must hear of."""
    hours = talks(situation)
    sponsor = situation.sponsor_person
    needed: dict[int, str] = {}
    for reason in found if hours else ():
        for person in _with(reason, sponsor):
            if person in hours:
                needed[reason.record.id] = min(needed.get(reason.record.id, "99"), hours[person])
    return needed


def _with(reason: Reason, sponsor: int | None) -> Iterable[int]:
    record = reason.record
    if reason.sponsor and sponsor is not None:
        yield sponsor
    if isinstance(record, Action | Contact) and (person := person_behind(record)) is not None:
        yield person
    if isinstance(record, Change) and reason.rule == "must_hear":
        yield from record.must_hear


def _hour(time: str) -> str:
    """So that hours sort: 9:30 before 11:00, and what has none last."""
    return time.zfill(5) if time else UNTIMED
