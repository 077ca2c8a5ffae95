"""A line of the review as it is after it was acted on, whether or not the rules still ask about it."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.review.review_line import ReviewLine
from store.rules.review.review_item import Item


def line_now(workspace: Workspace, line: ReviewLine) -> ReviewLine:
    """The same line with its records as they are now."""
    batch = tuple(_now(workspace, one) for one in line.item.batch)
    return replace(line, item=replace(_now(workspace, line.item), batch=batch))


def _now(workspace: Workspace, item: Item) -> Item:
    """With the record as it is now, in its reasons too: they speak of no other revision."""
    record = workspace.get(type(item.record), item.record.id) or item.record
    return replace(item, record=record, reasons=tuple(replace(one, record=record) for one in item.reasons))
