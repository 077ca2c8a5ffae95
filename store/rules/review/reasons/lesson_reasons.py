"""Lessons: without a prevention, with a prevention to look at, of a cause that was there before."""

from collections.abc import Iterator

from store.rules.registers.lessons import same_cause, times_words
from store.rules.review.reasons.reason import Reason
from store.rules.situation import Situation
from store.values.words import N_, bare, words

WEEK_WD = 5
THIRD = 3
"""From which time on a cause is red."""


def cause_again(situation: Situation) -> Iterator[Reason]:
    """The cause of a lesson was there before: what was to prevent it has not, until this time's was looked at."""
    for lesson in situation.lessons:
        if lesson.checked_on is not None:
            continue
        before = same_cause(situation.lessons, lesson)
        if (said := times_words(before)) is not None:
            red = len(before) >= THIRD
            late = max(0, situation.day.since(lesson.on))
            yield Reason(
                "cause_again",
                lesson,
                said,
                "red" if red else "amber",
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
