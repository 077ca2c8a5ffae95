"""What is chosen for a register that comes in: what a column becomes, what its words mean, who its people are."""

from datetime import date
from functools import partial
from typing import Any

from bringing_in import (
    RISKS,
    Opened,
    answer,
    column_becomes,
    counts,
    leave,
    on_question,
    sees,
    settled,
    take,
    to_questions,
    typed,
)

from store.records import Milestone, Person, Risk, SavedMapping, Stakeholder, Told
from tui.bring_in.bring_in_screen import BringIn


def has_map(screen: BringIn, header: str) -> bool:
    return any(text.endswith(f"={header}") for text in screen.choices.maps)


def has_maps(screen: BringIn, maps: tuple[str, ...]) -> bool:
    return screen.choices.maps == maps


async def test_a_column_becomes_another_field_the_remark_or_nothing(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        for header, way in (("Cause", "to the remark"), ("Owner", "leave out")):
            await column_becomes(app, pilot, until, header, way)
            await settled(pilot, until, screen, partial(has_map, screen, header))
        assert screen.choices.maps == ("aside=Cause", "out=Owner")
        await leave(app, pilot, until, "f2")
        (late,) = await stored(app, Risk, title="Vendor is late")
        assert (late.cause, late.owner) == ("", None)
        assert "Cause: one source" in late.remark
        assert "Ann" not in late.remark


async def test_a_field_goes_to_the_column_that_is_chosen_and_back(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", "Risk,Text,Probability\nVendor is late,one source,4\n")
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        for way, maps in (("Cause", ("cause=Text",)), ("as it is read", ())):
            await column_becomes(app, pilot, until, "Text", way)
            await settled(pilot, until, screen, partial(has_maps, screen, maps))


async def test_words_and_people_and_the_base_line_are_answered_where_they_stand(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await to_questions(pilot, until, screen)
        await answer(app, pilot, until, "occurred", "word", "Blue")
        await settled(pilot, until, screen, lambda: screen.choices.values == {"Blue": "occurred"})
        await answer(app, pilot, until, "who it is", "person", "Bo Lund")
        chen = (await app.store.run(lambda w: w.live(Person)))[0]
        await typed(app, pilot, until, chen.name)
        await settled(pilot, until, screen, lambda: screen.choices.named == {"bo lund": chen.name})
        on_question(screen, "heard_until")
        await pilot.press("enter")
        await typed(app, pilot, until, "2026-11-26")
        await settled(pilot, until, screen, lambda: screen.choices.heard_until == "2026-11-26")
        await leave(app, pilot, until, "f2")
        (out,) = await stored(app, Risk, title="Licences run out")
        (gone,) = await stored(app, Risk, title="Data owner goes")
        (late,) = await stored(app, Risk, title="Vendor is late")
        assert (out.owner, gone.state) == (chen.id, "occurred")
        assert await stored(app, Told, subject=late.id, state="before", on=date(2026, 11, 26))
        taught = await app.store.run(lambda w: w.live(SavedMapping))
        assert any("state:Blue=occurred" in one.pairs for one in taught)


async def test_an_answer_is_taken_back(running: Any, until: Any, choose: Opened, write: Any) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await to_questions(pilot, until, screen)
        await answer(app, pilot, until, "open", "word", "Blue")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        await answer(app, pilot, until, "take it back", "said", "Blue")
        await settled(pilot, until, screen, lambda: not screen.choices.values)
        on_question(screen, "word", "Blue")


async def test_an_answer_goes_with_the_column_that_had_its_word(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await to_questions(pilot, until, screen)
        await answer(app, pilot, until, "open", "word", "Blue")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        await pilot.press("shift+tab")
        await until(pilot, lambda: screen.lists.columns.has_focus)
        await column_becomes(app, pilot, until, "Status", "leave out")
        await settled(pilot, until, screen, lambda: screen.choices.maps == ("out=Status",))
        assert not screen.choices.values


async def test_nothing_is_saved_before_the_order_in_days_is_known(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("plan.csv", "Milestone,Baseline finish\nFirst light,05/06/2027\nSecond light,07/08/2027\n")
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "plan.csv")
        assert screen.choices.called == "milestone"
        await pilot.press("f2")
        await sees(app, pilot, until, "which comes first, day or month?")
        assert screen.lists.questions.has_focus
        assert not await stored(app, Milestone, title="First light")
        await pilot.press("enter")
        await take(app, pilot, until, "month before day")
        await settled(pilot, until, screen, lambda: screen.choices.dates == "mdy")
        assert counts(screen)["new"] == 2
        await leave(app, pilot, until, "f2")
        (first,) = await stored(app, Milestone, title="First light")
        assert first.baseline == date(2027, 5, 6)


async def test_roles_are_asked_once_and_start_the_clocks(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write(
        "stakeholders.csv",
        "Name,Stakeholder role,Influence\nGu Wei,Head of IT,5\nHan Mei,,4\nHu Bo,,3\n",
    )
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "stakeholders.csv")
        assert screen.choices.called == "stakeholder"
        await to_questions(pilot, until, screen)
        on_question(screen, "role")
        await sees(app, pilot, until, "2 without a role: no clock runs")
        await pilot.press("enter")
        await take(app, pilot, until, "core team")
        await settled(pilot, until, screen, lambda: screen.choices.role == "core")
        await answer(app, pilot, until, "executive", "word", "Head of IT")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        await leave(app, pilot, until, "f2")
        assert len(await stored(app, Stakeholder, role="core")) >= 2
        names = {one.id: one.name for one in await app.store.run(lambda w: w.live(Person))}
        roles = {names[one.person]: one.role for one in await stored(app, Stakeholder)}
        assert (roles["Gu Wei"], roles["Han Mei"], roles["Hu Bo"]) == ("executive", "core", "core")
