"""Laws of every import: each row is accounted for once, and nothing that was typed is lost unsaid."""

from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import STATUSES, Plan
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.register_import import IMPORTERS
from store.exchange.tables.decoding import SheetProblem
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import DERIVED
from store.records import Risk
from store.values.record import Record
from store.values.words import say

Bring = Callable[..., Plan]

CELLS = "High Low Vendor-late R-1 R-2 1 2 3 Open Escalated Flibber yes no 2027-01-01 尽快 next-week 70% Ann 7 $400 -"
TITLES = (
    "ID|Title|Name|Status|Probability|Impact|Residual Impact|Owner|Due|Finish|Baseline|Response|Mitigation|Milestone|"
    "Role|Class|Date|Person|Channel|Type|Zonk|序号|备注"
)
cell = st.sampled_from(["", *CELLS.split()]) | st.text("abc xyz", max_size=9)
header = st.lists(st.sampled_from(TITLES.split("|")), min_size=1, max_size=6, unique=True)


def rows_of(titles: Sequence[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(cell, min_size=len(titles), max_size=len(titles)), min_size=1, max_size=6)


table = header.flatmap(lambda titles: st.tuples(st.just(titles), rows_of(titles)))
kinds = st.sampled_from([importer.kind for importer in IMPORTERS])


def planned(bring: Bring, kind: type[Record], titles: list[str], rows: list[list[str]]) -> Plan | None:
    try:
        return bring(kind, "\n".join(",".join(row) for row in [titles, *rows]))
    except SheetProblem:
        return None


@settings(max_examples=120)
@given(kinds, table)
def test_every_row_is_counted_once(
    bring: Bring, workspace: Workspace, kind: type[Record], typed: tuple[list[str], list[list[str]]]
) -> None:
    plan = planned(bring, kind, *typed)
    if plan is None:
        return
    assert tuple(plan.counts) == tuple(STATUSES)
    assert sum(plan.counts.values()) == len(plan.rows)
    assert plan.coming + plan.counts["unchanged"] + plan.held_back == len(plan.rows)
    for row in plan.rows:
        assert bool(row.records) == (row.status in ("new", "changed"))
        assert row.reasons or row.status not in ("waiting", "rejected"), "why it does not come in is said"


@settings(max_examples=120)
@given(kinds, table)
def test_rejected_is_only_what_has_no_title(
    bring: Bring, workspace: Workspace, kind: type[Record], typed: tuple[list[str], list[list[str]]]
) -> None:
    plan = planned(bring, kind, *typed)
    for row in plan.of("rejected") if plan is not None else ():
        said = [say(reason.words) for reason in row.reasons]
        assert any(
            why.endswith("needed") or why.startswith(("no column is read as", "a second header row"))
            for why in said
        ), said


@settings(max_examples=150)
@given(table)
def test_what_is_typed_is_in_a_field_or_in_the_remark_or_named_as_left_out(
    bring: Bring, workspace: Workspace, typed: tuple[list[str], list[list[str]]]
) -> None:
    plan = planned(bring, Risk, *typed)
    if plan is None or plan.asks:
        return
    mapping = plan.parts[0].mapping
    lines = "\n".join(preview_lines(plan, "en", 1000))
    by_number = {row.number: row for row in plan.rows}
    mapped = {column: one.target.name for one in mapping.mapped for column in one.columns}
    for number, cells in enumerate(typed[1], 2):
        row = by_number.get(number)
        if row is None or row.status != "new":
            continue
        (risk,) = row.records
        assert isinstance(risk, Risk)
        for column, header in enumerate(mapping.headers):
            text = " ".join(cells[column].split()) if column < len(cells) else ""
            if is_blank(text) or column in mapping.counting:
                assert column not in mapping.counting or f"{header}: it numbers the rows" in lines
                continue
            if (name := mapped.get(column, "")) in DERIVED:
                assert f"since it follows from the rest: {header}" in lines
                continue
            in_field = getattr(risk, name, None) not in (None, "", ())
            if name == "state":  # which is never empty
                in_field = text in ("Open", "Escalated")
            assert in_field or f"{header}: {text}" in risk.remark, (header, text, risk)
