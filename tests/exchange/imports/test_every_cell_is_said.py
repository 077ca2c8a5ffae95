"""The law of an import, for any input: rows add up, and no cell vanishes unsaid."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.exchange.imports.import_plan import Plan
from store.records import Risk
from store.values.fields import fields_of
from store.values.text import clean_line
from store.values.words import say

Bring = Callable[..., Plan]
TITLES = ("Risk", "Status", "Owner", "Probability", "Due date", "Odd", "Comments", "Cost")
TEXTS = (
    "",
    "walrus",
    "Escalated",
    "High",
    "4",
    "2026-12-04",
    "soonish",
    "Ann Berg",
    "=1+1",
    "N/A",
    "#REF!",
    "open",
)
CELLS = st.sampled_from((*TEXTS, "12.11. called; 19.11. agreed", "1.200,50 EUR", "Tusk & Co", "75 %"))
ROWS = st.lists(st.lists(CELLS, min_size=len(TITLES), max_size=len(TITLES)), min_size=1, max_size=6)
TURNED = ("high", "4", "2026-12-04", "open", "75 %", "n/a", "12-04")
"""What a field takes and shows in another form."""


def test_rows_add_up_and_cells_are_kept(bring: Bring) -> None:
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(ROWS)
    def holds(rows: list[list[str]]) -> None:
        text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (list(TITLES), *rows))
        plan = bring(Risk, text)
        assert sum(plan.counts.values()) == len(plan.rows)
        said = _said(plan)
        planned = {row.number: row for row in plan.rows}
        for number, row in enumerate(rows, 2):
            if number not in planned or planned[number].status in ("rejected", "waiting", "unchanged"):
                continue
            for cell in row:
                assert not cell or cell.casefold() in TURNED or clean_line(cell) in said, (cell, said)

    holds()


def _said(plan: Plan) -> str:
    parts: list[Any] = [say(note) for note in plan.notes]
    parts += [person.name for person in plan.people]
    for row in plan.rows:
        parts += [row.label, *(say(reason.words) for reason in row.reasons)]
        parts += [clean_line(str(getattr(r, f.name))) for r in row.records for f in fields_of(type(r))]
        parts += [r.remark.replace("\n", " ") for r in row.records if isinstance(r, Risk)]
    return "\n".join(parts)
