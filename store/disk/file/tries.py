"""Asking again: whether another process has let go of a file, or is through with a write, nobody tells us.

A lock that is waited for would wait for ever where somebody has the file for a day, and the bytes of a file have no
moment at which they are announced. Whoever asks sits still meanwhile, in the thread of the store or before there is a
screen.
"""

import time
from collections.abc import Iterator


def tries(most: int, pause_s: float) -> Iterator[int]:
    """At most so many turns, with seconds between them; each is told how many are left."""
    for left in reversed(range(most)):
        yield left
        if left:
            # Nothing announces what is waited for, so it is looked at again after a while.
            time.sleep(pause_s)
