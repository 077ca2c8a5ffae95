"""The law of every import: each row is one of five, what comes twice changes nothing, no text is lost."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import STATUSES, Plan
from store.records import Milestone, Project, Risk
from store.values.words import words

Bring = Callable[..., Plan]

KNOWN = (
    "|-|Frost|frost|Moles|Moles dig|R-1|R-2|1|2|5|High|hoch|高|Escalated|open|Closed|2027-01-15|15.01.2027|尽快"
    "|Ruth Bell|Bell, Ruth|100%|=1+1|x: y"
)
CELLS = st.one_of(
    st.sampled_from(KNOWN.split("|")), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
)
TITLES = {
    Risk: ("ID", "Risk", "Probability", "Impact", "Owner", "Due", "Status", "Remark", "Odd"),
    Milestone: ("ID", "Milestone", "Baseline", "Finish", "Status", "Actual finish", "Owner", "Odd"),
}


def text_of(titles: tuple[str, ...], rows: list[list[str]]) -> str:
    quoted = [[cell.replace(chr(34), chr(34) * 2) for cell in row] for row in rows]
    lines = [",".join(f'"{cell}"' for cell in row) for row in [list(titles), *quoted]]
    return "\n".join([*lines, ""])


def registers(titles: tuple[str, ...]) -> st.SearchStrategy[list[list[str]]]:
    row = st.lists(CELLS, min_size=len(titles), max_size=len(titles))
    return st.lists(row, min_size=1, max_size=7)


def rows_read(plan: Plan) -> int:
    return len(plan.rows) + len(plan.left_out)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), kind=st.sampled_from([Risk, Milestone]))
def test_every_row_is_one_of_five_and_what_comes_twice_changes_nothing(
    data: st.DataObject,
    kind: type[Risk] | type[Milestone],
    bring: Bring,
    workspace: Workspace,
    project: Project,
) -> None:
    titles = TITLES[kind]
    rows, later = data.draw(registers(titles)), data.draw(registers(titles))
    mixed = data.draw(st.permutations(rows + later))
    first = bring(kind, text_of(titles, rows), dates="dmy")
    assert sum(first.counts.values()) == len(first.rows) and set(first.counts) == set(STATUSES)
    if first.asks:
        return
    if first.coming:
        first.save(workspace)
    try:
        again = bring(kind, text_of(titles, rows), dates="dmy")
        assert sum(again.counts.values()) == len(again.rows) == len(first.rows)
        assert again.counts["new"] == again.counts["changed"] == 0, (first.counts, again.counts)
        assert again.counts["unchanged"] >= first.coming and not again.gone
        then = bring(kind, text_of(titles, mixed), dates="dmy")
        assert sum(then.counts.values()) == len(then.rows)
    finally:
        if first.coming:
            undo(workspace)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=registers(TITLES[Risk]), odd=st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
def test_what_went_to_the_remark_is_listed(
    rows: list[list[str]], odd: str, bring: Bring, workspace: Workspace
) -> None:
    titles = TITLES[Risk]
    rows = [[*row[:-1], odd] for row in rows]
    plan = bring(Risk, text_of(titles, rows), dates="dmy")
    for row in plan.of("new"):
        (risk,) = [record for record in row.records if isinstance(record, Risk)]
        kept = [line.partition(":")[0] for line in risk.remark.splitlines()]
        listed = {
            *plan.kept,
            *(word.column for word in plan.unread),
            *(reason.column for reason in row.reasons),
        }
        lines = [name for name in kept if name in titles[:-2]]
        assert set(lines) <= listed


def test_what_was_left_out_is_counted_apart(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Risk, "Risk\nFrost\nMoles\n", leave_out=frozenset({3}), save=True)
    assert [row.number for row in plan.left_out] == [3] and rows_read(plan) == 2
    assert [one.title for one in workspace.live(Risk)] == ["Frost"]
    again = bring(Risk, "Risk\nFrost\n", leave_out=frozenset({2}))
    assert again.gone == () and again.rows == (), "a row that is left out is listed all the same"
    mine = replace(workspace.live(Risk)[0], title="Black frost")
    workspace.save(mine, act=words("edit"))
    assert bring(Risk, "Risk\nFrost\n").counts["unchanged"] == 1
