"""A while in which Python does not look for circles among its objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For work that makes many objects which all live on: to look through them again and again, and find nothing to
    throw away, takes a quarter of the time of 50,000 rows. What was so before is so again behind it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
