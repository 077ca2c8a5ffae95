"""A lesson out of what has just ended: an issue of high impact that was closed, a milestone that was met late."""

from collections.abc import Sequence

from store.disk.workspace import Workspace
from store.queries.handled import learned
from store.queries.project_day import day_within
from store.records import Lesson
from store.rules.registers.lessons import learned_from, teaches
from store.values.outcome import Choose, Save
from store.values.record import Record, own_project
from store.values.words import N_, bare, words

LATER, WRITE = "later", "write"
ANSWERS = ((WRITE, N_("write it down")), (LATER, N_("later, the review asks")))


def to_learn(workspace: Workspace, before: Sequence[Record]) -> tuple[Lesson, ...]:
    """The lessons of what has come to teach since `before`, those records as they were; none of what has one."""
    found: list[Lesson] = []
    for was in before:
        day = day_within(workspace, own_project(was))
        now = workspace.get(type(was), was.id)
        if now is not None and teaches(now, day) and not teaches(was, day) and not learned(workspace, now):
            found.append(learned_from(now, day.date))
    return tuple(found)


def asked_of(lessons: Sequence[Lesson]) -> Choose:
    """What becomes of them: to be written now, or later, when the review asks; without an answer none is made."""
    titles = tuple(bare(lesson.title) for lesson in lessons)
    said = words(N_("What was learned from {names}?"), names=titles)
    return Choose("lesson", said, ANSWERS, back=N_("nothing"), of=tuple(lesson.id for lesson in lessons))


def put_down(lessons: Sequence[Lesson]) -> Save:
    """They are made as they are offered: without a prevention they stay in the review."""
    titles = tuple(bare(lesson.title) for lesson in lessons)
    return Save(tuple(lessons), words(N_("to learn from {names}"), names=titles))
