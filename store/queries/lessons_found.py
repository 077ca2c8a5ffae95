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
from store.rules.registers.lessons import (
    alike,
    asks_for_lessons,
    handled_words,
    lesson_words,
    same_cause,
    times_words,
    weight_of,
)
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, bare


def lesson_facts(workspace: Workspace, now: Situation, record: Record) -> Iterator[Fact]:
    """In the order in which they are read. Nothing while others look, and nothing of a kind that no lesson is about."""
    if now.looked_at or not isinstance(record, Lesson | Risk | Milestone | Change):
        return
    lessons = workspace.live(Lesson)
    if isinstance(record, Lesson):
        before = same_cause(lessons, record)
        if (said := times_words(before)) is not None:
            yield Fact(N_("cause"), said, weight_of(before), ("same_as",))
        return
    own = [lesson for lesson in lessons if record.id in (lesson.issue, lesson.milestone)]
    for lesson in own:
        again = times_words(same_cause(lessons, lesson))
        yield Fact(N_("lesson"), lesson_words(now, lesson, {}, again), "text" if again is None else "amber")
    if lessons and asks_for_lessons(record):
        others = [lesson for lesson in lessons if lesson not in own]
        projects = {project.id: project.code for project in workspace.live(Project)}
        milestones = workspace.live(Milestone) if isinstance(record, Milestone) else ()
        for lesson in alike(others, record, milestones):
            yield Fact(N_("learned before"), lesson_words(now, lesson, projects), "dim")


def handled_fact(workspace: Workspace, now: Situation, record: Record) -> Iterator[Fact]:
    """How fast what happened was taken in hand; of a risk that may still happen, and while others look, nothing."""
    if not now.looked_at and isinstance(record, Risk) and happened(record):
        said = handled_words(now, record, planned_on(workspace, record))
        yield Fact(N_("handled"), said, of=("closed_on",))


def learned(workspace: Workspace, record: Record) -> bool:
    """Whether a lesson that is not archived is about this issue or milestone."""
    field = "issue" if record.kind == "risk" else "milestone"
    return bool(workspace.select(Lesson, f"{field} = ? AND archived = 0", (record.id,), "LIMIT 1"))


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
