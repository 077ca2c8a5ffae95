"""The garbage collector stands still while very many objects are made that all stay: each look at a million of them
would hold up the keys for a second."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected meanwhile, and what was made is exempted: it goes when nobody refers to it any more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
