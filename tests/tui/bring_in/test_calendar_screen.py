"""A file of days off that comes in by keys."""

from typing import Any

from bringing_in import sees, to_files

from store.records import CalendarDays
from tui.bring_in.calendar_screen import CalendarImport


async def test_a_calendar_shows_its_days(running: Any, until: Any, write: Any) -> None:
    write(
        "cn.toml",
        'code = "XX"\nlast = 2027-12-31\n[holidays]\n2027-10-01 = "National Day"\n[makeup]\n2027-10-09 = "for 7 Oct"\n',
    )
    async with running() as (app, pilot):
        await to_files(app, pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CalendarImport) and app.screen._rows.cursor_row)
        await sees(app, pilot, until, "National Day", "worked, to make up")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, CalendarImport))
        kept = await app.store.run(lambda w: w.live(CalendarDays))
        await sees(app, pilot, until, "import calendar XX")
        assert "XX" in {one.code for one in await app.store.run(lambda w: w.live(CalendarDays))}, kept


async def test_days_off_of_a_region_are_taken_by_enter(running: Any, until: Any, write: Any) -> None:
    days = (("20270101", "New Year", "Public holiday"), ("20270106", "Epiphany", "Public holiday in Bavaria"))
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{name}\r\nDESCRIPTION:{what}\r\nEND:VEVENT\r\n"
        for day, name, what in days
    )
    write("de.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n")
    async with running() as (app, pilot):
        await to_files(app, pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CalendarImport) and app.screen._rows.cursor_row)
        await sees(app, pilot, until, "Epiphany", "of a region: Enter takes it")
        await pilot.press("end", "enter")
        await sees(app, pilot, until, "of a region: Enter leaves it")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, CalendarImport))
        await sees(app, pilot, until, "import calendar")
        kept = await app.store.run(lambda w: w.live(CalendarDays))
        assert any("2027-01-06" in one.holidays for one in kept)
