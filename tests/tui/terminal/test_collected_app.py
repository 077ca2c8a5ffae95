"""What stands for one app of a process goes with it, though each exempts at its first frame what there is."""

import gc
import weakref
from collections.abc import Callable
from typing import Any


async def test_an_app_that_ended_is_collected(running: Callable[..., Any]) -> None:
    """The last one stays until another comes: its task has it as the app that is active."""
    before = gc.get_freeze_count()
    gone = []
    for _ in range(3):
        async with running() as (app, _pilot):
            gone.append(weakref.ref(app))
        del app, _pilot
    gc.collect()
    assert [one() for one in gone[:-1]] == [None, None]
    assert gc.get_freeze_count() <= before
