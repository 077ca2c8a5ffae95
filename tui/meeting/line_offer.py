"""What Tab makes of a line of notes: a name or a code that begins so, or the action that it reads like."""

from collections.abc import Callable

from store.rules.capture.capture_line import Context
from store.rules.capture.completion import completed, completion
from store.rules.capture.grammar import Reading, offer
from store.values.frozen import frozen
from store.values.words import Words


@frozen
class LineOffer:
    """`said`: what is offered, in words; `text` and `at`: the line then, and how many of its characters stand before
    the cursor; `typing`: a name or a code is still typed, so how it is read is no news."""

    said: Words
    text: str
    at: int
    typing: bool = False


def line_offer(
    line: str, at: int, reading: Callable[[], Reading | None], context: Context
) -> LineOffer | None:
    """None: nothing; `at`: how many characters stand before the cursor; `reading`: how the line is read, asked for only
    where nothing is to be completed."""
    if (found := completion(line, at, context)) is not None:
        return LineOffer(completed(found), *found.taken(line), typing=True)
    read = reading()
    if read is None or (said := offer(read, context)) is None:
        return None
    return LineOffer(said, read.offered, len(read.offered))
