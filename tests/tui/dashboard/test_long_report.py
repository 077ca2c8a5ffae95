"""What does not fit the status line is said all the same, on as many lines as it takes, above the keys."""

from collections.abc import Callable
from typing import Any

from store.values.words import words
from tui.app import Forewarn


async def test_it_stands_above_the_keys_until_something_better(
    running: Callable[..., Any], shown: Callable[[Forewarn], str], until: Callable[..., Any]
) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        app.report(words("It begins here " + "and goes on " * 10 + "to its end"), "amber")
        await until(pilot, lambda: "to its end" in shown(app))
        lines = shown(app).splitlines()
        assert "It begins here" in lines[21] and "to its end" in lines[22] and "review" in lines[23]
        app.report(words("Good"), "dim")
        await until(pilot, lambda: "to its end" not in shown(app))
        await until(pilot, lambda: "Good" in shown(app))
