"""Whether something was learned from a record, and how fast what happened was taken in hand."""

from collections.abc import Iterator
from datetime import date

from store.disk.file.renamed_fields import called
from store.disk.workspace import Workspace
from store.queries.zones import act_moment
from store.records import Lesson, Risk
from store.records.risk import happened
from store.rules.registers.facts import Fact
from store.rules.registers.lessons import handled_words
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import N_, bare


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
