"""What somebody changed in a briefing before it was said: kept with the briefing, never in a record."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from store.values.frozen import frozen


@frozen
class Edits:
    """By ids of lines: other texts, lines left out, optional ones taken in, and the order where it was changed
    (ids of one section in their new order)."""

    texts: Mapping[str, str] = field(default_factory=dict)
    out: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def none(self) -> bool:
        """Whether nothing was changed."""
        return self == Edits()

    def left_out(self, id: str, *, optional: bool) -> bool:
        """Whether a line stays out of the paper."""
        return id in self.out or (optional and id not in self.taken)

    def written(self, id: str, text: str) -> "Edits":
        """With another text for a line."""
        return replace(self, texts={**self.texts, id: text})

    def toggled(self, id: str, *, optional: bool) -> "Edits":
        """With a line left out, or back in."""
        if self.left_out(id, optional=optional):
            taken = self.taken | {id} if optional else self.taken
            return replace(self, out=self.out - {id}, taken=taken)
        return replace(self, out=self.out if optional else self.out | {id}, taken=self.taken - {id})

    def ordered(self, section: str, ids: tuple[str, ...]) -> "Edits":
        """With the lines of a section in another order."""
        return replace(self, order={**self.order, section: ids})


def to_json(edits: Edits) -> dict[str, Any]:
    """What a draft keeps beside the texts."""
    return {
        "out": sorted(edits.out),
        "taken": sorted(edits.taken),
        "order": {section: list(ids) for section, ids in edits.order.items()},
    }


def from_json(texts: Mapping[str, str], data: Mapping[str, Any]) -> Edits:
    """The edits of a draft; nothing of a part that is not as `to_json` writes it."""

    def ids(value: Any) -> tuple[str, ...]:
        return tuple(id for id in value if isinstance(id, str)) if isinstance(value, list) else ()

    order = data.get("order")
    return Edits(
        texts=dict(texts),
        out=frozenset(ids(data.get("out"))),
        taken=frozenset(ids(data.get("taken"))),
        order={section: ids(found) for section, found in order.items()} if isinstance(order, dict) else {},
    )
