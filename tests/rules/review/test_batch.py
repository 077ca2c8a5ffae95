"""Many items of one sort from one act become one question, and nothing is lost by it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.records import Action, Risk
from store.rules.review.attention import queue
from store.rules.review.batch import MANY, candidates, gathered, sorted_out
from store.rules.review.reasons.reason import SEVERITIES, Reason, Severity
from store.rules.review.review_item import Item
from store.values.day import Day
from store.values.record import Record
from store.values.words import words

TODAY = date(2026, 11, 26)


def item(
    rule: str = "overdue", severity: Severity = "red", record: Record | None = None, late: int = 1
) -> Item:
    found = record or Action(project=1, title="x")
    since = TODAY - timedelta(days=late)
    return Item(1, found, (Reason(rule, found, words("x"), severity, since, late, waits=True),))


def acts(found: list[Item], act: int = 1) -> dict[int, int]:
    return {one.record.id: act for one in found}


def test_as_many_as_it_takes_and_no_fewer() -> None:
    many = [item(late=n) for n in range(MANY)]
    (one,) = gathered(sorted_out(many), acts(many), ())
    assert one.batch[0].record is one.record is many[-1].record, "the foremost speaks for all"
    assert len(one.batch) == MANY and {each.record.id for each in one.each} == set(acts(many))
    assert gathered(sorted_out(many[1:]), acts(many), ()) == many[1:]


def test_only_what_is_alike_and_from_one_act() -> None:
    many = [item() for _ in range(MANY)]
    last = acts(many)
    for other in (item("moved"), item(severity="amber"), item(record=Risk(project=1, title="x"))):
        found = gathered(sorted_out([*many[1:], other]), last | acts([other]), ())
        assert len(found) == MANY, "another rule, weight or kind"
    assert len(gathered(sorted_out(many), last | {many[0].record.id: 2}, ())) == MANY, "another act"
    assert len(gathered(sorted_out(many), {}, ())) == MANY, "no act is known"
    assert len(gathered(sorted_out(many), last, list(last))) == MANY, "asked for one by one"


ITEMS = st.lists(
    st.builds(item, st.sampled_from(["a", "b"]), st.sampled_from(SEVERITIES), st.none(), st.integers(0, 9)),
    max_size=60,
)


@given(ITEMS, st.lists(st.integers(1, 3), min_size=60, max_size=60))
def test_every_record_is_asked_about_once_and_nothing_red_is_parked(
    found: list[Item], drawn: list[int]
) -> None:
    last = {one.record.id: act for one, act in zip(found, drawn, strict=False)}
    assert set(candidates(sorted_out(found))) <= set(last)
    whole = queue(gathered(sorted_out(found), last, ()), Day(TODAY))
    asked = [each.record.id for one in (*whole.items, *whole.parked) for each in one.each]
    assert sorted(asked) == sorted(last)
    for one in whole.items:
        assert all(each.severity == one.severity and each.order >= one.order for each in one.each)


def test_what_is_asked_about_one_by_one_does_not_wait() -> None:
    day = Day(TODAY)
    found = [item(severity="amber") for _ in range(day.settings.review_items + 2)]
    before, last = queue(found, day).parked
    whole = queue(found, day, apart={last.record.id})
    assert whole.parked == (before,) and whole.items[-1] == last
