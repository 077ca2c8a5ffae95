"""Of the apps that tests run in one process nothing stays, though each exempts at its first frame what there is."""

import weakref
from collections.abc import Callable
from typing import Any

import ended_apps


async def test_apps_that_ended_are_collected(running: Callable[..., Any]) -> None:
    """The last one stays until another comes: its task has it as the app that is active."""
    gone = []
    for _ in range(3):
        async with running() as (app, _pilot):
            gone.append(weakref.ref(app))
        del app, _pilot
    ended_apps.collect()
    assert [one() for one in gone[:-1]] == [None, None]
