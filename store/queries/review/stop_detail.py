"""What stands beside a stop of the review: what the verdict is about, and what happened last."""

from store.disk.workspace import Workspace
from store.queries.recent import Happened, recent
from store.queries.record_detail import DetailPair, detail
from store.queries.review.review_line import ReviewLine
from store.values.frozen import frozen


@frozen
class StopDetail:
    """Of a row of housekeeping the records are its reasons, and there is no one record to weigh."""

    weighed: tuple[DetailPair, ...] = ()
    happened: tuple[Happened, ...] = ()


def stop_detail(workspace: Workspace, line: ReviewLine, language: str) -> StopDetail:
    """Of the record of a line; of an event that of what it begins with."""
    item = line.item
    if item.batch and not item.event:
        return StopDetail()
    view = detail(workspace, item.project, item.record, language)
    return StopDetail(view.weighed, recent(workspace, item.record, language))
