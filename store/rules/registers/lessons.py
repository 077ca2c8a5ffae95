"""What is learned from an event: which events teach, what a lesson begins with, how often its cause was there before,
and which lessons of any project are like a record; and how fast what happened was taken in hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from store.records import Change, Lesson, Milestone, Risk
from store.records.risk import happened
from store.rules.people.key_node import NODES
from store.rules.registers.facts import Fact
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.day import Day
from store.values.pattern import pattern
from store.values.record import Audience, Record, born
from store.values.text import fold
from store.values.words import N_, Clauses, Words, bare, words

TIMES = {2: N_("second time this cause"), 3: N_("third time this cause")}
THIRD = 3
"""From which time on a cause that comes again is red."""
SHARED = 2
"""Words that a lesson and a record have in common before they are like each other."""
SHORTEST = 4
"""Letters of a word that says what something is about."""
MOST = 3
"""Lessons that a record names."""
_LETTERS = pattern(r"[^\W\d_]+")


def teaches(record: Record, day: Day) -> bool:
    """Whether it has ended as something to be learned from: an issue of high impact that is closed, a milestone that
    was met after its baseline."""
    if record.archived:
        return False
    match record:
        case Risk():
            ended = happened(record) and record.state == "closed"
            return ended and (record.impact or 0) >= day.settings.lesson_impact
        case Milestone():
            met, promised = record.met_on, record.baseline
            return met is not None and promised is not None and met > promised
    return False


def learned_from(record: Record, today: date) -> Lesson:
    """The lesson of an event as it is offered: what the register knows of it, to be typed on."""
    match record:
        case Risk():
            return Lesson(
                project=record.project,
                title=record.title,
                on=record.closed_on or today,
                issue=record.id,
                my_part=record.my_part,
                cause=record.cause,
                audience=_within_like(record),
            )
        case Milestone():
            return Lesson(
                project=record.project,
                title=record.title,
                on=record.met_on or today,
                milestone=record.id,
                audience=_within_like(record),
            )
    raise TypeError(record.kind)


def same_cause(lessons: Iterable[Lesson], lesson: Lesson) -> tuple[Lesson, ...]:
    """Every lesson with its cause up to this one, itself the last, in the order of their days."""
    known = {one.id: one for one in lessons if not one.archived} | {lesson.id: lesson}
    first = _first(known, lesson)
    alike = [one for one in known.values() if _first(known, one) == first]
    return tuple(one for one in sorted(alike, key=_order) if _order(one) <= _order(lesson))


def times_words(before: Sequence[Lesson]) -> Words | None:
    """That its cause was there before, of what `same_cause` gives: how often, and in which lessons; None the first
    time."""
    n = len(before)
    if n < 2:
        return None
    often = words(TIMES.get(n, N_("{n} times this cause")), n=n)
    return words(N_("{often}: {codes}"), often=often, codes=tuple(one.code for one in before[:-1]))


def weight_of(before: Sequence[Lesson]) -> Literal["red", "amber"]:
    """How heavy a cause weighs that was there before, of what `same_cause` gives."""
    return "red" if len(before) >= THIRD else "amber"


def lesson_words(
    now: Situation, lesson: Lesson, projects: Mapping[int, str], again: Words | None = None
) -> Words:
    """Its code, behind that of another project (`projects`: their codes by id), what it is about, what is to prevent
    it, and that its cause was there before (`again`)."""
    other = "" if lesson.project == now.project.id else projects.get(lesson.project, "")
    prevention = bare(lesson.prevention.partition("\n")[0])
    parts = (
        words("{code} {title}", code=f"{other} {lesson.code}".strip(), title=bare(lesson.title)),
        words("{prevention}", prevention=prevention) if prevention else words(N_("no prevention yet")),
        *(() if again is None else (again,)),
    )
    return words("{parts}", parts=Clauses(parts))


def handled_words(now: Situation, risk: Risk, planned: date | None) -> Words:
    """The days on which what happened was detected, had a plan (`planned`), and was closed, with the working days
    between."""
    today, workdays = now.day.date, now.day.calendar.workdays
    start = risk.detected_on or risk.occurred_on or born(risk.id)
    parts = [words(N_("detected {day}"), day=dated(start, today))]
    for form, day in ((N_("plan {day} ({n:+}wd)"), planned), (N_("closed {day} ({n:+}wd)"), risk.closed_on)):
        if day is not None:
            parts.append(words(form, day=dated(day, today), n=workdays(start, day)))
    if planned is None:
        parts.append(
            words(N_("no plan yet")) if risk.closed_on is None else words(N_("closed without a plan"))
        )
    return words("{parts}", parts=Clauses(tuple(parts)))


def lesson_facts(
    now: Situation,
    record: Record,
    lessons: Sequence[Lesson],
    projects: Mapping[int, str],
    milestones: Sequence[Milestone],
) -> Iterator[Fact]:
    """What lessons have to do with it, in the order in which it is read; `lessons`, `projects` (their codes by id) and
    `milestones` are those of the whole store. Nothing while others look, and nothing of a kind that no lesson is
    about."""
    if now.looked_at or not isinstance(record, Lesson | Risk | Milestone | Change):
        return
    if isinstance(record, Lesson):
        before = same_cause(lessons, record)
        if (said := times_words(before)) is not None:
            yield Fact(N_("cause"), said, weight_of(before), ("same_as",))
        return
    own = [lesson for lesson in lessons if record.id in (lesson.issue, lesson.milestone)]
    for lesson in own:
        again = times_words(same_cause(lessons, lesson))
        yield Fact(N_("lesson"), lesson_words(now, lesson, {}, again), "text" if again is None else "amber")
    if asks_for_lessons(record):
        others = [lesson for lesson in lessons if lesson not in own]
        for lesson in alike(others, record, milestones):
            yield Fact(N_("learned before"), lesson_words(now, lesson, projects), "dim")


def asks_for_lessons(record: Record) -> bool:
    """Whether lessons help with it now: an open risk or issue, a change that nobody has approved, a key node ahead."""
    match record:
        case Risk():
            return record.state != "closed"
        case Change():
            return record.open and not record.approved
        case Milestone():
            return record.type in NODES and record.met_on is None
    return False


def alike(
    lessons: Iterable[Lesson], record: Record, milestones: Iterable[Milestone] = ()
) -> tuple[Lesson, ...]:
    """The lessons of any project that tell of the same as the record, the most alike first: those with words in common,
    at a key node also those of milestones of its type (`milestones`: where lessons come from)."""
    about = words_of(record)
    nodes = {one.id for one in milestones if isinstance(record, Milestone) and one.type == record.type}
    found = []
    for lesson in lessons:
        shared = len(about & words_of(lesson))
        if shared >= SHARED or lesson.milestone in nodes:
            found.append((-shared, -lesson.on.toordinal(), lesson.id, lesson))
    return tuple(one[-1] for one in sorted(found)[:MOST])


def words_of(record: Record) -> frozenset[str]:
    """What a record is about: its longer words, and of Chinese each two characters that stand together."""
    texts = (getattr(record, name, "") for name in ("title", "cause", "why", "happened", "trigger"))
    found: set[str] = set()
    for word in _LETTERS.findall(fold(" ".join(texts))):
        if len(word) >= SHORTEST and not _is_chinese(word):
            found.add(word)
        else:
            found.update(filter(_is_chinese, map("".join, pairwise(word))))
    return frozenset(found)


def _is_chinese(letters: str) -> bool:
    # To compile a class of these characters takes longer than to look at all that a record says.
    return all("\u4e00" <= letter <= "\u9fff" for letter in letters)


def _within_like(record: Risk | Milestone) -> tuple[Audience, ...]:
    """What nobody else may read of teaches nobody else; who may read of the other is not who may read of my part."""
    return ("internal",) if record.audience == ("internal",) else ()


def _first(known: dict[int, Lesson], lesson: Lesson) -> int:
    """The lesson that a chain of same causes begins with; of one that closes, whichever is the oldest."""
    way = [lesson.id]
    while (before := known[way[-1]].same_as) in known and before is not None:
        if before in way:
            return min(way)
        way.append(before)
    return way[-1]


def _order(lesson: Lesson) -> tuple[date, int]:
    return (lesson.on, lesson.id)
