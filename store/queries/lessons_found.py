"""What the lessons of all projects have to do with a record: those learned from it, those like it, how often its cause
was there before; and how fast what happened was taken in hand."""

from collections.abc import Iterator
from datetime import date

from store.disk.file.renamed_fields import called
from store.disk.workspace import Workspace
from store.queries.zones import act_moment
from store.records import Change, Lesson, Milestone, Project, Risk
from store.records.risk import happened
from store.rules.registers.facts import Fact
from store.rules.registers.lessons import alike, asks_for_lessons, same_cause, times_words
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.record import Record, born
from store.values.words import N_, Clauses, Words, bare, words


def lesson_facts(workspace: Workspace, now: Situation, record: Record) -> Iterator[Fact]:
    """In the order in which they are read. Nothing while others look, and nothing of a kind that no lesson is about."""
    if now.looked_at or not isinstance(record, Lesson | Risk | Milestone | Change):
        return
    if isinstance(record, Risk) and happened(record):
        yield Fact(N_("handled"), _handled(workspace, now, record), of=("closed_on",))
    lessons = workspace.live(Lesson)
    if isinstance(record, Lesson):
        before = same_cause(lessons, record)
        if (said := times_words(before)) is not None:
            yield Fact(N_("cause"), said, "red" if len(before) > 2 else "amber", ("same_as",))
        return
    own = [lesson for lesson in lessons if record.id in (lesson.issue, lesson.milestone)]
    for lesson in own:
        again = times_words(same_cause(lessons, lesson))
        yield Fact(N_("lesson"), _named(now, lesson, {}, again), "text" if again is None else "amber")
    if lessons and asks_for_lessons(record):
        others = [lesson for lesson in lessons if lesson not in own]
        projects = {project.id: project.code for project in workspace.live(Project)}
        milestones = workspace.live(Milestone) if isinstance(record, Milestone) else ()
        for lesson in alike(others, record, milestones):
            yield Fact(N_("learned before"), _named(now, lesson, projects), "dim")


def learned(workspace: Workspace, record: Record) -> bool:
    """Whether a lesson that is not archived is about this issue or milestone."""
    field = "issue" if record.kind == "risk" else "milestone"
    return bool(workspace.select(Lesson, f"{field} = ? AND archived = 0", (record.id,), "LIMIT 1"))


def _named(now: Situation, lesson: Lesson, projects: dict[int, str], again: Words | None = None) -> Words:
    """Its code, behind that of another project, what it is about, and what is to prevent it."""
    code = (
        lesson.code
        if lesson.project == now.project.id
        else f"{projects.get(lesson.project, '')} {lesson.code}"
    )
    prevention = bare(lesson.prevention.partition("\n")[0])
    said: tuple[Words, ...] = (words("{code} {title}", code=code.strip(), title=bare(lesson.title)),)
    said += (words("{prevention}", prevention=prevention) if prevention else words(N_("no prevention yet")),)
    return words("{parts}", parts=Clauses((*said, *(() if again is None else (again,)))))


def _handled(workspace: Workspace, now: Situation, risk: Risk) -> Words:
    """The days on which it was detected, had a plan, and was closed, with the working days between."""
    today, workdays = now.day.date, now.day.calendar.workdays
    start = risk.detected_on or risk.occurred_on or born(risk.id)
    parts = [words(N_("detected {day}"), day=dated(start, today))]
    planned = planned_on(workspace, risk)
    for form, day in ((N_("plan {day} ({n:+}wd)"), planned), (N_("closed {day} ({n:+}wd)"), risk.closed_on)):
        if day is not None:
            parts.append(words(form, day=dated(day, today), n=workdays(start, day)))
    if planned is None:
        parts.append(
            words(N_("no plan yet")) if risk.closed_on is None else words(N_("closed without a plan"))
        )
    return words("{parts}", parts=Clauses(tuple(parts)))


def planned_on(workspace: Workspace, risk: Risk) -> date | None:
    """The day on which what we do about it was first written down, as the journal knows; None while there is none."""
    if not bare(risk.plan):
        return None
    rows = workspace.store.journal.changes(
        "journal.record = ? AND CASE WHEN json_valid(journal.after)"
        f" THEN coalesce(json_extract(journal.after, {called(Risk.kind, 'plan', '$.{}')}), '') END <> ''",
        (risk.id,),
    )
    undone = {row.act.undoes for row in rows if row.act.undoes}
    days = (
        act_moment(workspace, row.project, row.act.at).date()
        for row in rows
        if not row.act.undoes and row.act.uuid not in undone and bare(str(row.after.get("plan", "")))
    )
    return min(days, default=None)
