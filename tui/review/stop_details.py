"""What stands beside the stops of the review, read ahead: a verdict need not wait for what the next one shows."""

from collections.abc import Sequence

from store.queries.review.review_line import ReviewLine
from store.queries.review.stop_detail import StopDetail, stop_detail
from tui.host import Host


class StopDetails:
    """What was read of lines until something was saved, by record."""

    def __init__(self) -> None:
        self._found: dict[int, StopDetail] = {}

    def of(self, line: ReviewLine) -> StopDetail:
        """What stands beside it; nothing before it was read."""
        return self._found.get(line.item.record.id, StopDetail())

    async def read(self, host: Host, lines: Sequence[ReviewLine]) -> None:
        """Read what is not known of these."""
        wanted = [line for line in lines if line.item.record.id not in self._found]
        if wanted:
            language = host.language
            self._found |= await host.store.run(
                lambda w: {line.item.record.id: stop_detail(w, line, language) for line in wanted}
            )

    def forget(self) -> None:
        """Something was saved: what was read may be otherwise now."""
        self._found.clear()
