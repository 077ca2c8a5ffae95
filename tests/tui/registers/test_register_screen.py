"""A register of the palette: the keys act on the row under the cursor, and it shows what is saved meanwhile."""

from dataclasses import replace
from typing import Any

import pytest

from store.records import Change, Contact, Decision, Milestone, Person, Risk
from store.values.record import Record
from store.values.width import cell_width
from store.values.words import words
from tui.registers.projects_screen import Projects
from tui.registers.record_screen import RecordScreen
from tui.registers.register_screen import LEAST, Register


async def opened(app: Any, pilot: Any, until: Any, kind: type[Record]) -> Register:
    register = Register(kind)
    await app.push_screen(register)
    await until(pilot, lambda: register.record)
    return register


async def test_what_is_saved_while_a_register_is_open_stands_in_it(
    running: Any, shown: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        register = await opened(app, pilot, until, Risk)
        chosen: Any = register.record
        await app.keep(replace(chosen, title="The crane is late"), act=words("elsewhere"))
        await until(pilot, lambda: "The crane is late" in shown(app))
        assert register.record == replace(chosen, title="The crane is late", rev=chosen.rev + 1)


@pytest.mark.parametrize("kind", [Change, Decision, Milestone, Risk])
async def test_a_title_is_read_before_a_further_column(
    running: Any, shown: Any, until: Any, kind: type[Any]
) -> None:
    async with running((80, 24)) as (app, pilot):
        register = await opened(app, pilot, until, kind)
        titles = [record.label for record in await app.store.run(lambda w: w.live(kind, app.project))]
        assert titles and register.record
        for title in (title for title in titles if cell_width(title) <= LEAST):
            await until(pilot, lambda title=title: title in shown(app), title)


async def test_a_contact_is_archived_under_the_name_of_the_person(
    running: Any, shown: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        register = await opened(app, pilot, until, Contact)
        contact: Any = register.record
        person = await app.store.run(lambda w: w.get(Person, contact.person))
        await pilot.press("d")
        await until(pilot, lambda: app.screen is not register and person.name in shown(app))


async def test_what_is_saved_while_the_projects_are_open_stands_there(
    running: Any, shown: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, Projects) and app.screen._record)
        await app.keep(replace(app.screen._record, name="The other bank"), act=words("elsewhere"))
        await until(pilot, lambda: "The other bank" in shown(app))


async def test_what_happened_stands_beside_a_record_where_there_is_room(
    running: Any, until: Any, shown: Any
) -> None:
    async with running((120, 40)) as (app, pilot):
        (m2,) = [m for m in await app.store.run(lambda w: w.live(Milestone, app.project)) if m.code == "M2"]
        app.dialogue(app.actions.show(m2))
        await until(
            pilot, lambda: isinstance(app.screen, RecordScreen) and "Milestone: Blueprint" in shown(app)
        )
        assert "Milestone: Blueprint" in shown(app).splitlines()[1]
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Milestone: Blueprint" not in shown(app).splitlines()[1])
        await until(pilot, lambda: "Milestone: Blueprint" in shown(app))
