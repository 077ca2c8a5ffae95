"""Folding a series of changes: first before, last after, what cancels is gone."""

from store.records import Risk
from store.values.journal import Act, Change, Conflict, merge, net
from store.values.words import words

ACT = Act("u", "2026-11-26T08:00:00Z", "ann", words("x"))


def change(record: int, before: dict[str, object] | None, after: dict[str, object]) -> Change:
    return Change(ACT, "risk", record, 1, 1, before, after)


def test_first_before_and_last_after() -> None:
    folded = net(
        [
            change(1, {"impact": 2}, {"impact": 3}),
            change(1, {"impact": 3, "due": None}, {"impact": 5, "due": "x"}),
        ]
    )
    assert [(n.before, n.after) for n in folded] == [({"impact": 2, "due": None}, {"impact": 5, "due": "x"})]


def test_what_cancels_is_left_out() -> None:
    assert net([change(1, {"impact": 2}, {"impact": 3}), change(1, {"impact": 3}, {"impact": 2})]) == ()
    assert net([change(1, None, {"id": 1, "impact": 2}), change(1, {"archived": 0}, {"archived": 1})]) == ()


def test_made_and_changed_is_made() -> None:
    folded = net(
        [change(1, None, {"id": 1, "impact": 2, "archived": 0}), change(1, {"impact": 2}, {"impact": 4})]
    )
    assert [(n.made, n.after["impact"]) for n in folded] == [(True, 4)]


def test_merge_takes_what_does_not_collide() -> None:
    from dataclasses import replace

    base = Risk(project=1, title="a", impact=2, rev=1)
    mine, theirs = replace(base, title="mine", impact=3), replace(base, rev=2, impact=4, plan="theirs")
    merged, collide = merge(Conflict(base, mine, theirs))
    assert collide == ("impact",)
    assert isinstance(merged, Risk)
    assert (merged.title, merged.impact, merged.plan, merged.rev) == ("mine", 3, "theirs", 2)
