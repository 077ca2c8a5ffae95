"""One line of what changed, and the order of such lines."""

from collections.abc import Iterable
from typing import Literal

from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words

Sort = Literal["new", "worse", "better", "met", "done"]
SORTS: dict[Sort, str] = {
    "new": N_("new"),
    "worse": N_("worse"),
    "better": N_("better"),
    "met": N_("met"),
    "done": N_("done"),
}
ORDER: tuple[Sort, ...] = ("new", "worse", "better", "met", "done")


@frozen
class Changed:
    """One line of "changed since": what sort of change, the sentence, the record behind it. `reason`: as it was typed,
    where the sentence ends with one."""

    sort: Sort
    words: Words
    record: Record
    reason: str = ""


def shortly(change: Changed) -> Words:
    """A change where its record is known already: by its code alone, and without a reason."""
    said, code = change.words, str(getattr(change.record, "code", "")) or change.record.label
    while "reason" in said.values:
        said = said.values["what"]
    return Words(said.msgid, {**said.values, "what": code}, said.one)


def in_order(lines: Iterable[Changed]) -> tuple[Changed, ...]:
    """New before worse before better before met before done."""
    return tuple(sorted(lines, key=lambda line: (ORDER.index(line.sort), line.record.id)))
