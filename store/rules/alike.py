"""Many items of one sort, last changed by one act: after an import or a change of many records, one question."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from store.rules.attention import Item

MANY = 6
"""So many of one sort are asked about together."""

Key = tuple[object, ...]


def candidates(found: Iterable[Item]) -> list[int]:
    """The records of which it matters which act changed them last."""
    return [item.record.id for each in _sorted_out(found).values() if len(each) >= MANY for item in each]


def gathered(found: Iterable[Item], acts: Mapping[int, int], apart: Collection[int]) -> list[Item]:
    """The items; of many alike that one act changed last only the foremost, which stands for all of them.

    `acts`: the last act on each candidate; `apart`: records that are asked about one by one.
    """
    gathered: list[Item] = []
    for (*_, act, _), each in _sorted_out(found, acts, apart).items():
        if len(each) < MANY or act is None:
            gathered += each
        else:
            alike = sorted(each, key=lambda item: item.order)
            gathered.append(replace(alike[0], alike=tuple(alike)))
    return gathered


def _sorted_out(
    found: Iterable[Item], acts: Mapping[int, int] | None = None, apart: Collection[int] = ()
) -> dict[Key, list[Item]]:
    """By what must be equal: project, kind, rules with their weight, who sees it, the last act, and no wish to see
    them apart."""
    sorts: dict[Key, list[Item]] = {}
    for item in found:
        record = item.record
        rules = tuple((reason.rule, reason.severity) for reason in item.reasons)
        key = (item.project, record.kind, rules, item.severity, item.first, item.protected)
        act = acts.get(record.id) if acts is not None else None
        alone = record.id in apart or record.home == "private"
        sorts.setdefault((*key, act, record.id if alone else 0), []).append(item)
    return sorts
