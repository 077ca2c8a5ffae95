"""What risks scored a while ago, from the journal: for the direction in which each moves."""

from collections.abc import Sequence
from datetime import date, timedelta

from store.disk.file.journal_table import told
from store.disk.file.record_rows import value_of
from store.disk.file.renamed_fields import as_now, called
from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.records import Risk
from store.rules.situation import Situation

TREND_DAYS = 30
MOVED = """
SELECT journal.id, journal.record, journal.schema, journal.before FROM journal
WHERE {projects}
  AND journal.act >= (SELECT id FROM act WHERE at >= ? ORDER BY at, id LIMIT 1)
  AND journal.kind = 'risk' AND (instr(journal.before, {probability}) OR instr(journal.before, {impact}))
"""


def scores_before(workspace: Workspace, nows: Sequence[Situation]) -> dict[int, int]:
    """The score each risk had before its first change of probability or impact within the trend's days."""
    since = min((now.day.date for now in nows), default=date.max) - timedelta(days=TREND_DAYS)
    present = {risk.id: risk for now in nows for risk in now.risks}
    projects, ids = sql_in("journal.project", [now.project.id for now in nows])
    first: dict[int, dict[str, int | None]] = {}
    names = {name: called(Risk.kind, name, '"{}"') for name in ("probability", "impact")}
    found = workspace.store.connection.execute(
        MOVED.format(projects=projects, **names), (*ids, since.isoformat())
    ).fetchall()
    for _, record, schema, text in sorted(found):
        for name, value in as_now(Risk.kind, schema, told(text)).items():
            if name in ("probability", "impact"):
                first.setdefault(record, {}).setdefault(name, value_of(Risk, name, value))
    scores = {}
    for record, was in first.items():
        risk = present.get(record)
        if risk is not None:
            probability, impact = was.get("probability", risk.probability), was.get("impact", risk.impact)
            if probability and impact:
                scores[record] = probability * impact
    return scores
