"""`f` on a meeting's record: its minutes, by audience, to the clipboard or a file; never a private line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.records import Action, Decision, Meeting, Morale, Note, Person, Project
from store.values.words import words
from tui.dialogs.question import Question
from tui.registers.minutes_screen import MeetingRecord, MinutesScreen
from tui.registers.record_screen import RecordScreen


async def opened(app: Any, pilot: Any, until: Any) -> Meeting:
    """The minutes of a meeting of a supplier's project, by its record."""
    today = app.session.clock.today()
    project = await app.store.run(lambda w: w.get(Project, app.project))
    guo = Person(name="Guo Rong")
    meeting = Meeting(
        project=app.project,
        title="Steering 4",
        on=today,
        state="held",
        attendees=(guo.id,),
        notes="We agreed\n! late p4",
        audience=("client",),
    )
    own = {"project": app.project, "meeting": meeting.id}
    records = (
        replace(project, side="supplier"),
        guo,
        meeting,
        Decision(**own, title="Go live stays", audience=("client",), on=today),
        Action(**own, title="check our margin", owner=guo.id),
        Action(**own, title="send the list", owner=guo.id, audience=("client",), due=today),
        Morale(**own, on=today, mood=2, text="SECRET mood", line=3),
        Note(**own, on=today, text="~ SECRET note", line=4),
    )
    await app.store.run(lambda w: w.save(*records, act=words("held")))
    app.dialogue(app.actions.show(meeting))
    await until(pilot, lambda: isinstance(app.screen, MeetingRecord) and app.screen.focused)
    await pilot.press("f")
    await until(pilot, lambda: isinstance(app.screen, MinutesScreen) and app.screen.focused)
    return meeting


async def test_each_reads_what_is_meant_for_them(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await until(pilot, lambda: "MINUTES as read by: client" in shown(app))
        assert "present: Guo Rong" in shown(app) and "Go live stays" in shown(app)
        assert "Guo Rong: A-" in shown(app) and "send the list, due 26 Nov" in shown(app)
        assert "margin" not in shown(app)
        await pilot.press("a", "a")
        await until(pilot, lambda: "as read by: internal" in shown(app))
        assert "check our margin" in shown(app) and "SECRET" not in shown(app)
        await pilot.press("a")
        await until(pilot, lambda: "as read by: client" in shown(app) and "margin" not in shown(app))


async def test_to_the_clipboard_and_to_a_file(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await pilot.press("y")
        await until(pilot, lambda: "sent to your terminal's clipboard" in shown(app))
        assert (
            app.clipboard.startswith("Dear Guo Rong,\n\nMinutes: Steering 4\n")
            and "SECRET" not in app.clipboard
        )
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("m")
        await until(pilot, lambda: "written to" in shown(app))
        text = (tmp_path / "minutes-Steering4-2026-11-26.md").read_text()
        assert text.startswith("# Minutes: Steering 4\n") and "margin" not in text and "SECRET" not in text


async def test_every_format_there_is_for_a_briefing(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        for key, ending, begins in (
            ("w", ".docx", b"PK"),
            ("h", ".html", b"<!doctype"),
            ("t", ".txt", b"Minutes"),
        ):
            file = tmp_path / f"minutes-Steering4-2026-11-26{ending}"
            await pilot.press("f")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await pilot.press(key)
            await until(pilot, lambda file=file: file.exists())
            assert file.read_bytes().startswith(begins)
        await until(pilot, lambda: "written to" in shown(app))


async def test_what_cannot_be_written_is_said(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes-Steering4-2026-11-26.md").symlink_to(tmp_path / "elsewhere")
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("m")
        await until(pilot, lambda: "is a link; name the file itself" in shown(app))
        assert not (tmp_path / "elsewhere").exists()


async def test_other_records_have_no_minutes(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        assert not isinstance(app.screen, MeetingRecord)
