"""People × days: a mark is a contact on its day."""

from collections.abc import Callable
from datetime import date

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_preview import preview_lines
from store.records import Contact, Person
from store.values.words import say

Bring = Callable[..., Plan]


def made(workspace: Workspace) -> list[tuple[str, date, str, str]]:
    people = {one.id: one.name for one in workspace.live(Person)}
    found = [(people[one.person], one.on, one.channel, one.summary) for one in workspace.live(Contact)]
    return sorted(found)


GRID = (
    "区域,客户,联系人,客户类别,11月16日,11月17日,11月20日,11月25日,备注\n"
    "北区,冷厂,陈工,A,,V,,V,11/17电话谈预算\n"
    "北区,冷厂,李工,B,√,,v,,20日拜访\n"
)


def test_a_mark_is_a_contact_on_its_day(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Contact, GRID, save=True)
    assert made(workspace) == [
        ("李工", date(2026, 11, 16), "call", ""),
        ("李工", date(2026, 11, 20), "visit", "20日拜访"),
        ("陈工", date(2026, 11, 17), "call", "11/17电话谈预算"),
        ("陈工", date(2026, 11, 25), "call", ""),
    ]
    notes = "\n".join(map(say, plan.notes))
    assert "a contact for each mark: 4, on the days from Mon 16 Nov 2026 to Wed 25 Nov 2026" in notes
    assert [str(row.number) for row in plan.rows][:2] == ["11月17日 2", "11月25日 2"]
    assert "  11月17日第 2 行  陈工" in preview_lines(plan, "zh_CN", 120)
    assert bring(Contact, GRID).counts["unchanged"] == 4


@pytest.mark.parametrize(
    ("mark", "channel", "summary"),
    [("x", "call", ""), ("1", "call", ""), ("✓", "call", ""), ("visit", "visit", ""), ("电话", "call", "")],
)
def test_marks_and_words_of_channels(
    bring: Bring, workspace: Workspace, mark: str, channel: str, summary: str
) -> None:
    text = f"Person,2026-11-23,2026-11-24,2026-11-25\nAnn Berg,{mark},,{mark}\n"
    bring(Contact, text, save=True)
    assert made(workspace) == [("Ann Berg", date(2026, 11, day), channel, summary) for day in (23, 25)]


@pytest.mark.parametrize(
    "titles", ["11/9,11/10,11/11", "9/11,10/11,11/11", "9.11.,10.11.,11.11.", "9 Nov,10 Nov,11 Nov"]
)
def test_days_without_a_year_are_the_nearest(bring: Bring, workspace: Workspace, titles: str) -> None:
    bring(Contact, f"Person,{titles}\nAnn Berg,x,,x\n", save=True)
    assert [on for _, on, _, _ in made(workspace)] == [date(2026, 11, 9), date(2026, 11, 11)]


def test_a_contact_log_stays_one(bring: Bring, workspace: Workspace) -> None:
    bring(Contact, "Person,Date,Channel\nAnn Berg,2026-11-23,visit\n", save=True)
    assert made(workspace) == [("Ann Berg", date(2026, 11, 23), "visit", "")]
