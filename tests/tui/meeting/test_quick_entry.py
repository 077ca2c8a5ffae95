"""`:`, one line, one record, back where one was."""

from typing import Any

from typed_keys import typed

from store.records import Action, Contact, Morale, Note, Person, Risk
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.person_picker import Whom
from tui.dialogs.question import Question
from tui.meeting.quick_entry import Quick


async def opened(app: Any, pilot: Any, until: Any, key: str = "colon") -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, Quick) and app.screen.focused)


async def saved(app: Any, pilot: Any, until: Any) -> None:
    """Enter, and the line is in."""
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Dashboard))


async def answered(app: Any, pilot: Any, until: Any, key: str) -> None:
    """Enter, and the answer to whom the line means."""
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Question))
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, Dashboard))


async def test_a_line_becomes_a_record_in_two_keys_beside_its_text(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        before = app.screen.focused
        await opened(app, pilot, until)
        await typed(pilot, "! Supplier is late p4 i5")
        await until(pilot, lambda: "risk, p4, i5: Supplier is late" in shown(app))
        await saved(app, pilot, until)
        (risk,) = await stored(app, Risk, title="Supplier is late")
        assert (risk.probability, risk.impact) == (4, 5)
        assert app.screen.focused is before
        await pilot.press("u")
        await until(pilot, lambda: "ctrl+r redoes it" in shown(app))
        assert not await stored(app, Risk, title="Supplier is late")


async def test_a_name_nobody_has_is_asked_about(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until, "：")
        await typed(pilot, "+ send the plan @Zoe")
        await answered(app, pilot, until, "n")
        (action,) = await stored(app, Action, title="send the plan")
        zoe = await app.store.run(lambda w: w.get(Person, action.owner))
        assert zoe.name == "Zoe"


async def test_what_is_typed_ahead_into_somebody_else_makes_nobody_of_a_line(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await typed(pilot, "+ send the plan @Zoe")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, Whom) and app.screen.focused)
        await typed(pilot, "ne @Mia due tue")
        await pilot.press("enter")
        await until(pilot, lambda: "ne @Mia due tue" in shown(app))
        assert isinstance(app.screen, Whom)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Quick))
        assert "ne @Mia due tue" not in await app.store.run(lambda w: [one.name for one in w.live(Person)])
        assert not await stored(app, Action, title="send the plan")


async def test_two_of_one_name_are_chosen_between(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        twins = (Person(name="Hu Bo", organisation="Nord"), Person(name="Hu Bo", organisation="Süd"))
        from store.values.words import words

        await app.store.run(lambda w: w.save(*twins, act=words("twins")))
        await opened(app, pilot, until)
        await typed(pilot, '* thanks for the night @"Hu Bo"')
        await answered(app, pilot, until, "2")
        contacts = await app.store.run(lambda w: w.live(Contact))
        assert contacts[-1].person in {t.id for t in twins} and contacts[-1].purpose == "thanks"


async def test_private_lines_reach_no_shared_file(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        for line in ("~ 2 workload too many Saturdays", "~ nobody laughs any more", "call the vendor"):
            await opened(app, pilot, until)
            await typed(pilot, line)
            await saved(app, pilot, until)
        assert [m.text for m in await stored(app, Morale, text="too many Saturdays")]
        texts = [note.text for note in await stored(app, Note)]
        assert "~ nobody laughs any more" in texts and "call the vendor" in texts


async def test_what_cannot_be_read_stays_in_the_line(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await typed(pilot, "> price list")
        await pilot.press("enter")
        await until(pilot, lambda: "a promise to whom?" in shown(app))
        assert isinstance(app.screen, Quick)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        await opened(app, pilot, until)
        assert app.screen.text == "> price list"


async def test_tab_takes_what_is_offered_below(running: Any, shown: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await typed(pilot, "+ see R-0")
        await until(pilot, lambda: "Tab: R-0" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: app.screen.text.startswith("+ see R-0") and app.screen.text.endswith(" "))
        await pilot.press("ctrl+u")
        await typed(pilot, "Daniel Sun to call Chen")
        await until(pilot, lambda: "Tab: action, Daniel Sun: call Chen" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: app.screen.text == "+ @Daniel Sun call Chen")
        await saved(app, pilot, until)
        assert await stored(app, Action, title="call Chen")


async def test_who_was_meant_is_asked_once(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await typed(pilot, "+ call @Daniel Sunn")
        await answered(app, pilot, until, "1")
        people = {p.name: p for p in await app.store.run(lambda w: w.live(Person))}
        assert people["Daniel Sun"].also == "Daniel Sunn"
        await opened(app, pilot, until)
        await typed(pilot, "+ call again @Daniel Sunn")
        await until(pilot, lambda: "action, Daniel Sun: call again" in shown(app))


async def test_of_a_private_line_nothing_is_learnt(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await typed(pilot, "~ 2 @Daniel Sunn is tired")
        await answered(app, pilot, until, "1")
        people = {p.name: p for p in await app.store.run(lambda w: w.live(Person))}
        assert people["Daniel Sun"].also == ""
