"""What was to be looked at again: readings, overrides, satisfaction, lessons, meetings, and my private notes."""

from collections.abc import Iterable, Iterator

from store.records import Morale, Note, Reading
from store.records.reading import AREAS
from store.rules.registers.areas import computed_areas
from store.rules.review.reasons.reason import Reason, seen_by_sponsor
from store.rules.situation import Situation
from store.values.day import Day
from store.values.width import cut
from store.values.words import N_, Words, bare, words

WEEK_WD = 5
ENDED_WD = 10
"""Working days for which it is worth saying that an override has ended: the letter is computed again."""
LONGEST = 50


def reading_expired(situation: Situation) -> Iterator[Reason]:
    """The latest reading of an area has ended, so its letter says `?`."""
    overrides = computed_areas(situation).values()
    for reading, late in _ended(situation):
        if reading.area not in overrides:
            said = N_("read {on}, valid until {day}: {area} is ? until it is read again")
            yield _of_reading(situation, "reading_expired", reading, late, said)


def override_ended(situation: Situation) -> Iterator[Reason]:
    """A letter that was set by hand is computed again."""
    overrides = computed_areas(situation).values()
    for reading, late in _ended(situation):
        if reading.area in overrides and late <= ENDED_WD:
            said = N_("overridden until {day}: {area} is computed again")
            yield _of_reading(situation, "override_ended", reading, late, said)


def cause_again(situation: Situation) -> Iterator[Reason]:
    """The cause of a lesson was there before: what was to prevent it has not, until this time's was looked at."""
    lessons = [
        lesson for lesson in situation.lessons if lesson.same_as is not None and lesson.checked_on is None
    ]
    if not lessons:
        return
    # Not of the first picture of a project whose lessons have nothing in common.
    from store.rules.registers.lessons import same_cause, times_words, weight_of

    for lesson in lessons:
        before = same_cause(situation.lessons, lesson)
        if (said := times_words(before)) is not None:
            late = max(0, situation.day.since(lesson.on))
            yield Reason(
                "cause_again",
                lesson,
                said,
                weight_of(before),
                lesson.on,
                late,
                situation.day.settings.review_green_wd,
                again=situation.day.settings.review_green_wd,
                waits=True,
            )


def lesson_unprevented(situation: Situation) -> Iterator[Reason]:
    """A promise that it will not come again has nothing behind it yet."""
    for lesson in situation.lessons:
        if not bare(lesson.prevention) and lesson.checked_on is None:
            said = words(N_("no prevention yet"))
            late = max(0, situation.day.since(lesson.on))
            yield Reason("lesson_unprevented", lesson, said, "amber", lesson.on, late, WEEK_WD, waits=True)


def lesson_check(situation: Situation) -> Iterator[Reason]:
    """The day has come to see whether a prevention works."""
    day = situation.day
    for lesson in situation.lessons:
        if lesson.check_on is not None and lesson.checked_on is None and lesson.check_on <= day.date:
            said = words(N_("check on {day} whether the prevention works"), day=lesson.check_on)
            late = max(0, day.since(lesson.check_on))
            yield Reason("lesson_check", lesson, said, "amber", lesson.check_on, late, WEEK_WD, waits=True)


def satisfaction_low(situation: Situation) -> Iterator[Reason]:
    """Of a person and a matter the last score is below the project's line, or below the one before; both are red. It
    is over with the next score that is neither."""
    day = situation.day
    if not any(reading.score is not None for reading in situation.readings):
        return
    from store.rules.registers.satisfaction import contentment_words, contentments

    for one in contentments(situation):
        low, falls = one.low(day), one.trend < 0
        if low or falls:
            said = contentment_words(situation, one.last, one)
            form = N_("below {line}: {said}") if low else N_("falling: {said}")
            yield Reason(
                "satisfaction_low",
                one.last,
                words(form, line=day.settings.satisfaction_line, said=said),
                "red" if low and falls else "amber",
                one.last.on,
                late=max(0, day.since(one.last.on)),
                interval=day.settings.review_amber_wd,
                again=day.settings.review_amber_wd,
                waits=not low,
            )


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
