"""Many items of one sort, last changed by one act: after an import or a change of many records, one question."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from store.rules.review.review_item import Item

MANY = 6
"""So many of one sort are asked about together."""

Sorts = Sequence[Sequence[Item]]


def sorted_out(found: Iterable[Item]) -> Sorts:
    """By what must be equal: project, kind, how often put off, rules with their weight and who sees it."""
    sorts: dict[tuple[object, ...], list[Item]] = {}
    for item in found:
        rules = tuple((one.rule, one.severity, one.sponsor, one.waits) for one in item.reasons)
        # What is mine alone is asked about alone.
        alone = item.record.id if item.record.home == "private" else 0
        key = (item.project, item.record.kind, alone, item.standing.snoozes, rules)
        sorts.setdefault(key, []).append(item)
    return tuple(sorts.values())


def candidates(sorts: Sorts) -> list[int]:
    """The records of which it matters which act changed them last."""
    return [item.record.id for each in sorts if len(each) >= MANY for item in each]


def gathered(sorts: Sorts, acts: Mapping[int, int], apart: Collection[int]) -> list[Item]:
    """The items; of many alike that one act changed last only the foremost, which stands for all of them.

    `acts`: the last act on each candidate; `apart`: records that are asked about one by one.
    """
    found: list[Item] = []
    for sort in sorts:
        if len(sort) < MANY:
            found += sort
            continue
        by_act: dict[int | None, list[Item]] = {}
        for item in sort:
            act = acts.get(item.record.id) if item.record.id not in apart else None
            by_act.setdefault(act, []).append(item)
        for act, each in by_act.items():
            if act is None or len(each) < MANY:
                found += each
            else:
                batch = sorted(each, key=lambda item: item.order)
                found.append(replace(batch[0], batch=tuple(batch)))
    return found
