"""A view of config.toml on the screen: ctrl+p finds it by its name, and it holds what `forewarn list NAME` prints."""

from typing import Any

from store.config import Config
from store.records import Risk
from store.values.words import words
from tui.navigation.palette import Commands
from tui.registers.register_screen import Register
from tui.registers.view_screen import View

VIEWS = Config(
    views={
        "worst": "risk open --sort score --columns code,title",
        "nobody's": "risk --owner 'Nobody Knows'",
        "bad": "risk --no-such",
    }
)


async def chosen(app: Any, pilot: Any, until: Any, name: str) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, Commands) and app.screen._rows.payload)
    await pilot.press(*f"view: {name}")
    await until(pilot, lambda: app.screen._rows.payload and app.screen._rows.payload.label == f"view: {name}")
    await pilot.press("enter")


async def test_it_holds_what_the_command_prints(running: Any, until: Any, shown: Any) -> None:
    async with running(config=VIEWS) as (app, pilot):
        await chosen(app, pilot, until, "worst")
        await until(pilot, lambda: isinstance(app.screen, View) and app.screen.record)
        view = app.screen
        risks = await app.store.run(lambda w: w.live(Risk, app.project))
        left = [risk for risk in risks if risk.state != "closed"]
        rows = [row.payload[0] for row in view._rows._rows]
        assert {row.id for row in rows} == {risk.id for risk in left}
        scores = [row.probability * row.impact for row in rows if row.probability and row.impact]
        assert scores == sorted(scores, reverse=True)
        assert "worst: Risks" in shown(app)
        # What is saved meanwhile leaves it or stays in it by the same words.
        await app.keep(rows[0].__class__(project=app.project, title="The crane is late"), act=words("add"))
        await until(pilot, lambda: "The crane is late" in shown(app))


async def test_one_that_cannot_be_shown_says_why(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 40), config=VIEWS) as (app, pilot):
        await chosen(app, pilot, until, "bad")
        await until(pilot, lambda: "the view bad: unknown option --no-such" in shown(app))
        assert not isinstance(app.screen, Register)
        await chosen(app, pilot, until, "nobody's")
        await until(pilot, lambda: "nobody is called Nobody Knows" in shown(app))
