"""What was to be looked at again: readings, overrides, meetings, and my private notes."""

from collections.abc import Iterable, Iterator

from store.records import Morale, Note, Reading
from store.records.reading import AREAS
from store.rules.review.reasons.reason import Reason, seen_by_sponsor
from store.rules.situation import Situation
from store.values.day import Day
from store.values.width import cut
from store.values.words import N_, Words, bare, words

WEEK_WD = 5
OVERRIDES = ("time", "risk")
ENDED_WD = 10
"""Working days for which it is worth saying that an override has ended: the letter is computed again."""
LONGEST = 50


def reading_expired(situation: Situation) -> Iterator[Reason]:
    """The latest reading of an area has ended, so its letter says `?`."""
    for reading, late in _ended(situation):
        if reading.area not in OVERRIDES:
            said = N_("read {on}, valid until {day}: {area} is ? until it is read again")
            yield _of_reading(situation, "reading_expired", reading, late, said)


def override_ended(situation: Situation) -> Iterator[Reason]:
    """A letter that was set by hand is computed again."""
    for reading, late in _ended(situation):
        if reading.area in OVERRIDES and late <= ENDED_WD:
            said = N_("overridden until {day}: {area} is computed again")
            yield _of_reading(situation, "override_ended", reading, late, said)


def meeting_to_hold(situation: Situation) -> Iterator[Reason]:
    """A planned meeting is today, or its day has passed and nobody wrote what came of it."""
    day = situation.day
    for meeting in situation.meetings:
        if meeting.state == "planned" and meeting.on <= day.date:
            late = max(0, day.since(meeting.on))
            form = N_("planned for {day}: was it held?") if meeting.on < day.date else N_("today {time}")
            said = words(form, day=meeting.on, time=meeting.time)
            yield Reason("meeting_to_hold", meeting, said, "amber", meeting.on, late, again=1)


def private_reasons(day: Day, notes: Iterable[Morale | Note]) -> Iterator[Reason]:
    """My own follow-ups on morale notes, and the notes I wanted to be reminded of."""
    for note in notes:
        if isinstance(note, Morale):
            on, done, rule = note.follow_up_on, note.followed_up_on, "morale_follow_up"
            said = words(N_("follow-up for {day}: {text}"), day=on, text=bare(note.follow_up) or "?")
        else:
            on, done, rule = note.remind_on, note.published_on, "note_reminder"
            said = words(N_("remind on {day}: {text}"), day=on, text=cut(bare(note.text), LONGEST))
        if on is not None and done is None and on <= day.date:
            yield Reason(rule, note, said, "amber", on, max(0, day.since(on)), WEEK_WD, again=2)


def _ended(situation: Situation) -> Iterator[tuple[Reading, int]]:
    """The latest reading of each area, where it has ended, with the working days since."""
    latest: dict[str, Reading] = {}
    for reading in sorted(situation.readings, key=lambda one: (one.on, one.id)):
        if reading.on <= situation.day.date:
            latest[reading.area] = reading
    for reading in latest.values():
        if reading.valid_until is not None and reading.valid_until < situation.day.date:
            yield reading, situation.day.since(reading.valid_until)


def _of_reading(situation: Situation, rule: str, reading: Reading, late: int, form: str) -> Reason:
    house = reading.area in ("team", "satisfaction")
    said = words(form, on=reading.on, day=reading.valid_until, area=Words(AREAS[reading.area]))
    assert reading.valid_until is not None
    return Reason(
        rule,
        reading,
        said,
        "amber",
        reading.valid_until,
        late=max(0, late),
        interval=WEEK_WD,
        sponsor=not house and seen_by_sponsor(situation, reading),
        waits=house,
    )
